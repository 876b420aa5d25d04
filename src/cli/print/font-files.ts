import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);

/**
 * The files of the fonts for headings, code and symbols. The text face (Libertinus Serif) and that of formulas (New Computer Modern
 * Math) are in the native engine itself.
 */
export function fontFiles(): readonly string[] {
  return [
    require.resolve('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf'),
    require.resolve('@expo-google-fonts/source-sans-3/400Regular_Italic/SourceSans3_400Regular_Italic.ttf'),
    require.resolve('@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf'),
    require.resolve('@expo-google-fonts/source-sans-3/600SemiBold_Italic/SourceSans3_600SemiBold_Italic.ttf'),
    require.resolve('@expo-google-fonts/source-code-pro/400Regular/SourceCodePro_400Regular.ttf'),
    require.resolve('@expo-google-fonts/source-code-pro/400Regular_Italic/SourceCodePro_400Regular_Italic.ttf'),
    require.resolve('@expo-google-fonts/source-code-pro/600SemiBold/SourceCodePro_600SemiBold.ttf'),
    require.resolve('@expo-google-fonts/source-code-pro/600SemiBold_Italic/SourceCodePro_600SemiBold_Italic.ttf'),
    require.resolve('@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf'),
  ];
}

/** Where pylit keeps the fonts that the native engine has in itself, from sources and from what is built. */
const FOLDERS = ['../../../fonts', '../../fonts', '../fonts'].map(folder => new URL(`${folder}/`, import.meta.url));

/** The files of the fonts that the native engine has in itself, as far as books need them. */
export function textFonts(): readonly string[] {
  const folder = ownFolder();
  return folder === undefined ? [] : fontsBelow([folder]);
}

/** The file that tells fontconfig that there are no fonts. */
export function noFonts(): string {
  return path.join(ownFolder() ?? '', NO_FONTS);
}

const NO_FONTS = 'no-fonts.conf';

function ownFolder(): string | undefined {
  return FOLDERS.map(url => fileURLToPath(url)).find(folder => existsSync(path.join(folder, NO_FONTS)));
}

/** The files of fonts in folders. */
export function fontsBelow(folders: readonly string[]): readonly string[] {
  return folders.flatMap(folder =>
    existsSync(folder)
      ? readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter(entry => entry.isFile() && /\.(?:ttf|otf)$/i.test(entry.name))
          .map(entry => path.join(entry.parentPath, entry.name))
          .sort()
      : [],
  );
}

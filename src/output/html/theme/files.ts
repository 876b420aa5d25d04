import type { OutputFile } from '../../../literate/format.ts';
import { type Speaker, siteWords } from '../../print/page-words.ts';
import type { ConfiguredPlugin } from '../options.ts';
import { boxes } from './boxes.css.ts';
import { code } from './code.css.ts';
import { colours } from './colours.css.ts';
import { icon } from './icon.ts';
import { layout } from './layout.css.ts';
import { listing } from './listing.css.ts';
import { navigation } from './navigation.css.ts';
import { objects } from './objects.css.ts';
import { print } from './print.css.ts';
import { earlyScript, pageScript } from './scripts.ts';
import { sphinx } from './sphinx.css.ts';
import { text } from './text.css.ts';
import { wordStyles } from './words.css.ts';

/** Paths of the theme's files in the site. */
export const THEME_FILES = {
  styles: 'pylit-theme/style.css',
  early: 'pylit-theme/early.js',
  script: 'pylit-theme/page.js',
  icon: 'pylit-theme/icon.svg',
};

/** Makes the files that all pages share. The plugins' styles come after the theme's, in the plugins' order, and print last. */
export async function themeFiles(plugins: readonly ConfiguredPlugin[], site: Speaker): Promise<readonly OutputFile[]> {
  const own = await Promise.all(plugins.map(pluginStyles));
  const styles = [
    colours,
    wordStyles(site),
    layout,
    navigation,
    text,
    code,
    listing,
    boxes,
    sphinx,
    objects,
    ...own,
    print,
  ].map(part => part.trim());
  return [
    { path: THEME_FILES.styles, content: `${styles.filter(part => part !== '').join('\n\n')}\n` },
    { path: THEME_FILES.early, content: earlyScript },
    { path: THEME_FILES.script, content: pageScript(siteWords(site)) },
    { path: THEME_FILES.icon, content: icon },
  ];
}

async function pluginStyles({ plugin, options }: ConfiguredPlugin): Promise<string> {
  const styles = await plugin.styles?.(options);
  return styles === undefined || styles.trim() === ''
    ? ''
    : `/* Plugin ${plugin.name.replace(/\*\//g, '')} */\n${styles.trim()}`;
}

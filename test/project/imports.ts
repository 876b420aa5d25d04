import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Import {
  /** The importing file, from the root of the project, with `/`. */
  readonly from: string;
  /** The file it imports, from the root of the project; for a package or a Node module, its specifier. */
  readonly to: string;
  readonly relative: boolean;
  readonly typeOnly: boolean;
}

/** All imports, exports-from, dynamic imports and look-ups (`require.resolve`) of the TypeScript files below a folder of the project. */
export function importsBelow(folder: string): Import[] {
  return filesBelow(folder)
    .filter(file => file.endsWith('.ts'))
    .flatMap(file => importsOf(file, readFileSync(join(root, file), 'utf8')));
}

/** The paths of all files below a folder of the project, from its root, sorted. */
export function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && !entry.name.includes('-changed'))
    .map(entry => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

/** The imports of one file's text. */
export function importsOf(file: string, text: string): Import[] {
  const code = text.replace(/^\s*(?:\/\*\*?|\*|\/\/).*$/gm, '');
  const statements = code.matchAll(/\b(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\bfrom\s+)?'([^'\n]+)'/g);
  const calls = code.matchAll(/\b(?:import|require\.resolve)\(\s*'([^'\n]+)'/g);
  return [
    ...Array.from(statements, ([, type, specifier = '']) => toImport(file, specifier, type !== undefined)),
    ...Array.from(calls, ([, specifier = '']) => toImport(file, specifier, false)),
  ];
}

function toImport(from: string, specifier: string, typeOnly: boolean): Import {
  const isRelative = specifier.startsWith('.');
  const to = isRelative ? join(dirname(from), specifier).replaceAll('\\', '/') : specifier;
  return { from, to, relative: isRelative, typeOnly };
}

/** The name of the package that a specifier means: `@scope/name` or `name`. */
export function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** The names of the packages that files below the given folders import, apart from types, sorted. */
export function packagesImportedBelow(...folders: string[]): string[] {
  const outside = folders
    .flatMap(importsBelow)
    .filter(({ to, relative, typeOnly }) => !relative && !typeOnly && !to.startsWith('node:'));
  return [...new Set(outside.map(({ to }) => packageOf(to)))].filter(name => name !== 'pylit').sort();
}

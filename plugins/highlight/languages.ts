import { nearest } from 'pylit/plugin';
import { PRISM_LANGUAGES } from './prism/languages.ts';

/** Names of "no language": such a block stays plain, and nobody is told. */
const PLAIN = new Set([
  '',
  'text',
  'txt',
  'plain',
  'plaintext',
  'none',
  'raw',
  'output',
  'no-highlight',
  'nohighlight',
  'literal',
]);

/** Names that other tools give to languages, where shiki has none of its own. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'c++': 'cpp',
  python3: 'python',
  pycon: 'python',
  ipython: 'python',
  ipython3: 'python',
  'shell-session': 'shellsession',
  terminal: 'shellsession',
  golang: 'go',
  restructuredtext: 'rst',
  golo: 'go',
  node: 'javascript',
  'emacs-lisp': 'elisp',
  postgres: 'sql',
  postgresql: 'sql',
  sqlite: 'sql',
  mysql: 'sql',
  gnumake: 'make',
  htm: 'html',
  svg: 'xml',
  ini: 'ini',
  conf: 'ini',
  cfg: 'ini',
  caddyfile: 'nginx',
  'c#': 'csharp',
  'f#': 'fsharp',
  'objective-c++': 'objective-cpp',
  gas: 'asm',
  nasm: 'asm',
};

/** Shiki's names by those that prism's languages go by. Shiki knows the same; it is loaded only for others. */
const PRISM_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries(PRISM_LANGUAGES).flatMap(([name, { aliases }]) =>
    [name, ...aliases].map((alias): [string, string] => [alias, name]),
  ),
);

/** What a fence's language is: shiki's name of a grammar, no language, or a name that nobody knows. */
export type Language =
  | { readonly kind: 'grammar'; readonly name: string }
  | { readonly kind: 'plain' }
  | { readonly kind: 'unknown'; readonly near: readonly string[] };

/**
 * Finds the grammar for the name written on a fence.
 *
 * @param written as in the source, for example `C++`
 * @param own the project's own names, from the options
 */
export async function findLanguage(written: string, own: Readonly<Record<string, string>>): Promise<Language> {
  const lower = written.toLowerCase();
  const wanted = lookUp(own, lower) ?? lookUp(OTHER_NAMES, lower) ?? lower;
  if (PLAIN.has(wanted)) return { kind: 'plain' };
  const fast = PRISM_NAMES.get(wanted);
  if (fast !== undefined) return { kind: 'grammar', name: fast };
  const { names, canonical } = await grammarNames();
  const name = canonical.get(wanted);
  return name === undefined ? { kind: 'unknown', near: nearest(wanted, names) } : { kind: 'grammar', name };
}

function lookUp(names: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(names, name) ? names[name] : undefined;
}

interface GrammarNames {
  readonly names: readonly string[];
  /** A grammar's name by each of its names. */
  readonly canonical: ReadonlyMap<string, string>;
}

let loaded: Promise<GrammarNames> | undefined;

function grammarNames(): Promise<GrammarNames> {
  loaded ??= import('shiki/langs').then(({ bundledLanguagesInfo }) => {
    const canonical = new Map<string, string>();
    for (const { id, aliases } of bundledLanguagesInfo)
      for (const name of [...(aliases ?? []), id]) canonical.set(name, id);
    return { names: [...canonical.keys()], canonical };
  });
  return loaded;
}

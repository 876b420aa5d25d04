/** Languages whose definitions pylit finds. What shares a family can use each other's names. */
export type LanguageFamily = 'python' | 'script' | 'c' | 'rust' | 'go' | 'java' | 'csharp' | 'ruby' | 'php' | 'shell';

const FAMILIES: ReadonlyMap<string, LanguageFamily> = new Map([
  ...named('python', 'python py python3 cython sage'),
  ...named('script', 'typescript ts mts cts tsx javascript js mjs cjs jsx node'),
  ...named('c', 'c h c++ cpp cxx cc hpp hh objective-c objc cuda'),
  ...named('rust', 'rust rs'),
  ...named('go', 'go golang'),
  ...named('java', 'java'),
  ...named('csharp', 'csharp cs c# dotnet'),
  ...named('ruby', 'ruby rb'),
  ...named('php', 'php php5'),
  ...named('shell', 'bash sh shell zsh ksh'),
]);

function named(family: LanguageFamily, names: string): (readonly [string, LanguageFamily])[] {
  return names.split(' ').map(name => [name, family] as const);
}

/** @param language as written on the code */
export function familyOf(language: string): LanguageFamily | undefined {
  return FAMILIES.get(language.toLowerCase());
}

const GRAMMARS: ReadonlyMap<string, string> = new Map([
  ...['typescript', 'ts', 'mts', 'cts'].map(name => [name, 'typescript'] as const),
  ['tsx', 'tsx'],
]);
const FAMILY_GRAMMARS: Readonly<Record<LanguageFamily, string>> = {
  python: 'python',
  script: 'javascript',
  // C is nearly a part of it.
  c: 'cpp',
  rust: 'rust',
  go: 'go',
  java: 'java',
  csharp: 'c-sharp',
  ruby: 'ruby',
  php: 'php',
  shell: 'bash',
};

/** The name of tree-sitter's grammar for a language. */
export function grammarOf(language: string): string | undefined {
  const family = familyOf(language);
  return family && (GRAMMARS.get(language.toLowerCase()) ?? FAMILY_GRAMMARS[family]);
}

/** A language of the fast engine. */
export interface PrismLanguage {
  /** Prism's name. */
  readonly grammar: string;
  /** Other names for it. */
  readonly aliases: readonly string[];
}

/**
 * Longer code, counted in characters, is not for prism. A pattern of it sees all of the code at once, and a few take quadratic time.
 */
export const PRISM_LIMIT = 50_000;

function language(grammar: string, ...aliases: string[]): PrismLanguage {
  return { grammar, aliases };
}

/**
 * The languages that prism's grammars colour about as well as those of Visual Studio Code, by shiki's names for them. Not here:
 * Markdown and PHP, whose embedded code prism
 * leaves plain, and SCSS, whose grammar takes quadratic time.
 */
export const PRISM_LANGUAGES: Readonly<Record<string, PrismLanguage>> = {
  bat: language('batch', 'batch', 'cmd'),
  c: language('c'),
  cpp: language('cpp', 'c++'),
  csharp: language('csharp', 'c#', 'cs'),
  css: language('css'),
  diff: language('diff'),
  docker: language('docker', 'dockerfile'),
  go: language('go'),
  html: language('markup'),
  ini: language('ini', 'properties'),
  java: language('java'),
  javascript: language('javascript', 'js', 'cjs', 'mjs'),
  json: language('json'),
  jsonc: language('json'),
  jsx: language('jsx'),
  kotlin: language('kotlin', 'kt', 'kts'),
  lua: language('lua'),
  make: language('makefile', 'makefile'),
  powershell: language('powershell', 'ps', 'ps1'),
  python: language('python', 'py'),
  ruby: language('ruby', 'rb'),
  rust: language('rust', 'rs'),
  shellscript: language('bash', 'bash', 'sh', 'shell', 'zsh'),
  shellsession: language('shell-session', 'console'),
  sql: language('sql'),
  swift: language('swift'),
  toml: language('toml'),
  tsx: language('tsx'),
  typescript: language('typescript', 'ts', 'cts', 'mts'),
  xml: language('markup'),
  yaml: language('yaml', 'yml'),
};

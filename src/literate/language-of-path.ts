/** Names of languages that differ from the endings of their files. */
const LANGUAGES: Readonly<Record<string, string>> = {
  ...{ py: 'python', js: 'javascript', mjs: 'javascript', cjs: 'javascript', ts: 'typescript', mts: 'typescript' },
  ...{ rb: 'ruby', rs: 'rust', sh: 'sh', pl: 'perl', h: 'c', hpp: 'cpp', cc: 'cpp', hs: 'haskell', kt: 'kotlin' },
  ...{
    yml: 'yaml',
    md: 'markdown',
    cs: 'csharp',
    jl: 'julia',
    ex: 'elixir',
    exs: 'elixir',
    erl: 'erlang',
    ml: 'ocaml',
  },
};

/** The language of a file by its name, as code blocks call it: `python` for `a.py`. */
export function languageOfPath(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase();
  if (ending === undefined) return /^makefile$/i.test(name) ? 'make' : 'text';
  return LANGUAGES[ending] ?? ending;
}

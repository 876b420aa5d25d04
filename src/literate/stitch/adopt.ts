import { attribute } from '../untangle/code-block.ts';

/** A file that is to become a block of a document. */
export interface AdoptedFile {
  /** As `file=` names it. */
  readonly path: string;
  /** LF ends, ended by one. */
  readonly text: string;
  readonly isExecutable: boolean;
  readonly isCrlf: boolean;
}

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

/** The document with a block for the file at its end. */
export function withAdopted(source: string, file: AdoptedFile, format: 'markdown' | 'rst'): string {
  const end = /\r\n|\r|\n/.exec(source)?.[0] ?? '\n';
  const block = format === 'rst' ? rstBlock(file) : markdownBlock(file);
  const gap = source === '' ? '' : /(?:\r\n|\r|\n)$/.test(source) ? end : end + end;
  return source + gap + block.replaceAll('\n', end);
}

function markdownBlock({ path, text, isExecutable, isCrlf }: AdoptedFile): string {
  const runs = text.match(/^\s*`{3,}/gm) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map(run => run.trim().length + 1)));
  const more = [isExecutable ? ' executable' : '', isCrlf ? ' eol=crlf' : '', mayRefer(text) ? ' noexpand' : ''].join(
    '',
  );
  return `${fence}${languageOf(path)} {${attribute('file', path)}${more}}\n${text}${fence}\n`;
}

function rstBlock({ path, text, isExecutable, isCrlf }: AdoptedFile): string {
  const options = [
    `:file: ${path}`,
    ...(isExecutable ? [':executable:'] : []),
    ...(isCrlf ? [':eol: crlf'] : []),
    ...(mayRefer(text) ? [':noexpand:'] : []),
  ];
  const lines = text.split('\n').map(line => (line === '' ? '' : `   ${line}`));
  return `.. pylit:code:: ${languageOf(path)}\n${options.map(option => `   ${option}\n`).join('')}\n${lines.join('\n')}`;
}

function mayRefer(text: string): boolean {
  return text.includes('<<');
}

function languageOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase();
  if (ending === undefined) return /^makefile$/i.test(name) ? 'make' : 'text';
  return LANGUAGES[ending] ?? ending;
}

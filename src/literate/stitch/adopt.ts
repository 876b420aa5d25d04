import { languageOfPath } from '../language-of-path.ts';
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
  return `${fence}${languageOfPath(path)} {${attribute('file', path)}${more}}\n${text}${fence}\n`;
}

function rstBlock({ path, text, isExecutable, isCrlf }: AdoptedFile): string {
  const options = [
    `:file: ${path}`,
    ...(isExecutable ? [':executable:'] : []),
    ...(isCrlf ? [':eol: crlf'] : []),
    ...(mayRefer(text) ? [':noexpand:'] : []),
  ];
  const lines = text.split('\n').map(line => (line === '' ? '' : `   ${line}`));
  return `.. pylit:code:: ${languageOfPath(path)}\n${options.map(option => `   ${option}\n`).join('')}\n${lines.join('\n')}`;
}

function mayRefer(text: string): boolean {
  return text.includes('<<');
}

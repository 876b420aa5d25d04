import type { Code } from 'mdast';
import type { ChunkPart } from '../../literate/chunk.ts';
import { expandTabs } from '../../reader/rst/text/source-file.ts';
import { type ChunkOption, chunkOptions } from '../chunk-options.ts';
import type { Losses } from '../losses.ts';

/** Code as a directive, or as a literal block where nothing is said of it. */
export function codeRst(node: Code, part: ChunkPart | undefined, info: string, losses: Losses): string {
  const written = part?.code ?? node.value;
  const value = withSpaces(written.replace(/^(?:[ \t]*\n)+/, '').trimEnd());
  const { numbered, title } = node.data ?? {};
  if (value === '') {
    losses.add(node, 'a code block without code');
    return '';
  }
  if (written.includes('\t')) losses.add(node, 'tabs in code become spaces');
  else if (value !== written) losses.add(node, 'blank lines at the start or end of code');
  const options: ChunkOption[] = part ? chunkOptions(part) : [];
  if (numbered !== undefined) options.unshift(['linenos', ''], ...startOption(numbered));
  if (title !== undefined) options.push(['caption', title.replace(/\s+/g, ' ')]);
  else if (!part && numbered === undefined && info !== (node.lang ?? ''))
    losses.add(node, `what "${info}" says besides the language`);
  const language = node.lang ?? '';
  if (language === '' && options.length === 0 && !/^\s/.test(value)) return `::\n\n${indented(value)}`;
  // Without an option the least indented line would lose its indentation.
  if (options.length === 0 && /^\s/.test(value)) options.push(['force', '']);
  const fields = options.map(([key, text]) => `   :${key}: ${text}`.trimEnd());
  const directive = part ? 'pylit:code' : 'code-block';
  return [`.. ${directive}:: ${language}`.trimEnd(), ...fields, '', indented(value)].join('\n');
}

function withSpaces(code: string): string {
  return code.includes('\t') ? code.split('\n').map(expandTabs).join('\n') : code;
}

function startOption(numbered: number): ChunkOption[] {
  return numbered === 1 ? [] : [['lineno-start', String(numbered)]];
}

function indented(value: string): string {
  return value.replace(/^(?=.*\S)/gm, '   ');
}

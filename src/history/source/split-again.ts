import { textLines } from '../../literate/lines.ts';
import type { Reader } from '../../reader/reader.ts';
import type { OutlinedBlock, ReadDocument } from './history-source.ts';
import { outlinedBlocks, readSource } from './reading.ts';

/**
 * Splits a text of which an earlier state is known: reads only the lines between two blocks that end for sure, one above and one below
 * all that changed, or the document's ends. Where blocks begin and end, unlike what is in them, depends on nothing further away.
 *
 * @param text normalised, as is that of `previous`
 * @returns what splitting the whole gives, or undefined where the whole must be read
 */
export function splitAgain(reader: Reader, previous: ReadDocument, text: string): readonly OutlinedBlock[] | undefined {
  if (!(reader.format in OVER)) return undefined;
  const old = textLines(previous.text);
  const now = textLines(text);
  if (mayOpenFrontmatter(old, previous.blocks) || (now[0]?.startsWith('---') && !old[0]?.startsWith('---')))
    return undefined;
  const region = findRegion(reader.format, previous.blocks, old, now);
  if (!region) return undefined;
  const { first, last, start, end } = region;
  if (reader.format === 'rst' && (hasAdornment(old, start, end - region.shift) || hasAdornment(now, start, end)))
    return undefined;
  const part = `${now.slice(start, end).join('\n')}\n`;
  const read = readSource(reader, part);
  const parsed = read && outlinedBlocks(read).map(block => ({ ...block, line: block.line + start }));
  const closing = previous.blocks[last];
  if (!parsed || (closing && !isAt(parsed.at(-1), closing, region.shift))) return undefined;
  return [
    ...previous.blocks.slice(0, first),
    ...parsed,
    ...previous.blocks.slice(last + 1).map(block => ({ ...block, line: block.line + region.shift })),
  ];
}

/** A line of hyphens at the start is front matter as soon as there is another, anywhere. */
function mayOpenFrontmatter(lines: readonly string[], blocks: readonly OutlinedBlock[]): boolean {
  return lines[0]?.startsWith('---') === true && blocks[0]?.kind !== 'frontmatter';
}

/** The blocks to be read again, from `first` to `last`, which itself has not changed; `last` is none at the end of the document. */
interface Region {
  readonly first: number;
  readonly last: number;
  /** Lines of the new text: from 0, the end excluded. */
  readonly start: number;
  readonly end: number;
  /** How many lines what is behind it moves. */
  readonly shift: number;
}

function findRegion(
  format: string,
  blocks: readonly OutlinedBlock[],
  old: readonly string[],
  now: readonly string[],
): Region | undefined {
  const same = commonStart(old, now);
  const behind = commonEnd(old, now, same);
  const shift = now.length - old.length;
  let first = blocks.findIndex(block => endOf(block) + 2 > same);
  if (first < 0) first = blocks.length;
  while (first > 0 && !isOver(format, blocks[first - 1], old)) first -= 1;
  const change = old.length - behind;
  const closing = blocks.findIndex(
    (block, index) =>
      index >= first && block.line - 2 >= change && old[block.line - 2] === '' && isOver(format, block, old),
  );
  const last = closing < 0 ? blocks.length : closing;
  const [above, below] = [blocks[first - 1], blocks[last]];
  // Front matter that changes is read with the rest.
  if (!above && old[0]?.startsWith('---')) return undefined;
  return { first, last, start: above ? endOf(above) : 0, end: below ? endOf(below) + shift : now.length, shift };
}

/** The last line of a block, from 1; or the number of lines up to its end. */
function endOf({ line, lines }: OutlinedBlock): number {
  return line + lines - 1;
}

/** Kinds of blocks that are over at an empty line with text at the margin behind it. */
const OVER: Readonly<Record<string, readonly string[]>> = { markdown: ['paragraph', 'heading'], rst: ['paragraph'] };

function isOver(format: string, block: OutlinedBlock | undefined, lines: readonly string[]): boolean {
  if (!block || !OVER[format]?.includes(block.kind)) return false;
  const end = endOf(block);
  const next = lines[end + 1];
  // In reStructuredText a paragraph may announce a literal block, which need not be indented.
  const announces = format === 'rst' && lines[end - 1]?.trimEnd().endsWith('::');
  return !announces && lines[end] === '' && next !== undefined && /^\S/.test(next);
}

/** How a title of reStructuredText is read depends on the titles before it; and the border of a table may end one from far above. */
function hasAdornment(lines: readonly string[], start: number, end: number): boolean {
  return lines.slice(start, end).some(line => ADORNMENT.test(line));
}

const ADORNMENT = /^(?:([!-/:-@[-`{-~])\1+|=+(?: +=+)+)\s*$/;

function isAt(block: OutlinedBlock | undefined, old: OutlinedBlock, shift: number): boolean {
  return block !== undefined && block.id === old.id && block.kind === old.kind && block.line === old.line + shift;
}

function commonStart(old: readonly string[], now: readonly string[]): number {
  const most = Math.min(old.length, now.length);
  let length = 0;
  while (length < most && old[length] === now[length]) length += 1;
  return length;
}

function commonEnd(old: readonly string[], now: readonly string[], start: number): number {
  const most = Math.min(old.length, now.length) - start;
  let length = 0;
  while (length < most && old[old.length - 1 - length] === now[now.length - 1 - length]) length += 1;
  return length;
}

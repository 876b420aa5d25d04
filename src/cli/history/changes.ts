import { countChangedWords } from '../../diff/word-diff.ts';
import type { BlockChange } from '../../history/changed-blocks.ts';
import type { DocumentChange, FileChange, ProjectChanges } from '../../history/changed-project.ts';
import type { Paint } from '../terminal/colours.ts';
import { printable } from '../terminal/printable.ts';
import { type ShownChange, wordLines, wordsOf } from './word-lines.ts';

const SIGNS = { added: '+', removed: '-', edited: '~', moved: '>' } as const;

/** Whether two versions are the same. */
export function isUnchanged({ documents, files }: ProjectChanges): boolean {
  return documents.length + files.length === 0;
}

/** A line for each document, and one for each block with its first words. */
export function* summaryLines({ documents, files }: ProjectChanges, paint: Paint): Generator<string> {
  for (const document of documents) {
    yield painted(document.change, documentTitle(document), paint);
    for (const block of document.blocks) yield `    ${summaryOfBlock(block, paint)}`;
  }
  for (const file of files) yield painted(file.change, fileTitle(file), paint);
}

/** All that changed, in words. */
export function* differenceLines({ documents, files }: ProjectChanges, paint: Paint): Generator<string> {
  for (const document of documents) {
    yield paint.title(documentTitle(document));
    for (const block of document.blocks) yield* blockDifference(block, paint);
    yield '';
  }
  for (const file of files) yield paint.title(fileTitle(file));
}

/** A block with its changed words marked. */
export function* blockDifference(block: ShownChange, paint: Paint): Generator<string> {
  yield `${paint.place(`${block.path}:${block.line}`)}  ${changeTitle(block)}`;
  for (const line of wordLines(wordsOf(block), paint)) yield line === '' ? '' : `    ${line}`;
}

/** `edited paragraph`, `moved code, from guide/a.md`. */
function changeTitle({ change, moved, kind, from, before }: ShownChange): string {
  const origin =
    from === undefined ? (change === 'moved' && before ? `, from line ${before.line}` : '') : `, from ${from}`;
  return `${change}${moved ? ' and moved' : ''} ${kind}${printable(origin)}`;
}

/** Counts for each document, as `git diff --stat` does. */
export function* statLines({ documents, files }: ProjectChanges, paint: Paint): Generator<string> {
  const name = ({ path, from }: FileChange) => printable(from === undefined ? path : `${from} => ${path}`);
  const width = Math.max(0, ...[...documents, ...files].map(file => name(file).length));
  const all: ChangedWords[] = [];
  for (const document of documents) {
    const words = countedWords(document.blocks);
    all.push(words);
    yield ` ${name(document).padEnd(width)} | ${documentCount(document, words, paint)}`;
  }
  for (const file of files) yield ` ${name(file).padEnd(width)} | ${file.change}`;
  const blocks = documents.flatMap(document => document.blocks);
  const kinds = Object.entries(Object.groupBy(blocks, ({ change }) => change));
  const what = kinds.length === 0 ? '' : ` (${kinds.map(([change, list]) => `${list.length} ${change}`).join(', ')})`;
  const { added, removed } = summed(all);
  yield ` ${plural(documents.length, 'document')}, ${plural(blocks.length, 'block')}${what}, ${added} words added, ${removed} removed`;
}

/** Without changed blocks it was moved, or its blank lines changed. */
function documentCount({ change, blocks }: DocumentChange, { added, removed }: ChangedWords, paint: Paint): string {
  if (blocks.length === 0) return change;
  return `${plural(blocks.length, 'block')}, ${paint.added(`+${added}`)} ${paint.removed(`-${removed}`)} words`;
}

interface ChangedWords {
  readonly added: number;
  readonly removed: number;
}

function countedWords(blocks: readonly BlockChange[]): ChangedWords {
  return summed(blocks.map(block => countChangedWords(wordsOf(block))));
}

function summed(counts: readonly ChangedWords[]): ChangedWords {
  return counts.reduce<ChangedWords>(
    (sum, { added, removed }) => ({ added: sum.added + added, removed: sum.removed + removed }),
    { added: 0, removed: 0 },
  );
}

/** Changes as plain data: texts are left out, ids are there to ask for them. */
export function changesAsData({ documents, files }: ProjectChanges, options: { readonly words?: boolean } = {}) {
  const blocks = (list: readonly BlockChange[]) =>
    list.map(change => {
      const { before, after, ...block } = change;
      return {
        ...block,
        ...(before && { before: before.id }),
        ...(after && { after: after.id }),
        ...(options.words && change.change !== 'moved' && { words: wordsOf(change) }),
      };
    });
  return { documents: documents.map(document => ({ ...document, blocks: blocks(document.blocks) })), files };
}

/** The first words of a text, on one line. */
export function firstWords(text: string, most = 60): string {
  const words = printable(
    text
      .slice(0, 4 * most)
      .replace(/\s+/g, ' ')
      .trim(),
  );
  return words.length > most ? `${words.slice(0, most - 3)}...` : words;
}

/** `1 block`, `2 blocks`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function documentTitle(document: DocumentChange): string {
  const { blocks } = document;
  return `${fileTitle(document)}${blocks.length === 0 ? '' : `: ${plural(blocks.length, 'block')}`}`;
}

function fileTitle({ change, path, from }: FileChange): string {
  return printable(`${SIGNS[change]} ${path}${from === undefined ? '' : ` (was ${from})`}`);
}

function summaryOfBlock(block: BlockChange, paint: Paint): string {
  const origin = block.from === undefined ? '' : ` (from ${printable(block.from)})`;
  const head = `${SIGNS[block.change]} ${block.line}: ${block.kind}${origin}`;
  return `${painted(block.change, head, paint)}  ${firstWords((block.after ?? block.before)?.text ?? '')}`;
}

function painted(change: keyof typeof SIGNS, text: string, paint: Paint): string {
  if (change === 'added' || change === 'removed') return paint[change](text);
  return change === 'edited' ? paint.changed(text) : paint.place(text);
}

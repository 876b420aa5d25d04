import { countChangedWords } from '../diff/word-diff.ts';
import type { BlockChange } from '../history/changed-blocks.ts';
import type { DocumentChange, FileChange, ProjectChanges } from '../history/changed-project.ts';
import type { Paint } from './colours.ts';
import { printable } from './printable.ts';
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
  const names = [...documents, ...files].map(({ path, from }) => (from === undefined ? path : `${from} => ${path}`));
  const width = Math.max(0, ...names.map(name => name.length));
  const counts = documents.map(({ blocks }) => countedWords(blocks));
  for (const [index, { blocks }] of documents.entries()) {
    const { added = 0, removed = 0 } = counts[index] ?? {};
    const words = `${paint.added(`+${added}`)} ${paint.removed(`-${removed}`)} words`;
    yield ` ${printable(names[index] ?? '').padEnd(width)} | ${plural(blocks.length, 'block')}, ${words}`;
  }
  for (const [index, { change }] of files.entries())
    yield ` ${printable(names[documents.length + index] ?? '').padEnd(width)} | ${change}`;
  const total = counts.reduce(
    (sum, { added, removed }) => ({ added: sum.added + added, removed: sum.removed + removed }),
    {
      added: 0,
      removed: 0,
    },
  );
  const blocks = documents.flatMap(document => document.blocks);
  const kinds = Object.entries(Object.groupBy(blocks, ({ change }) => change)).map(
    ([change, list]) => `${list.length} ${change}`,
  );
  const what = kinds.length === 0 ? '' : ` (${kinds.join(', ')})`;
  yield ` ${plural(documents.length, 'document')}, ${plural(blocks.length, 'block')}${what}, ${total.added} words added, ${total.removed} removed`;
}

function countedWords(blocks: readonly BlockChange[]): { added: number; removed: number } {
  const counts = blocks.map(block => countChangedWords(wordsOf(block)));
  return counts.reduce<{ added: number; removed: number }>(
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

import type { BlockChange } from '../history/changed-blocks.ts';
import type { DocumentChange, ProjectChanges } from '../history/changed-project.ts';

const SIGNS = { added: '+', removed: '-', edited: '~', moved: '>' } as const;

/** Whether two versions are the same. */
export function isUnchanged({ documents, files }: ProjectChanges): boolean {
  return documents.length + files.length === 0;
}

/** Prints changes for a person: a line for each document, and one for each block with its first words. */
export function printChanges({ documents, files }: ProjectChanges): void {
  for (const document of documents) {
    console.log(title(document));
    for (const block of document.blocks) console.log(`    ${blockLine(block)}`);
  }
  for (const file of files) console.log(`${SIGNS[file.change]} ${file.path}`);
}

/** Changes as plain data: texts are left out, ids are there to ask for them. */
export function changesAsData({ documents, files }: ProjectChanges) {
  const blocks = (list: readonly BlockChange[]) =>
    list.map(({ before, after, ...block }) => ({
      ...block,
      ...(before && { before: before.id }),
      ...(after && { after: after.id }),
    }));
  return { documents: documents.map(document => ({ ...document, blocks: blocks(document.blocks) })), files };
}

function title({ change, path, from, blocks }: DocumentChange): string {
  const origin = from === undefined ? '' : ` (was ${from})`;
  return `${SIGNS[change]} ${path}${origin}${blocks.length === 0 ? '' : `: ${blocks.length} block${blocks.length === 1 ? '' : 's'}`}`;
}

function blockLine(block: BlockChange): string {
  const text = (block.after ?? block.before)?.text ?? '';
  const words = text.replace(/\s+/g, ' ').trim();
  const origin = block.from === undefined ? '' : ` (from ${block.from})`;
  return `${SIGNS[block.change]} ${block.line}: ${block.kind}${origin}  ${words.length > 60 ? `${words.slice(0, 57)}...` : words}`;
}

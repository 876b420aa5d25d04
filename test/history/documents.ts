import { changedProject, type ProjectChanges } from '../../src/history/changed-project.ts';
import { type ProjectFile, writeProjectTree } from '../../src/history/project-tree.ts';
import type { StoredBlock } from '../../src/history/stored-block.ts';
import { memoryTrees } from '../../src/history/tree-source.ts';
import { documentTree } from '../../src/literate/document-tree.ts';
import { markdownReader } from '../../src/reader/markdown/index.ts';
import { createRstReader } from '../../src/reader/rst/index.ts';

export const readers = [markdownReader, createRstReader()];

/** Sources by path; those that end with .md or .rst are documents. */
export type Sources = Readonly<Record<string, string>>;

export function projectFiles(sources: Sources): ProjectFile[] {
  return Object.entries(sources).map(([path, source]) => {
    const reader = readers.find(candidate => candidate.extensions.some(ending => path.endsWith(ending)));
    if (!reader) return { path, content: source };
    const document = reader.read({ path, source, include: () => undefined });
    return { path, entries: documentTree(document, document.text) };
  });
}

/** What changes between two projects. */
export function changesBetween(before: Sources, after: Sources): Promise<ProjectChanges> {
  const memory = memoryTrees();
  return changedProject(
    memory,
    writeProjectTree(memory, projectFiles(before)),
    writeProjectTree(memory, projectFiles(after)),
  );
}

/** Changes in short: `docs/a.md:3 edited paragraph`. */
export async function changesInShort(before: Sources, after: Sources): Promise<string[]> {
  const { documents, files } = await changesBetween(before, after);
  return [
    ...documents.flatMap(document => [
      `${document.change} ${document.from === undefined ? '' : `${document.from} -> `}${document.path}`,
      ...document.blocks.map(
        block =>
          `  ${block.path}:${block.line} ${block.change}${block.moved ? ' and moved' : ''} ${block.kind}${block.from === undefined ? '' : ` from ${block.from}`}`,
      ),
    ]),
    ...files.map(file => `${file.change} file ${file.path}`),
  ];
}

/** Paragraphs whose ids are their texts. */
export function paragraphs(...texts: string[]): StoredBlock[] {
  return texts.map((text, index) => ({ id: text, kind: 'paragraph', text: `${text}\n`, line: 2 * index + 1 }));
}

import type { LastDocuments } from './scan/lost.ts';
import { NO_ID } from './scan/lost.ts';
import { idAt, type SourceIndex } from './scan/source-index.ts';

/** What is remembered of the pages' documents, and whether anything was written at all. */
export interface RememberedDocuments {
  /** Blob ids by path from the source folder. */
  readonly ids: ReadonlyMap<string, string>;
  readonly hasOutputs: boolean;
}

/** What the documents were when the project was built last: by the index, or what is remembered of the pages. */
export function lastDocuments(index: SourceIndex | undefined, remembered: RememberedDocuments): LastDocuments {
  const ids = new Map(remembered.ids);
  index?.documents.paths.forEach((path, row) => {
    if (idAt(index, row) !== NO_ID) ids.set(path, idAt(index, row));
  });
  const isAll = index !== undefined || !remembered.hasOutputs;
  return {
    ids,
    isNew: path => isAll && !ids.has(path) && index?.lost?.documents[path] !== false,
    knowsFolder: place => isAll && index?.lost?.folders[place] !== false,
  };
}

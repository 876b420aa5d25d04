import { labelName } from './escape.ts';

/** The label of a place in a document, from the document's output path. */
export function placeLabel(path: string, id?: string): string {
  const document = path.replace(/\.tex$/, '');
  return labelName(id === undefined || id === '' ? document : `${document}:${id}`);
}

import { statSync } from 'node:fs';
import path from 'node:path';

/** The name of the PDF of a project, of one document, or of several that were asked for. @param paths as typed */
export function pdfName(root: string, paths: readonly string[]): string {
  const [only, other] = paths;
  if (only === undefined) return BOOK;
  const isOne = other === undefined && statSync(path.resolve(root, only)).isFile();
  return isOne ? nameOfDocument(path.basename(only)) : SELECTION;
}

export const BOOK = 'book.pdf';
export const SELECTION = 'selection.pdf';

/** @param document its path or name */
export function nameOfDocument(document: string): string {
  return `${document.replace(/^.*\//, '').replace(/\.[^.]+$/, '')}.pdf`;
}

import type { Chunk } from '../../literate/tangle/chunk-graph.ts';
import { printable } from '../terminal/printable.ts';

/** Longer names are cut: they come from documents, and nobody reads them to the end. */
const MAX_LENGTH = 100;

/** Some text of a document in one line for a terminal: nothing in it commands the terminal or turns its writing around. */
export function oneLine(text: string, maxLength = MAX_LENGTH): string {
  const cut = text.length > maxLength ? `${text.slice(0, maxLength)}...` : text;
  return printable(cut).replace(/[\t\n\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, escaped);
}

/** A chunk as it is referred to. */
export function chunkText({ name }: Pick<Chunk, 'name'>): string {
  return `<<${oneLine(name)}>>`;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

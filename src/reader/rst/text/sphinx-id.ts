import { baseLetters } from './make-id.ts';

/** An id as Sphinx makes it of a name: like docutils' ones, but it keeps capitals, dots and underscores. May be empty. */
export function sphinxId(text: string): string {
  return baseLetters(text)
    .trim()
    .replace(/[^a-zA-Z0-9._]+/g, '-')
    .replace(/^[-0-9._]+|-+$/g, '');
}

import { hash } from '../bytes/hash.ts';

/** The digest by which a reader remembers the text of a file it included, as the file was given to it; undefined for an absent file. */
export function inclusionDigest(text: string | undefined): string | undefined {
  return text === undefined ? undefined : hash('sha256', text);
}

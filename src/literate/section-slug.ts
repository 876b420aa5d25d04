/** Characters of a slug: enough to know a section by in `git log`, few enough for any file system. */
const MAX_LENGTH = 40;

/**
 * Makes the part of a section's entry name that people read: letters and digits of its heading, in lower case, with hyphens.
 * It stands behind a number, so it is never a reserved name, and it holds nothing that a file system would change.
 *
 * @example sectionSlug('Installing *pylit*!') === 'installing-pylit'
 */
export function sectionSlug(heading: string): string {
  const words =
    heading
      .normalize('NFC')
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const slug = [...words.join('-')].slice(0, MAX_LENGTH).join('').replace(/-$/, '');
  return slug === '' ? 'section' : slug;
}

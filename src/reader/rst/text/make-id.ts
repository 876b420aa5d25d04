/** Letters that have no decomposition, and what stands for them in an id. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'sz',
  æ: 'ae',
  œ: 'oe',
  ȸ: 'db',
  ȹ: 'qp',
  ø: 'o',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ŧ: 't',
  ƀ: 'b',
  ƃ: 'b',
  ƈ: 'c',
  ƌ: 'd',
  ƒ: 'f',
  ƙ: 'k',
  ƚ: 'l',
  ƞ: 'n',
  ƥ: 'p',
  ƫ: 't',
  ƭ: 't',
  ƴ: 'y',
  ƶ: 'z',
  ǥ: 'g',
  ȥ: 'z',
  ȴ: 'l',
  ȵ: 'n',
  ȶ: 't',
  ȷ: 'j',
  ȼ: 'c',
  ȿ: 's',
  ɀ: 'z',
  ɇ: 'e',
  ɉ: 'j',
  ɋ: 'q',
  ɍ: 'r',
  ɏ: 'y',
};

/** A text in ASCII: letters without their marks, nothing for what has no letter. */
export function baseLetters(text: string): string {
  return text
    .replace(/[^\0-\x7f]/g, character => LETTERS[character] ?? character)
    .normalize('NFKD')
    .replace(/[^\0-\x7f]/g, '');
}

/** An id or class name made of any text, as docutils makes it: lower case ASCII letters, digits and single hyphens. */
export function makeId(text: string): string {
  return baseLetters(text.toLowerCase())
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '');
}

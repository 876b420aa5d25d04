/** Marks in texts: control characters, which no document's text holds. */

/** The fonts that man pages have. */
export type Font = 'bold' | 'italic' | 'code';

const FONTS: Readonly<Record<Font, string>> = { bold: '\u0001', italic: '\u0002', code: '\u0003' };
const END = '\u0004';
const LINK = '\u0005';
const LINK_END = '\u0006';

/** A line that ends where its author wants it. */
export const BREAK = '\u0007';

/** A text of a document without control characters, and with its blank space as single spaces. */
export function cleanText(text: string): string {
  return cleanLine(text.replace(/\s+/g, ' '));
}

/** The same for a line of code, which keeps its blank space. */
export function cleanLine(line: string): string {
  return line.toWellFormed().replace(/[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
}

export function inFont(font: Font, text: string): string {
  return text.trim() === '' ? text : `${FONTS[font]}${text}${END}`;
}

/** A link: its text, and where it leads. */
export function linked(text: string, url: string): string {
  return `${text}${LINK}${url}${LINK_END}`;
}

/**
 * Replaces the marks of a text.
 *
 * @param font what begins and ends a font
 * @param link what follows the text of a link
 */
export function withoutMarks(
  text: string,
  font: (name: Font, isEnd: boolean) => string,
  link: (url: string) => string,
): string {
  const open: Font[] = [];
  return text.replace(/[\u0001-\u0004]|\u0005([^\u0006]*)\u0006/g, (mark, url?: string) => {
    if (url !== undefined) return link(url);
    if (mark === END) {
      const name = open.pop();
      return name === undefined ? '' : font(name, true);
    }
    const name = (Object.keys(FONTS) as Font[]).find(one => FONTS[one] === mark) ?? 'code';
    open.push(name);
    return font(name, false);
  });
}

import type { Words } from '../../literate/words/words.ts';
import { escapeXml } from './xhtml.ts';

/** What stands on a cover. */
export interface CoverText {
  readonly title: string;
  readonly words: Words;
  readonly subtitle?: string | undefined;
  readonly authors: readonly string[];
  readonly edition?: string | undefined;
  readonly publisher?: string | undefined;
}

const WIDTH = 1600;
const HEIGHT = 2400;
const MARGIN = 150;

/** A letter of a sans is about so many ems wide. */
const LETTER = 0.56;

/** Draws a cover: the title, who wrote it, and which edition it is. */
export function drawnCover({ title, words, subtitle, authors, edition, publisher }: CoverText): string {
  const heading = block(title, { top: 620, size: 190, least: 80, weight: 'bold' });
  const below = block(subtitle ?? '', { top: heading.end + 90, size: 84, least: 48 });
  const people = block(authors.join(', '), { top: Math.max(below.end + 220, 1350), size: 84, least: 48 });
  const foot = block([edition, publisher].filter(Boolean).join(' · '), { top: HEIGHT - 260, size: 56, least: 36 });
  return `<?xml version="1.0" encoding="utf-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}">
<title>${escapeXml(coverWords(title, authors, words))}</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#0b3c49"/>
<rect x="${MARGIN}" y="380" width="240" height="14" fill="#f2b134"/>
<g fill="#ffffff" font-family="sans-serif">
${[heading, below, people, foot].map(({ svg }) => svg).join('')}</g>
</svg>
`;
}

/** What is read aloud in place of a cover. */
export function coverWords(title: string, authors: readonly string[], words: Words): string {
  return authors.length === 0 ? words.text('coverOf', title) : words.text('coverBy', title, words.joined(authors));
}

interface Block {
  /** Of the first line, as sizes are, in units of the drawing. */
  readonly top: number;
  readonly size: number;
  /** Long texts are set smaller, to this size. */
  readonly least: number;
  readonly weight?: string;
}

/** Lines of text, smaller where it is long; what is too long for all is cut. */
function block(text: string, { top, size, least, weight }: Block): { readonly svg: string; readonly end: number } {
  let chosen = size;
  while (chosen > least && !fits(text, chosen)) chosen -= 10;
  const lines = wrapped(text, columnsAt(chosen)).slice(0, MOST_LINES);
  const bold = weight === undefined ? '' : ` font-weight="${weight}"`;
  const svg = lines.map((line, index) => {
    const y = Math.round(top + index * chosen * 1.2);
    return `<text x="${MARGIN}" y="${y}" font-size="${chosen}"${bold}>${escapeXml(line)}</text>\n`;
  });
  return { svg: svg.join(''), end: top + lines.length * chosen * 1.2 };
}

const MOST_LINES = 5;

function columnsAt(size: number): number {
  return Math.floor((WIDTH - 2 * MARGIN) / (size * LETTER));
}

function fits(text: string, size: number): boolean {
  const columns = columnsAt(size);
  return wrapped(text, columns).length < MOST_LINES && text.split(/\s+/).every(word => word.length <= columns);
}

/** Breaks a text at spaces, and words that are too long where the line ends. */
function wrapped(text: string, columns: number): string[] {
  const words = text.split(/\s+/).flatMap(word => word.match(new RegExp(`.{1,${columns}}`, 'gsu')) ?? []);
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= columns) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

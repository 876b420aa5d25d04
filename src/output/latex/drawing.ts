import { deflateSync, strToU8 } from 'fflate';
import type { Element } from 'hast';
import { hash } from '../../bytes/hash.ts';
import { toBase64 } from '../print/base64.ts';
import { attribute } from '../print/elements.ts';
import { svgText } from '../print/svg-text.ts';
import { escapeLatex } from './escape.ts';

/** A larger drawing, in characters, is a box with its words. */
const LARGEST = 2_000_000;

/** Characters of a line of the source. */
const LINE = 100;

/**
 * Writes a drawing of the page: the name of the picture that it becomes, with its source in comments, compressed, which whoever runs
 * LaTeX makes the picture of.
 *
 * @param words all that is written in it
 */
export function printDrawing(svg: Element, words: string): string {
  const alt = escapeLatex(attribute(svg, 'ariaLabel') || words).trim();
  const bytes = strToU8(svgText(svg));
  if (bytes.length > LARGEST) return `\\noimage{${alt}}{SVG}`;
  const name = `drawing-${hash('sha1', bytes).slice(0, 16)}`;
  const source = toBase64(deflateSync(bytes, { level: 9 })).replace(new RegExp(`.{1,${LINE}}`, 'g'), '%$&\n');
  return `%\n% ${name}, compressed SVG:\n${source}\\docpicture{${name}}{${alt}}`;
}

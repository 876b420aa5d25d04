import type { Element } from 'hast';
import { attribute } from '../print/elements.ts';
import { escapeLatex, escapeUrl } from './escape.ts';
import type { Printing } from './printing.ts';

/** What pdfLaTeX and LuaLaTeX both read. */
const READ: ReadonlySet<string> = new Set(['png', 'jpg', 'jpeg', 'pdf']);

/** What `pylit print` makes PDF of. */
const CONVERTED: ReadonlySet<string> = new Set(['svg', 'webp', 'gif']);

/** Writes an image, or a box with its words where LaTeX cannot show it. */
export function printImage(node: Element, { marks, warn }: Printing): string {
  const src = attribute(node, 'src');
  const alt = escapeLatex(attribute(node, 'alt')).trim();
  const [hole] = marks.split(src);
  if (typeof hole !== 'object' || hole.hole !== 'href') return remoteImage(src, alt, warn);
  const extension = /\.([^./]+)$/.exec(hole.name)?.[1]?.toLowerCase() ?? '';
  if (!READ.has(extension) && !CONVERTED.has(extension)) {
    warn('latex-image', `LaTeX shows no images of the kind ".${extension}": a box stands for "${hole.name}".`);
    return `\\noimage{${alt}}{${escapeLatex(hole.name)}}`;
  }
  if (/[^\x21-\x7e]|[\\{}%#^~$&"']/.test(hole.name)) {
    warn('latex-image', `LaTeX cannot read a file of the name "${hole.name}": a box stands for it.`);
    return `\\noimage{${alt}}{${escapeLatex(hole.name)}}`;
  }
  if (READ.has(extension)) return `\\docimage{${src}}{${alt}}`;
  warn(
    'latex-picture',
    `LaTeX reads no ".${extension}": "pylit print --engine latex" converts "${hole.name}"; else a box stands for it.`,
  );
  return `\\docpicture{${src}}{${alt}}`;
}

function remoteImage(src: string, alt: string, warn: Printing['warn']): string {
  const shown = src.startsWith('data:') ? 'data:' : src;
  warn('latex-image', `LaTeX fetches nothing: a box stands for the image "${shown.slice(0, 200)}".`);
  if (shown === 'data:') return `\\noimage{${alt}}{data}`;
  return `\\href{${escapeUrl(shown)}}{\\noimage{${alt}}{${escapeLatex(shown)}}}`;
}

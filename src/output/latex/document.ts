import type { PageInput } from '../../literate/format.ts';
import { documentLanguage, pageWords } from '../print/page-words.ts';
import { sizeOf } from './book.ts';
import { escapeLatex } from './escape.ts';
import { fillBody } from './fill.ts';
import { placeLabel } from './place.ts';
import { preamble } from './preamble.ts';
import type { LatexBook } from './settings.ts';

type Colours = ReadonlyMap<string, string>;

/** Makes the LaTeX of a document, which stands by itself. */
export function documentOf(page: PageInput, colours: Colours, book: LatexBook): string {
  const { site, outline } = page;
  const path = site.pagePath(page.document);
  const body = folded(fillBody(page));
  const title = outline.exports.title ?? page.document;
  const used = new Map([...colours].filter(([name]) => body.includes(`\\tok{${name}}`)));
  const titled = /\\doctitle[[{]/.test(body) ? '' : `\\doctitle{${escapeLatex(title)}}\n\n`;
  return `% Woven by pylit from ${page.document.replace(/[^\x20-\x7e]/g, '?')}
\\documentclass[${sizeOf(book)}pt]{article}
\\newcommand\\docroot{${'../'.repeat(path.split('/').length - 1)}}
${preamble({
  title,
  language: documentLanguage(page, site.language),
  words: pageWords(page),
  colours: used,
  hasSpecifications: body.includes('\\begin{pylitoz}'),
  book,
})}

\\begin{document}
\\docbegin{${placeLabel(path)}}%
${titled}${body}
${body.includes('\\index{') ? '\n\\docindex' : ''}
\\end{document}
`;
}

/** TeX reads so many characters of a line, and no more. */
const LONGEST_LINE = 50_000;

/** Breaks lines that TeX could not read, where that changes nothing: at spaces, and where code may be broken. */
function folded(latex: string): string {
  if (!/[^\n]{50000}/.test(latex)) return latex;
  return latex
    .split('\n')
    .map(line =>
      line.length < LONGEST_LINE
        ? line
        : line.replace(FOLD, (_, text, end) => `${text}${end === ' ' ? '' : `${end}%`}\n`),
    )
    .join('\n');
}

const FOLD = /(.{2000,}?)((?<!\\) |\\(?:codebreak|codespace|allowbreak)\{\})/g;

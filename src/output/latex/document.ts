import type { OutputFile, PageInput, Site, SiteDocument } from '../../literate/format.ts';
import { escapeLatex } from './escape.ts';
import { fillBody, placeLabel } from './fill.ts';
import { preamble } from './preamble.ts';

type Colours = ReadonlyMap<string, string>;

/** Makes the LaTeX of a document, which stands by itself. */
export function documentOf(page: PageInput, colours: Colours): string {
  const { site, outline } = page;
  const path = site.pagePath(page.document);
  const body = folded(fillBody(page));
  const title = outline.exports.title ?? page.document;
  const { lang } = outline.exports.frontmatter ?? {};
  const used = new Map([...colours].filter(([name]) => body.includes(`\\tok{${name}}`)));
  const titled = /\\doctitle[[{]/.test(body) ? '' : `\\doctitle{${escapeLatex(title)}}\n\n`;
  return `% Woven by pylit from ${page.document.replace(/[^\x20-\x7e]/g, '?')}
\\documentclass[11pt,a4paper]{article}
\\newcommand\\docroot{${'../'.repeat(path.split('/').length - 1)}}
${preamble({
  title,
  language: typeof lang === 'string' ? lang : site.language,
  colours: used,
  hasSpecifications: body.includes('\\begin{pylitoz}'),
})}

\\begin{document}
\\doclabel{${placeLabel(path)}}%
${titled}${body}
${body.includes('\\index{') ? '\n\\printindex' : ''}
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

/** Languages of specifications, and the environment that they are set in. */
const SPECIFICATIONS: ReadonlySet<string> = new Set(['oz', 'zed', 'z', 'object-z']);

/** Makes a book whose chapters are the documents, which lie beside it. */
export function bookOf(site: Site, documents: readonly SiteDocument[], colours: Colours): OutputFile {
  const paths = documents.map(({ document }) => site.pagePath(document));
  // A name that TeX would read otherwise cannot be a chapter.
  const inputs = paths.filter(path => /^[\w./+=@, -]+$/.test(path)).map(path => `\\input{${path}}`);
  const hasSpecifications = documents.some(
    ({ outline }) =>
      (outline.exports.notations?.length ?? 0) > 0 ||
      outline.blocks.some(({ language = '' }) => SPECIFICATIONS.has(language.toLowerCase())),
  );
  const content = `% Woven by pylit
\\documentclass[11pt,a4paper]{book}
${preamble({ title: site.title, language: site.language, colours, hasSpecifications })}
\\renewcommand\\doctitle[2][]{\\if\\relax\\detokenize{#1}\\relax\\chapter{#2}\\else\\chapter[#1]{#2}\\fi}
\\usepackage{docmute}
\\title{${escapeLatex(site.title)}}
\\author{}
\\date{}

\\begin{document}
\\frontmatter
\\maketitle
\\tableofcontents
\\mainmatter
${inputs.join('\n')}
\\printindex
\\end{document}
`;
  return { path: paths.includes('book.tex') ? 'pylit-book.tex' : 'book.tex', content };
}

import type { OutputFile, Site, SitePrograms } from '../../literate/format.ts';
import { siteWords } from '../print/page-words.ts';
import { escapeLatex } from './escape.ts';
import { preamble } from './preamble.ts';
import { programLists } from './program-lists.ts';
import type { LatexBook } from './settings.ts';

/** Languages of specifications, and the environment that they are set in. */
const SPECIFICATIONS: ReadonlySet<string> = new Set(['oz', 'zed', 'z', 'object-z']);

/** Makes a book whose chapters are the documents, which lie beside it. */
export function bookOf(
  site: Site,
  book: LatexBook,
  colours: ReadonlyMap<string, string>,
  programs: SitePrograms | undefined,
): OutputFile {
  const { documents } = book;
  const hasSpecifications = documents.some(
    ({ outline }) =>
      (outline.exports.notations?.length ?? 0) > 0 ||
      outline.blocks.some(({ language = '' }) => SPECIFICATIONS.has(language.toLowerCase())),
  );
  const hasPrograms = book.lists && programs !== undefined && programs.chunks.length > 0;
  const content = `% Woven by pylit
\\documentclass[${sizeOf(book)}pt,${book.sides === 2 ? 'twoside' : 'oneside'}]{book}
${preamble({ title: book.title, language: site.language, words: siteWords(site), colours, hasSpecifications, book })}
${BOOK}
\\setcounter{secnumdepth}{${book.numbering ? 1 : -2}}

\\begin{document}
\\frontmatter
${frontMatter(book)}
\\tableofcontents
\\mainmatter
${chapters(site, book).join('\n')}
\\backmatter
${hasPrograms ? `${programLists(programs, siteWords(site))}\n` : ''}\\printindex
\\end{document}
`;
  const isTaken = (site.documents ?? documents).some(({ document }) => site.pagePath(document) === 'book.tex');
  return { path: isTaken ? 'pylit-book.tex' : 'book.tex', content };
}

/** Classes of LaTeX know these sizes. */
export function sizeOf({ size }: LatexBook): 10 | 11 | 12 {
  return size < 10.5 ? 10 : size < 11.5 ? 11 : 12;
}

/** A document is put in with its class and packages left out. */
const BOOK = `\\renewcommand\\docindex{}
\\usepackage{docmute}
\\setcounter{tocdepth}{1}
\\makeatletter
% A document is named on the page of its chapter, and not on the one before.
\\renewcommand\\docbegin[1]{\\gdef\\doc@begun{\\doclabel{#1}\\global\\let\\doc@begun\\@empty}}
\\let\\doc@begun\\@empty
\\renewcommand\\doctitle[2][]{\\if\\relax\\detokenize{#1}\\relax\\chapter{#2}\\else\\chapter[#1]{#2}\\fi\\doc@begun}
\\IfFileExists{emptypage.sty}{\\usepackage{emptypage}}{}
\\renewcommand\\chaptermark[1]{\\markboth{#1}{#1}}
\\renewcommand\\sectionmark[1]{\\markright{#1}}
% Room for numbers such as 30.51.
\\renewcommand*\\l@section{\\@dottedtocline{1}{1.5em}{3em}}
\\makeatother`;

function frontMatter({ title, subtitle, authors, edition, publisher, colophon, sides }: LatexBook): string {
  const text = (value: string | undefined) => escapeLatex(value ?? '');
  return [
    ...(sides === 2 ? [`\\dochalftitle{${text(title)}}`] : []),
    `\\doctitlepage{${text(title)}}{${text(subtitle)}}{${text(authors.join(', '))}}{${text(edition)}}{${text(publisher)}}`,
    `\\doccolophon{${colophon.map(line => `${text(line)}\\par`).join('\n')}}`,
  ].join('\n');
}

function chapters(site: Site, { documents, parts }: LatexBook): string[] {
  return documents.flatMap(({ document }) => {
    const path = site.pagePath(document);
    const part = parts.get(document);
    // A name that TeX would read otherwise cannot be a chapter.
    const input = /^[\w./+=@, -]+$/.test(path) ? [`\\input{${path}}`] : [];
    return [...(part === undefined ? [] : [`\\part{${escapeLatex(part)}}`]), ...input];
  });
}

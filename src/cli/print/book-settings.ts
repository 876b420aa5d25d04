import type { BookConfig } from '../../build/book-config.ts';
import type { Config } from '../../build/config.ts';
import type { SiteDocument } from '../../literate/format.ts';
import { type Words, wordsOf } from '../../literate/words/words.ts';
import { documentLanguage } from '../../output/print/page-words.ts';
import type { BookSettings } from '../../output/typst/index.ts';
import { bookDate } from './book-date.ts';

/** Millimetres of the papers that have names, with margins and a size of type that suit them. */
const PAPERS = {
  a4: { width: 210, height: 297, top: 27, bottom: 30, inside: 28, outside: 36, size: 11 },
  a5: { width: 148, height: 210, top: 19, bottom: 22, inside: 18, outside: 21, size: 9.5 },
  letter: { width: 215.9, height: 279.4, top: 26, bottom: 28, inside: 31, outside: 39, size: 11 },
} as const;

/** What the configuration and the documents say of a book. @param setBy what the last line of the colophon names */
export function bookSettings(
  { book, title, language: ofProject, words: ownWords }: Config,
  { pages }: { readonly pages: readonly SiteDocument[] },
  setBy: 'typst' | 'latex' = 'typst',
): BookSettings {
  const isBook = pages.length > 1;
  const [first] = pages;
  const own = first?.outline.exports.title;
  const language = first && !isBook ? documentLanguage(first, ofProject) : ofProject;
  const words = wordsOf(language, language === ofProject ? ownWords : undefined);
  const sides = book.sides ?? (isBook ? 2 : 1);
  const { width, height, top, bottom, inside, outside, size } = paperOf(book);
  const date = bookDate(book);
  return {
    title: (isBook ? (book.title ?? title) : own) || own || title || words.text('untitled'),
    ...(book.subtitle !== undefined && { subtitle: book.subtitle }),
    authors: book.authors,
    ...(book.edition !== undefined && { edition: book.edition }),
    ...(book.publisher !== undefined && { publisher: book.publisher }),
    colophon: colophon(book, date, setBy, words),
    ...(date !== undefined && { date }),
    language,
    words,
    paper: { width, height },
    margins: {
      top: book.margins.top ?? top,
      bottom: book.margins.bottom ?? bottom,
      inside: book.margins.inside ?? inside,
      outside: book.margins.outside ?? outside,
    },
    sides,
    size: book.size ?? size,
    fonts: {
      text: book.fonts.text ?? 'Libertinus Serif',
      heading: book.fonts.heading ?? 'Source Sans 3',
      code: book.fonts.code ?? 'Source Code Pro',
    },
    chunkLabels: book.chunkLabels,
    numbering: book.numbering ?? isBook,
    lists: book.lists && isBook,
    frontLists: isBook ? book.frontLists : [],
    floats: book.floats ?? isBook,
    references: book.references,
    quotes: book.quotes,
    miniIndex: book.miniIndex,
    footLinks: book.standard !== 'ua-1',
  };
}

type Paper = Readonly<Record<keyof (typeof PAPERS)['a4'], number>>;

/** The margins of a paper of another size are those of the named one that is most like it, in proportion. */
function paperOf({ paper }: BookConfig): Paper {
  if (typeof paper === 'string') return PAPERS[paper];
  const like = paper.width < 180 ? PAPERS.a5 : PAPERS.a4;
  const scale = paper.width / like.width;
  const { top, bottom, inside, outside, size } = like;
  return { ...paper, top: top * scale, bottom: bottom * scale, inside: inside * scale, outside: outside * scale, size };
}

const FACES = ['Libertinus Serif', 'Source Sans 3', 'Source Code Pro'];

function colophon(
  { colophon, edition, commit }: BookConfig,
  date: string | undefined,
  setBy: 'typst' | 'latex',
  words: Words,
): string[] {
  return [
    ...colophon,
    ...(edition === undefined ? [] : [`${edition}${date === undefined ? '' : `, ${date}`}`]),
    ...(commit ? [words.text('printedFrom', commit)] : []),
    setBy === 'latex' ? words.text('setWithLatex') : words.text('setWithTypst', words.list(FACES)),
  ];
}

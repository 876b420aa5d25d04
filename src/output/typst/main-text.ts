import { prose } from './prose.ts';
import type { BookFacts, BookSettings } from './settings.ts';

/** Makes the file that all begins with: what stands before the text, the documents, and what stands after it. */
export function mainText(book: BookSettings, { isBook }: BookFacts, documents: readonly string[]): string {
  return [
    '#import "/pylit.typ": *',
    '#show: in-book',
    ...(isBook ? frontMatter(book) : ['#set page(numbering: "1")']),
    ...documents,
    '',
  ].join('\n');
}

function frontMatter(book: BookSettings): string[] {
  const text = (value: string | undefined) => (value === undefined ? 'none' : prose(value));
  return [
    `#half-title(${prose(book.title)})`,
    `#title-page(${prose(book.title)}, ${text(book.subtitle)}, ${prose(book.authors.join(', '))}, ${text(book.edition)}, ${text(book.publisher)})`,
    `#colophon((${book.colophon.map(line => `${prose(line)},`).join(' ')}))`,
    '#set page(numbering: "i")',
    '#contents-page()',
    '#set page(numbering: "1")',
    '#begin-text()',
  ];
}

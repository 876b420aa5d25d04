import type { BookInput, OutputFile } from '../../literate/format.ts';
import { backMatter } from './back-matter.ts';
import { declaredEntries } from './declared-names.ts';
import { documentText } from './document-text.ts';
import { LIBRARY } from './library/index.ts';
import { literal } from './literal.ts';
import { mainText } from './main-text.ts';
import { prose } from './prose.ts';
import { type BookFacts, type BookSettings, settingsText } from './settings.ts';

/** Makes all files that Typst reads, apart from pictures; `main.typ` is the first. */
export function bookFiles(book: BookInput, settings: BookSettings, facts: BookFacts): readonly OutputFile[] {
  const texts = book.pages.map(page => ({
    path: `text/${page.document}.typ`,
    content: documentText(page),
  }));
  const declared = declaredEntries(
    book.pages.map(({ document, site }, index) => ({
      path: site.pagePath(document),
      text: texts[index]?.content ?? '',
    })),
  );
  const chapters = book.pages.flatMap(({ document }, index) => [
    ...partPage(facts.parts, document),
    `#include ${literal(`/${texts[index]?.path}`)}`,
  ]);
  return [
    {
      path: 'main.typ',
      content: mainText(settings, facts, [
        ...chapters,
        ...(settings.lists ? backMatter(book, settings.words, declared) : []),
      ]),
    },
    { path: 'settings.typ', content: settingsText(settings, facts) },
    { path: 'pylit.typ', content: LIBRARY },
    ...texts,
  ];
}

function partPage(parts: BookFacts['parts'], document: string): string[] {
  const title = parts.get(document);
  return title === undefined ? [] : [`#part-page(${[...parts.keys()].indexOf(document) + 1}, ${prose(title)})`];
}

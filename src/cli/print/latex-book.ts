import path from 'node:path';
import type { Config } from '../../build/config.ts';
import type { SiteDocument } from '../../literate/format.ts';
import type { LatexBook } from '../../output/latex/index.ts';
import { bookSettings } from './book-settings.ts';
import { chaptersOf } from './chapters.ts';
import { fontsBelow } from './font-files.ts';

/** What the configuration says of a book that LaTeX sets. */
export function latexBook(config: Config, root: string, documents: readonly SiteDocument[]): LatexBook {
  const { contents, fonts } = config.book;
  const isBook = documents.length > 1;
  const { pages, parts } = chaptersOf(documents, contents ?? config.contents, isBook && contents !== undefined);
  const settings = bookSettings(config, { pages: isBook ? pages : documents }, 'latex');
  const folders = fonts.folders.map(folder => path.resolve(root, folder));
  return { ...settings, fonts: fontsBelow(folders).map(file => path.basename(file)), documents: pages, parts };
}

import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { largeDocument, pagePath, writeCorpus } from './corpus.ts';

/** Documents to build. */
export interface Corpus {
  /** Its key in the results, such as `pages-1000`. */
  readonly name: string;
  readonly title: string;
  readonly pages: readonly string[];
  /** Writes the documents into an empty folder. */
  write(folder: string): void;
  /** Which tools build it, when not all that can. */
  readonly peers?: readonly string[];
}

const rustBook = fileURLToPath(new URL('../../shared/corpora/rust-book/src', import.meta.url));

/** The corpora of a run whose largest has that many pages, the largest first. */
export function corporaFor(pages: number): Corpus[] {
  const sizes = [...new Set([pages, 10_000, 1000, 100])].filter(size => size <= pages).sort((a, b) => b - a);
  return [
    ...sizes.map((size, i) => generated(size, i > 0)),
    ...(existsSync(rustBook) ? [realBook()] : []),
    oneLargeDocument(),
  ];
}

function generated(pages: number, beside: boolean): Corpus {
  return {
    name: `pages-${pages}`,
    title: `${pages.toLocaleString('en')} generated pages`,
    pages: Array.from({ length: pages }, (_, number) => pagePath(number)),
    write: folder => writeCorpus(folder, pages),
    // The smallest is there for the growth of pylit, and for who makes a process a page.
    ...(beside && pages <= 100 && { peers: ['pylit', 'hugo', 'pandoc'] }),
  };
}

function realBook(): Corpus {
  const pages = readdirSync(rustBook).filter(name => name.endsWith('.md') && name !== 'SUMMARY.md');
  return {
    name: 'rust-book',
    title: `The Rust Programming Language (${pages.length} pages)`,
    pages,
    write: folder => cpSync(rustBook, folder, { recursive: true }),
  };
}

function oneLargeDocument(): Corpus {
  return {
    name: 'large-document',
    title: 'One document of 1 MB in 3,000 blocks',
    pages: ['large.md'],
    write(folder) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'large.md'), largeDocument());
    },
    peers: ['pylit'],
  };
}

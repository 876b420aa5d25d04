import type { Config } from '../../build/config.ts';
import type { BookInput } from '../../literate/format.ts';
import type { BookSettings } from '../../output/typst/index.ts';

const PAPERS = {
  a4: { width: 210, height: 297 },
  a5: { width: 148, height: 210 },
  letter: { width: 215.9, height: 279.4 },
} as const;

/** What the configuration and the documents say of a book. */
export function bookSettings(config: Config, { pages }: BookInput): BookSettings {
  const paper = PAPERS.a4;
  const own = pages.length === 1 ? pages[0]?.outline.exports.title : undefined;
  return {
    title: own ?? (config.title || (pages[0]?.outline.exports.title ?? 'Untitled')),
    authors: [],
    colophon: [],
    language: config.language,
    paper,
    margins: { top: 27, bottom: 30, inside: 30, outside: 42 },
    sides: pages.length > 1 ? 2 : 1,
    size: 10.5,
    fonts: { text: 'Libertinus Serif', heading: 'Source Sans 3', code: 'Source Code Pro' },
    chunkLabels: 'pages',
    numbering: pages.length > 1,
  };
}

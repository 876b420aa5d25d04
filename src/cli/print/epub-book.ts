import { readFileSync } from 'node:fs';
import path from 'node:path';
import { hash } from '../../bytes/hash.ts';
import { PylitError, quote } from '../../core/error.ts';
import type { EpubFormatOptions } from '../../output/epub/index.ts';
import { siteWords } from '../../output/print/page-words.ts';
import { listTitles } from '../project/list-titles.ts';
import type { Project } from '../project/project.ts';
import { pictureKind } from './pictures.ts';

type EpubBook = Omit<EpubFormatOptions, 'html' | 'fill' | 'colours'>;

/** What the configuration says of an EPUB. */
export async function epubBook({ config, root }: Pick<Project, 'config' | 'root'>): Promise<EpubBook> {
  const { title, subtitle, authors, edition, publisher } = config.book;
  const words = siteWords(config);
  const { code, index } = listTitles(config);
  const { codeSections } = await import('../../output/html/code/code-page.ts');
  const { indexHtml } = await import('../../output/html/index-page/index-page.ts');
  const cover = config.book.cover === undefined ? undefined : coverAt(root, config.book.cover);
  const said = { title, subtitle, authors, edition, publisher, modified: buildTime() };
  return {
    ...said,
    cover,
    lists: {
      ...(code && {
        code: {
          title: code.title,
          html: (programs, at) =>
            codeSections(programs, at, words)
              .map(({ id, text, html }) => `<h2 id="${id}">${text}</h2>\n${html}\n`)
              .join(''),
        },
      }),
      ...(index && { index: { title: index.title, html: (entries, at) => indexHtml(entries, at, words) } }),
    },
    pages: JSON.stringify([said, code, index, config.words, cover && hash('sha1', cover.bytes)]),
  };
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  gif: 'image/gif',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
};

/** @throws PylitError `config` where there is no picture */
function coverAt(root: string, file: string): { readonly bytes: Uint8Array; readonly mediaType: string } {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path.join(root, file));
  } catch {
    throw new PylitError('config', `book.cover: there is no file ${quote(file)}.`);
  }
  const mediaType = MEDIA_TYPES[pictureKind(bytes) ?? ''];
  if (mediaType === undefined)
    throw new PylitError('config', `book.cover: ${quote(file)} is no PNG, JPEG, GIF or SVG.`);
  return { bytes, mediaType };
}

/** The time that the environment gives for reproducible builds; else the earliest that archives know. */
function buildTime(): string {
  const seconds = Number(process.env.SOURCE_DATE_EPOCH ?? '');
  const earliest = Date.UTC(1980, 0, 1);
  const time = Number.isSafeInteger(seconds)
    ? Math.min(Math.max(seconds * 1000, earliest), Date.UTC(2100, 0, 1))
    : earliest;
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

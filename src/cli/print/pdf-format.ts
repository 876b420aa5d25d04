import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isMainThread } from 'node:worker_threads';
import type { Format } from '../../literate/format.ts';
import { htmlIdentity } from '../../output/html/identity.ts';
import type { HtmlFormatOptions } from '../../output/html/options.ts';
import { createTreeRenderer } from '../../output/html/tree.ts';
import { tokenColours } from '../../output/print/token-colours.ts';
import { createTypstFormat } from '../../output/typst/index.ts';
import type { Project } from '../project/project.ts';
import { bindPdf } from './bind-pdf.ts';
import { bookSettings } from './book-settings.ts';
import { chaptersOf } from './chapters.ts';
import { engineCharacters } from './engine-fonts.ts';
import { Coverage } from './font-coverage.ts';
import { fontFiles, fontsBelow } from './font-files.ts';
import { sharedEngine } from './shared-engine.ts';

/** Makes the format `pdf`: one file of all documents. */
export async function createPdfFormat(
  { config, root }: Pick<Project, 'config' | 'root'>,
  html: HtmlFormatOptions,
): Promise<Format> {
  const colours = await tokenColours(html.plugins);
  const folders = config.book.fonts.folders.map(folder => path.resolve(root, folder));
  const engine = () => sharedEngine([...new Set(fontsBelow(folders).map(file => path.dirname(file)))]);
  let coverage: Coverage | undefined;
  const format = await createTypstFormat({
    name: 'pdf',
    identity: htmlIdentity(html),
    trees: source => createTreeRenderer(html, source),
    pages: JSON.stringify([config.title, config.language, config.words, config.book, process.env.SOURCE_DATE_EPOCH]),
    bind: book =>
      bindPdf(
        {
          engine,
          coverage: () => (coverage ??= coverageOf(folders)),
          colors: new Map([...colours].map(([name, digits]) => [`t${name}`, `#${digits}`])),
          settings: input => bookSettings(config, input),
          ...(config.book.standard !== undefined && { standard: config.book.standard }),
          chapters: (pages, isWhole) => {
            const { contents } = config.book;
            return chaptersOf(pages, contents ?? config.contents, isWhole && contents !== undefined);
          },
        },
        book,
      ),
  });
  let isStarted = false;
  return {
    ...format,
    transform(node, block, context) {
      // While blocks are made, Typst gets ready. Threads have none: they do not print.
      if (!isStarted && isMainThread) engine().start();
      isStarted = true;
      return format.transform(node, block, context);
    },
  };
}

function coverageOf(folders: readonly string[]): Coverage {
  return new Coverage(
    engineCharacters(),
    [...fontFiles(), ...fontsBelow(folders)].map(file => readFileSync(file)),
  );
}

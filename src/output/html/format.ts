import type { Format, OutputFile } from '../../literate/format.ts';
import { siteWords } from '../print/page-words.ts';
import { codeFiles } from './code/files.ts';
import { failureBox } from './failure.ts';
import { historyFiles } from './history/files.ts';
import { historyIdentity } from './history/options.ts';
import { htmlIdentity } from './identity.ts';
import type { HtmlFormatOptions } from './options.ts';
import { assemblePage } from './page/assemble.ts';
import { makeRenderer } from './renderer.ts';
import { themeFiles } from './theme/files.ts';
import { transformBlock } from './transform.ts';

/** Makes the HTML format: a website of the documents, with the given plugins. */
export async function createHtmlFormat(options: HtmlFormatOptions): Promise<Format> {
  const renderer = await makeRenderer(options);
  const { history } = options;
  const since = history?.since;
  return {
    name: 'html',
    identity: htmlIdentity(options),
    ...(history && { pages: historyIdentity(history) }),
    ...(since && { isMarked: ({ blocks }) => blocks.some(({ id }) => !since.has(id)) }),
    extension: '.html',
    transform: (node, block, context) => transformBlock(renderer, node, block, context),
    failure: failureBox,
    assemble: page => assemblePage(page, history),
    ...(options.codePage && { codePage: options.codePage }),
    ...(options.indexPage && { indexPage: options.indexPage }),
    ...(options.modulePage && { modulePage: options.modulePage }),
    siteFiles: async (site, programs, index) => [
      ...(await themeFiles(options.plugins, site)),
      ...(programs ? codeFiles(siteWords(site)) : []),
      ...(programs && site.codePage ? [await codePage(site, site.codePage, programs)] : []),
      ...(index && site.indexPage ? [await indexPage(site, site.indexPage, index)] : []),
      ...(index && site.modulePage ? [await modulePage(site, site.modulePage, index)] : []),
      ...(history ? historyFiles(history, siteWords(site)) : []),
    ],
  };
}

/** Loaded where there are entries. */
async function indexPage(
  ...input: Parameters<typeof import('./index-page/index-page.ts').makeIndexPage>
): Promise<OutputFile> {
  return (await import('./index-page/index-page.ts')).makeIndexPage(...input);
}

/** Loaded where there are modules. */
async function modulePage(
  ...input: Parameters<typeof import('./index-page/module-page.ts').makeModulePage>
): Promise<OutputFile> {
  return (await import('./index-page/module-page.ts')).makeModulePage(...input);
}

/** Loaded where there is code to list. */
async function codePage(...input: Parameters<typeof import('./code/code-page.ts').makeCodePage>): Promise<OutputFile> {
  return (await import('./code/code-page.ts')).makeCodePage(...input);
}

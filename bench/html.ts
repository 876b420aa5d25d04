/*
 * The HTML format by itself, in one run, warm: CPU microseconds a block for each kind of block, by the general way (trees, sanitiser) and as
 * the format does it (plain blocks at once); microseconds a page for assembling; milliseconds for a page of 3,000 blocks.
 *
 *     node --conditions=pylit-source --disable-warning=ExperimentalWarning bench/html.ts [pages]
 */
import highlight from '../plugins/highlight/index.ts';
import math from '../plugins/math/index.ts';
import { link } from '../src/build/link.ts';
import { namesOf } from '../src/build/names.ts';
import type { Artifact } from '../src/literate/artifact.ts';
import type { Document } from '../src/literate/document.ts';
import type { NavigationNode, Site } from '../src/literate/format.ts';
import type { Plugin } from '../src/literate/plugin.ts';
import { transformGenerally } from '../src/output/html/general.ts';
import { createHtmlFormat } from '../src/output/html/index.ts';
import type { ConfiguredPlugin } from '../src/output/html/options.ts';
import { markdownReader } from '../src/reader/markdown/index.ts';
import { corpusPage, largeDocument, pagePath } from './corpus.ts';

const PAGES = Number(process.argv[2] ?? 60);
const ROUNDS = 15;

const plugins = [await configured(highlight), await configured(math)];
const plain = await makeFormat([]);
const full = await makeFormat(plugins);
const documents = read(Array.from({ length: PAGES }, (_, number) => [pagePath(number), corpusPage(number)]));

const menu = siteMenu();
const link100 = { title: 'Page & more', path: outputPath(pagePath(100)) };
const site: Site = {
  title: 'Bench',
  language: 'en',
  home: outputPath(pagePath(0)),
  menu: () => menu,
  trail: () => [{ title: 'Folder 0', path: outputPath(pagePath(0)) }],
  pagePath: outputPath,
  locate: (_document, { name }) => ({ path: outputPath(name.replace(/^\.\.\//, '')) }),
  neighbours: () => ({ previous: link100, next: link100 }),
  page: () => undefined,
  chunk: () => undefined,
  names: () => ({}),
  listing: () => undefined,
};

await blockTable();
await assembly('pages of the corpus', documents, 20);
await assembly('one page of 3,000 blocks', read([['large.md', largeDocument()]]), 1);

async function configured<Options>(plugin: Plugin<Options>): Promise<ConfiguredPlugin> {
  const result = await plugin.options?.['~standard'].validate({});
  if (!result || result.issues) throw new Error(`${plugin.name} refuses its default options`);
  // Options and the plugin they belong to stay together.
  return { plugin: plugin as Plugin, options: result.value };
}

function makeFormat(own: readonly ConfiguredPlugin[]) {
  return createHtmlFormat({
    plugins: own,
    trustHtml: false,
    remarkPlugins: [],
    rehypePlugins: [],
    configurationDigest: '',
    version: 'bench',
  });
}

function read(sources: readonly (readonly [string, string])[]): Map<string, Document> {
  return new Map(
    sources.map(([path, source]) => [path, markdownReader.read({ path, source, include: () => undefined })]),
  );
}

function linked(read: ReadonlyMap<string, Document>) {
  return link(read, [...read.keys()], new Set(), []);
}

/** One row for each kind of block, and for formulas and code the ways with and without their plugins. */
async function blockTable(): Promise<void> {
  const table = linked(documents);
  const kinds = new Map<string, { path: string; index: number }[]>();
  for (const [path, { blocks }] of documents) {
    for (const [index, block] of blocks.entries()) {
      const places = kinds.get(block.kind) ?? [];
      places.push({ path, index });
      kinds.set(block.kind, places);
    }
  }
  console.log('microseconds a block           general   plugins  | as it is  plugins');
  for (const [kind, places] of kinds) {
    const run = async (transform: typeof plain.transform) => {
      for (const { path, index } of places) {
        const document = documents.get(path);
        const [node, block] = [document?.nodes[index], document?.blocks[index]];
        if (!node || !block) throw new RangeError(path);
        const made = transform(node, block, { names: namesOf(table, path), message() {} });
        if (made instanceof Promise) await made;
      }
    };
    const generally =
      (own: readonly ConfiguredPlugin[]): typeof plain.transform =>
      (node, block, context) =>
        transformGenerally(
          { plugins: own, trustHtml: false, remark: undefined, rehype: undefined },
          node,
          block,
          context,
        );
    const times: number[] = [];
    for (const transform of [generally([]), generally(plugins), plain.transform, full.transform]) {
      times.push((await best(() => run(transform))) / places.length);
    }
    const [a = 0, b = 0, c = 0, d = 0] = times.map(time => time * 1000);
    console.log(
      `${`${kind} (${places.length})`.padEnd(28)}${[a, b, c, d].map(time => time.toFixed(1).padStart(10)).join('')}   ${(a / c).toFixed(0)}x ${(b / d).toFixed(0)}x`,
    );
  }
}

/** Assembles pages as they stand in a site of 10,000: the menu shows 100 folders, and of one its 100 pages. */
async function assembly(name: string, read: ReadonlyMap<string, Document>, repeat: number): Promise<void> {
  const table = linked(read);
  const pages: { document: string; outline: Document; artifacts: Artifact[] }[] = [];
  for (const [path, document] of read) {
    const artifacts: Artifact[] = [];
    for (const [index, block] of document.blocks.entries()) {
      const node = document.nodes[index];
      if (node) artifacts.push(await plain.transform(node, block, { names: namesOf(table, path), message() {} }));
    }
    pages.push({ document: path, outline: document, artifacts });
  }
  let bytes = 0;
  const time = await best(async () => {
    bytes = 0;
    for (let round = 0; round < repeat; round += 1)
      for (const page of pages) bytes += Buffer.byteLength(full.assemble({ ...page, site }));
  });
  const count = repeat * pages.length;
  const size = Math.round(bytes / count);
  console.log(`assembling ${name}: ${((time / count) * 1000).toFixed(0)} us a page of ${size} bytes`);
}

function outputPath(document: string): string {
  return document.replace(/\.md$/, '.html');
}

function siteMenu(): NavigationNode[] {
  return Array.from({ length: 100 }, (_, folder) => {
    const pages = Array.from({ length: 100 }, (_, page) => {
      const path = outputPath(pagePath(folder * 100 + page));
      return { title: `Page ${page} of folder ${folder}`, path, children: [] };
    });
    return { title: `Folder ${folder}`, path: pages[0]?.path ?? '', children: folder === 0 ? pages : [] };
  });
}

/** CPU milliseconds of the best of some rounds: other programs on the machine only ever add. */
async function best(run: () => Promise<void>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

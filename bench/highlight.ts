/*
 * Colouring code: the engines of the plugin "highlight" beside each other, in one run.
 *
 *     node --conditions=pylit-source bench/highlight.ts [rounds]        40 rounds by default
 *
 * The blocks are those of a usual page: some ten lines in one of six languages. "plugin" is what the plugin does, from code to a tree; "to
 * HTML" is all that is done with it, also looking whether it is harmless, and writing. Best of the rounds, for the machine does other things.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import highlight from '../plugins/highlight/index.ts';
import { type HighlightOptions, optionsSchema } from '../plugins/highlight/options.ts';
import { writeElements } from '../src/output/html/plain/write-elements.ts';
import { isHarmless } from '../src/output/html/sanitize/harmless.ts';

const ROUNDS = Number(process.argv[2] ?? 40);
const SIZE = 327;
const LANGUAGES = ['typescript', 'python', 'rust', 'json', 'bash', 'go'];
const ENGINES = ['prism', 'shiki'] as const;

const samples = path.resolve(import.meta.dirname, '../test/plugins/highlight-samples');
const blocks = LANGUAGES.flatMap(lang => {
  const text = readFileSync(path.join(samples, `${lang}.txt`), 'utf8');
  return [text, text.slice(text.indexOf('\n', text.length / 3) + 1)].map(part => ({
    lang,
    value: part.slice(0, SIZE),
  }));
});

interface Row {
  readonly engine: string;
  /** Milliseconds until a first block of each language is done. */
  readonly start: number;
  /** Microseconds for a block of 327 characters. */
  readonly block: number;
  readonly html: number;
  /** Bytes of HTML for a block. */
  readonly bytes: number;
}

const rows: Row[] = [];
for (const engine of ENGINES) rows.push(await measure(engine));
const [fastest] = rows;
console.log('engine   start ms   plugin µs/block   to HTML µs/block   HTML bytes/block   20,000 blocks s');
for (const { engine, start, block, html, bytes } of rows) {
  const ratio = fastest && `${(html / fastest.html).toFixed(1)} ×`;
  const cells = [start.toFixed(0), block.toFixed(1), html.toFixed(1), bytes.toFixed(0), (html * 0.02).toFixed(1)];
  console.log(
    [engine.padEnd(6), ...cells.map((cell, index) => cell.padStart([11, 18, 19, 19, 18][index] ?? 0)), ratio].join(' '),
  );
}

async function measure(engine: HighlightOptions['engine']): Promise<Row> {
  const checked = await optionsSchema['~standard'].validate({ engine });
  if (checked.issues) throw new Error(checked.issues[0]?.message);
  const begin = performance.now();
  for (const block of blocks) await weave(checked.value, block);
  const start = performance.now() - begin;
  let block = Number.POSITIVE_INFINITY;
  let html = Number.POSITIVE_INFINITY;
  let bytes = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = performance.now();
    const trees = [];
    for (const one of blocks) trees.push(await weave(checked.value, one));
    const between = performance.now();
    const pages = trees.map(tree => (isHarmless(tree) && writeElements(tree)) || '');
    const after = performance.now();
    block = Math.min(block, between - before);
    html = Math.min(html, after - before);
    bytes = pages.reduce((sum, page) => sum + page.length, 0);
  }
  const perBlock = 1_000 / blocks.length;
  return { engine, start, block: block * perBlock, html: html * perBlock, bytes: bytes / blocks.length };
}

async function weave(options: HighlightOptions, { lang, value }: { lang: string; value: string }) {
  const transform = highlight.transforms.html;
  if (!transform) throw new Error('The plugin makes no HTML.');
  return await transform(
    { type: 'code', lang, value },
    {
      options,
      names: { lookup: () => undefined, nearest: () => [] },
      linkTo: () => undefined,
      word: (key: string) => key,
      message: () => {},
      render: async () => [],
    },
  );
}

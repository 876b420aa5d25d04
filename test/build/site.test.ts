import { expect, it } from 'vitest';
import { parseConfig } from '../../src/build/config.ts';
import { link } from '../../src/build/link.ts';
import { readingOrder } from '../../src/build/reading-order.ts';
import { makeSite } from '../../src/build/site.ts';
import type { Format } from '../../src/literate/format.ts';
import { markdownReader } from '../../src/reader/markdown/index.ts';

const format = { name: 'html', extension: '.html' } as Format;

/** A list that counts how often one of its items is looked at. */
function counted<Item>(items: readonly Item[], count: () => void): readonly Item[] {
  return new Proxy(items, {
    get(target, key, receiver) {
      if (typeof key === 'string' && /^\d+$/.test(key)) count();
      return Reflect.get(target, key, receiver);
    },
  });
}

it('finds the places of many chunks without looking at all of them for each', () => {
  const count = 400;
  const source = Array.from({ length: count }, (_, chunk) => `\`\`\`js {#c${chunk}}\n${chunk}\n\`\`\`\n`).join('\n');
  const document = markdownReader.read({ path: 'a.md', source, include: () => undefined });
  let looks = 0;
  const { exports } = document;
  const look = () => {
    looks += 1;
  };
  const chunks = counted(exports.chunks, look);
  const outlines = new Map([['a.md', { ...document, exports: { ...exports, chunks } }]]);
  const config = parseConfig({}, 'test');
  const order = readingOrder(outlines, config.contents, outlines);
  const { site } = makeSite(config, link(outlines, order.documents, new Set(), []), order, format);
  const places = exports.chunks.map(({ name }) => site.locate('a.md', { hole: 'href', namespace: 'chunk', name }));
  const anchors = exports.anchors.filter(({ kind }) => kind === 'chunk');
  expect(anchors).toHaveLength(count);
  expect(places).toEqual(anchors.map(({ id }) => ({ path: 'a.html', fragment: id })));
  expect(looks).toBeLessThan(20 * count);
});

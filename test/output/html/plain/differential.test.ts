import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tests } from 'commonmark-spec';
import fc from 'fast-check';
import type { Element, ElementContent, Properties } from 'hast';
import { describe, expect, it } from 'vitest';
import admonition from '../../../../plugins/admonition/index.ts';
import math from '../../../../plugins/math/index.ts';
import { definePlugin, type Plugin } from '../../../../src/literate/plugin.ts';
import type { Renderer } from '../../../../src/output/html/convert/block-rendering.ts';
import type { ConfiguredPlugin } from '../../../../src/output/html/options.ts';
import { root } from '../../../project/imports.ts';
import { bothWays, type Case, casesOf, isQuick, renderer } from './both-ways.ts';
import { generatedBlock, hostileNames } from './generated-nodes.ts';

/** Compares all, and gives the share of blocks that went the quick way. */
async function compareAll(cases: readonly Case[], own: Renderer): Promise<number> {
  let quickly = 0;
  for (const one of cases) {
    if (isQuick(own, one)) quickly += 1;
    const { quick, general } = await bothWays(own, one);
    expect(quick, JSON.stringify(one.node)).toEqual(general);
  }
  return quickly / cases.length;
}

function configured<Options>(plugin: Plugin<Options>, options: Options): ConfiguredPlugin {
  return { plugin: plugin as Plugin, options };
}

const plugins = [configured(admonition, { titles: {} }), configured(math, { macros: {}, limit: 20_000 })];

/** One of many things that the sanitiser may have to change. */
function results(value: string): readonly ElementContent[] {
  const element = (tagName: string, properties: Properties): Element => ({
    type: 'element',
    tagName,
    properties,
    children: [{ type: 'text', value }],
  });
  const all: readonly ElementContent[] = [
    element('a', { href: value }),
    element('a', { href: '#x' }),
    element('math', { style: `color: ${value}` }),
    element('span', { style: 'color: red; position: fixed' }),
    element('math', { title: value, display: value, id: value, className: [value, 'x'] }),
    element('mtext', { mathcolor: 'url(x)' }),
    element('mtext', { mathcolor: value, onClick: value }),
    element('div', { tabIndex: value.length }),
    element('script', {}),
    element('p', { dataX: value }),
    { type: 'comment', value },
    { type: 'raw', value: `<b onclick=x>${value}` },
    { type: 'text', value },
  ];
  return all.filter((_, index) => index === value.length % all.length);
}

function filesIn(folder: string): Record<string, string> {
  const names = readdirSync(join(root, folder)).filter(name => /\.(?:md|rst)$/.test(name));
  return Object.fromEntries(names.map(name => [name, readFileSync(join(root, folder, name), 'utf8')]));
}

/** Plugins that take all kinds of nodes, at once and after a while, and give what is harmless and what is not. */
const fakes: readonly Plugin[] = [
  definePlugin({
    name: 'code',
    version: '1',
    match: node => node.type === 'code' && node.value.length % 2 === 0,
    transforms: {
      html: node => {
        const value = node.type === 'code' ? node.value : '';
        const span: Element = {
          type: 'element',
          tagName: 'span',
          properties: { className: ['t1', 'b'] },
          children: [],
        };
        span.children.push({ type: 'text', value: value.slice(0, 3) });
        const children = [span, { type: 'text', value: value.slice(3) } as const];
        const code: Element = { type: 'element', tagName: 'code', properties: {}, children };
        return [{ type: 'element', tagName: 'pre', properties: { className: ['x'] }, children: [code] }];
      },
    },
  }),
  definePlugin({
    name: 'formula',
    version: '1',
    match: ['inlineMath'],
    transforms: {
      html: async (node, context) => {
        const value = 'value' in node ? node.value : '';
        context.names.lookup('label', value);
        context.message('info', 'seen', value);
        return results(value);
      },
    },
  }),
  definePlugin({
    name: 'image',
    version: '1',
    match: node => node.type === 'image' && node.alt === 'a',
    transforms: {
      html: node => [
        { type: 'element', tagName: 'em', properties: { id: 'url' in node ? node.url : '' }, children: [] },
      ],
    },
  }),
];

describe('the quick way makes of a block what the general way makes', () => {
  it('for the examples of CommonMark', async () => {
    const cases = tests.flatMap(({ markdown }) => casesOf({ 'a.md': markdown, 'url.md': '# x\n' }));
    expect(await compareAll(cases, renderer())).toBeGreaterThan(0.8);
  });

  it('where documents are trusted', async () => {
    const cases = tests.flatMap(({ markdown }) => casesOf({ 'a.md': markdown }));
    await compareAll(cases, renderer([], true));
  });

  it.each(['guide', 'fixtures/markdown', 'fixtures/rst'])('for the documents in %s', async folder => {
    await compareAll(casesOf(filesIn(folder)), renderer(plugins));
    await compareAll(casesOf(filesIn(folder)), renderer());
  });

  it.each([
    ['no plugins', renderer()],
    ['trust', renderer([], true)],
    ['plugins', renderer(fakes.map(plugin => configured(plugin, undefined)))],
    [
      'plugins and trust',
      renderer(
        fakes.map(plugin => configured(plugin, undefined)),
        true,
      ),
    ],
  ])('for generated blocks, with %s', async (_, own) => {
    const counts = { quick: 0, all: 0 };
    const block = { kind: 'paragraph', id: '', context: '', line: 1, lines: 1 } as const;
    await fc.assert(
      fc.asyncProperty(
        generatedBlock,
        fc.constantFrom(undefined, undefined, undefined, 'alias'),
        async (node, alias) => {
          const one: Case = { node, names: hostileNames, block: { ...block, ...(alias !== undefined && { alias }) } };
          const before = JSON.stringify(node);
          const { quick, general } = await bothWays(own, one);
          expect(quick).toEqual(general);
          expect(JSON.stringify(node)).toBe(before);
          counts.all += 1;
          if (isQuick(own, one)) counts.quick += 1;
        },
      ),
      { seed: 3, numRuns: Number(process.env.PYLIT_RUNS ?? 1500) },
    );
    expect(counts.quick).toBeGreaterThan(0.35 * counts.all);
  });
});

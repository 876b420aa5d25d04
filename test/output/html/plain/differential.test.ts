import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tests } from 'commonmark-spec';
import { describe, expect, it } from 'vitest';
import admonition from '../../../../plugins/admonition/index.ts';
import math from '../../../../plugins/math/index.ts';
import type { Plugin } from '../../../../src/literate/plugin.ts';
import type { Renderer } from '../../../../src/output/html/convert/block-rendering.ts';
import type { ConfiguredPlugin } from '../../../../src/output/html/options.ts';
import { root } from '../../../project/imports.ts';
import { bothWays, type Case, casesOf, isQuick, renderer } from './both-ways.ts';

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

function filesIn(folder: string): Record<string, string> {
  const names = readdirSync(join(root, folder)).filter(name => /\.(?:md|rst)$/.test(name));
  return Object.fromEntries(names.map(name => [name, readFileSync(join(root, folder, name), 'utf8')]));
}

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
});

import remarkGfm from 'remark-gfm';
import type { Plugin, Processor } from 'unified';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/build/config.ts';
import { loadReaders } from '../../../src/cli/project/load-readers.ts';
import { createMarkdownReader } from '../../../src/reader/markdown/create.ts';
import { extendsSyntax, parserWith } from '../../../src/reader/markdown/parse.ts';

/** Syntax in which `#` begins no heading. */
const withoutHeadings: Plugin = function (this: Processor) {
  const data = this.data();
  data.micromarkExtensions ??= [];
  data.micromarkExtensions.push({ disable: { null: ['headingAtx'] } });
};

const onlyTrees: Plugin = () => () => undefined;

const input = { path: 'a.md', source: '# A\n\n*b*\n', include: () => undefined };

describe('remark plugins of the user’s', () => {
  it('are known to extend the syntax, or not', () => {
    expect(extendsSyntax([withoutHeadings])).toBe(true);
    expect(extendsSyntax([[remarkGfm, { singleTilde: false }]])).toBe(true);
    expect(extendsSyntax([onlyTrees])).toBe(false);
  });

  it('that extend the syntax make remark read everything, with their syntax', async () => {
    const reader = await createMarkdownReader({
      parser: 'remark',
      remark: () => parserWith([withoutHeadings]),
      syntax: 'mine',
    });
    expect(reader.read(input).blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph']);
    expect(reader.identity).toContain('mine');
    expect(reader.readAgain).toBeUndefined();
  });

  it('are taken from the configuration', async () => {
    const kinds = async (plugins: Plugin[]) => {
      const config = parseConfig({ markdown: { remarkPlugins: plugins } }, 'test');
      const [reader] = await loadReaders({ config, identity: 'x' });
      return reader?.read(input).blocks.map(({ kind }) => kind);
    };
    expect(await kinds([withoutHeadings])).toEqual(['paragraph', 'paragraph']);
    expect(await kinds([onlyTrees])).toEqual(['heading', 'paragraph']);
  });
});

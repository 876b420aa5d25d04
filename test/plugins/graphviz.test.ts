import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { RootContent } from 'mdast';
import { describe, expect, it } from 'vitest';
import graphviz, { VIZ_VERSION } from '../../plugins/graphviz/index.ts';
import type { Plugin } from '../../src/literate/plugin.ts';
import { checkOptions } from './plugin-call.ts';
import { weaveWith } from './weave-example.ts';

const plugin = graphviz as Plugin;
const fence = (graph: string) => `\`\`\`dot\n${graph}\n\`\`\`\n`;

describe('graphviz', () => {
  it('names the version of Graphviz that is installed', () => {
    const file = path.resolve(import.meta.dirname, '../../node_modules/@viz-js/viz/package.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ version: VIZ_VERSION });
  });

  it('draws the same graph the same way', async () => {
    const source = fence('graph { a -- b; b -- c; c -- a }');
    expect((await weaveWith(plugin, source)).html).toBe((await weaveWith(plugin, source)).html);
  });

  it('reports a mistake at its line, and shows it in the page', async () => {
    const { html, messages } = await weaveWith(plugin, `# H\n\n${fence('digraph {\n  a -> \n}')}`);
    expect(messages).toMatchObject([{ severity: 'error', rule: 'graphviz', line: 6 }]);
    expect(html).toContain('pylit-error');
  });

  it('draws no links that run code, and loads nothing from elsewhere', async () => {
    const { html } = await weaveWith(
      plugin,
      fence('digraph { a [href="javascript:alert(1)"]; b [image="http://127.0.0.1/x.png"] }'),
    );
    expect(html).not.toMatch(/javascript:|127\.0\.0\.1/);
  });

  it('refuses a graph over its limit', async () => {
    const { messages } = await weaveWith(plugin, fence(`graph { ${'a -- b; '.repeat(20)} }`), { limit: 100 });
    expect(messages[0]?.message).toContain('at most 100');
  });

  it('counts the edges between groups before it lays them out', async () => {
    const names = (letter: string) => Array.from({ length: 200 }, (_, index) => letter + index).join(' ');
    const { messages } = await weaveWith(plugin, fence(`digraph {{${names('a')}} -> {${names('b')}}}`));
    expect(messages[0]?.message).toBe('The graph has 40000 edges; at most 1500 are drawn.');
  });

  it('says that an empty fence holds no graph', async () => {
    const { messages } = await weaveWith(plugin, fence(''));
    expect(messages[0]?.message).toBe('Graphviz cannot draw this: there is no graph in it.');
  });

  it.each([
    ['graphviz', 'digraph {\n  a -> b\n}', 'digraph {\n  a -> ;\n}', 5],
    ['digraph', 'a -> b', 'c\na -> ;', 5],
  ])('draws the directive %s, and reports at the line of its body', async (name, good, wrong, line) => {
    const node = (body: string): RootContent => ({
      type: 'containerDirective',
      name,
      children: [],
      data: { body } as object,
      position: {
        start: { line: 1, column: 1 },
        end: { line: 4 + body.split('\n').length - 1, column: 9 },
      },
    });
    const lines: (number | undefined)[] = [];
    const context = {
      options: await checkOptions(graphviz.options, {}),
      names: { lookup: () => undefined, nearest: () => [] },
      linkTo: () => undefined,
      word: (key: string) => key,
      message: (_: unknown, __: unknown, ___: string, place?: { line?: number }) => lines.push(place?.line),
      render: async () => [],
    };
    await graphviz.transforms.html?.(node(good), context);
    expect(lines).toEqual([]);
    await graphviz.transforms.html?.(node(wrong), context);
    expect(lines).toEqual([line]);
  });
});

import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { BuildReport } from '../../src/build/report.ts';
import { runHere } from '../cli/in-process.ts';
import { folderWith, writeFiles } from '../cli/pylit.ts';

const CODE = `# Code

\`\`\`html {#greet file="greet.html"}
<<body>>
\`\`\`

\`\`\`html {#body}
hello
\`\`\`
`;

const project = (graph: string, code = CODE) =>
  folderWith({
    'pylit.config.ts': "export default { source: 'docs' };\n",
    'docs/sub/code.md': code,
    'docs/graph.md': `# Graph\n\n${graph}\n\nThe end.\n`,
  });

const buildJson = async (root: string): Promise<BuildReport> =>
  JSON.parse((await runHere(root, ['build', '--json'])).stdout);

const page = (root: string, name: string) => readFileSync(`${root}/build/html/${name}.html`, 'utf8');
const words = (html: string) => [...html.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text).sort();
const drawing = (html: string) => /<figure class="graphviz chunk-graph">.*?<\/figure>/s.exec(html)?.[0] ?? '';

describe('the directive chunk-graph', () => {
  it('draws the program, with links to its chunks, and says it in words', async () => {
    const root = project('::chunk-graph');
    expect(await runHere(root, ['build'])).toMatchObject({ status: 0, stderr: '' });
    const html = drawing(page(root, 'graph'));
    expect(words(html)).toEqual(['body', 'greet', 'greet.html']);
    expect([...html.matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href).sort()).toEqual([
      'sub/code.html#chunk-body',
      'sub/code.html#chunk-greet',
    ]);
    expect(html).not.toMatch(/ id="|xlink:href/);
    expect(html).toContain('<li>The file greet.html is made of greet.</li><li>greet uses body.</li>');
  });

  it('draws a part of it, in Markdown as in reStructuredText', async () => {
    const root = project('::chunk-graph[body]');
    writeFiles(root, { 'docs/graph2.rst': 'Graph\n=====\n\n.. chunk-graph:: greet.html\n' });
    expect(await runHere(root, ['build'])).toMatchObject({ status: 0, stderr: '' });
    expect(words(page(root, 'graph'))).toEqual(['body']);
    expect(words(page(root, 'graph2'))).toEqual(['body', 'greet', 'greet.html']);
  });

  it('is drawn again when the program has another shape, and only then', async () => {
    const root = project('::chunk-graph');
    await buildJson(root);
    const before = statSync(`${root}/build/html/graph.html`).mtimeMs;
    writeFiles(root, { 'docs/sub/code.md': CODE.replace('hello', 'good day') });
    expect((await buildJson(root)).blocks.transformed).toBe(1);
    expect(statSync(`${root}/build/html/graph.html`).mtimeMs).toBe(before);
    writeFiles(root, { 'docs/sub/code.md': CODE.replace('hello', '<<nothing>>') });
    expect((await runHere(root, ['why', 'docs/graph.md'])).stdout).toContain('the graph of the program changed');
    await buildJson(root);
    expect(words(page(root, 'graph'))).toEqual(['(undefined)', 'body', 'greet', 'greet.html', 'nothing']);
    expect((await buildJson(root)).outputs.written).toBe(0);
    const drawn = drawing(page(root, 'graph'));
    writeFiles(root, { 'docs/graph.md': '# Graph\n\n::chunk-graph\n\nMore words.\n' });
    expect((await buildJson(root)).blocks.transformed).toBe(1);
    expect(drawing(page(root, 'graph'))).toBe(drawn);
  });

  it('follows a chunk that is shown on another page, without being drawn anew', async () => {
    const root = project('::chunk-graph');
    await buildJson(root);
    writeFiles(root, {
      'docs/sub/code.md': CODE.replace(/```html \{#body\}[^`]*```\n/, ''),
      'docs/other.md': '# O\n\n```html {#body}\nhello\n```\n',
    });
    await buildJson(root);
    expect(page(root, 'graph')).toContain('<a href="other.html#chunk-body"');
  });

  it('says what it cannot draw', async () => {
    const missing = await runHere(project('::chunk-graph[bdoy]'), ['build']);
    expect(missing.stderr).toContain(
      'docs/graph.md:3:1: error: There is no file or chunk "bdoy". [graphviz]\n    Did you mean "body"?',
    );
    expect((await runHere(project('::chunk-graph', '# None\n'), ['build'])).stderr).toContain(
      'There are no chunks to draw.',
    );
    const many = Array.from({ length: 1501 }, (_, i) => `\`\`\`html {#c${i} file=f${i}}\nx\n\`\`\`\n`).join('');
    const large = await runHere(project('::chunk-graph', `# Many\n\n${many}`), ['build']);
    expect(large.stderr).toContain('The graph has 3002 nodes and 1501 edges, which is too large to be drawn.');
  });
});

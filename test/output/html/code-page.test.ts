import { statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BuildOptions } from '../../../src/build/build.ts';
import { createHtmlFormat } from '../../../src/output/html/index.ts';
import { markdownReader } from '../../../src/reader/markdown/index.ts';
import { ToyProject } from '../../build/toy-project.ts';
import { formatOptions } from './woven-project.ts';

const fence = (attributes: string, code: string) => `\`\`\`python {${attributes}}\n${code}\n\`\`\`\n`;

const FILES = {
  'a.md': `# A\n\n${fence('#main file="src/a.py"', '<<body>>\n<<gone & lost>>')}\n${fence('#body', 'one\n<<deep>>')}`,
  'b.md': `# B\n\n${fence('#body', 'two')}\n${fence('#deep', 'three')}\n${fence('#spare', 'four')}`,
  'c.md': '# C\n\nNo code.\n',
};

async function built(files: Readonly<Record<string, string>>, codePage: { title: string } | null = { title: 'Code' }) {
  const project = new ToyProject(files);
  const format = await createHtmlFormat({ ...formatOptions(), ...(codePage && { codePage }) });
  const options: Partial<BuildOptions> = { load: async () => ({ readers: [markdownReader], formats: [format] }) };
  const build = () => project.build(options);
  return { project, build, report: await build(), html: (name: string) => project.read(`build/html/${name}`) };
}

const times = (project: ToyProject, names: readonly string[]) =>
  names.map(name => statSync(path.join(project.root, 'build/html', name)).mtimeMs);

describe('the page of all code', () => {
  it('shows files with the chunks that they are made of, and chunks by name', async () => {
    const { html } = await built(FILES);
    const code = html('code.html');
    expect(code).toContain(
      '<li><a class="chunk-link" href="a.html#chunk-main"><span class="code-file">src/a.py</span></a><ul><li>' +
        '<a class="chunk-link" href="a.html#chunk-main"><span class="chunk-name">main</span></a><ul><li>' +
        '<a class="chunk-link" href="a.html#chunk-body"><span class="chunk-name">body</span></a> <span class="code-note">2 parts</span><ul><li>' +
        '<a class="chunk-link" href="b.html#chunk-deep"><span class="chunk-name">deep</span></a></li></ul></li><li>' +
        '<span class="chunk-ref undefined" title="No chunk has this name.">gone &amp; lost</span></li></ul></li></ul></li>',
    );
    expect(code).toContain(
      'defined in <a href="a.html#chunk-body">A <span class="chunk-number">§2</span></a>, <a href="b.html#chunk-body">B <span class="chunk-number">§1</span></a>; ' +
        'used in <a href="a.html#chunk-main">main <span class="chunk-number">§1</span></a>',
    );
    expect(code).toContain('<strong class="code-warning">never used</strong>');
    expect(code.match(/<h1[ >]/g)).toHaveLength(1);
    expect(code).not.toContain('<span class="source">');
  });

  it('stands in the menu, and only where there is code, and where it is wanted', async () => {
    const { html } = await built(FILES);
    expect(html('c.html')).toContain('<li><a href="code.html">Code</a></li>');
    expect(html('code.html')).toContain('<a href="code.html" aria-current="page">Code</a>');
    expect(html('c.html')).not.toContain('pylit-theme/code.js');
    const plain = await built({ 'c.md': FILES['c.md'] });
    expect(plain.html('c.html')).not.toContain('code.html');
    expect(() => plain.html('code.html')).toThrow();
    expect(() => plain.html('pylit-theme/code.js')).toThrow();
    const none = await built(FILES, null);
    expect(none.html('c.html')).not.toContain('code.html');
    expect(() => none.html('code.html')).toThrow();
  });

  it('goes when the last code goes', async () => {
    const { project, build, html } = await built(FILES);
    project.remove('a.md');
    project.remove('b.md');
    await build();
    expect(() => html('code.html')).toThrow();
    expect(html('c.html')).not.toContain('code.html');
  });

  it('leaves the path to a document or file that has it', async () => {
    const { html } = await built({ ...FILES, 'code.md': '# My code\n\nText\n', 'code-index.html': 'x' });
    expect(html('code.html')).toContain('My code');
    expect(html('c.html')).toContain('<a href="pylit-code.html">Code</a>');
    expect(html('pylit-code.html')).toContain('<h2 id="files">');
  });

  it('is written anew when code comes, goes or moves; other edits leave it', async () => {
    const { project, build } = await built(FILES);
    const names = ['a.html', 'b.html', 'c.html', 'code.html'];
    const changed = async (files: Readonly<Record<string, string>>) => {
      const before = times(project, names);
      project.write(files);
      const report = await build();
      const after = times(project, names);
      return { changed: names.filter((_, index) => before[index] !== after[index]), written: report.outputs.written };
    };
    expect(await changed({})).toEqual({ changed: [], written: 0 });
    expect(await changed({ 'c.md': '# C\n\nOther words.\n' })).toEqual({ changed: ['c.html'], written: 1 });
    // A paragraph above a chunk moves it in its document; nothing else shows that.
    const moved = FILES['b.md'].replace('# B\n', '# B\n\nWords.\n');
    expect((await changed({ 'b.md': moved })).changed).toEqual(['b.html']);
    expect((await changed({ 'b.md': moved.replace('two', 'two!') })).changed).toEqual(['b.html']);
    const more = `${moved}\n${fence('#deep', 'five')}`;
    expect((await changed({ 'b.md': more })).changed).toEqual(['b.html', 'code.html']);
  });

  it('holds circles and very deep and very wide programs', async () => {
    const wide = Array.from({ length: 300 }, (_, index) => fence(`#w${index}`, `<<w${(index + 1) % 300}>>`)).join('\n');
    const deep = Array.from({ length: 60 }, (_, i) => fence(`#d${i}`, `<<d${i + 1}>>\n<<d${i + 1}>>`)).join('\n');
    const { html } = await built({
      'a.md': `# A\n\n${fence('#root file="x.py"', '<<w0>>\n<<d0>>')}\n${wide}\n${deep}\n${fence('#d60', 'end')}`,
    });
    const code = html('code.html');
    expect(code.length).toBeLessThan(300_000);
    expect(code).toContain('…</span>');
  });
});

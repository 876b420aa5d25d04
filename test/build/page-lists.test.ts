import { describe, expect, it } from 'vitest';
import { createHtmlFormat } from '../../src/output/html/index.ts';
import { createRstReader } from '../../src/reader/rst/index.ts';
import { formatOptions } from '../output/html/woven-project.ts';
import { ToyProject } from './toy-project.ts';

const page = (title: string, more = '') => `${title}\n${'='.repeat(title.length)}\n\nText.\n\n${more}`;

const FILES = {
  'index.rst': page('Home', '.. toctree::\n   :glob:\n   :numbered:\n\n   part/*\n'),
  'part/a.rst': page('A', 'Sub\n---\n\nSee :term:`wind`.\n'),
  'part/b.rst': page('B', '.. glossary::\n\n   wind\n      Moving air.\n'),
  'c.rst': page('C'),
};

async function built() {
  const project = new ToyProject(FILES);
  const format = await createHtmlFormat({ ...formatOptions(), indexPage: { title: 'Index' } });
  const build = () =>
    project.build({
      extensions: ['.rst'],
      load: async () => ({ readers: [createRstReader()], formats: [format] }),
    });
  await build();
  return { project, build, html: (name: string) => project.read(`build/html/${name}`) };
}

describe('an edit to a document that others list or refer to', () => {
  it('rebuilds what shows it, and no block', async () => {
    const { project, build, html } = await built();
    project.write({ 'part/b.rst': FILES['part/b.rst'].replace('B\n=', 'Bee\n===') });
    const { blocks } = await build();
    expect(blocks.transformed).toBe(1);
    expect(html('index.html')).toContain('Bee</a>');
    expect(html('part/a.html')).toContain('<span class="section-number">1.1. </span>Sub');
  });

  it('rebuilds what a new document moves', async () => {
    const { project, build, html } = await built();
    project.write({ 'part/0.rst': page('Zero') });
    await build();
    expect(html('part/a.html')).toContain('<span class="section-number">2.1. </span>Sub');
    expect(html('index.html')).toMatch(/Zero<\/a>[\s\S]*A<\/a>/);
    expect(html('part/b.html')).toContain('<span class="section-number">3. </span>B');
  });

  it('moves a term', async () => {
    const { project, build, html } = await built();
    expect(html('part/a.html')).toContain('<a href="b.html#term-wind"');
    project.write({ 'part/b.rst': page('B'), 'c.rst': page('C', FILES['part/b.rst'].slice(11)) });
    const { messages } = await build();
    expect(messages).toEqual([]);
    expect(html('part/a.html')).toContain('<a href="../c.html#term-wind"');
    expect(html('genindex.html')).toContain('<a href="c.html#term-wind">wind</a>');
    project.write({ 'c.rst': page('C') });
    const gone = await build();
    expect(gone.messages.map(({ file, rule }) => `${file} ${rule}`)).toEqual(['part/a.rst unknown-term']);
    expect(() => html('genindex.html')).toThrow();
  });
});

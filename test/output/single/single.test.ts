import { expect, it } from 'vitest';
import { createHtmlFormat } from '../../../src/output/html/index.ts';
import { createSingleFormat } from '../../../src/output/single/index.ts';
import { inlinePage } from '../../../src/output/single/inline-page.ts';
import { markdownReader } from '../../../src/reader/markdown/index.ts';
import { ToyProject } from '../../build/toy-project.ts';
import { formatOptions } from '../html/woven-project.ts';

const FILES = {
  'a.md': '# A\n\n![p](d/p.png) ![far](https://x.org/p.png) [b](d/b.md) [f](f.txt)\n\n```c {#x file="x.c"}\n```\n',
  'd/b.md': '# B\n\n![p](p.png)\n',
  'd/p.png': new Uint8Array([1, 2, 3]),
  'f.txt': 'text',
};

async function weave() {
  const project = new ToyProject({});
  project.write(FILES);
  const format = createSingleFormat({ html: await createHtmlFormat(formatOptions()) });
  const build = () => project.build({ load: async () => ({ readers: [markdownReader], formats: [format] }) });
  return { project, build, report: await build() };
}

it('puts all that a page loads into it', async () => {
  const { project } = await weave();
  for (const page of ['a.html', 'd/b.html']) {
    const html = project.read(`build/single/${page}`);
    expect(html).toContain('src="data:image/png;base64,AQID"');
    expect(html).toContain('<style>\n');
    expect(
      [...html.matchAll(/<(?:link|script|img|source)\b[^>]*?\s(?:href|src|srcset)="(?!data:)[^"]*"/g)].map(String),
    ).toEqual([]);
  }
});

it('shows the words of an image that would be fetched', async () => {
  const { project } = await weave();
  expect(project.read('build/single/a.html')).toContain('<span class="pylit-broken">far</span>');
});

it('keeps links to other pages, and has other files beside it', async () => {
  const { project } = await weave();
  expect(project.read('build/single/a.html')).toContain('href="d/b.html"');
  expect(project.read('build/single/f.txt')).toBe('text');
});

it('is made again where an image is another', async () => {
  const { project, build } = await weave();
  project.write({ 'd/p.png': new Uint8Array([4, 5, 6]) });
  await build();
  expect(project.read('build/single/d/b.html')).toContain('base64,BAUG');
});

it('ends a style or script only where it ends', () => {
  const page = inlinePage('<link rel="stylesheet" href="s.css"><script src="s.js" defer></script>', {
    path: 'a.html',
    files: new Map([
      ['s.css', 'a::after { content: "</style>" }'],
      ['s.js', 'const a = "</script>";'],
    ]),
    read: () => undefined,
    onLink: () => undefined,
  });
  expect(page).toBe(
    '<style>\na::after { content: "<\\/style>" }</style><script type="module">\nconst a = "<\\/script>";</script>',
  );
});

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { describeNeeding, EPUBCHECK } from '../../tools.ts';
import { runHere } from '../in-process.ts';
import { folderWith } from '../pylit.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const DOCUMENTS = {
  'one.md': '# One\n\n```js {name="a part"}\nfunction wanted() {}\n```\n',
  'two.rst':
    'Two\n===\n\n.. index:: single: a word; and more\n   see: there; here\n\nText. See :ref:`genindex`.\n\n.. code-block:: js\n   :file: two.js\n\n   <<a part>>\n   wanted();\n',
};

async function woven(book: object = {}) {
  const root = folderWith({ ...DOCUMENTS, 'pylit.config.json': JSON.stringify({ title: 'Site', book }) });
  writeFileSync(path.join(root, 'cover.png'), PNG);
  const result = await runHere(root, ['build', '--format', 'epub']);
  const file = (name: string) => strFromU8(entries(root)[`EPUB/${name}`] ?? new Uint8Array());
  return { ...result, root, file };
}

function entries(root: string): Record<string, Uint8Array> {
  return unzipSync(new Uint8Array(readFileSync(path.join(root, 'build/epub/book.epub'))));
}

describe('an EPUB of a project', () => {
  it('has the page of all code and the general index, and its contents lead there', async () => {
    const { status, stderr, file } = await woven();
    expect([status, /error|warning/.test(stderr)]).toEqual([0, false]);
    const code = file('content/code.xhtml');
    for (const words of ['<h2 id="files">Files</h2>', 'a part', 'two.js', '>wanted<', 'href="one.xhtml#'])
      expect(code).toContain(words);
    expect(file('content/genindex.xhtml')).toMatch(/a word[\s\S]*href="two\.xhtml#[^"]+"[\s\S]*see here/);
    expect(file('nav.xhtml')).toMatch(/content\/two\.xhtml[\s\S]*content\/code\.xhtml[\s\S]*content\/genindex\.xhtml/);
    expect(file('content/two.xhtml')).toContain('href="genindex.xhtml"');
  });

  it('draws a cover of what the configuration says', async () => {
    const { file } = await woven({ title: 'Small book', authors: ['Ada'], edition: 'Second', publisher: 'A press' });
    expect(file('cover-image.svg')).toMatch(/Small book[\s\S]*Ada[\s\S]*Second · A press/);
    expect(file('cover.xhtml')).toContain('alt="Cover: Small book, by Ada"');
    expect(file('package.opf')).toContain('media-type="image/svg+xml" properties="cover-image"');
  });

  it('takes the picture that is named, and is bound anew when what it says changed', async () => {
    const { root, file } = await woven({ cover: 'cover.png' });
    expect(entries(root)['EPUB/cover-image.png']).toEqual(new Uint8Array(PNG));
    expect(file('package.opf')).toContain('media-type="image/png" properties="cover-image"');
    writeFileSync(path.join(root, 'pylit.config.json'), JSON.stringify({ book: { title: 'Another' } }));
    expect(await runHere(root, ['build', '--format', 'epub'])).toMatchObject({ status: 0 });
    expect(file('cover-image.svg')).toContain('Another');
  });

  it.each([
    ['gone.png', 'book.cover: there is no file "gone.png".'],
    ['one.md', 'book.cover: "one.md" is no PNG, JPEG, GIF or SVG.'],
    ['../cover.png', 'a file inside the project'],
  ])('refuses %s for a cover', async (cover, words) => {
    const { status, stderr } = await woven({ cover });
    expect(status).toBe(2);
    expect(stderr).toContain(words);
  });
});

describeNeeding('epubcheck', 'EPUBCheck', () => {
  it.each([{}, { cover: 'cover.png', authors: ['A & B'], title: 'T < U' }])(
    'has nothing to say of a book of %j',
    async book => {
      const { root } = await woven(book);
      const { stdout, stderr, status } = spawnSync(
        'java',
        ['-jar', EPUBCHECK, path.join(root, 'build/epub/book.epub')],
        { encoding: 'utf8' },
      );
      expect(stdout + stderr).not.toMatch(/ERROR|WARNING|FATAL/);
      expect(status).toBe(0);
    },
    240_000,
  );
});

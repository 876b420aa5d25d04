import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeNeeding } from '../../tools.ts';
import { runHere } from '../in-process.ts';
import { folderWith, pylit, writeFiles } from '../pylit.ts';
import { textOfPdf } from './pdf-text.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const MARKDOWN = `# Alpha

Plain *emphasis*, **strength**, ~~gone~~, \`code #[x] $y$\` and a [link](https://example.org/).
Hostile prose: #let x = 1; #import "@preview/foo:1.0.0": * $ \\ < > _ * @label // comment /* no */ [x]] ~ "quotes".

A note[^n], the same again[^n], and [beta](beta.rst). Hard\\
break.

[^n]: The text of the note with *emphasis*.

1. first
2. second

   with a paragraph

- [x] done
- [ ] undone

> quoted words

| left | right |
|:-----|------:|
| one  | two   |

Inline $a_1^2 + \\sqrt{b}$ and

$$
\\sum_{i=0}^n \\frac{i}{2} = \\begin{cases} 1 & x \\\\ 2 & y \\end{cases}
$$

\`\`\`js {#greeting file=hello.js}
const greeting = "hello";
<<say it>>
\`\`\`

\`\`\`js {name="say it"}
console.log(greeting);
\`\`\`

\`\`\`python
def plain(): return "a very long line of code that no page can hold, because it goes on and on until it ends at its end"
\`\`\`

![A picture](dot.png)

<details><summary>Sum</summary>

Hidden words.

</details>
`;

const RST = `Beta
====

.. contents:: Here
   :local:

.. toctree::

   alpha

term
  meaning

:field: value

-a, --all=FILE  an option

| line one
|   line two

.. figure:: dot.png
   :width: 50%

   The caption.

.. note:: A remark.

.. list-table::
   :header-rows: 1

   * - head
     - other
   * - cell
     - .. code:: python

          x = 1
`;

describe('pylit print', () => {
  let root = '';
  let result: Awaited<ReturnType<typeof runHere>>;

  beforeAll(async () => {
    root = folderWith({ 'alpha.md': MARKDOWN, 'beta.rst': RST });
    writeFileSync(path.join(root, 'dot.png'), PNG);
    result = await runHere(root, ['print']);
  });

  const pdf = (name = 'build/pdf/book.pdf') => readFileSync(path.join(root, name));

  it('makes a PDF of all documents, without a configuration', () => {
    expect(result.stderr).not.toMatch(/error|warning/);
    expect(result.stdout).toMatch(/^build\/pdf\/book\.pdf \(\d+ kB, \d+ ms\)\n$/);
    expect(result.status).toBe(0);
    expect(pdf().subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('leaves it as it is when nothing changed, and makes the same bytes from nothing', async () => {
    const before = pdf();
    expect(await runHere(root, ['print'])).toMatchObject({ status: 0 });
    expect(pdf().equals(before)).toBe(true);
    const other = folderWith({ 'alpha.md': MARKDOWN, 'beta.rst': RST });
    writeFileSync(path.join(other, 'dot.png'), PNG);
    await runHere(other, ['print']);
    expect(readFileSync(path.join(other, 'build/pdf/book.pdf')).equals(before)).toBe(true);
  });

  it('makes the same bytes after edits as from nothing', async () => {
    const before = pdf();
    writeFiles(root, { 'beta.rst': `${RST}\nAnother paragraph.\n` });
    expect(await runHere(root, ['print'])).toMatchObject({ status: 0 });
    expect(pdf().equals(before)).toBe(false);
    writeFiles(root, { 'beta.rst': RST });
    expect(await runHere(root, ['print'])).toMatchObject({ status: 0 });
    expect(pdf().equals(before)).toBe(true);
  });

  it('writes one block anew when one paragraph is edited', async () => {
    const before = pdf();
    writeFiles(root, { 'alpha.md': MARKDOWN.replace('quoted words', 'other words') });
    const { stdout } = await runHere(root, ['build', '--format', 'pdf', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ blocks: { transformed: 1 }, messages: [] });
    expect(pdf().equals(before)).toBe(false);
    writeFiles(root, { 'alpha.md': MARKDOWN });
    expect(await runHere(root, ['print'])).toMatchObject({ status: 0 });
    expect(pdf().equals(before)).toBe(true);
  });

  it('is a format among others, whose process ends with the build', () => {
    const folder = folderWith({ 'a.md': '# A\n\nwords\n', 'pylit.config.json': '{ "formats": ["html", "pdf"] }' });
    const { status, stderr } = pylit(folder, ['build']);
    expect(status).toBe(0);
    expect(stderr).not.toMatch(/error|warning/);
    expect(readFileSync(path.join(folder, 'build/pdf/book.pdf')).length).toBeGreaterThan(1000);
    expect(readFileSync(path.join(folder, 'build/html/a.html'), 'utf8')).toContain('words');
  });

  it('prints one document, to where it is wanted', async () => {
    const { status, stdout } = await runHere(root, ['print', 'beta.rst', '--out', 'made/b.pdf', '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ pdf: 'made/b.pdf', messages: [] });
    expect(pdf('made/b.pdf').length).toBeGreaterThan(1000);
  });

  it('knows its engines', async () => {
    expect(await runHere(root, ['print', '--engine', 'tipst'])).toMatchObject({ status: 2 });
  });

  describeNeeding('pdftotext', 'the words of the PDF', () => {
    let read: string | undefined;
    const words = () => (read ??= textOfPdf(path.join(root, 'build/pdf/book.pdf')));

    it.each([
      'Plain emphasis, strength, gone, code #[x] $y$ and a link.',
      'Hostile prose: #let x = 1; #import “@preview/foo:1.0.0”: * $ \\ < > _ * @label // comment /* no */ [x]] ~ “quotes”.',
      'The text of the note with emphasis.',
      'with a paragraph',
      'quoted words',
      'const greeting = "hello";',
      'say it',
      'console.log(greeting);',
      'Sum',
      'Hidden words.',
      'meaning',
      'Here',
      'value',
      '--all',
      'line two',
      'The caption.',
      'A remark.',
      'x = 1',
    ])('holds %j', said => {
      expect(words()).toContain(said);
    });

    it('parts long lines of code and loses nothing of them', () => {
      expect(words()).toContain(
        'a very long line of code that no page can hold, because it goes on and on until it ends at its end',
      );
    });

    it('has a note once', () => {
      expect(words().split('The text of the note')).toHaveLength(2);
    });

    it('labels chunks by their pages', () => {
      expect(words()).toMatch(/⟨say it \d+[a-z]?⟩≡/);
      expect(words()).toMatch(/Used in \d+[a-z]?\./);
    });
  });
});

import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createManFormat, createTextFormat, TEXT } from '../../../src/output/text/index.ts';
import { widthOf, wrap } from '../../../src/output/text/width.ts';
import { describeNeeding } from '../../tools.ts';
import { weaveSource } from '../print/woven-source.ts';

const weaveText = (files: Readonly<Record<string, string>>) =>
  weaveSource(files, { source: TEXT, make: createTextFormat });
const weaveMan = (files: Readonly<Record<string, string>>) =>
  weaveSource(files, { source: TEXT, make: createManFormat });

/** The text of one source. */
async function text(source: string): Promise<string> {
  return (await weaveText({ 'a.md': `${source}\n` })).file('a.txt');
}

describe('widths', () => {
  it('count columns of a terminal', () => {
    expect(widthOf('abc')).toBe(3);
    expect(widthOf('中文')).toBe(4);
    expect(widthOf('e\u0301')).toBe(1);
  });

  it('break lines between words alone', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('a verylongword b', 6)).toEqual(['a', 'verylongword', 'b']);
  });
});

describe('plain text', () => {
  it('underlines headings and breaks paragraphs', async () => {
    expect(await text(`# One\n\n## Two *x*\n\n${'word '.repeat(20)}`)).toBe(
      `One\n===\n\nTwo _x_\n-------\n\n${'word '.repeat(15).trim()}\n${'word '.repeat(5).trim()}\n`,
    );
  });

  it('indents lists, quotes and code', async () => {
    expect(await text('- a\n  - b\n- [x] c\n\n1. d\n\n> e\n\n```c\nint f;\n\n  g;\n```')).toBe(
      '-   a\n    - b\n[x] c\n\n1. d\n\n> e\n\n    int f;\n\n      g;\n',
    );
  });

  it('draws tables as boxes that fit the line', async () => {
    const table = await text(`| a | b |\n|--:|---|\n| 1 | ${'long '.repeat(20)}|\n`);
    const lines = table.trim().split('\n');
    expect(lines[0]).toMatch(/^┌─+┬─+┐$/);
    expect(new Set(lines.map(widthOf))).toEqual(new Set([78]));
    expect(table).toContain('│ 1 │ long long');
    expect(await text('| a | b |\n|--:|---|\n| 1 | 中 |')).toBe(
      '┌───┬────┐\n│ a │ b  │\n├───┼────┤\n│ 1 │ 中 │\n└───┴────┘\n',
    );
  });

  it('draws tables in tables in bounded time', async () => {
    const nested = Array.from({ length: 30 }).reduce<string>(
      inner => `<table><tr><td>${inner}</td><td>x</td></tr></table>`,
      'deep',
    );
    expect(await text(nested)).toContain('d');
  });

  it('numbers links, and lists them at the end', async () => {
    const woven = await weaveText({
      'a.md': 'a [b](https://x.org/) c [d](https://x.org/) [e](b.md) <https://y.org/> [f](#g)\n\n# G\n',
      'b.md': '# B\n',
    });
    expect(woven.file('a.txt')).toBe(
      'a b[1] c d[1] e[2] https://y.org/ f\n\nG\n=\n\nLinks:\n[1] https://x.org/\n[2] b.txt\n',
    );
  });

  it('puts notes at the end, in their order', async () => {
    expect(await text('a[^y] b[^x]\n\n[^x]: X.\n\n[^y]: Y `z`.')).toBe(
      'a[^1] b[^2]\n\n* * *\n\n[^1] Y `z`.\n[^2] X.\n',
    );
  });

  it('says what a chunk is called and where it is used', async () => {
    expect(await text('```c {#main file="build/m.c"}\n<<part>>\n```\n\n```c {#part}\nint x;\n```')).toBe(
      '§1 <<main>>=  (build/m.c)\n\n    <<part>>\n\n§2 <<part>>=\n\n    int x;\n\nUsed in main §1.\n',
    );
  });

  it('holds no control characters of a document', async () => {
    expect(await text('a\u0001\u0005x\u0006 &#1; `\u001b[31m`\n\n```\n\u0007\u001b[1m\n```')).not.toMatch(
      /[\0-\x09\x0b-\x1f]/,
    );
  });

  it('is made again only where something changed', async () => {
    const woven = await weaveText({ 'a.md': 'one\n\ntwo\n', 'b.md': 'b\n' });
    woven.project.write({ 'a.md': 'one\n\nthree\n' });
    expect(await woven.build()).toMatchObject({ blocks: { transformed: 1 }, outputs: { written: 1 } });
    expect(woven.file('a.txt')).toBe('one\n\nthree\n');
  });
});

describe('a table that no line has room for', () => {
  const row = (text: string) => `|${Array.from({ length: 12 }, (_, at) => ` ${text}${at} `).join('|')}|\n`;

  it('is a list of its rows', async () => {
    const lines = (await text(`${row('name')}${'|-'.repeat(12)}|\n${row('some value ')}${row('other ')}`)).split('\n');
    expect(lines.slice(0, 2)).toEqual(['name0: some value 0', 'name1: some value 1']);
    expect(lines.slice(11, 14)).toEqual(['name11: some value 11', '', 'name0: other 0']);
  });

  it('is a table where its cells are narrow', async () => {
    expect(await text(`${row('n')}${'|-'.repeat(12)}|\n${row('v')}`)).toContain('│ v11 │');
  });
});

const COMMAND = `---
date: 2026-11-21
source: pylit 1.0
manual: Manual of pylit
---

# pylit-build(1) -- weaves and tangles

## Synopsis

\`pylit build\` [*path*...]

## Description

.not a request, and 'neither this \\fBnor this\\fR.

- one
- two

  more

1. first

   \`\`\`sh
   $ pylit build \\
   .TH
   \`\`\`

| option | what it does |
|--------|-------------:|
| \`-x\` | ${'something long '.repeat(8)}|

> quoted[^1]

See [the guide](https://example.com/a-b_c).

[^1]: Note.
`;

describe('a man page', () => {
  it('takes name, section and description from the title', async () => {
    const page = (await weaveMan({ 'a.md': COMMAND })).file('a.man');
    expect(page).toMatch(
      /^\.TH "PYLIT\\-BUILD" "1" "2026-11-21" "pylit 1\.0" "Manual of pylit"\n\.SH NAME\npylit\\-build \\- weaves and tangles\n\.SH "SYNOPSIS"\n/,
    );
    expect(page).toContain('\\fBpylit build\\fR [\\fIpath\\fR...]');
    expect(page).toContain('.IP "[1]" 5\nhttps://example.com/a\\-b_c');
  });

  it('keeps the text before the first section out of the name', async () => {
    const page = (await weaveMan({ 'a.md': '# Seeds\n\nText.\n\n## More\n' })).file('a.man');
    expect(page).toContain('.SH NAME\na \\- Seeds\n.SH DESCRIPTION\nText.\n.SH "MORE"\n');
  });

  it('takes nothing of a text for a request or an escape', async () => {
    const page = (await weaveMan({ 'a.md': COMMAND })).file('a.man');
    expect(page).toContain('\\&.not a request, and \\(aqneither this \\efBnor this\\efR.');
    expect(page).toContain('\n\\&.TH\n');
  });
});

for (const [tool, args] of [
  ['mandoc', ['-Tlint', '-Wstyle']],
  ['groff', ['-man', '-ww', '-Tutf8', '-z']],
] as const)
  describeNeeding(tool, `man pages as ${tool} reads them`, () => {
    it('have no warning', async () => {
      const woven = await weaveMan({ 'a.md': COMMAND });
      const { stdout, stderr } = spawnSync(tool, [...args, path.join(woven.root, 'build/man/a.man')], {
        encoding: 'utf8',
      });
      expect(stdout + stderr).toBe('');
    });
  });

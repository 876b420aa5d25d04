import { describe, expect, it } from 'vitest';
import { describeNeeding } from '../tools.ts';
import { runHere } from './in-process.ts';
import { folderWith } from './pylit.ts';
import { pylitOnTerminal } from './terminal.ts';

const CONFIG = { 'pylit.config.ts': "export default { source: 'docs' };\n" };

/** A code block; the code of the first in a document is in line 2. */
const block = (attributes: string, ...code: readonly string[]) =>
  `\`\`\`html {${attributes}}\n${code.join('\n')}\n\`\`\`\n`;

function projectOf(...blocks: readonly string[]): string {
  return folderWith({ ...CONFIG, 'docs/a.md': blocks.join('') });
}

const greeting = [
  block('#greet file="greet.html"', '<<body>>', '<<end>>'),
  block('#body', '<<say it>> <<say it>>'),
  block('#"say it"', 'hello'),
  block('#end', '<<body>>'),
  block('#"say it"', 'again'),
];

describe('pylit chunks', () => {
  it('draws files and what they are made of, each chunk once', async () => {
    const { status, stdout } = await runHere(projectOf(...greeting), ['chunks']);
    expect(status).toBe(0);
    expect(stdout.split('\n')).toEqual([
      'greet.html  <<greet>>  docs/a.md:2',
      '├─ <<body>>  docs/a.md:6',
      '│  └─ <<say it>>  docs/a.md:9  (2 parts)  2 times',
      '└─ <<end>>  docs/a.md:12',
      '   └─ <<body>>  docs/a.md:6  (above)',
      '',
    ]);
  });

  it('draws a part of it: a file, a name, the beginning of a name', async () => {
    const root = projectOf(...greeting);
    for (const name of ['body', '<<body>>', 'bod...'])
      expect((await runHere(root, ['chunks', name])).stdout.split('\n')).toEqual([
        '<<body>>  docs/a.md:6',
        '   used in  <<greet>> docs/a.md:2, <<end>> docs/a.md:12',
        '└─ <<say it>>  docs/a.md:9  (2 parts)  2 times',
        '',
      ]);
    const file = await runHere(root, ['chunks', 'greet.html']);
    expect(file.stdout).toContain('<<greet>>  docs/a.md:2\n   file     greet.html\n├─ <<body>>');
    expect((await runHere(root, ['chunks', `${root}/greet.html`])).stdout).toBe(file.stdout);
    expect((await runHere(root, ['chunks', 'say it'])).stdout).toContain('   parts    docs/a.md:9, docs/a.md:15\n');
  });

  it('names the nearest where there is no such chunk, or more than one', async () => {
    const root = projectOf(...greeting, block('#enough', 'x'));
    const missing = await runHere(root, ['chunks', 'bodi']);
    expect(missing).toMatchObject({ status: 2, stdout: '' });
    expect(missing.stderr).toBe('pylit: There is no chunk and no tangled file "bodi".\nDid you mean "body"?\n');
    const two = await runHere(root, ['chunks', 'en...']);
    expect(two).toMatchObject({ status: 2 });
    expect(two.stderr).toContain('"en..." may be "end", "enough".');
  });

  it('tells what is unused, undefined, circular, ambiguous and refused, and is done', async () => {
    const root = projectOf(
      block('#r file="r.html"', '<<bdoy>>', '<<p...>>', '<<a>>'),
      block('#a', '<<b>>'),
      block('#b', '<<a>>'),
      block('#part', '1'),
      block('#paint', '2'),
      block('#body', '<<part>>'),
      block('#twice file="R.html"', '3'),
    );
    const { status, stdout } = await runHere(root, ['chunks']);
    expect(status).toBe(0);
    expect(stdout.split('\n')).toEqual([
      'r.html cannot be made  <<r>>  docs/a.md:2',
      '├─ <<a>>  docs/a.md:7',
      '│  └─ <<b>>  docs/a.md:10',
      '│     └─ <<a>>  docs/a.md:7  contains itself',
      '├─ <<bdoy>> undefined  docs/a.md:2',
      '└─ <<p...>> ambiguous  docs/a.md:3',
      'R.html cannot be made  <<twice>>  docs/a.md:22',
      '',
      'Unused',
      '<<paint>>  docs/a.md:16',
      '<<body>>  docs/a.md:19',
      '└─ <<part>>  docs/a.md:13',
      '',
      'Undefined',
      'docs/a.md:2:1  The chunk "r" uses "bdoy", but no chunk has that name.',
      '    Did you mean "body"? Literal text is written @<<...>>.',
      '',
      'Cycles',
      'docs/a.md:7:1  The chunk "a" contains itself: "a" -> "b" (used in a.md:7) -> "a" (used in a.md:10).',
      '    Remove one of these references.',
      '',
      'Ambiguous',
      'docs/a.md:3:1  "p..." may be any of "paint" (a.md:16), "part" (a.md:13).',
      '    Write more of the name.',
      '',
      'Files that cannot be made',
      'docs/a.md:22:1  Two chunks are tangled to "R.html": "twice" here and "r" in a.md:2 (as "r.html", the same file on some systems).',
      '    Give both the same name, or one another file.',
      '',
    ]);
    expect((await runHere(root, ['chunks', 'body'])).stdout).not.toContain('Cycles');
  });

  it('prints the same as data', async () => {
    const root = projectOf(
      block('#r file="r.html"', '<<a>><<a>>', '<<x>>', '<<b...>>'),
      block('#a scope=document', '<<a>>'),
      block('#b1', ''),
      block('#b2', ''),
    );
    const place = (line: number) => `docs/a.md:${line}`;
    const chunk = (name: string, line: number, more: object) => ({
      name,
      files: [],
      definitions: [place(line)],
      references: [],
      uses: [],
      ...more,
    });
    expect(JSON.parse((await runHere(root, ['chunks', '--json'])).stdout)).toEqual({
      files: [{ path: 'r.html', chunk: 'r' }],
      chunks: [
        chunk('r', 2, { files: ['r.html'], references: [{ chunk: 'a', place: place(2), count: 2 }] }),
        chunk('a', 7, {
          scope: 'a.md',
          references: [{ chunk: 'a', place: place(7), count: 1 }],
          uses: [
            { chunk: 'r', place: place(2) },
            { chunk: 'a', place: place(7) },
          ],
        }),
        chunk('b1', 10, {}),
        chunk('b2', 13, {}),
      ],
      unused: ['b1', 'b2'],
      undefined: [{ name: 'x', chunk: 'r', place: place(3), column: 1, severity: 'error' }],
      ambiguous: [
        { name: 'b...', chunk: 'r', place: place(4), column: 1, severity: 'error', candidates: ['b1', 'b2'] },
      ],
      cycles: [['a', 'a']],
    });
    const part = JSON.parse((await runHere(root, ['chunks', 'b1', '--json'])).stdout);
    expect(part).toEqual({
      files: [],
      chunks: [chunk('b1', 10, {})],
      unused: ['b1'],
      undefined: [],
      ambiguous: [],
      cycles: [],
    });
  });

  it('does not draw what lies very deep, and says how to see it', async () => {
    const chain = Array.from({ length: 30 }, (_, i) =>
      block(`#c${i}${i === 0 ? ' file=c.html' : ''}`, `<<c${i + 1}>>`),
    );
    const root = projectOf(...chain, block('#c30', 'end'));
    const { stdout } = await runHere(root, ['chunks']);
    expect(stdout.split('\n').slice(20)).toEqual([
      `${' '.repeat(57)}└─ <<c20>>  docs/a.md:62  (goes on: pylit chunks c20)`,
      '',
    ]);
    expect((await runHere(root, ['chunks', 'c20'])).stdout).toContain('<<c30>>  docs/a.md:92\n');
  });

  it('lets no name command the terminal', async () => {
    const root = projectOf(
      block('#"a\u001b[31m\u202eb" file="x\u0007.html"', '<<c\u009bd>>'),
      block('#long', 'x'.repeat(9)),
    );
    const { status, stdout } = await runHere(root, ['chunks', '--color', 'never']);
    expect(status).toBe(0);
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });

  it('says so where there is none', async () => {
    expect(await runHere(projectOf('# Nothing\n'), ['chunks'])).toMatchObject({
      status: 0,
      stdout: 'No chunks: no code block has a name or a file.\n',
    });
  });
});

describeNeeding('python3', 'pylit chunks on a terminal', () => {
  it('has colours, and goes through the pager', () => {
    const { screen } = pylitOnTerminal(projectOf(...greeting), ['chunks'], { PYLIT_PAGER: "sed 's/^/paged: /'" });
    expect(screen).toMatch(/^paged: \u001b\[1mgreet\.html\u001b\[22m {2}<<greet>> {2}\u001b\[36mdocs\/a\.md:2/);
  });
});

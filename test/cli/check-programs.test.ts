import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { runHere } from './in-process.ts';
import { folderWith } from './pylit.ts';

/** A code block; its code begins in the line behind its fence. */
const block = (attributes: string, ...code: readonly string[]) =>
  `\`\`\`html {${attributes}}\n${code.join('\n')}\n\`\`\`\n`;

interface Problem {
  readonly name: string;
  readonly blocks: readonly string[];
  readonly stages?: readonly string[];
  /** Place, severity and text of each message. */
  readonly said: readonly string[];
}

const errors: readonly Problem[] = [
  {
    name: 'an undefined reference',
    blocks: [block('#r file=r.html', 'a', '  <<bdoy>>'), block('#body file=b.html', 'b')],
    said: ['docs/a.md:3:3: error: The chunk "r" uses "bdoy", but no chunk has that name. [undefined-chunk]'],
  },
  {
    name: 'a reference to what is only shown',
    blocks: [block('#r file=r.html', '<<x>>'), block('#x tangle=false', 'b')],
    said: [
      'docs/a.md:2:1: error: The chunk "x" (a.md:5) is only shown (tangle=false), so a.md:2 cannot use it. [undefined-chunk]',
    ],
  },
  {
    name: 'an ambiguous reference',
    blocks: [block('#r file=r.html', '<<p...>> <<part>> <<paint>>'), block('#part', ''), block('#paint', '')],
    said: ['docs/a.md:2:1: error: "p..." may be any of "paint" (a.md:8), "part" (a.md:5). [ambiguous-chunk]'],
  },
  {
    name: 'a cycle',
    blocks: [block('#r file=r.html', '<<a>>'), block('#a', '<<r>>')],
    said: [
      'docs/a.md:2:1: error: The chunk "r" contains itself: "r" -> "a" (used in a.md:2) -> "r" (used in a.md:5). [cyclic-chunk]',
    ],
  },
  {
    name: 'two chunks for one file',
    blocks: [block('#r file=r.html', '1'), block('#s file=r.html', '2')],
    said: ['docs/a.md:5:1: error: Two chunks are tangled to "r.html": "s" here and "r" in a.md:2. [doubled-target]'],
  },
  {
    name: 'a file where a folder must be',
    blocks: [block('#r file=r', '1'), block('#s file=r/s', '2')],
    said: [
      'docs/a.md:5:1: error: "r/s" cannot be tangled, because "r" is a file, tangled from a.md:2. [doubled-target]',
    ],
  },
  {
    name: 'a path that leads out',
    blocks: [block('#r file=../r', '1')],
    said: ['docs/a.md:2:1: error: The file target "../r" is refused: it has a ".." component. [target-path]'],
  },
  {
    name: 'a path of git',
    blocks: [block('#r file=.git/hooks/x', '1')],
    said: ['docs/a.md:2:1: error: The file target ".git/hooks/x" is refused: '],
  },
  {
    name: 'a place that is not there',
    blocks: [block('#r file=r.html', '<<x>>'), block('#x', ''), block('#r before=y', '1')],
    said: [
      'docs/a.md:8:1: error: This part of "r" stands before "y", but up to here the chunk has neither a part nor a reference of that name. [undefined-place]',
    ],
  },
  {
    name: 'a place that is there twice',
    blocks: [block('#r file=r.html', '<<x>>', '<<x>>'), block('#x', ''), block('#r after=x', '1')],
    said: [
      'docs/a.md:9:1: error: This part of "r" stands after "x", which the chunk has more than once: a.md:2, a.md:3. [ambiguous-place]',
    ],
  },
  {
    name: 'an unknown stage',
    blocks: [block('#r file=r.html stage=frist', '1')],
    stages: ['first'],
    said: ['docs/a.md:2:1: error: The stage "frist" is not among the stages of the configuration. [unknown-stage]'],
  },
  {
    name: 'attributes that cannot be read',
    blocks: [block('#r file="r.html', '1')],
    said: [
      'docs/a.md:1:1: error: The attributes of this code block cannot be read: ',
      'docs/a.md:2:1: warning: The chunk "r" is never used. [unused-chunk]',
    ],
  },
  {
    name: 'a value that an attribute cannot have',
    blocks: [block('#r file=r.html mode=rwx', '1')],
    said: ['docs/a.md:1:1: error: '],
  },
];

const warnings: readonly Problem[] = [
  {
    name: 'an unused chunk',
    blocks: [block('#r', '1')],
    said: ['docs/a.md:2:1: warning: The chunk "r" is never used. [unused-chunk]'],
  },
  {
    name: 'an unknown attribute',
    blocks: [block('#r file=r.html modde=0755', '1')],
    said: ['docs/a.md:1:1: warning: Unknown attribute "modde" on a code block. [unknown-chunk-attribute]'],
  },
  {
    name: 'a reference that may be code',
    blocks: ['```sh {#r file=r.sh}\n<<bdoy>>\n```\n', block('#body file=b.html', '1')],
    said: ['docs/a.md:2:1: warning: The chunk "r" uses "bdoy", but no chunk has that name. [undefined-chunk]'],
  },
  {
    name: 'code that belongs nowhere',
    blocks: [block('stage=first', '1')],
    said: [
      'docs/a.md:1:1: warning: This code block says where it belongs, but has neither a name nor a file, so it is only shown. [unnamed-chunk]',
    ],
  },
];

function projectOf({ blocks, stages }: Problem): string {
  const config = `export default { source: 'docs', stages: ${JSON.stringify(stages ?? [])} };\n`;
  return folderWith({ 'pylit.config.ts': config, 'docs/a.md': blocks.join('') });
}

const problemLines = (stderr: string) => stderr.split('\n').filter(line => /: (?:error|warning): /.test(line));

describe('pylit check', () => {
  it.each([
    ...errors.map(problem => ({ ...problem, status: 1 })),
    ...warnings.map(problem => ({ ...problem, status: 0 })),
  ])('says of $name what a build says', async ({ status, ...problem }) => {
    const root = projectOf(problem);
    const checked = await runHere(root, ['check']);
    const lines = problemLines(checked.stderr);
    expect(lines).toHaveLength(problem.said.length);
    for (const [index, said] of problem.said.entries()) expect(lines[index]).toContain(said);
    expect(checked.status).toBe(status);
    expect((await runHere(root, ['check', '--strict'])).status).toBe(1);
    const built = await runHere(root, ['build']);
    expect(built.status).toBe(status);
    expect(problemLines(built.stderr)).toEqual(lines);
    const again = await runHere(root, ['check']);
    expect([again.status, again.stderr]).toEqual([checked.status, checked.stderr]);
  });

  it('finds nothing in a program that is right', async () => {
    const root = projectOf({
      name: '',
      blocks: [block('#r file=r.html stage=first', '<<x>>'), block('#x', 'x')],
      stages: ['first'],
      said: [],
    });
    expect(await runHere(root, ['check', '--strict'])).toEqual({
      status: 0,
      stdout: 'No problems in 1 document.\n',
      stderr: '',
    });
  });

  it('says what a build would leave as it is, and leaves it', async () => {
    const at = (file: string) => block(`file=${file}`, 'x');
    const files = ['a.html', 'b.html', 'folder', 'file/c.html', 'out/d.html'];
    const root = projectOf({ name: '', blocks: [...files.map(at), at('gone.html')], said: [] });
    const build = async () => problemLines((await runHere(root, ['build'])).stderr);
    writeFileSync(`${root}/file`, 'a file');
    expect(problemLines((await runHere(root, ['check'])).stderr)).toEqual([
      'docs/a.md:10:1: error: Cannot write file/c.html: file is no folder. [not-written]',
    ]);
    expect(existsSync(`${root}/a.html`)).toBe(false);
    rmSync(`${root}/file`);
    await build();
    for (const file of ['folder', 'out/d.html']) rmSync(`${root}/${file}`);
    rmSync(`${root}/out`, { recursive: true });
    mkdirSync(`${root}/folder/in`, { recursive: true });
    symlinkSync(tmpdir(), `${root}/out`);
    for (const file of ['b.html', 'gone.html']) writeFileSync(`${root}/${file}`, 'edited');
    writeFileSync(`${root}/new.html`, 'mine');
    writeFileSync(`${root}/docs/a.md`, [...files, './new.html'].map(at).join(''));
    const checked = await runHere(root, ['check']);
    expect(checked.status).toBe(1);
    expect(problemLines(checked.stderr)).toEqual([
      'docs/a.md:4:1: error: b.html was edited since pylit tangled it, so it is left as it is. [edited-file]',
      'docs/a.md:7:1: error: Cannot write folder: a folder has this name. [not-written]',
      'docs/a.md:13:1: error: out is a link that leads out of the project. [not-written]',
      'docs/a.md:16:1: error: new.html exists and was not written by pylit, so it is left as it is. [foreign-file]',
      'gone.html:1:1: error: gone.html is made by no document any more, but was edited since pylit wrote it, so it is left as it is. [edited-file]',
    ]);
    expect(await build()).toEqual(problemLines(checked.stderr));
    expect(readFileSync(`${root}/new.html`, 'utf8')).toBe('mine');
  });
});

import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AS_ANYBODY } from '../as-anybody.ts';
import { describeNeeding } from '../tools.ts';
import { COMMAND } from './command.ts';
import { runHere } from './in-process.ts';
import { folderWith, writeFiles } from './pylit.ts';

/** A document of chunks: its attributes, and its code of one line. Chunk number i has its code in line 4 i. */
function chunks(...fences: readonly (readonly [attributes: string, code: string])[]): string {
  return fences
    .map(([attributes, code]) => `\n\`\`\`html {${attributes}}\n${code}\n\`\`\``)
    .join('\n')
    .replace(/^\n/, '');
}

const GOOD = ['#good file="good.html"', 'good'] as const;

/** Tangles a document below `docs/`; returns its errors, and whether the program that is right was made. */
async function tangled(document: string) {
  const root = folderWith({ 'pylit.config.ts': "export default { source: 'docs' };\n", 'docs/a.md': document });
  const { status, stderr } = await runHere(root, ['tangle']);
  return {
    root,
    status,
    said: stderr.split('\n').filter(line => line.includes(': error: ')),
    good: existsSync(`${root}/good.html`),
  };
}

describe('a reference', () => {
  it.each([
    [
      'to nothing',
      chunks(['#r file="r.html"', '<<bdoy>>'], ['#body', 'b'], ['#r2 file="r2.html"', '<<body>>'], GOOD),
      ['docs/a.md:2:1: error: The chunk "r" uses "bdoy", but no chunk has that name. [undefined-chunk]'],
    ],
    [
      'to one of two',
      chunks(['#r file="r.html"', '<<p...>>'], ['#part', ''], ['#paint', ''], GOOD),
      ['docs/a.md:2:1: error: "p..." may be any of "paint" (a.md:10), "part" (a.md:6). [ambiguous-chunk]'],
    ],
    [
      'to itself',
      chunks(['#r file="r.html"', '<<a>>'], ['#a', ' <<b>>'], ['#b', '<<a>>'], GOOD),
      [
        'docs/a.md:6:2: error: The chunk "a" contains itself: "a" -> "b" (used in a.md:6) -> "a" (used in a.md:10). [cyclic-chunk]',
      ],
    ],
  ])('%s', async (_, document, expected) => {
    const result = await tangled(document);
    expect(result).toMatchObject({ status: 1, said: expected, good: true });
    expect(existsSync(`${result.root}/r.html`)).toBe(false);
  });
});

describe('a target', () => {
  it.each([
    ['../x', 'it has a ".." component'],
    ['a/../../x', 'it has a ".." component'],
    ['/etc/x', 'it is absolute'],
    ['C:/x', 'it names a drive'],
    ['.git/hooks/x', '".git" is, to some file systems, a folder that keeps history'],
    ['.GIT/hooks/x', '".GIT" is, to some file systems, a folder that keeps history'],
    ['sub/.git/config', '".git" is, to some file systems, a folder that keeps history'],
    ['.pylit/index', '".pylit" is, to some file systems, a folder that keeps history'],
    ['con', '"con" is the name of a device on Windows'],
  ])('%s is refused', async (file, reason) => {
    expect(await tangled(chunks([`#r file="${file}"`, 'x'], GOOD))).toMatchObject({
      status: 1,
      said: [`docs/a.md:2:1: error: The file target "${file}" is refused: ${reason}. [target-path]`],
      good: true,
    });
  });

  it.each([
    ['same.c', 'same.c', '.'],
    ['out/A.c', 'out/a.c', ' (as "out/A.c", the same file on some systems).'],
  ])('of two chunks, %s and %s', async (one, other, end) => {
    const result = await tangled(chunks([`#one file="${one}"`, '1'], [`#two file="${other}"`, '2'], GOOD));
    expect(result).toMatchObject({
      status: 1,
      said: [
        `docs/a.md:6:1: error: Two chunks are tangled to "${other}": "two" here and "one" in a.md:2${end} [doubled-target]`,
      ],
      good: true,
    });
    expect(existsSync(`${result.root}/${one}`) || existsSync(`${result.root}/${other}`)).toBe(false);
  });

  it('that is a folder for another', async () => {
    expect(await tangled(chunks(['#one file="lib"', '1'], ['#two file="lib/x"', '2'], GOOD))).toMatchObject({
      status: 1,
      said: [
        'docs/a.md:6:1: error: "lib/x" cannot be tangled, because "lib" is a file, tangled from a.md:2. [doubled-target]',
      ],
      good: true,
    });
  });

  it("that is a folder on the disk, behind a link that leads out, or not pylit's", async () => {
    const { root } = await tangled(chunks(GOOD));
    const outside = folderWith({ 'x.html': 'theirs' });
    mkdirSync(`${root}/folder`);
    symlinkSync(outside, `${root}/link`);
    writeFiles(root, {
      'theirs.html': 'theirs',
      'docs/a.md': chunks(
        ['#a file="folder"', 'a'],
        ['#b file="link/x.html"', 'b'],
        ['#c file="theirs.html"', 'c'],
        GOOD,
      ),
    });
    const { status, stderr } = await runHere(root, ['tangle']);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^docs\/a\.md:1:1: error: Cannot write folder: /m);
    expect(stderr).toContain('docs/a.md:5:1: error: link is a link that leads out of the project. [not-written]');
    expect(stderr).toContain(
      'docs/a.md:9:1: error: theirs.html exists and was not written by pylit, so it is left as it is. [foreign-file]',
    );
    expect(readFileSync(`${outside}/x.html`, 'utf8')).toBe('theirs');
    expect(readFileSync(`${root}/theirs.html`, 'utf8')).toBe('theirs');
    expect(readdirSync(`${root}/folder`)).toEqual([]);
  });
});

describeNeeding('setpriv', 'a target that may not be written', () => {
  it('or read is named, and the others are made', () => {
    const root = folderWith({
      'a.md': chunks(['#a file="ro/a.html"', 'a'], ['#b file="b.html"', 'b'], GOOD),
      'ro/other.txt': '',
      'b.html': 'theirs',
    });
    chmodSync(`${root}/ro`, 0o555);
    chmodSync(`${root}/b.html`, 0);
    const [program, ...args] = AS_ANYBODY;
    const { status, stderr } = spawnSync(program, [...args, ...COMMAND, 'tangle'], { cwd: root, encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/a\.md:1:1: error: Cannot write ro\/a\.html: EACCES/);
    expect(stderr).toMatch(/a\.md:5:1: error: Cannot read b\.html: EACCES/);
    expect(readFileSync(`${root}/good.html`, 'utf8')).toBe('good\n');
    chmodSync(`${root}/ro`, 0o755);
    expect(readdirSync(`${root}/ro`)).toEqual(['other.txt']);
  });
});

describe('a full disk', () => {
  /** Runs a command that can write files of so many blocks of 512 bytes, and gets an error instead of a signal beyond. */
  function limited(root: string, blocks: number, args: readonly string[]) {
    const words = [process.execPath, ...COMMAND, ...args].map(word => `'${word}'`).join(' ');
    return spawnSync('sh', ['-c', `trap '' XFSZ; ulimit -f ${blocks}; exec ${words}`], { cwd: root, encoding: 'utf8' });
  }

  const long = 'x'.repeat(999);
  const large = Array.from({ length: 2000 }, () => long).join('\n');

  it('leaves the file as it was and names it; what fits is made', () => {
    const root = folderWith({ 'a.md': chunks(['#big file="big.html"', 'old'], GOOD) });
    expect(limited(root, 1e6, ['tangle']).status).toBe(0);
    writeFiles(root, { 'a.md': chunks(['#big file="big.html"', large], ['#good file="good.html"', 'better']) });
    const { status, stderr } = limited(root, 2000, ['tangle']);
    expect(stderr).toMatch(/a\.md:1:1: error: Cannot write big\.html: EFBIG/);
    expect(status).toBe(1);
    expect(readFileSync(`${root}/big.html`, 'utf8')).toBe('old\n');
    expect(readFileSync(`${root}/good.html`, 'utf8')).toBe('better\n');
    expect(limited(root, 1e6, ['tangle']).status).toBe(0);
    expect(statSync(`${root}/big.html`).size).toBe(2_000_000);
    expect(readdirSync(`${root}/.pylit/tmp`)).toEqual([]);
  });

  it('says so where pylit itself cannot remember anything, and writes nothing', () => {
    const root = folderWith({ 'a.md': chunks(GOOD) });
    const { status, stderr } = limited(root, 2, ['tangle']);
    expect(stderr).toMatch(/pylit: Cannot write .*\.pylit/);
    expect(status).toBe(2);
    expect(existsSync(`${root}/good.html`)).toBe(false);
    expect(limited(root, 1e6, ['tangle']).status).toBe(0);
    expect(existsSync(`${root}/good.html`)).toBe(true);
  });
});

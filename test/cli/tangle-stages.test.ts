import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ADA } from '../author.ts';
import { describeNeeding } from '../tools.ts';
import { runHere } from './in-process.ts';
import { contentsOf, folderWith, writeFiles } from './pylit.ts';

const BOOK = {
  'a.md': `# One

\`\`\`python {#main file="src/main.py"}
def main():
    <<work>>
    <<more>>
\`\`\`

\`\`\`python {#work}
print(1)
\`\`\`

## Later

\`\`\`python {#more}
print(2)
\`\`\`
`,
  'b.md': `# Two

\`\`\`python {#work stage="better"}
print(3)
\`\`\`

\`\`\`python {#main before="more"}
# new
\`\`\`

\`\`\`sh {file="run.sh" executable}
python3 src/main.py
\`\`\`
`,
};

const ONE = 'def main():\n    print(1)\n';
const LATER = `${ONE}    print(2)\n`;
const TWO = 'def main():\n    print(3)\n    # new\n    print(2)\n';

/** The programs below a folder. */
function programs(folder: string): Record<string, string> {
  return Object.fromEntries(Object.entries(contentsOf(folder)).filter(([path]) => !path.includes('.pylit/')));
}

describe('tangle --out', () => {
  it('writes the whole program below another folder, without a configuration', async () => {
    const root = folderWith(BOOK);
    const { status, stdout } = await runHere(root, ['tangle', '--out', 'out']);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '2 written, 0 unchanged, 0 removed in out\n' });
    expect(programs(`${root}/out`)).toEqual({ 'src/main.py': TWO, 'run.sh': 'python3 src/main.py\n' });
    expect(existsSync(`${root}/src`)).toBe(false);
    expect((await runHere(root, ['tangle', '--out', 'out'])).stdout).toContain('0 written, 2 unchanged');
  });

  it('removes what is made no more, and leaves what is not its own', async () => {
    const root = folderWith({ ...BOOK, 'out/run.sh': 'mine' });
    const first = await runHere(root, ['tangle', '--out', 'out']);
    expect(first.status).toBe(1);
    expect(first.stderr).toContain('run.sh exists and was not written by pylit');
    writeFiles(root, { 'a.md': BOOK['a.md'].replace('src/main.py', 'main.py') });
    await runHere(root, ['tangle', '--out', 'out', '--force']);
    expect(programs(`${root}/out`)).toEqual({ 'main.py': TWO, 'run.sh': 'python3 src/main.py\n' });
  });

  it('says what is wrong, and makes the others', async () => {
    const root = folderWith({ 'a.md': '```html {file="a.html"}\n<<x>>\n```\n\n```html {file="b.html"}\nb\n```\n' });
    const { status, stderr } = await runHere(root, ['tangle', '--out', 'out']);
    expect(status).toBe(1);
    expect(stderr).toContain('a.md:2:1: error: The chunk "a.html" uses "x", but no chunk has that name.');
    expect(programs(`${root}/out`)).toEqual({ 'b.html': 'b\n' });
  });
});

describe('tangle --at', () => {
  it.each([
    ['a', LATER],
    ['a.md', LATER],
    ['b', TWO],
    ['b.md', TWO],
    ['better', TWO],
    ['later', LATER],
    ['a#later', LATER],
    ['Two', TWO],
  ])('%s', async (place, text) => {
    const root = folderWith(BOOK);
    expect(await runHere(root, ['tangle', '--out', 'out', '--at', place])).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(`${root}/out/src/main.py`, 'utf8')).toBe(text);
  });

  it('takes a document as a whole, and a stage that has its name as that stage', async () => {
    const before = '```python {#work}\nprint(2.5)\n```\n\n';
    const root = folderWith({ ...BOOK, 'b.md': before + BOOK['b.md'] });
    await runHere(root, ['tangle', '--out', 'out', '--at', 'b']);
    expect(readFileSync(`${root}/out/src/main.py`, 'utf8')).toBe(TWO);
    writeFiles(root, { 'b.md': (before + BOOK['b.md']).replace('{#work}', '{#work stage="b" append}') });
    await runHere(root, ['tangle', '--out', 'out', '--at', 'b']);
    expect(readFileSync(`${root}/out/src/main.py`, 'utf8')).toContain('print(2.5)');
  });

  it('ends with the section of a heading', async () => {
    const root = folderWith({ 'a.md': BOOK['a.md'].replace('# One', '# One\n\n## First') });
    await runHere(root, ['tangle', '--out', 'out', '--at', 'a.md#first']);
    expect(readFileSync(`${root}/out/src/main.py`, 'utf8')).toBe(ONE);
  });

  it('writes beside the site where no folder is named', async () => {
    const root = folderWith(BOOK);
    await runHere(root, ['tangle', '--at', 'a']);
    expect(programs(`${root}/build/stages/a`)).toEqual({ 'src/main.py': LATER });
  });

  it('names the nearest to what is nowhere, and both where it is twice', async () => {
    const root = folderWith({ ...BOOK, 'c.md': '# Later\n' });
    expect(await runHere(root, ['tangle', '--at', 'bettr'])).toMatchObject({
      status: 2,
      stderr: 'pylit: There is no stage, document or heading "bettr".\nDid you mean "better"?\n',
    });
    expect(await runHere(root, ['tangle', '--at', 'later'])).toMatchObject({
      status: 2,
      stderr: 'pylit: "later" is a heading of a.md and c.md.\nWrite a.md#later.\n',
    });
  });
});

describe('tangle --each-stage', () => {
  it('writes every stage, and no other way', async () => {
    const root = folderWith(BOOK);
    expect((await runHere(root, ['tangle', '--each-stage'])).status).toBe(2);
    expect((await runHere(root, ['tangle', '--each-stage', '--out', 'o', '--at', 'a'])).status).toBe(2);
    await runHere(root, ['tangle', '--each-stage', '--out', 'out']);
    expect(programs(`${root}/out`)).toEqual({
      '1-a/src/main.py': LATER,
      '2-better/src/main.py': TWO,
      '2-better/run.sh': 'python3 src/main.py\n',
    });
  });

  it('takes the order from the configuration', async () => {
    const root = folderWith({ ...BOOK, 'pylit.config.json': '{ "stages": ["better", "a"] }' });
    const { status, stderr } = await runHere(root, ['tangle', '--each-stage', '--out', 'out']);
    expect(status).toBe(1);
    expect(stderr).toContain('b.md:8:1: error: This part of "main" stands before "more"');
  });
});

describe('a build', () => {
  it('makes the last stage', async () => {
    const root = folderWith(BOOK);
    expect((await runHere(root, ['tangle'])).status).toBe(0);
    expect(readFileSync(`${root}/src/main.py`, 'utf8')).toBe(TWO);
  });

  it('refuses stages that the configuration does not know', async () => {
    const root = folderWith({ ...BOOK, 'pylit.config.json': '{ "stages": ["a", "beter"] }' });
    const { status, stderr } = await runHere(root, ['check']);
    expect(status).toBe(1);
    expect(stderr).toContain('b.md:4:1: error: The stage "better" is not among the stages of the configuration.');
  });
});

describeNeeding('git', 'tangle --git', () => {
  const env = {
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    ...ADA,
    SOURCE_DATE_EPOCH: '1000000000',
  };
  const git = (folder: string, ...args: string[]) =>
    execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', env: { ...process.env, ...env } });

  it('makes a commit for each stage, the same each time', async () => {
    const root = folderWith(BOOK);
    expect((await runHere(root, ['tangle', '--git', 'repo'], env)).status).toBe(0);
    const repo = `${root}/repo`;
    expect(spawnSync('git', ['-C', repo, 'fsck', '--strict'], { encoding: 'utf8' })).toMatchObject({ status: 0 });
    expect(git(repo, 'log', '--format=%s %ct %cn <%ce>', 'main')).toBe(
      'better 1000000000 Ada <ada@example.org>\na 1000000000 Ada <ada@example.org>\n',
    );
    expect(git(repo, 'show', 'main~1:src/main.py')).toBe(LATER);
    expect(git(repo, 'show', 'main:src/main.py')).toBe(TWO);
    expect(git(repo, 'ls-tree', '-r', 'main')).toMatch(/^100755 blob \w+\trun\.sh\n100644 blob \w+\tsrc\/main\.py\n$/);
    expect((await runHere(root, ['tangle', '--git', 'repo'], env)).stdout).toContain('as they were');
  });

  it('replaces other commits only with --force, and makes nothing of errors', async () => {
    const root = folderWith(BOOK);
    await runHere(root, ['tangle', '--git', 'repo'], env);
    writeFiles(root, { 'b.md': '# Two\n\n```python {#more}\nprint(4)\n```\n' });
    expect(await runHere(root, ['tangle', '--git', 'repo'], env)).toMatchObject({ status: 2 });
    expect((await runHere(root, ['tangle', '--git', 'repo', '--force'], env)).status).toBe(0);
    expect(git(`${root}/repo`, 'log', '--format=%s', 'main')).toBe('b\na\n');
    writeFiles(root, { 'b.md': '# Two\n\n```python {#more before=nothing}\nprint(4)\n```\n' });
    expect((await runHere(root, ['tangle', '--git', 'other'], env)).status).toBe(1);
    expect(existsSync(`${root}/other`)).toBe(false);
  });

  it('is as it was, whenever it is made again, and stands in a folder of its own', async () => {
    const root = folderWith({ ...BOOK, '0.md': '```c {#unused stage="only a chunk"}\nint x;\n```\n', 'full/a': '' });
    const now = { ...env, SOURCE_DATE_EPOCH: '' };
    await runHere(root, ['tangle', '--git', 'repo'], { ...env, SOURCE_DATE_EPOCH: '5' });
    expect((await runHere(root, ['tangle', '--git', 'repo'], now)).stdout).toContain('3 stages in repo, as they were');
    expect((await runHere(root, ['tangle', '--git', 'repo'], env)).stderr).toContain('has other commits');
    git(`${root}/repo`, 'fsck', '--strict', '--no-progress');
    expect(await runHere(root, ['tangle', '--git', 'full'], env)).toMatchObject({ status: 2 });
    expect(contentsOf(`${root}/full`)).toEqual({ a: '' });
    writeFiles(root, { 'b.md': '# Two\n' });
    expect((await runHere(root, ['tangle', '--git', 'repo'], now)).stderr).toContain('has other commits');
  });

  it('can be cloned, and each stage checked out', async () => {
    const root = folderWith(BOOK);
    await runHere(root, ['tangle', '--git', 'repo'], env);
    git(root, 'clone', '--quiet', 'repo', 'clone');
    expect(programs(`${root}/clone`)).toMatchObject({ 'src/main.py': TWO });
    git(`${root}/clone`, 'checkout', '--quiet', 'HEAD~1');
    expect(programs(`${root}/clone`)).toMatchObject({ 'src/main.py': LATER });
    expect(git(`${root}/clone`, 'status', '--porcelain')).toBe('');
  });
});

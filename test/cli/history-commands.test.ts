import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { describeNeeding } from '../tools.ts';
import { applyFiles, git, type MadeHistory, makeHistory, pylitHere, type Step } from './history-repositories.ts';
import { folderWith } from './pylit.ts';

const intro =
  '# Store\n\nThe quick brown fox jumps over the lazy dog.\n\n## Setup {#setup}\n\nInstall it with `npm install`.\n';

const STEPS: readonly Step[] = [
  { message: 'first', files: { 'docs/a.md': intro } },
  {
    message: 'edit\n\nBecause it was wrong.',
    author: 'Bob',
    files: { 'docs/a.md': intro.replace('lazy dog', 'sleeping dog') },
  },
  { message: 'other', files: { 'docs/b.md': '# Other\n\nA page of its own, about something else.\n' } },
  {
    message: 'move',
    files: { 'docs/a.md': undefined, 'docs/guide/a.md': intro.replace('lazy dog', 'sleeping dog') },
  },
  {
    message: 'away',
    files: {
      'docs/guide/a.md': intro.replace('The quick brown fox jumps over the lazy dog.\n\n', ''),
      'docs/b.md':
        '# Other\n\nThe quick brown fox jumps over the sleeping dog.\n\nA page of its own, about something else.\n',
    },
  },
];

/** A line in the working file that was edited since: two lines were put above. */
const EDITED =
  '# Other\n\nNew above.\n\nThe quick brown fox leaps over the sleeping dog.\n\nA page of its own, about something else.\n';

interface LogItem {
  readonly commit: string;
  readonly date: string;
  readonly author: string;
  readonly message: string;
  readonly path: string;
  readonly change: string;
}

const made = new Map<string, Promise<MadeHistory>>();
const historyOf = (kind: 'git' | 'pylit') => {
  const known = made.get(kind) ?? makeHistory(kind, STEPS);
  made.set(kind, known);
  return known;
};
afterAll(() => made.clear());

for (const kind of ['pylit', 'git'] as const) {
  describeNeeding(
    'git',
    `history in ${kind === 'git' ? 'a git repository that pylit never saw' : "pylit's own commits"}`,
    () => {
      const short = (items: readonly LogItem[]) =>
        items.map(({ message, change, path }) => `${message}: ${change} ${path}`);

      it('follows a block through edits, renames and moves into other documents, newest first', async () => {
        const { json } = await historyOf(kind);
        const items = await json<LogItem[]>('log', 'docs/b.md:3');
        expect(short(items)).toEqual([
          'away: moved docs/b.md',
          'move: moved docs/guide/a.md',
          'edit\n\nBecause it was wrong.: edited docs/a.md',
          'first: added docs/a.md',
        ]);
        expect(items[2]).toMatchObject({ author: 'Bob', email: 'bob@example.org', date: '2026-01-02T12:00:00+01:00' });
        expect(items[0]?.commit).toMatch(/^[0-9a-f]{40}$/);
      });

      it('takes a name, a heading with and without quotes, and a limit', async () => {
        const { json, run } = await historyOf(kind);
        const wanted = ['first: added docs/a.md'];
        expect(short(await json('log', 'docs/guide/a.md#setup', '-n', '5')).at(-1)).toBe(wanted[0]);
        for (const typed of [
          'docs/guide/a.md:"Setup"',
          'docs/guide/a.md:setup',
          'docs/guide/a.md:5:3',
          'docs/guide/a.md:3',
        ])
          expect((await run('log', typed)).stdout).toContain('first');
        expect(await json<LogItem[]>('log', 'docs/b.md:3', '-n', '1')).toHaveLength(1);
        expect(await json<LogItem[]>('log', 'docs/b.md:3', '-n', '0')).toEqual([]);
      });

      it('shows with -p what each commit changed, in words', async () => {
        const { stdout } = await (await historyOf(kind)).run('log', '-p', 'docs/b.md:3');
        expect(stdout).toContain(
          'Author: Bob <bob@example.org>\nDate:   Fri Jan 2 12:00:00 2026 +0100\n\n    edit\n\n    Because',
        );
        expect(stdout).toContain('The quick brown fox jumps over the [-lazy-]{+sleeping+} dog.');
        expect(stdout).toMatch(/docs\/b\.md:3 {2}moved paragraph, from docs\/guide\/a\.md/);
      });

      it('lists the commits of a document, before its renames with --follow, and of one that is gone', async () => {
        const { json } = await historyOf(kind);
        expect(short(await json('log', 'docs/guide/a.md')).map(line => line.split(': ')[0])).toEqual(['away', 'move']);
        expect(short(await json('log', '--follow', 'docs/guide/a.md'))).toEqual([
          'away: edited docs/guide/a.md',
          'move: moved docs/guide/a.md',
          'edit\n\nBecause it was wrong.: edited docs/a.md',
          'first: added docs/a.md',
        ]);
        expect(short(await json('log', 'docs/a.md')).at(-1)).toBe('first: added docs/a.md');
      });

      it('lists commits, and those of a range', async () => {
        const { json } = await historyOf(kind);
        const messages = async (...args: string[]) =>
          (await json<LogItem[]>('log', ...args)).map(({ message }) => message.split('\n')[0]);
        expect(await messages()).toEqual(['away', 'move', 'other', 'edit', 'first']);
        expect(await messages('HEAD~3..HEAD~1')).toEqual(['move', 'other']);
        expect(await messages('HEAD~3')).toEqual(['edit', 'first']);
      });

      it('takes a line for that of the working file, edited or not', async () => {
        const { root, json, run } = await historyOf(kind);
        applyFiles(root, { 'docs/b.md': EDITED });
        expect(short(await json('log', 'docs/b.md:5')).at(-1)).toBe('first: added docs/a.md');
        expect((await run('log', 'docs/b.md:3')).stdout).toBe('Not committed yet: docs/b.md:3 is new.\n');
        expect(await json('log', 'docs/b.md:3')).toEqual([]);
        expect(await run('log', 'docs/b.md:100')).toMatchObject({
          status: 2,
          stderr: expect.stringContaining('last line is 7'),
        });
      });

      it('says for each block and line who changed it last', async () => {
        const { json, run } = await historyOf(kind);
        const rows = await json<{ author: string | null; line: number; message: string | null }[]>(
          'blame',
          'docs/b.md',
        );
        expect(rows.map(({ line, author }) => [line, author])).toEqual([
          [1, 'Ada'],
          [3, null],
          [5, null],
          [7, 'Ada'],
        ]);
        expect(rows[3]?.message).toBe('other');
        const { stdout } = await run('blame', 'docs/b.md');
        expect(stdout).toMatch(/^0{10} {2}Not committed yet .* 3 {2}paragraph {2}New above\.$/m);
        expect(stdout).toMatch(/^[0-9a-f]{10} {2}Ada +2026-01-03 +7 {2}paragraph {2}A page of its own/m);
        const lines = await json<{ line: number; text: string; author: string | null }[]>(
          'blame',
          '--lines',
          'docs/b.md',
        );
        expect(lines.map(({ text }) => text).join('\n')).toBe(EDITED.trimEnd());
        expect(lines[6]?.author).toBe('Ada');
      });

      it('shows the words that differ from the last commit', async () => {
        const { run, json } = await historyOf(kind);
        const { stdout } = await run('diff');
        expect(stdout).toContain('~ docs/b.md: 2 blocks\n');
        expect(stdout).toContain('    {+New above.+}\n');
        expect(stdout).toContain('    The quick brown fox [-jumps-]{+leaps+} over the sleeping dog.\n');
        expect((await run('diff', '--name-only')).stdout).toBe('docs/b.md\n');
        expect((await run('diff', '--stat')).stdout).toContain('docs/b.md | 2 blocks, +3 -1 words');
        expect((await run('diff', 'docs/guide')).stdout).toBe('');
        expect((await run('diff', 'docs/b.md:5')).stdout).not.toContain('New above');
        const data = await json<{ from: string; to: null; documents: { blocks: { words: object[] }[] }[] }>('diff');
        expect(data.to).toBeNull();
        expect(data.documents[0]?.blocks[1]?.words).toContainEqual({ kind: 'added', text: 'leaps' });
      });

      it('compares two commits, however they are named', async () => {
        const { run } = await historyOf(kind);
        const wanted = (await run('diff', 'HEAD~4..HEAD~3')).stdout;
        expect(wanted).toContain('[-lazy-]{+sleeping+}');
        expect((await run('diff', 'HEAD~4', 'HEAD~3')).stdout).toBe(wanted);
        expect((await run('diff', 'HEAD~4', 'HEAD~3', 'docs/a.md')).stdout).toBe(wanted);
        expect((await run('diff', 'HEAD~4..HEAD~3', 'docs/b.md')).stdout).toBe('');
        expect((await run('diff', 'HEAD~2', 'HEAD~1')).stdout).toContain('> docs/guide/a.md (was docs/a.md)');
      });

      it('shows a commit, and the state of things', async () => {
        const { run, json } = await historyOf(kind);
        expect((await run('show', 'HEAD~3')).stdout).toMatch(
          /^commit [0-9a-f]{40}\nAuthor: Bob .*\[-lazy-\]\{\+sleeping\+\}/s,
        );
        expect(await json('show', 'HEAD')).toMatchObject({ message: 'away', parents: [expect.any(String)] });
        expect((await run('status')).stdout).toContain('On branch main\n~ docs/b.md: 2 blocks\n');
        expect((await json<{ documents: object[] }>('status')).documents).toHaveLength(1);
      });

      it('explains what it does not know, with what comes nearest', async () => {
        const { run } = await historyOf(kind);
        const problem = async (...args: string[]) => {
          const { status, stderr } = await run(...args);
          expect(status).toBe(2);
          return stderr;
        };
        expect(await problem('log', 'docs/guide/aa.md')).toContain('Did you mean docs/guide/a.md?');
        expect(await problem('log', 'a.md')).toContain('Did you mean docs/');
        expect(await problem('log', 'docs/guide/a.md#setap')).toContain('Did you mean docs/guide/a.md#setup?');
        expect(await problem('log', 'docs/guide/a.md:Setap')).toContain('Did you mean docs/guide/a.md:"Setup"?');
        expect(await problem('log', 'docs/guide/a.md:0')).toContain('counted from 1');
        expect(await problem('blame', 'nothing.md')).toContain('"nothing.md"');
        expect(await problem('diff', 'nothing.md')).toContain('"nothing.md"');
        expect(await problem('diff', 'HEAD..nowhere')).toContain('"nowhere"');
        expect(await problem('show', 'nowhere')).toContain('"nowhere"');
        expect(await problem('log', '../outside.md')).toContain('outside');
      });

      it('takes paths from the current folder', async () => {
        const { root, json } = await historyOf(kind);
        expect(short(await json('-C', `${root}/docs/guide`, 'log', 'a.md#setup')).at(-1)).toBe(
          'first: added docs/a.md',
        );
      });

      it('writes a page with both versions', async () => {
        const { root, run, json } = await historyOf(kind);
        expect((await run('diff', 'HEAD~4..HEAD~3', '--html', 'out.html')).stdout).toBe(`${root}/out.html\n`);
        const html = readFileSync(`${root}/out.html`, 'utf8');
        expect(html).toContain('the <del class="change">lazy</del> dog.');
        expect(html).toContain('the <ins class="change">sleeping</ins> dog.');
        expect(await json('diff', '--html', 'out.html')).toMatchObject({ file: `${root}/out.html` });
        const { stdout } = await run('diff', '--html', 'HEAD~4..HEAD~3');
        expect(readFileSync(stdout.trimEnd(), 'utf8')).toContain('<ins class="change">sleeping</ins>');
        expect(stdout.trimEnd()).toBe(`${root}/${kind === 'pylit' ? '.pylit/diff.html' : 'pylit-diff.html'}`);
        rmSync(stdout.trimEnd());
        rmSync(`${root}/out.html`);
      });
    },
  );
}

describeNeeding('git', 'a git repository that pylit never saw', () => {
  it('is left as it was: nothing new in the work tree, nothing in the index', async () => {
    const { root, run } = await historyOf('git');
    applyFiles(root, { 'docs/b.md': STEPS.at(-1)?.files['docs/b.md'] });
    expect((await run('log', 'docs/b.md:3')).status).toBe(0);
    expect(git(root, {}, 'status', '--porcelain')).toBe('');
    expect(existsSync(`${root}/.pylit`)).toBe(false);
    expect(git(root, {}, 'fsck', '--strict')).toBe('');
  });

  it('may be bare, or a further work tree', async () => {
    const { root } = await historyOf('git');
    const bare = folderWith({});
    git(root, {}, 'clone', '--quiet', '--bare', '.', bare);
    const { json } = await historyOf('git');
    expect(await json<LogItem[]>('-C', bare, 'log', 'docs/b.md:3')).toHaveLength(4);
    const tree = `${folderWith({})}/tree`;
    git(root, {}, 'worktree', 'add', '--quiet', '--detach', tree);
    expect(await json<LogItem[]>('-C', tree, 'log', 'docs/b.md:3')).toHaveLength(4);
  });

  it('says that nothing is committed', async () => {
    const root = folderWith({ 'a.md': '# A\n' });
    git(root, {}, 'init', '--quiet');
    const { run } = await historyOf('git');
    expect(await run('-C', root, 'log')).toMatchObject({ status: 0, stdout: 'Nothing is committed yet.\n' });
    expect(await run('-C', root, 'blame', 'a.md')).toMatchObject({ status: 2 });
    expect((await run('-C', root, 'status')).stdout).toContain('+ a.md');
  });

  it('runs no configuration that was committed', async () => {
    const root = folderWith({
      'a.md': '# A\n',
      'pylit.config.mjs':
        "import fs from 'node:fs'; fs.writeFileSync(new URL('ran', import.meta.url), ''); export default {};\n",
    });
    git(root, {}, 'init', '--quiet');
    git(root, {}, 'add', '--all');
    git(root, {}, '-c', 'user.name=A', '-c', 'user.email=a@b.c', 'commit', '--quiet', '-m', 'a');
    const { run } = await historyOf('git');
    for (const args of [
      ['log', 'a.md:1'],
      ['blame', 'a.md'],
      ['diff'],
      ['status'],
      ['show'],
      ['diff', '--html', 'd.html'],
    ])
      expect((await run('-C', root, ...args)).status).toBe(0);
    expect(existsSync(`${root}/ran`)).toBe(false);
    expect((await run('-C', root, 'check')).status).toBe(0);
    expect(existsSync(`${root}/ran`)).toBe(true);
  });
});

describe('a folder without any history', () => {
  it('is said to have none', async () => {
    const root = folderWith({ 'a.md': '# A\n' });
    mkdirSync(`${root}/sub`);
    const run = (...args: string[]) => pylitHere(root, args);
    expect((await run('log')).stdout).toBe('Nothing is committed yet.\n');
    expect(await run('log', 'a.md:1')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('Nothing is committed yet'),
    });
    expect((await run('status')).stdout).toContain('Nothing is committed yet; a commit would record:');
  });
});

describeNeeding('git', 'documents that are hard to read', () => {
  it('are compared nevertheless: not UTF-8, links, line ends, names that must be quoted', async () => {
    const { root, run, json } = await makeHistory('git', [
      {
        message: 'first',
        files: { 'a b:c#d.md': '# Odd\n\nSaid before.\n', 'crlf.md': '# A\r\n\r\nOne two three.\r\n', 'x.txt': 'x' },
      },
    ]);
    writeFileSync(`${root}/latin.md`, Buffer.from('# Caf\xe9\n\nIt is open.\n', 'latin1'));
    symlinkSync('crlf.md', `${root}/link.md`);
    git(root, {}, 'add', '--all');
    const who = ['-c', 'user.name=Eve', '-c', 'user.email=eve@example.org'];
    git(root, {}, ...who, 'commit', '--quiet', '-m', 'hard');
    expect((await run('show')).stdout).toContain('{+It is open.+}');
    expect((await run('status')).stdout).toContain('Nothing changed');
    writeFileSync(`${root}/latin.md`, Buffer.from('# Caf\xe9\n\nIt is shut.\n', 'latin1'));
    applyFiles(root, { 'a b:c#d.md': '# Odd\n\nSaid after.\n', 'crlf.md': '# A\r\n\r\nOne two four.\r\n' });
    const { stdout } = await run('diff');
    for (const words of ['It is [-open-]{+shut+}.', 'Said [-before-]{+after+}.', 'One two [-three-]{+four+}.'])
      expect(stdout).toContain(words);
    expect(stdout).not.toContain('link.md');
    expect((await json<LogItem[]>('log', 'a b:c#d.md:3'))[0]).toMatchObject({ change: 'added', path: 'a b:c#d.md' });
  });

  it('command no terminal', async () => {
    const { run } = await makeHistory('git', [
      { message: 'a \u001b[31mred', files: { 'a.md': '# A\n\nRing \u0007 the bell \u001b]0;title\u0007.\n' } },
    ]);
    for (const args of [['show'], ['log'], ['log', '-p', 'a.md:3'], ['blame', 'a.md'], ['blame', '--lines', 'a.md']])
      expect((await run(...args)).stdout).not.toMatch(/[\u0007\u001b]/);
    expect((await run('show')).stdout).toContain('Ring \\u0007 the bell');
  });
});

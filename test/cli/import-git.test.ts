import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { describeNeeding } from '../tools.ts';
import { runHere } from './in-process.ts';
import { folderWith, writeFiles } from './pylit.ts';

function git(cwd: string, args: readonly string[], env: Record<string, string> = {}): string {
  return execFileSync('git', args, { cwd, encoding: 'utf8', env: { ...process.env, ...env } }).trim();
}

let clock = 1_600_000_000;

/** Commits everything, an hour after the last time. */
function save(root: string, message: string, author = 'Ada', options: readonly string[] = []): void {
  clock += 3600;
  git(root, ['add', '-A']);
  const date = `${clock} +0200`;
  const bytes = options.length > 0 ? Buffer.from(message, 'latin1') : message;
  writeFileSync(path.join(root, '.git/message'), bytes);
  git(root, [...options, 'commit', '-q', '--allow-empty', '-F', '.git/message'], {
    GIT_AUTHOR_NAME: author,
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_DATE: date,
  });
}

/** A repository with what real ones have: a start without documents, moves, links, a branch that is merged, odd bytes. */
function repository(): string {
  const root = folderWith({ 'src/main.c': 'int main;\n', '.gitignore': '.pylit/\nbuild/\n' });
  git(root, ['init', '-q', '-b', 'trunk']);
  save(root, 'before any document');
  writeFiles(root, {
    'pylit.config.json': '{ "source": "docs", "exclude": ["draft*"], "store": "git" }',
    'docs/a.md': '# A\n\nThe first paragraph.\n\n- one\n- two\n',
    'docs/draft.md': 'Not recorded.\n',
    'docs/logo.svg': '<svg/>\n',
  });
  save(root, 'documents\n\nWith a body.', 'Grace');
  git(root, ['checkout', '-q', '-b', 'side']);
  writeFiles(root, { 'docs/b.rst': 'B\n=\n\nFrom the side.\n' });
  save(root, 'side');
  git(root, ['checkout', '-q', 'trunk']);
  mkdirSync(path.join(root, 'docs/part'));
  renameSync(path.join(root, 'docs/a.md'), path.join(root, 'docs/part/a.md'));
  symlinkSync('a.md', path.join(root, 'docs/part/link.md'));
  save(root, 'moved');
  clock += 3600;
  git(root, ['merge', '-q', '-m', 'merged', 'side'], {
    GIT_AUTHOR_DATE: `${clock} +0200`,
    GIT_COMMITTER_DATE: `${clock} +0200`,
  });
  writeFiles(root, { 'src/main.c': 'int main(void);\n' });
  save(root, 'no document');
  writeFileSync(path.join(root, 'docs/latin.md'), Buffer.from('caf\xe9\n', 'latin1'));
  save(root, 'caf\u00e9', 'J\u00fcrgen', ['-c', 'i18n.commitEncoding=ISO-8859-1']);
  return root;
}

interface Entry {
  readonly commit: string;
  readonly message: string;
}

const FORMAT = '--format=%an <%ae> %at %s';

describeNeeding('git', 'import git', () => {
  it('keeps authors, dates, messages and merges, and leaves out what changes no source', async () => {
    const root = repository();
    git(root, ['tag', 'v1', 'HEAD~2']);
    const { status, stdout, stderr } = await runHere(root, ['import', 'git', '--json']);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ commits: 5, read: 7 });
    const wanted = git(root, ['log', FORMAT, 'trunk'])
      .split('\n')
      .filter(line => !/before any|no document/.test(line));
    expect(git(root, ['log', FORMAT, 'refs/pylit/heads/main']).split('\n')).toEqual(wanted);
    expect(git(root, ['rev-list', '--merges', '--count', 'refs/pylit/heads/main'])).toBe('1');
    expect(git(root, ['fsck', '--strict', '--no-dangling'])).toBe('');
    const log = JSON.parse((await runHere(root, ['log', '--json'])).stdout) as Entry[];
    expect(log.map(entry => entry.message.split('\n')[0])).toEqual([
      'caf\u00e9',
      'merged',
      'moved',
      'side',
      'documents',
    ]);
  });

  it('records just what a commit of the same files would', async () => {
    const root = repository();
    expect((await runHere(root, ['import', 'git'])).status).toBe(0);
    rmSync(path.join(root, 'docs/part/link.md'));
    const { stdout } = await runHere(root, ['commit', '-m', 'again']);
    expect(stdout).toContain('Nothing to commit');
  });

  it('goes on where it was, and gives the same commits as all at once', async () => {
    const root = repository();
    expect((await runHere(root, ['import', 'git', 'HEAD~3'])).status).toBe(0);
    const { stdout } = await runHere(root, ['import', 'git', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ commits: 3, read: 4 });
    const stepwise = git(root, ['rev-parse', 'refs/pylit/heads/main']);
    expect(JSON.parse((await runHere(root, ['import', 'git', '--json'])).stdout)).toMatchObject({
      commits: 0,
      read: 0,
    });
    rmSync(path.join(root, '.git/pylit'), { recursive: true });
    git(root, ['update-ref', '-d', 'refs/pylit/heads/main']);
    expect((await runHere(root, ['import', 'git'])).status).toBe(0);
    expect(git(root, ['rev-parse', 'refs/pylit/heads/main'])).toBe(stepwise);
  });

  it('takes all branches and tags', async () => {
    const root = repository();
    git(root, ['tag', '-m', 'one', 'v1', 'HEAD~2']);
    const { stdout } = await runHere(root, ['import', 'git', '--all', '--json']);
    expect((JSON.parse(stdout) as { refs: { name: string }[] }).refs.map(ref => ref.name)).toEqual([
      'refs/heads/side',
      'refs/heads/trunk',
      'refs/tags/v1',
    ]);
  });

  it('refuses to replace commits that came from elsewhere', async () => {
    const root = repository();
    expect((await runHere(root, ['commit', '-m', 'of its own'])).status).toBe(0);
    const before = git(root, ['rev-parse', 'refs/pylit/heads/main']);
    const refused = await runHere(root, ['import', 'git']);
    expect(refused.status).not.toBe(0);
    expect(refused.stderr).toContain('--branch');
    expect(git(root, ['rev-parse', 'refs/pylit/heads/main'])).toBe(before);
    expect((await runHere(root, ['import', 'git', '--branch', 'imported'])).status).toBe(0);
    expect(git(root, ['log', '-1', '--format=%s', 'refs/pylit/heads/imported'])).toBe('caf\u00e9');
  });
});

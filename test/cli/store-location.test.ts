import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { describeNeeding } from '../tools.ts';
import { runHere } from './in-process.ts';
import { folderWith } from './pylit.ts';

const DOCUMENT = '# One\n\nThe first paragraph.\n\nThe second one.\n';

/** A project with two commits, of which the second changes one paragraph. */
function projectIn(root: string, store: string): string {
  writeFileSync(path.join(root, 'pylit.config.json'), JSON.stringify({ source: 'docs', store: JSON.parse(store) }));
  return root;
}

async function commitTwice(root: string): Promise<void> {
  expect((await runHere(root, ['commit', '-m', 'one'])).status).toBe(0);
  writeFileSync(path.join(root, 'docs/a.md'), DOCUMENT.replace('first', 'opening'));
  expect((await runHere(root, ['commit', '-m', 'two'])).status).toBe(0);
}

function git(cwd: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd, encoding: 'utf8' }).trim();
}

async function head(root: string): Promise<{ id: string; trees: unknown }> {
  const { stdout } = await runHere(root, ['store', 'ls', '-r', '--json', 'HEAD']);
  return { id: (await runHere(root, ['store', 'cat', 'HEAD'])).stdout, trees: JSON.parse(stdout) };
}

describeNeeding('git', "a history in the project's own git repository", () => {
  it('is below refs/pylit/, and nothing else of the repository changes', async () => {
    const root = projectIn(folderWith({ 'docs/a.md': DOCUMENT, '.gitignore': '.pylit/\nbuild/\n' }), '"git"');
    git(root, 'init', '-q', '-b', 'trunk');
    git(root, 'add', '-A');
    git(root, 'commit', '-qm', 'first');
    const before = [git(root, 'rev-parse', 'HEAD', 'trunk'), git(root, 'ls-files', '-s'), git(root, 'reflog')];
    await commitTwice(root);
    expect([git(root, 'rev-parse', 'HEAD', 'trunk'), git(root, 'ls-files', '-s'), git(root, 'reflog')]).toEqual(before);
    expect(git(root, 'status', '--porcelain')).toBe('M docs/a.md');
    expect(git(root, 'log', '--format=%s', 'refs/pylit/heads/main')).toBe('two\none');
    expect(git(root, 'diff', '--name-only', 'refs/pylit/heads/main~1', 'refs/pylit/heads/main')).toBe(
      'docs/a.md/0001-one/0002.paragraph.md',
    );
    expect(git(root, 'fsck', '--strict', '--no-dangling')).toBe('');
  });

  it('is shared by pushing refs/pylit/*, and read in a clone', async () => {
    const root = projectIn(folderWith({ 'docs/a.md': DOCUMENT, '.gitignore': '.pylit/\n' }), '"git"');
    git(root, 'init', '-q', '-b', 'trunk');
    git(root, 'add', '-A');
    git(root, 'commit', '-qm', 'first');
    await commitTwice(root);
    const host = folderWith({});
    git(host, 'init', '-q', '--bare', '-b', 'trunk');
    expect(git(root, 'for-each-ref', '--format=%(refname)', 'refs/pylit', 'refs/pylit-local')).toBe(
      'refs/pylit-local/operations\nrefs/pylit/heads/main',
    );
    git(root, 'push', '-q', host, 'trunk', 'refs/pylit/*');
    expect(git(host, 'for-each-ref', '--format=%(refname)', 'refs/pylit', 'refs/pylit-local')).toBe(
      'refs/pylit/heads/main',
    );
    const clone = folderWith({});
    git(clone, 'clone', '-q', host, '.');
    git(clone, 'fetch', '-q', 'origin', 'refs/pylit/*:refs/pylit/*');
    expect(await head(clone)).toEqual(await head(root));
  });

  it('is looked at in a clone without running the configuration that was cloned', async () => {
    const root = folderWith({
      'docs/a.md': DOCUMENT,
      '.gitignore': '.pylit/\n',
      'pylit.config.mjs': "export default { source: 'docs', store: 'git' };\n",
    });
    git(root, 'init', '-q', '-b', 'trunk');
    await commitTwice(root);
    writeFileSync(path.join(root, 'pylit.config.mjs'), "throw new Error('this was run: store: git');\n");
    git(root, 'add', '-A');
    git(root, 'commit', '-qm', 'hostile');
    const clone = folderWith({});
    git(clone, 'clone', '-q', root, '.');
    expect(JSON.parse((await runHere(clone, ['log', '--json', 'docs/a.md'])).stdout)).toMatchObject([
      { message: 'hostile' },
    ]);
    git(clone, 'fetch', '-q', 'origin', 'refs/pylit/*:refs/pylit/*');
    const { stdout, stderr } = await runHere(clone, ['log', '--json', 'docs/a.md:3']);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject([{ change: 'edited' }, { change: 'added' }]);
    expect((await runHere(clone, ['build'])).stderr).toContain('this was run');
  });

  it('survives a thorough collection of garbage', async () => {
    const root = projectIn(folderWith({ 'docs/a.md': DOCUMENT }), '"git"');
    git(root, 'init', '-q');
    await commitTwice(root);
    const before = await head(root);
    git(root, 'gc', '-q', '--prune=now', '--aggressive');
    expect(await head(root)).toEqual(before);
    expect((await runHere(root, ['store', 'fsck'])).stdout).toContain('sound');
  });

  it('says what to do where there is no repository', async () => {
    const root = projectIn(folderWith({ 'docs/a.md': DOCUMENT }), '"git"');
    const { status, stderr } = await runHere(root, ['commit', '-m', 'one']);
    expect(status).toBe(2);
    expect(stderr).toContain('git init');
  });
});

describeNeeding('git', 'store reindex', () => {
  it('makes the index of the history anew', async () => {
    const root = projectIn(folderWith({ 'docs/a.md': DOCUMENT }), '"native"');
    await commitTwice(root);
    const before = (await runHere(root, ['log', '--json', 'docs/a.md:3'])).stdout;
    expect(JSON.parse(before)).toHaveLength(2);
    writeFileSync(path.join(root, '.pylit/history.db'), 'no database');
    expect(JSON.parse((await runHere(root, ['store', 'reindex', '--json'])).stdout)).toEqual({ commits: 2 });
    expect((await runHere(root, ['log', '--json', 'docs/a.md:3'])).stdout).toBe(before);
  });
});

describeNeeding('git', 'store migrate', () => {
  it('copies a history between all kinds of stores, and back', async () => {
    const root = projectIn(folderWith({ 'docs/a.md': DOCUMENT }), '"native"');
    git(root, 'init', '-q');
    await commitTwice(root);
    const before = await head(root);
    const steps: [from: string, to: string, config: unknown][] = [
      ['native', 'git', 'git'],
      ['git', 'git:history.git', { git: 'history.git' }],
      ['git:history.git', 'native', 'native'],
    ];
    for (const [from, to, config] of steps) {
      if (to === 'native') rmSync(path.join(root, '.pylit/store.db'));
      const { status, stdout } = await runHere(root, ['store', 'migrate', '--from', from, '--to', to, '--json']);
      expect(status).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ refs: 3 });
      writeFileSync(path.join(root, 'pylit.config.json'), JSON.stringify({ source: 'docs', store: config }));
      expect(await head(root)).toEqual(before);
      expect((await runHere(root, ['store', 'fsck'])).stdout).toContain('sound');
    }
    expect(git(path.join(root, 'history.git'), 'fsck', '--strict')).toBe('');
    expect(git(path.join(root, 'history.git'), 'log', '--format=%s')).toBe('two\none');
  });

  it('refuses to mix two histories', async () => {
    const root = projectIn(folderWith({ 'docs/a.md': DOCUMENT }), '{ "git": "history.git" }');
    await commitTwice(root);
    writeFileSync(path.join(root, 'pylit.config.json'), JSON.stringify({ source: 'docs' }));
    expect((await runHere(root, ['commit', '-m', 'another'])).status).toBe(0);
    const { status, stderr } = await runHere(root, ['store', 'migrate', '--to', 'git:history.git']);
    expect(status).not.toBe(0);
    expect(stderr).toContain('history of its own');
    expect(git(path.join(root, 'history.git'), 'log', '--format=%s')).toBe('two\none');
  });
});

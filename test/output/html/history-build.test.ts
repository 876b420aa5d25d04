import { existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { PageHistory } from '../../../src/output/html/history/page-history.ts';
import { buildJson, contentsOf, killedPylit, pylit } from '../../cli/pylit.ts';
import { describeNeeding } from '../../tools.ts';
import { LYRA, repository } from './history-repository.ts';

/** The versions of a block as a person reads them. */
function told(history: PageHistory, nth: number): string[] {
  const { commits, blocks } = history;
  return (blocks[nth]?.versions ?? []).map(({ commit, change, from, words }) => {
    const marked = words.map(([kind, text]) => (kind === '=' ? text : `[${kind}${text}]`)).join('');
    const origin = from === undefined ? '' : ` from ${from}`;
    return `${commit === null ? 'now' : commits[commit]?.message}: ${change}${origin} ${marked}`.trimEnd();
  });
}

describeNeeding('git', 'a build with history', () => {
  it('tells the versions of each block, and notices commits though no source changed', async () => {
    const { build, root, commit, write, history, read, git } = repository(true);
    commit('First');
    write({ 'docs/a.md': LYRA.replace('small', 'tiny <b>&</b>') });
    await build();
    expect(told(history('a.json'), 1)).toEqual([
      'now: edited The lyre is [-small][+tiny <b>&</b>].',
      'First: added [+The lyre is small.]',
    ]);
    expect(told(history('a.json'), 2)).toEqual(['First: added [+Vega is bright.]']);
    const pages = [read('a.html'), read('b.html')];
    commit('Smaller');
    expect((await build()).outputs.written).toBe(1);
    expect(told(history('a.json'), 1)[0]).toBe('Smaller: edited The lyre is [-small][+tiny <b>&</b>].');
    expect(history('a.json').commits[1]).toMatchObject({ author: 'Ann', message: 'Smaller' });
    expect([read('a.html'), read('b.html')]).toEqual(pages);
    expect(buildJson(root).outputs.written).toBe(0);
    expect(buildJson(root).outputs.written).toBe(0);
    // An edit concerns its own page and its history, and so does undoing the commit.
    write({ 'docs/b.md': '# B!\n' });
    expect((await build()).outputs.written).toBeGreaterThanOrEqual(2);
    git('checkout', '-q', 'docs/b.md');
    git('reset', '-q', '--soft', 'HEAD~');
    await build();
    expect(told(history('a.json'), 1)[0]).toMatch(/^now: edited/);
    expect(told(history('b.json'), 0)).toEqual(['First: added [+# B]']);
  });

  it('follows documents that move, and removes what belongs to those that are gone', async () => {
    const { build, root, commit, history, has, git } = repository(true);
    commit('First');
    await build();
    renameSync(path.join(root, 'docs/a.md'), path.join(root, 'docs/lyra.md'));
    await build();
    expect(told(history('lyra.json'), 1)).toEqual(['now: moved from a.md', 'First: added [+The lyre is small.]']);
    expect(has('pylit-history/a.json')).toBe(false);
    commit('Rename');
    await build();
    expect(told(history('lyra.json'), 1)).toEqual(['Rename: moved from a.md', 'First: added [+The lyre is small.]']);
    rmSync(path.join(root, 'docs/lyra.md'));
    await build();
    expect(has('pylit-history/lyra.json')).toBe(false);
    git('checkout', '-q', '.');
    await build();
    expect(has('pylit-history/lyra.json')).toBe(true);
  });

  it('ends as a build from nothing would, however often it was killed', async () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`docs/p${n}.md`, `${LYRA}\nPage ${n}.\n`]));
    const { build, root, commit, write } = repository(true, many);
    commit('First');
    for (const milliseconds of [400, 600]) await killedPylit(root, ['build'], milliseconds);
    write({ 'docs/p3.md': `${LYRA}\nEdited.\n` });
    commit('Second');
    await build();
    // The text of a script depends on who compiled it: Node, or the program that runs the tests.
    const built = () => Object.entries(contentsOf(path.join(root, 'build'))).filter(([file]) => !file.endsWith('.js'));
    const after = built();
    expect(after.filter(([file]) => file.startsWith('html/pylit-history/'))).toHaveLength(30);
    rmSync(path.join(root, 'build'), { recursive: true });
    rmSync(path.join(root, '.pylit'), { recursive: true });
    await build();
    expect(built()).toEqual(after);
    // What pylit wrote is known as its own also when its records are gone.
    rmSync(path.join(root, '.pylit'), { recursive: true });
    write({ 'docs/p3.md': `${LYRA}\nEdited again.\n` });
    expect((await build()).messages).toEqual([]);
  });

  it('publishes nothing older than it may, and nothing at all unless it is asked to', async () => {
    const { build, root, commit, write, history, git, configure } = repository({ since: 'v1' });
    write({ 'docs/a.md': LYRA.replace('small', 'SECRET') });
    commit('Draft');
    write({ 'docs/a.md': LYRA });
    commit('Clean');
    git('tag', 'v1');
    write({ 'docs/a.md': LYRA.replace('small', 'tiny') });
    commit('Smaller');
    await build();
    expect(told(history('a.json'), 1)).toEqual(['Smaller: edited The lyre is [-small][+tiny].']);
    expect(told(history('a.json'), 2)).toEqual([]);
    expect(history('a.json').since).toBe('v1');
    const site = () => contentsOf(path.join(root, 'build'));
    expect(Object.values(site()).some(content => /SECRET|Draft|Clean/.test(content))).toBe(false);
    configure(false);
    await build();
    const without = site();
    expect(Object.keys(without).filter(file => file.includes('history'))).toEqual([]);
    configure(undefined);
    rmSync(path.join(root, 'build'), { recursive: true });
    await build();
    expect(site()).toEqual(without);
    expect(Object.entries(without).filter(([, content]) => /data-block|data-history/.test(content))).toEqual([]);
  });

  it('compares versions on a page, of what the site shows alone', async () => {
    const config = { changes: ['v1..v2', 'v1..'], badges: 'v2' };
    const { build, commit, write, read, git } = repository(config, undefined, { exclude: ['drafts'] });
    write({ 'private/x.md': 'one\n', 'docs/.hidden/h.md': 'one\n', 'docs/drafts/d.md': 'one\n' });
    commit('First');
    git('tag', 'v1');
    write({ 'docs/a.md': LYRA.replace('small', 'tiny <script>alert(1)</script>'), 'private/x.md': 'SECRET\n' });
    write({ 'docs/.hidden/h.md': 'SECRET\n', 'docs/drafts/d.md': 'SECRET\n' });
    commit('</title><script>alert(1)</script>');
    git('tag', 'v2');
    write({ 'docs/b.md': '# B\n\nNew.\n' });
    commit('Third');
    await build();
    const page = read('pylit-history/changes-v1-to-v2.html');
    expect(page).toMatch(/<del[^>]*>small<\/del>/);
    expect(page).toContain('tiny');
    expect(page).not.toMatch(/SECRET|private|\.hidden|drafts|<script>|New\./);
    expect(page).toContain('&lt;/title&gt;');
    expect(page).toContain('<a href="../a.html">Stars</a>');
    expect(page).toContain('<link rel="stylesheet" href="../pylit-theme/compare.css">');
    expect(read('pylit-history/changes-since-v1.html')).toContain('New.');
    expect(read('a.html')).toContain('<a href="pylit-history/changes-v1-to-v2.html">v1 to v2</a>');
    expect(read('a.html')).not.toContain('data-changed');
    expect(read('b.html')).toContain('data-changed="Changed since v2">New.');
    // Another tag is noticed as a commit is, and pages are made again where marks changed.
    git('tag', '-f', 'v2');
    await build();
    expect(read('b.html')).not.toContain('data-changed');
    expect(read('pylit-history/changes-v1-to-v2.html')).toContain('New.');
    expect((await build()).outputs.written).toBe(0);
  });

  it('tells commits of pylit as well', async () => {
    const { build, root, write, history } = repository(true);
    await build();
    expect(history('a.json')).toEqual({ document: 'a.md', commits: [], blocks: [] });
    expect(pylit(root, ['commit', '-m', 'First']).status).toBe(0);
    write({ 'docs/a.md': LYRA.replace('small', 'tiny') });
    await build();
    expect(told(history('a.json'), 1)).toEqual([
      'now: edited The lyre is [-small][+tiny].',
      'First: added [+The lyre is small.]',
    ]);
    expect(pylit(root, ['commit', '-m', 'Smaller']).status).toBe(0);
    await build();
    expect(told(history('a.json'), 1)[0]).toBe('Smaller: edited The lyre is [-small][+tiny].');
    // Whoever looks at a store leaves no trace that would be taken for a commit.
    const index = () => statSync(path.join(root, '.pylit/index'), { bigint: true }).mtimeNs;
    await new Promise(resolve => setTimeout(resolve, 60));
    await build();
    const before = index();
    expect((await build()).outputs.written).toBe(0);
    expect(index()).toBe(before);
  });

  it('tells commits of a repository with longer ids', async () => {
    const { build, root, history, write, read, git } = repository({ badges: 'v1' });
    rmSync(path.join(root, '.git'), { recursive: true });
    git('init', '-q', '--object-format=sha256', '-b', 'main');
    const config = JSON.parse(readFileSync(path.join(root, 'pylit.config.json'), 'utf8')) as object;
    write({ 'pylit.config.json': JSON.stringify({ ...config, store: 'git' }) });
    expect(pylit(root, ['commit', '-m', 'First']).status).toBe(0);
    expect(pylit(root, ['tag', 'v1']).status).toBe(0);
    write({ 'docs/a.md': LYRA.replace('small', 'tiny') });
    await build();
    expect(told(history('a.json'), 1)[0]).toBe('now: edited The lyre is [-small][+tiny].');
    const ids = [...read('a.html').matchAll(/data-block="(\w+)"( data-changed)?/g)];
    expect(ids.map(([, id]) => id)).toEqual(history('a.json').blocks.map(({ id }) => id));
    expect(ids.map(([, , mark]) => mark !== undefined)).toEqual([false, true, false]);
  });

  it('says which version it does not know', async () => {
    const { root, commit, configure } = repository({ since: 'v9' });
    commit('First');
    const result = pylit(root, ['build']);
    expect([result.status, result.stderr]).toEqual([2, expect.stringContaining('history.since names "v9"')]);
    configure({ changes: ['v1'] });
    expect(pylit(root, ['build']).status).toBe(2);
    configure({ pannel: true });
    expect(pylit(root, ['build']).stderr).toContain('history');
    expect(existsSync(path.join(root, 'build'))).toBe(false);
  });
});

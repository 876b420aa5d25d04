import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGitStore } from '../../src/backend/git/git-store.ts';
import type { ObjectId } from '../../src/core/object-kind.ts';
import { encodeTree, MODE } from '../../src/core/tree.ts';
import type { ProjectHistory } from '../../src/history/project-history.ts';
import { fileDocuments } from '../../src/history/source/file-documents.ts';
import { outlinedBlocks } from '../../src/history/source/reading.ts';
import { splitAgain } from '../../src/history/source/split-again.ts';
import { createMarkdownReader } from '../../src/reader/markdown/create.ts';
import { parseMarkdown } from '../../src/reader/markdown/parse.ts';
import type { Reader } from '../../src/reader/reader.ts';
import { createRstReader } from '../../src/reader/rst/index.ts';
import { openHistory } from '../../src/repository/platform/open-history.ts';
import { describeNeeding } from '../tools.ts';
import { Commits, short } from './commits.ts';
import { readers } from './documents.ts';

const MARKDOWN = [
  'A paragraph of one line.',
  'A paragraph\nof two lines, with a [link][a].',
  '# Heading',
  'Setext\n---',
  '- item\n- item',
  '1. one\n\n   more of it',
  '```js\ncode\n\nmore\n```',
  '```',
  '<!-- a comment\n\nthat spans -->',
  '<!--',
  '> quote',
  '[a]: https://example.org',
  '[^n]: A note.\n\n    More of it.',
  '| a | b |\n|---|---|\n| 1 | 2 |',
  '    indented code',
  '---',
  '$$\nx\n$$',
  ':::note\ntext\n:::',
  '<div>\n\ntext\n\n</div>',
  '## Named {#name}',
];

const RST = [
  'A paragraph of one line.',
  'Announcing::',
  '  literal or quote',
  '> quoted',
  'Title\n=====',
  'Other\n-----',
  '.. note::\n\n   Text.',
  '.. _label:',
  '.. code:: js\n\n   code',
  '* item\n* item',
  ':field: value',
  '.. a comment',
  'term\n  definition',
  '==  ==\na   b\n==  ==',
  '.. |sub| replace:: text',
  '----',
];

/** A document of parts, and what becomes of it. */
function edits(parts: readonly string[]) {
  const list = fc.array(fc.record({ part: fc.nat(parts.length - 1), blank: fc.constantFrom(1, 1, 1, 2, 0) }), {
    maxLength: 12,
  });
  const edit = fc.record({
    at: fc.nat(12),
    remove: fc.nat(2),
    insert: fc.array(fc.nat(parts.length - 1), { maxLength: 2 }),
  });
  return fc.record({ list, edit }).map(({ list: items, edit: { at, remove, insert } }) => {
    const text = (all: typeof items) => all.map(({ part, blank }) => `${parts[part]}\n${'\n'.repeat(blank)}`).join('');
    const now = items.toSpliced(at, remove, ...insert.map(part => ({ part, blank: 1 as const })));
    return { before: text(items), after: text(now) };
  });
}

describe('splitting a document again', () => {
  it.each([
    ['Markdown', () => createMarkdownReader({ parser: 'auto', remark: () => parseMarkdown }), MARKDOWN],
    ['reStructuredText', async () => createRstReader(), RST],
  ] as const)('gives what splitting all of it gives, in %s', async (_, make, parts) => {
    const reader: Reader = await make();
    let again = 0;
    const read = (source: string) => {
      const document = reader.read({ path: 'a', source, include: () => undefined });
      const blocks = outlinedBlocks(document);
      return { text: document.text, blocks };
    };
    fc.assert(
      fc.property(edits(parts), ({ before, after }) => {
        const whole = read(after);
        const split = splitAgain(reader, read(before), whole.text);
        if (!split) return;
        again += 1;
        expect(split).toEqual(whole.blocks);
      }),
      { numRuns: process.env.PYLIT_SOAK ? 20_000 : 400 },
    );
    expect(again).toBeGreaterThan(40);
  });
});

describe('files that are no documents', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const invalid = Uint8Array.of(...bytes('# A\n\n'), 0xff, 0xfe, 0x0a);

  it('are none in the versions in which they are no text, or too large', async () => {
    const commits = new Commits('git');
    const a = await commits.addFiles([{ path: 'a.md', content: '# A\n\nSome text stands here.\n' }]);
    const b = await commits.addFiles([{ path: 'a.md', content: invalid }], a);
    const c = await commits.addFiles([{ path: 'a.md', content: 'x'.repeat(2 ** 21 + 1) }], b);
    const d = await commits.addFiles([{ path: 'a.md', content: '# A\n' }], c);
    const e = await commits.addFiles([{ path: 'a.txt', content: '# A\n' }], d);
    const history = await commits.open();
    await history.updateIndex([e]);
    expect(await history.documentAt({ commit: b, path: 'a.md' })).toBeUndefined();
    expect(await history.documentAt({ commit: c, path: 'a.md' })).toBeUndefined();
    const log = await history.logOfDocument({ commit: e, path: 'a.md' });
    expect(log.map(({ commit, change }) => [commit, change])).toEqual([
      [e, 'removed'],
      [d, 'added'],
      [b, 'removed'],
      [a, 'added'],
    ]);
    history.close();
  });

  it('refuses trees that grow without end, and passes over names that are no text', async () => {
    const { store } = new Commits('git');
    const batch = store.batch();
    let tree = batch.put('tree', encodeTree([{ mode: MODE.file, name: 'a.md', id: batch.put('blob', 'x\n') }]));
    const odd = batch.put('tree', encodeTree([{ mode: MODE.tree, name: 'a\udcff', id: tree }]));
    const list = [...'abcdefghijklmnopqrst'];
    for (let depth = 0; depth < 8; depth += 1)
      tree = batch.put('tree', encodeTree(list.map(name => ({ mode: MODE.tree, name, id: tree }))));
    await batch.commit();
    const source = fileDocuments(store, readers);
    expect(await source.differences(undefined, odd)).toEqual([]);
    await expect(source.differences(undefined, tree)).rejects.toMatchObject({ code: 'object-malformed' });
  });

  it('reads a version of a document once, ever', async () => {
    const commits = new Commits('git');
    const a = await commits.add({ 'a.md': '# A\n\nOne.\n' });
    const b = await commits.add({ 'a.md': '# A\n\nTwo.\n' }, a);
    const c = await commits.add({ 'a.md': '# A\n\nOne.\n', 'b.md': '# A\n\nTwo.\n' }, b);
    let read = 0;
    const counting = readers.map(reader => ({
      ...reader,
      read: (input: Parameters<Reader['read']>[0]) => {
        read += 1;
        return reader.read(input);
      },
    }));
    const history = await openHistory({ store: commits.store, documents: 'git', readers: counting, file: ':memory:' });
    await history.updateIndex([c]);
    expect(read).toBe(2);
    await history.reindex([c]);
    expect(read).toBe(2);
    history.close();
  });
});

describeNeeding('git', 'the history of any git repository', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pylit-git-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let time = 1_700_000_000;
  const git = (cwd: string, ...args: string[]) => {
    const date = `${(time += 60)} +0000`;
    const names = {
      GIT_AUTHOR_NAME: 'A',
      GIT_AUTHOR_EMAIL: 'a@b',
      GIT_COMMITTER_NAME: 'A',
      GIT_COMMITTER_EMAIL: 'a@b',
    };
    const env = {
      PATH: process.env.PATH,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_SYSTEM: '/dev/null',
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_DATE: date,
      ...names,
    };
    return execFileSync('git', args, { cwd, env, stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trim();
  };
  const repository = join(folder, 'repository');
  const ids: Record<string, ObjectId> = {};
  const write = (path: string, text: string) => writeFileSync(join(repository, path), text);
  const commit = (name: string) => {
    git(repository, 'add', '-A');
    git(repository, 'commit', '-qm', name);
    ids[name] = git(repository, 'rev-parse', 'HEAD');
  };
  const text = '# Title\n\nFirst things come first, as ever.\n\nSecond thoughts are better ones.\n';

  beforeAll(() => {
    mkdirSync(join(repository, 'docs'), { recursive: true });
    git(repository, 'init', '-q', '-b', 'main');
    write('docs/a.md', text);
    write('docs/b.rst', 'Title\n=====\n\nA paragraph in reStructuredText.\n');
    write('code.js', 'x\n');
    symlinkSync('docs/a.md', join(repository, 'link.md'));
    commit('one');
    for (const branch of ['x', 'y', 'z']) {
      git(repository, 'checkout', '-q', '-b', branch, 'main');
      write(`docs/${branch}.md`, `# ${branch}\n\nWhat ${branch} has to say of itself.\n`);
      commit(branch);
    }
    git(repository, 'checkout', '-q', 'main');
    git(repository, 'merge', '-q', '-m', 'octopus', 'x', 'y', 'z');
    ids.octopus = git(repository, 'rev-parse', 'HEAD');
    git(repository, 'update-index', '--chmod=+x', 'docs/a.md');
    git(repository, 'update-index', '--add', '--cacheinfo', `160000,${ids.one},sub.md`);
    git(repository, 'commit', '-qm', 'modes');
    ids.modes = git(repository, 'rev-parse', 'HEAD');
    git(repository, 'mv', 'docs/a.md', 'docs/c.md');
    write('docs/c.md', text.replace('better ones', 'the best'));
    git(repository, 'add', 'docs/c.md');
    git(repository, 'commit', '-qm', 'renamed');
    ids.renamed = git(repository, 'rev-parse', 'HEAD');
  });

  const opened = async (path: string, work: (history: ProjectHistory) => Promise<void>) => {
    const store = await openGitStore({ path });
    const history = await openHistory({ store, documents: 'git', readers, file: join(path, '.pylit/history.db') });
    try {
      await work(history);
    } finally {
      history.close();
      await store.close();
    }
  };

  it('follows blocks through merges of many, modes and renames', () =>
    opened(repository, async history => {
      const head = ids.renamed ?? '';
      const block = await history.trackAt({ commit: head, path: 'docs/c.md' }, { line: 5 });
      expect(short(await history.logOfTrack(block!, head), ids)).toEqual([
        'renamed edited docs/c.md:5 from docs/a.md',
        'one added docs/a.md:5',
      ]);
      for (const branch of ['x', 'y', 'z']) {
        const own = await history.trackAt({ commit: head, path: `docs/${branch}.md` }, { line: 3 });
        expect(short(await history.logOfTrack(own!, head), ids)).toEqual([`${branch} added docs/${branch}.md:3`]);
      }
      expect(await history.changesOf(ids.octopus ?? '')).toEqual([]);
      expect(await history.changesOf(ids.modes ?? '')).toEqual([]);
      expect(history.paths()).toEqual(['docs/a.md', 'docs/b.rst', 'docs/c.md', 'docs/x.md', 'docs/y.md', 'docs/z.md']);
      const log = await history.logOfDocument({ commit: head, path: 'docs/c.md' }, { follow: true });
      expect(log.map(({ commit }) => commit)).toEqual(
        git(repository, 'log', '--follow', '--format=%H', '--', 'docs/c.md')
          .split('\n')
          .filter(id => id !== ids.modes),
      );
    }));

  it('knows as much as a shallow clone does, and more when it becomes deeper', async () => {
    const clone = join(folder, 'clone');
    git(folder, 'clone', '-q', '--depth', '2', `file://${repository}`, 'clone');
    const head = ids.renamed ?? '';
    const log = async () => {
      let found: string[] = [];
      await opened(clone, async history => {
        await history.updateIndex([head]);
        const block = await history.trackAt({ commit: head, path: 'docs/c.md' }, { line: 5 });
        found = short(await history.logOfTrack(block!, head), ids);
      });
      return found;
    };
    expect(await log()).toEqual(['renamed edited docs/c.md:5 from docs/a.md', 'modes added docs/a.md:5']);
    git(clone, 'fetch', '-q', '--unshallow');
    expect(await log()).toEqual(['renamed edited docs/c.md:5 from docs/a.md', 'one added docs/a.md:5']);
  });

  it('lists only what may be a document', async () => {
    const store = await openGitStore({ path: repository });
    const source = fileDocuments(store, readers);
    const { tree } = await source.commit(ids.modes ?? '');
    expect((await source.differences(undefined, tree)).map(({ path }) => path)).toEqual([
      'docs/a.md',
      'docs/b.rst',
      'docs/x.md',
      'docs/y.md',
      'docs/z.md',
    ]);
    await store.close();
  });
});

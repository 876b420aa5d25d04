import { afterEach, describe, expect, it } from 'vitest';
import type { ProjectHistory } from '../../src/history/project-history.ts';
import { Commits, short } from './commits.ts';

const page =
  '# Title\n\nFirst things come first here, as ever.\n\nSecond thoughts are better ones by far.\n\n## More\n\nThird time is the charm, they say.\n';

let history: ProjectHistory;
afterEach(() => history.close());

describe.each(['pylit', 'git'] as const)('the history of blocks in commits of %s', documents => {
  const commits = new Commits(documents);

  it('follows a block through edits, moves and the renaming of its document', async () => {
    const a = await commits.add({ 'a.md': page, 'b.md': '# B\n' });
    const edited = page.replace('better ones', 'the best ones');
    const b = await commits.add({ 'a.md': edited, 'b.md': '# B\n' }, a);
    const c = await commits.add({ 'docs/a.md': edited, 'b.md': '# B\n' }, b);
    const sentence = 'Second thoughts are the best ones by far.\n';
    const d = await commits.add({ 'docs/a.md': edited.replace(`${sentence}\n`, ''), 'b.md': `# B\n\n${sentence}` }, c);
    const e = await commits.add({ 'docs/a.md': edited.replace(`${sentence}\n`, ''), 'b.md': `# B!\n\n${sentence}` }, d);
    history = await commits.open();
    const block = await history.trackAt({ commit: e, path: 'b.md' }, { line: 3 });
    expect(block).toMatchObject({ kind: 'paragraph', line: 3, lines: 1, title: sentence.trim(), track: `${a}.2` });
    expect(short(await history.logOfTrack(block!, e), { a, b, c, d, e })).toEqual([
      'd moved b.md:3 from docs/a.md',
      'c moved docs/a.md:5 from a.md',
      'b edited a.md:5',
      'a added a.md:5',
    ]);
    const [, , edit] = await history.logOfTrack(`${a}.2`, e);
    expect(await history.text(edit!.before!)).toBe('Second thoughts are better ones by far.\n');
    expect(await history.text(edit!.after!)).toBe(sentence);
    expect(
      (await history.blame({ commit: e, path: 'b.md' }))?.map(({ commit, first, line }) => [commit, first, line]),
    ).toEqual([
      [e, a, 1],
      [b, a, 3],
    ]);
  });

  it('tells what is not committed yet of a working file', async () => {
    const a = await commits.add({ 'a.md': page });
    history = await commits.open();
    const working = `New.\n\n${page.replace('charm', 'best')}`.replaceAll('\n', '\r\n');
    const place = { commit: a, path: 'a.md', working };
    expect((await history.blame(place))?.map(({ commit, first, line }) => [commit === a, first === a, line])).toEqual([
      [false, false, 1],
      [true, true, 3],
      [true, true, 5],
      [true, true, 7],
      [true, true, 9],
      [false, true, 11],
    ]);
    const block = await history.trackAt(place, { line: 11 });
    expect(short(await history.logOfTrack(block!, a), { a })).toEqual(['now edited a.md:11', 'a added a.md:9']);
    const [now] = await history.logOfDocument(place);
    expect(short(now?.blocks ?? [], {})).toEqual(['now added a.md:1', 'now edited a.md:11']);
    const none = { commit: undefined, path: 'new.md', working };
    expect((await history.documentAt(none))?.blocks.map(block => block.uncommitted)).toEqual(Array(6).fill('added'));
  });

  it('keeps the tracks of a branch when it is merged', async () => {
    const a = await commits.add({ 'a.md': page });
    const branch = page
      .replace('charm', 'best')
      .replace('## More', 'Something that the branch says besides.\n\n## More');
    const b = await commits.add({ 'a.md': branch }, a);
    const b2 = await commits.add({ 'a.md': branch.replace('besides', 'anew') }, b);
    const main = page.replace('First things', 'The first things');
    const c = await commits.add({ 'a.md': main, 'c.md': '# C\n' }, a);
    const merged = branch.replace('besides', 'anew').replace('First things', 'The first things');
    const m = await commits.add({ 'a.md': merged, 'c.md': '# C\n' }, c, b2);
    history = await commits.open();
    const names = { a, b, b2, c, m };
    const logAt = async (line: number) => {
      const block = await history.trackAt({ commit: m, path: 'a.md' }, { line });
      return short(await history.logOfTrack(block!, m), names);
    };
    expect(await logAt(3)).toEqual(['c edited a.md:3', 'a added a.md:3']);
    expect(await logAt(7)).toEqual(['b2 edited a.md:7', 'b added a.md:7']);
    expect(await logAt(11)).toEqual(['b edited a.md:11', 'a added a.md:9']);
    expect((await history.changesOf(m)).flatMap(entry => entry.blocks)).toEqual([]);
    const entries = await history.logOfDocument({ commit: m, path: 'a.md' });
    expect(entries.map(entry => [entry.commit, entry.change])).toEqual([
      [m, 'edited'],
      [c, 'edited'],
      [b2, 'edited'],
      [b, 'edited'],
      [a, 'added'],
    ]);
  });

  it('shows a merge that says something else than all of its parents, and all lines that led to it', async () => {
    const a = await commits.add({ 'a.md': page });
    const b = await commits.add({ 'a.md': page.replace('charm', 'lucky charm') }, a);
    const c = await commits.add({ 'a.md': page.replace('charm', 'best charm') }, a);
    const m = await commits.add({ 'a.md': page.replace('charm', 'best and lucky charm') }, c, b);
    history = await commits.open();
    const block = await history.trackAt({ commit: m, path: 'a.md' }, { heading: 'more' });
    expect(block).toMatchObject({ kind: 'heading', title: 'More', line: 7 });
    const last = await history.trackAt({ commit: m, path: 'a.md' }, { line: 100 });
    expect(short(await history.logOfTrack(last!, m), { a, b, c, m })).toEqual([
      'm edited a.md:9',
      'c edited a.md:9',
      'b edited a.md:9',
      'a added a.md:9',
    ]);
  });

  it('remembers documents and blocks that are gone', async () => {
    const a = await commits.add({ 'a.md': page, 'b.md': '# B\n\nSomething about B, and only that.\n' });
    const b = await commits.add({ 'a.md': page }, a);
    const c = await commits.add({ 'a.md': page.replace('## More\n\n', '') }, b);
    history = await commits.open();
    const names = { a, b, c };
    expect(await history.documentAt({ commit: c, path: 'b.md' })).toBeUndefined();
    const gone = await history.lastDocumentAt(c, 'b.md');
    expect(short(await history.logOfTrack(gone!.blocks[1]!, c), names)).toEqual(['b removed b.md:3', 'a added b.md:3']);
    expect((await history.logOfDocument({ commit: c, path: 'b.md' })).map(entry => entry.change)).toEqual([
      'removed',
      'added',
    ]);
    const [latest] = await history.logOfDocument({ commit: c, path: 'a.md' });
    expect(short(latest!.blocks, names)).toEqual(['c removed a.md:7']);
    expect(short(await history.logOfTrack(latest!.blocks[0]!.track!, c), names)).toEqual([
      'c removed a.md:7',
      'a added a.md:7',
    ]);
    expect(history.paths()).toEqual(['a.md', 'b.md']);
  });

  it('finds blocks by their author’s name, by headings and by lines', async () => {
    const source = '# Getting *started* {#start}\n\nText.\n\n\n## Getting on\n\n- item\n\nSetext `code`\n---\n';
    const rst = 'Title\n=====\n\n.. _label:\n\nOther\n-----\n\nText of it.\n';
    const a = await commits.add({ 'a.md': source });
    const b = await commits.add({ 'a.md': source, 'b.rst': rst }, a);
    history = await commits.open();
    const place = { commit: b, path: 'a.md' };
    expect(await history.trackAt(place, { alias: 'start' })).toMatchObject({
      line: 1,
      alias: 'start',
      title: 'Getting started',
    });
    expect(await history.trackAt(place, { heading: 'getting' })).toMatchObject({ line: 1 });
    expect(await history.trackAt(place, { heading: 'Getting  ON' })).toMatchObject({ line: 6 });
    expect(await history.trackAt(place, { heading: 'setext code' })).toMatchObject({ line: 10, lines: 2 });
    expect(await history.trackAt(place, { heading: 'none' })).toBeUndefined();
    expect(await history.trackAt(place, { line: 4 })).toMatchObject({ line: 6 });
    expect(await history.trackAt(place, { line: 8 })).toMatchObject({ kind: 'list' });
    expect(await history.trackAt({ commit: b, path: 'none.md' }, { line: 1 })).toBeUndefined();
    const labelled = await history.documentAt({ commit: b, path: 'b.rst' });
    expect(labelled?.blocks.find(block => block.alias === 'label')).toBeDefined();
    expect(await history.trackAt({ commit: b, path: 'b.rst' }, { alias: 'label' })).toMatchObject({
      line: 6,
      title: 'Other',
    });
  });

  it('follows a document that was moved, in commits and in the working file', async () => {
    const a = await commits.add({ 'a.md': page });
    const b = await commits.add({ 'b.md': page }, a);
    history = await commits.open();
    const names = { a, b };
    const old = await history.lastDocumentAt(b, 'a.md');
    expect(short(await history.logOfTrack(old!.blocks[1]!, b), names)).toEqual([
      'b moved b.md:3 from a.md',
      'a added a.md:3',
    ]);
    const entries = async (path: string, follow: boolean) =>
      (await history.logOfDocument({ commit: b, path }, { follow })).map(
        ({ change, path: at, from }) => `${change} ${at} ${from ?? ''}`,
      );
    expect(await entries('b.md', true)).toEqual(['moved b.md a.md', 'added a.md ']);
    expect(await entries('b.md', false)).toEqual(['moved b.md a.md']);
    expect(await entries('a.md', false)).toEqual(['moved b.md a.md', 'added a.md ']);
    const place = { commit: b, path: 'c.md', working: page, from: 'b.md' };
    const block = await history.trackAt(place, { line: 3 });
    expect(short(await history.logOfTrack(block!, b), names)).toEqual([
      'now moved c.md:3 from b.md',
      'b moved b.md:3 from a.md',
      'a added a.md:3',
    ]);
    expect((await history.blame(place))?.every(({ commit }) => commit === a)).toBe(true);
  });

  it('says of each line who wrote it', async () => {
    const code = (...lines: string[]) => `# T\n\n\`\`\`js\n${lines.join('\n')}\n\`\`\`\n\nEnd.\n`;
    const a = await commits.add({ 'a.md': code('one()', 'two()', 'three()') });
    const b = await commits.add({ 'a.md': `Before.\n\n${code('one()', 'two(2)', 'three()')}` }, a);
    const c = await commits.add({ 'a.md': `Before.\n\n${code('zero()', 'one()', 'two(2)', 'three()')}` }, b);
    history = await commits.open();
    const lines = await history.blameLines({
      commit: c,
      path: 'a.md',
      working: `Before.\n\n${code('zero()', 'one()', 'two(2)', 'four()')}`,
    });
    const names = new Map([
      [a, 'a'],
      [b, 'b'],
      [c, 'c'],
    ]);
    expect(
      lines?.map(line => `${line.commit ? names.get(line.commit) : '-'} ${line.origin?.line ?? '-'} ${line.text}`),
    ).toEqual([
      'b 1 Before.',
      'a - ',
      'a 1 # T',
      'a - ',
      'a 3 ```js',
      'c 6 zero()',
      'a 4 one()',
      'b 7 two(2)',
      '- - four()',
      'a 7 ```',
      'a - ',
      'a 9 End.',
    ]);
  });
});

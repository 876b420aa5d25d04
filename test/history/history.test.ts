import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedBlocks } from '../../src/history/changed-blocks.ts';
import { changedProject } from '../../src/history/changed-project.ts';
import { matchBlocks } from '../../src/history/match-blocks.ts';
import { writeDocumentTree, writeProjectTree } from '../../src/history/project-tree.ts';
import { documentBlocks, outlineBlocks, storedDocument } from '../../src/history/stored-block.ts';
import { memoryTrees } from '../../src/history/tree-source.ts';
import { documentTree } from '../../src/literate/document-tree.ts';
import { markdownReader } from '../../src/reader/markdown/index.ts';
import { cpuClock } from '../cpu-clock.ts';
import { changesBetween, changesInShort, paragraphs, projectFiles } from './documents.ts';

describe('changedProject', () => {
  const page =
    '# Title\n\nFirst things come first here.\n\nSecond thoughts are better ones.\n\n## More\n\nThird time is the charm.\n';

  it('finds nothing between equal projects', async () => {
    expect(await changesBetween({ 'a.md': page, 'x.svg': '1' }, { 'x.svg': '1', 'a.md': page })).toEqual({
      documents: [],
      files: [],
    });
  });

  it('names the one paragraph that was edited, with its line', async () => {
    expect(await changesInShort({ 'docs/a.md': page }, { 'docs/a.md': page.replace('better', 'best') })).toEqual([
      'edited docs/a.md',
      '  docs/a.md:5 edited paragraph',
    ]);
  });

  it('gives the texts before and after', async () => {
    const { documents } = await changesBetween({ 'a.md': page }, { 'a.md': page.replace('better', 'best') });
    expect(documents[0]?.blocks[0]).toMatchObject({
      before: { text: 'Second thoughts are better ones.\n' },
      after: { text: 'Second thoughts are best ones.\n' },
    });
  });

  it('sees blocks that are added, removed and moved', async () => {
    const after =
      '# Title\n\nNew words entirely.\n\nThird time is the charm.\n\nFirst things come first here.\n\n## More\n';
    expect(await changesInShort({ 'a.md': page }, { 'a.md': after })).toEqual([
      'edited a.md',
      '  a.md:3 added paragraph',
      '  a.md:5 moved paragraph',
      '  a.md:5 removed paragraph',
    ]);
  });

  it('sees a block that goes from one document to another', async () => {
    const other = '# Other\n\nSomething else.\n';
    const third = 'Third time is the charm.\n';
    expect(
      await changesInShort(
        { 'a.md': page, 'b.md': other },
        { 'a.md': page.replace(`\n${third}`, ''), 'b.md': `${other}\n${third}` },
      ),
    ).toEqual(['edited a.md', 'edited b.md', '  b.md:5 moved paragraph from a.md']);
  });

  it('sees documents that are added, removed, moved, and moved and edited', async () => {
    expect(await changesInShort({}, { 'a.md': '# A\n' })).toEqual(['added a.md', '  a.md:1 added heading']);
    expect(await changesInShort({ 'a.md': '# A\n' }, {})).toEqual(['removed a.md', '  a.md:1 removed heading']);
    expect(await changesInShort({ 'a.md': page }, { 'sub/b.md': page })).toEqual(['moved a.md -> sub/b.md']);
    expect(await changesInShort({ 'a.md': page }, { 'b.md': page.replace('charm', 'best') })).toEqual([
      'moved a.md -> b.md',
      '  b.md:9 edited paragraph',
    ]);
  });

  it('sees files, and a file that becomes a document or a folder', async () => {
    expect(await changesInShort({ a: '1', b: '1', 'c/d': '1' }, { a: '2', b: '1', 'e/f': '1' })).toEqual([
      'edited file a',
      'removed file c/d',
      'added file e/f',
    ]);
    expect(await changesInShort({ x: '1' }, { 'x/y': '1' })).toEqual(['removed file x', 'added file x/y']);
  });

  it('sees a document whose line ends alone changed', async () => {
    expect(await changesInShort({ 'a.md': page }, { 'a.md': page.replaceAll('\n', '\r\n') })).toEqual(['edited a.md']);
  });

  it('takes a project without a commit for empty', async () => {
    const memory = memoryTrees();
    const root = writeProjectTree(memory, projectFiles({ 'a.md': '# A\n' }));
    await expect(changedProject(memory, undefined, root)).resolves.toMatchObject({
      documents: [{ change: 'added', path: 'a.md' }],
    });
  });
});

describe('matchBlocks', () => {
  it('follows an author’s name through any edit', () => {
    const [one, two] = paragraphs('something', 'entirely different');
    const pairs = matchBlocks([{ ...one!, alias: 'x' }], [{ ...two!, alias: 'x' }]);
    expect(pairs).toEqual([{ before: 0, after: 0, moved: false }]);
  });

  it('never pairs blocks of different kinds, or with less than half of their words', () => {
    const [block] = paragraphs('one two three four');
    expect(matchBlocks([block!], [{ ...block!, id: 'other', kind: 'code' }])).toEqual([]);
    expect(matchBlocks([block!], paragraphs('one six seven eight'))).toEqual([]);
    expect(matchBlocks([block!], paragraphs('one two seven eight'))).toHaveLength(1);
  });

  it('prefers the same place to another of equal words', () => {
    const before = paragraphs('a b c', 'stay', 'a b c');
    const after = paragraphs('a b d', 'stay', 'a b e');
    expect(matchBlocks(before, after)).toEqual([
      { before: 0, after: 0, moved: false },
      { before: 1, after: 1, moved: false },
      { before: 2, after: 2, moved: false },
    ]);
  });

  it('uses every block at most once and keeps what is not moved in order', () => {
    const words = fc.array(fc.constantFrom('a b', 'a c', 'b c', 'x y z', 'x y w', 'q'), { maxLength: 14 });
    fc.assert(
      fc.property(words, words, (before, after) => {
        const pairs = matchBlocks(paragraphs(...before), paragraphs(...after));
        expect(new Set(pairs.map(pair => pair.before)).size).toBe(pairs.length);
        expect(new Set(pairs.map(pair => pair.after)).size).toBe(pairs.length);
        const once = (texts: readonly string[], text: string) => texts.filter(other => other === text).length === 1;
        const kept = before.filter(text => once(before, text) && once(after, text));
        const equal = pairs.filter(pair => before[pair.before] === after[pair.after]);
        expect(equal.map(pair => before[pair.before])).toEqual(expect.arrayContaining(kept));
      }),
    );
  });

  it('compares two large versions that have nothing in common in bounded time', () => {
    const version = (word: string) =>
      paragraphs(...Array.from({ length: 20_000 }, (_, i) => `${word} ${word}${i} here`));
    const spent = cpuClock();
    matchBlocks(version('a'), version('b'));
    expect(spent()).toBeLessThan(5000);
  });
});

describe('changedBlocks', () => {
  it('accounts for every block', () => {
    const words = fc.array(fc.constantFrom('a b', 'a c', 'b c', 'x y z', 'q'), { maxLength: 14 });
    fc.assert(
      fc.property(words, words, (before, after) => {
        const changes = changedBlocks(paragraphs(...before), paragraphs(...after), 'a.md');
        const count = (kind: string) => changes.filter(change => change.change === kind).length;
        expect(after.length - before.length).toBe(count('added') - count('removed'));
      }),
    );
  });

  it('lists a removed block where it was', () => {
    const changes = changedBlocks(paragraphs('one', 'two', 'three'), paragraphs('one', 'three', 'four'), 'a.md');
    expect(changes.map(change => [change.change, change.line])).toEqual([
      ['removed', 3],
      ['added', 5],
    ]);
  });
});

describe('documentBlocks', () => {
  const source = '---\ntitle: T\n---\n# A\n\n\n\ntext\nmore\n## B\n\n- x\n\n\n```js\n\n1\n```\n';
  const document = markdownReader.read({ path: 'a.md', source, include: () => undefined });

  it('gives the same ids, kinds, texts and lines as the document that was read', async () => {
    const memory = memoryTrees();
    const tree = writeDocumentTree(memory, documentTree(document, document.text));
    expect(await documentBlocks(memory, tree)).toEqual(
      outlineBlocks(document, document.text).map(({ alias: _, ...block }) => block),
    );
  });

  it('leads back to the source', async () => {
    const memory = memoryTrees();
    const tree = writeDocumentTree(memory, documentTree(document, document.text));
    expect(new TextDecoder().decode((await storedDocument(memory, tree)).source)).toBe(source);
  });
});

describe('writeProjectTree', () => {
  it('gives the same id for the same files in any order', () => {
    const files = projectFiles({ 'a.md': '# A\n', 'b/c.txt': 'x', 'b/a.md': 'y\n', 'b.txt': 'z' });
    expect(writeProjectTree(memoryTrees(), files)).toBe(writeProjectTree(memoryTrees(), files.toReversed()));
  });

  it.each([[['a', 'a']], [['a', 'a/b']], [['a/b', 'a']], [['../a']], [['.git/x']]])('refuses %j', paths => {
    const files = paths.map(path => ({ path, content: '' }));
    expect(() => writeProjectTree(memoryTrees(), files)).toThrow(expect.objectContaining({ code: 'path' }));
  });
});

describe('memoryTrees', () => {
  it('asks the source behind it, and says what is absent', async () => {
    const behind = memoryTrees();
    const id = behind.put('blob', 'x');
    expect(await memoryTrees('sha1', behind).blob(id)).toEqual(new TextEncoder().encode('x'));
    expect(() => memoryTrees().blob(id)).toThrow(expect.objectContaining({ code: 'object-missing' }));
  });
});

import { describe, expect, it } from 'vitest';
import { blobId } from '../../../src/bytes/object-id.ts';
import { mergeWords } from '../../../src/diff/merge-words.ts';
import { MARK_BLOCKS, MARK_IDS, markedConflicts, markedLines } from '../../../src/literate/conflict-marks.ts';
import { merge, readSource } from './merged.ts';

describe('forms of documents', () => {
  it('front matter merges key by key', () => {
    const base = '---\ntitle: A\ntags:\n  - x\ndraft: true\n---\n\nText.\n';
    const ours = base.replace('title: A', 'title: B');
    const theirs = base.replace('  - x\n', '  - x\n  - y\n').replace('draft: true\n', 'order: 3\n');
    expect(merge(base, ours, theirs)).toMatchObject({
      conflicts: [],
      source: '---\ntitle: B\ntags:\n  - x\n  - y\norder: 3\n---\n\nText.\n',
    });
  });

  it('front matter that conflicts stays front matter, and both versions stand behind it', () => {
    const base = '---\ntitle: A\n---\n\nText.\n';
    const merged = merge(base, base.replace('A', 'B'), base.replace('A', 'C'));
    expect(merged.conflicts).toEqual([{ line: 5, reason: 'both edited' }]);
    expect(merged.source).toMatch(/^---\ntitle: B\n---\n\n<<<<<<< ours\n\n```yaml\ntitle: B\n```\n/);
    expect(merged.version?.outline.exports.frontmatter).toEqual({ title: 'B' });
  });

  it('line ends: the side that changed them has its way, and mixed ones stay with their lines', () => {
    const base = 'One.\n\nTwo.\n\nThree.\n';
    const windows = base.replaceAll('\n', '\r\n');
    expect(merge(base, windows, base.replace('Two', 'Zwei')).source).toBe(windows.replace('Two', 'Zwei'));
    const mixed = 'One.\r\n\nTwo.\n\nThree.\r\n';
    expect(merge(mixed, mixed.replace('Two', 'Zwei'), mixed.replace('Three', 'Drei')).source).toBe(
      'One.\r\n\nZwei.\n\nDrei.\r\n',
    );
  });

  it('marks at the beginning and missing line ends at the end', () => {
    const base = '\uFEFFOne.\n\nTwo.';
    expect(merge(base, base.replace('\uFEFF', ''), `${base}\n`).source).toBe('One.\n\nTwo.\n');
    expect(merge(base, base.replace('One', 'Eins'), base.replace('Two', 'Zwei')).source).toBe('\uFEFFEins.\n\nZwei.');
  });

  it('blank lines that one side changed', () => {
    const base = '# A\n\nOne.\n\nTwo.\n';
    const ours = '# A\nOne.\n\n\n\nTwo.\n\n';
    expect(merge(base, ours, base.replace('Two', 'Zwei')).source).toBe(ours.replace('Two', 'Zwei'));
  });

  it('reStructuredText, with titles and directives', () => {
    const base = 'Title\n=====\n\nFirst one.\n\n.. note::\n\n   A note here.\n\nLast one.\n';
    const ours = base.replace('First', 'Very first').replace('A note', 'The note');
    const theirs = base.replace('note here', 'note there').replace('Title\n=====', 'New title\n=========');
    expect(merge(base, ours, theirs, 'a.rst')).toMatchObject({
      conflicts: [],
      source: ours.replace('note here', 'note there').replace('Title\n=====', 'New title\n========='),
    });
    const clash = merge(base, base.replace('First', 'Eins'), base.replace('First', 'Uno'), 'a.rst');
    expect(clash.conflicts).toEqual([{ line: 4, reason: 'both edited' }]);
    expect(clash.runTogether).toEqual([]);
    expect(clash.version && markedConflicts(clash.version.outline)).toEqual([{ line: 4, endLine: 16 }]);
  });

  it('a block that does not come back as one is a conflict', () => {
    const base = '```js\none();\ntwo();\nthree();\n```\n';
    const ours = '~~~js\none();\ntwo();\nthree();\n~~~\n';
    const theirs = '```js\none();\ntwo();\nthree();\n````\n';
    const merged = merge(base, ours, theirs);
    expect(merged.conflicts).toEqual([{ line: 1, reason: 'both edited' }]);
    const fence = merge(base, '````js\none();\ntwo();\nthree();\n````\n', base.replace('two();', 'zwei();\n~~~'));
    expect(fence).toMatchObject({ conflicts: [], source: '````js\none();\nzwei();\n~~~\nthree();\n````\n' });
    const tilde = base.replaceAll('```', '~~~');
    const half = merge(tilde, base, tilde.replace('three();', 'three();\n```\nfour();'));
    expect(half.conflicts).toEqual([{ line: 1, reason: 'both edited' }]);
    expect(half.source).toContain('four();');
  });
});

describe('words', () => {
  it.each([
    ['edits apart', 'The quick brown fox.', 'A quick brown fox.', 'The quick brown cat.', 'A quick brown cat.'],
    ['edits side by side', 'The quick brown fox.', 'The slow brown fox.', 'The quick red fox.', undefined],
    ['a comma between', 'f(a, b)', 'f(x, b)', 'f(a, y)', 'f(x, y)'],
    ['the parts of a number', 'version 1.2 here', 'version 1.3 here', 'version 2.2 here', undefined],
    ['a text wrapped anew', 'one two three four', 'one two\nthree four', 'one two three five', 'one two\nthree five'],
    ['the same edit', 'one two three', 'one 2 three', 'one 2 three', 'one 2 three'],
    ['both at the end', 'one two', 'one two three', 'one two four', undefined],
  ])('%s', (_, base, ours, theirs, expected) => {
    expect(mergeWords(base, ours, theirs, { prose: true })).toBe(expected);
    expect(mergeWords(base, theirs, ours, { prose: true })).toBe(expected);
  });

  it('of code, blank space that both changed is a conflict', () => {
    expect(
      mergeWords('if (a)\n  b();\n', 'if (a)\n    b();\n', 'if (a)\n\tb();\n', { strictBlanks: true }),
    ).toBeUndefined();
  });
});

describe('markers', () => {
  it('have known ids', () => {
    const names = ['ours', 'base', 'theirs', 'end'] as const;
    for (const name of names) expect(MARK_IDS[name]).toBe(blobId(MARK_BLOCKS[name]));
  });

  it('in a code block are code', () => {
    const { outline } = readSource('a.md', '```text\n<<<<<<< ours\n\n=======\n\n>>>>>>> theirs\n```\n');
    expect(markedConflicts(outline)).toEqual([]);
  });

  it('are found when some are gone', () => {
    const { outline } = readSource('a.md', '<<<<<<< ours\n\nText.\n\nMore.\n\n>>>>>>> theirs\n\n>>>>>>> theirs\n');
    expect(markedConflicts(outline)).toEqual([{ line: 1, endLine: 7 }, { line: 9 }]);
    expect(markedLines('<<<<<<< ours\nx\n>>>>>>> theirs\n>>>>>>> theirs\n')).toEqual([1, 4]);
  });
});

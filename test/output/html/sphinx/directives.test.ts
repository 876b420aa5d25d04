import { describe, expect, it } from 'vitest';
import { weave } from '../woven-project.ts';

async function weaveText(source: string): Promise<string> {
  return (await weave({ 'a.rst': source })).text('a.html');
}

describe('what changed in a version', () => {
  it.each([
    ['.. versionadded:: 3.2\n', '<p><span class="version-change">Added in version 3.2.</span></p>'],
    [
      '.. versionchanged:: 3.2 It *is*\n   so.\n',
      '<p><span class="version-change">Changed in version 3.2: </span>It <em>is</em>\nso.</p>',
    ],
    [
      '.. deprecated:: 3.2\n   Use it.\n\n   Or not.\n',
      '<p><span class="version-change">Deprecated since version 3.2: </span>Use it.</p>\n<p>Or not.</p>',
    ],
    ['.. versionremoved:: 3.2\n\n   - a\n', '<p><span class="version-change">Removed in version 3.2.</span></p>\n<ul>'],
    [
      '.. deprecated-removed:: 3.8 3.14 Old.\n',
      'Deprecated since version 3.8, will be removed in version 3.14: </span>Old.</p>',
    ],
  ])('is said at the beginning: %j', async (source, expected) => {
    expect(await weaveText(source)).toContain(expected);
  });
});

describe('shapes of lists', () => {
  it('are columns, or as they are', async () => {
    expect(await weaveText('.. hlist::\n   :columns: 3\n\n   * a\n   * b\n')).toMatch(
      /<div class="directive-hlist">\s*<ul>\s*<li>a<\/li>\s*<\/ul>\s*<ul>\s*<li>b<\/li>\s*<\/ul>\s*<\/div>/,
    );
    expect(await weaveText('.. hlist::\n\n   * a\n   * b\n   * c\n')).toMatch(
      /a<\/li>\s*<li>b<\/li>\s*<\/ul>\s*<ul>\s*<li>c/,
    );
    expect(await weaveText('.. acks::\n\n   * a\n   * b\n')).toMatch(/<div class="directive-acks">\s*<ul>/);
  });

  it('need a list', async () => {
    expect((await weave({ 'a.rst': '.. hlist::\n\n   a\n\n.. acks::\n\n   b\n' })).problems).toEqual([
      'a.rst:1 rst-list-directive',
      'a.rst:5 rst-list-directive',
    ]);
  });
});

describe('small directives', () => {
  it.each([
    ['.. centered:: A *b*\n', '<p class="centered"><strong>A <em>b</em></strong></p>\n'],
    ['.. tabularcolumns:: |l|l|\n\n.. sectionauthor:: A <a@b.c>\n\n.. codeauthor:: A\n\nText.\n', '<p>Text.</p>\n'],
    ['.. rst-class:: big\n\nText.\n', '<p class="big">Text.</p>\n'],
  ])('%j', async (source, expected) => {
    expect(await weaveText(source)).toBe(expected);
  });
});

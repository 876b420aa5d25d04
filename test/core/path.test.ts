import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkEntryName, checkRelativePath, refusePath } from '../../src/core/path.ts';

describe('paths', () => {
  it.each([
    'a',
    'a/b.md',
    'docs/0003-installing/0001.heading.md',
    '.gitignore',
    '.github/workflows/ci.yml',
    '.gitattributes',
    'git',
    'a.git',
    'pylit/x',
    'console.md',
    'com10',
    'lpt',
    'nulls',
    'aux-power.md',
    'file with spaces.md',
    'Ünïcödé/日本語.md',
    '👩‍👩‍👧/x',
    'note: a.md',
    '..a',
    'a..b',
    '-x',
    '~user',
    'git~',
    'mygit~1',
    '$HOME',
    '%2e%2e',
  ])('allows %j', name => {
    expect(checkRelativePath(name)).toBe(name);
  });

  it.each([
    ['', 'empty'],
    ['/etc/passwd', 'absolute'],
    ['..', '".."'],
    ['../x', '".."'],
    ['a/../b', '".."'],
    ['./a', '"."'],
    ['a/.', '"."'],
    ['a//b', 'empty component'],
    ['a/', 'empty component'],
    ['a\\b', 'backslash'],
    ['C:/x', 'drive'],
    ['c:x', 'drive'],
    ['a:b', 'drive'],
    ['a/D:', 'drive'],
    ['a\0b', 'control'],
    ['a\nb', 'control'],
    ['a\u0085', 'control'],
    ['\ud800', 'Unicode'],
    ['x'.repeat(256), 'longer than 255 bytes'],
    ['ä'.repeat(128), 'longer than 255 bytes'],
    [`${'a/'.repeat(2100)}a`, 'longer than 4096'],
    ['.git', 'history'],
    ['.GIT/config', 'history'],
    ['a/.Git', 'history'],
    ['.git.', 'history'],
    ['.git ', 'history'],
    ['.git . .', 'history'],
    ['.git::$INDEX_ALLOCATION', 'history'],
    ['.git:x', 'history'],
    ['git~1', 'history'],
    ['GIT~1/x', 'history'],
    ['git~12', 'history'],
    ['.g\u200cit', 'history'],
    ['.\u200dgit', 'history'],
    ['\ufeff.git', 'history'],
    ['.gi\u202et', 'history'],
    ['.gi\u206ft', 'history'],
    ['.pylit', 'history'],
    ['.Pylit/store.db', 'history'],
    ['.pyl\u0131t', 'history'],
    ['pylit~1', 'history'],
    ['.fossil', 'history'],
    ['.fo\u017f\u017fil', 'history'],
    ['FOSSIL~2', 'history'],
    ['\uff0egit', 'history'],
    ['... ', 'file systems'],
    ['...', 'file systems'],
    ['.\u200b.', 'file systems'],
    ['a/.. ', 'file systems'],
    [' ', 'file systems'],
    ['con', 'device'],
    ['CON', 'device'],
    ['aux.md', 'device'],
    ['a/NUL', 'device'],
    ['com1', 'device'],
    ['LPT9.txt', 'device'],
    ['com\u00b9', 'device'],
    ['prn .txt', 'device'],
    ['nul.tar.gz', 'device'],
    ['CONIN$', 'device'],
    ['con:x', 'device'],
    ['aux ', 'device'],
  ])('refuses %j', (name, reason) => {
    expect(() => checkRelativePath(name)).toThrow(expect.objectContaining({ code: 'path' }));
    expect(refusePath(name)).toContain(reason);
  });

  it('never lets a path out of its folder, on any system', () => {
    const parts = fc.constantFrom('..', '.', '/', '\\', 'a', 'C:', ' ', '\u200b', '...', '~', '\ufe52');
    fc.assert(
      fc.property(
        fc.array(parts, { maxLength: 8 }).map(all => all.join('')),
        name => {
          if (refusePath(name) !== undefined) return;
          expect(path.posix.join('/base/', name).startsWith('/base/')).toBe(true);
          expect(path.win32.resolve('D:\\root', name).startsWith('D:\\root\\')).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('takes a name of one component in a tree', () => {
    expect(checkEntryName('a.md')).toBe('a.md');
    expect(() => checkEntryName('a/b')).toThrow('cannot contain "/"');
    expect(() => checkEntryName('.git')).toThrow(expect.objectContaining({ code: 'path', data: { path: '.git' } }));
  });
});

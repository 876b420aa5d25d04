import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRefName, isRefName, refuseRefName } from '../../src/core/ref-name.ts';
import { describeNeeding } from '../tools.ts';
import { makeGit } from './git-repository.ts';

const pieces = [
  'a',
  'b',
  '/',
  '.',
  '..',
  '@',
  '@{',
  '{',
  '.lock',
  'lock',
  ' ',
  '~',
  '^',
  ':',
  '?',
  '*',
  '[',
  '\\',
  '\u007f',
  '\u0001',
  'a-',
  'é',
  '//',
];

describeNeeding('git', 'ref names as git has them', () => {
  const git = makeGit('sha1');

  it('agrees with git check-ref-format', () => {
    const names = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 }).map(parts => parts.join(''));
    const all = new Set([
      ...fc.sample(names, { numRuns: 260, seed: 7 }),
      '@',
      'a@b',
      'refs/heads/main',
      'a/.b',
      'a.lock/b',
      'a/',
      '/a',
    ]);
    const wrong = [...all].filter(name => {
      const accepted = git.status(['check-ref-format', '--allow-onelevel', name]) === 0;
      return accepted !== (refuseRefName(name) === undefined);
    });
    expect(wrong).toEqual([]);
  });
});

describe('ref names', () => {
  it('are HEAD, its like, or below refs/', () => {
    for (const name of ['HEAD', 'ORIG_HEAD', 'refs/heads/main', 'refs/tags/ä']) expect(checkRefName(name)).toBe(name);
    for (const name of ['main', 'heads/main', 'Head', 'refs', '../HEAD', '']) expect(isRefName(name), name).toBe(false);
  });

  it('say what is wrong', () => {
    expect(() => checkRefName('refs/heads/a b')).toThrow(expect.objectContaining({ code: 'ref-name' }));
    expect(() => checkRefName('refs/heads/a b')).toThrow('it contains " "');
  });
});

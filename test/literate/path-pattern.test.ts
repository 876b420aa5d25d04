import { describe, expect, it } from 'vitest';
import { fitsPattern } from '../../src/literate/path-pattern.ts';

describe('patterns of paths', () => {
  it.each([
    ['*', 'a', true],
    ['*', 'a/b', false],
    ['**', 'a/b', true],
    ['a/*', 'a/b', true],
    ['a/**/c', 'a/b/d/c', true],
    ['a/**/c', 'a/c', false],
    ['a*b*', 'axxbyy', true],
    ['a*b', 'axxbyy', false],
    ['?', 'a', true],
    ['?', '/', false],
    ['[a-c]x', 'bx', true],
    ['[!a-c]x', 'bx', false],
    ['[]]', ']', true],
    ['[', '[', true],
    ['', '', true],
    ['', 'a', false],
  ])('%j and %j: %s', (pattern, path, expected) => {
    expect(fitsPattern(pattern, path)).toBe(expected);
  });

  it('are found at once, however hostile', () => {
    expect(fitsPattern('*a'.repeat(140), 'a'.repeat(5000))).toBe(true);
    expect(fitsPattern('**b'.repeat(90), 'a'.repeat(5000))).toBe(false);
    expect(fitsPattern('*'.repeat(1000), 'a')).toBe(false);
  });
});

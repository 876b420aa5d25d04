import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearest } from '../../src/literate/nearest.ts';
import { cpuClock } from '../cpu-clock.ts';

describe('nearest', () => {
  it.each([
    ['instal', ['install', 'remove'], ['install']],
    ['isntall', ['install', 'uninstall'], ['install', 'uninstall']],
    ['Read Config', ['read-config', 'write-config'], ['read-config', 'write-config']],
    ['config', ['configuration', 'conquer'], ['configuration']],
    ['x', ['y', 'z'], []],
    ['', ['a'], []],
    ['parse the options', ['parse options', 'print the result'], ['parse options']],
  ])('%j among %j is %j', (name, candidates, expected) => {
    expect(nearest(name, candidates)).toEqual(expected);
  });

  it('returns at most so many, best first', () => {
    expect(nearest('abcd', ['abce', 'abcd1', 'abdc', 'abxd'], 2)).toEqual(['abcd1', 'abce']);
  });

  it('finds every name that is one edit away, whatever its letters are', () => {
    const letter = fc.constantFrom(...'abcdefgh0123äöπ日');
    const name = fc.string({ unit: letter, minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(name, letter, fc.nat(11), fc.nat(1), (a, other, at, removed) => {
        const b = a.slice(0, at) + other + a.slice(at + removed);
        fc.pre(a !== b);
        expect(nearest(a, [b])).toEqual([b]);
      }),
    );
  });

  it('does not compare what is very long', () => {
    const spent = cpuClock();
    nearest(
      'a'.repeat(100_000),
      Array.from({ length: 1000 }, (_, i) => 'b'.repeat(10_000) + i),
    );
    expect(spent()).toBeLessThan(2000);
  });
});

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['abc', 'abc', 0],
    ['abc', 'acb', 1],
    ['kitten', 'sitting', 3],
    ['', 'ab', 2],
  ])('from %j to %j is %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });
});

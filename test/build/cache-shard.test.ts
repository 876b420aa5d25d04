import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inShard, parseShard } from '../../src/build/shard.ts';

it('puts each document into exactly one share', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 50 }), (path, of) => {
      const numbers = Array.from({ length: of }, (_, index) => index + 1);
      expect(numbers.filter(number => inShard(path, { number, of }))).toHaveLength(1);
    }),
  );
});

it('makes shares of about the same size', () => {
  const paths = Array.from({ length: 8000 }, (_, index) => `guide/part-${index % 7}/page-${index}.md`);
  for (let number = 1; number <= 8; number += 1) {
    const { length } = paths.filter(path => inShard(path, { number, of: 8 }));
    expect(length).toBeGreaterThan(850);
    expect(length).toBeLessThan(1150);
  }
});

it('is the same on every machine', () => {
  expect(
    ['a.md', 'b.md', 'c/d.md', 'é.md'].map(path => [1, 2, 3].find(number => inShard(path, { number, of: 3 }))),
  ).toEqual([1, 2, 2, 1]);
});

it('reads a number and a count', () => {
  expect(parseShard('2/8')).toEqual({ number: 2, of: 8 });
  expect(parseShard('8/8')).toEqual({ number: 8, of: 8 });
  expect(['0/8', '9/8', '1/0', '1', '1/2/3', '-1/2', ' 1/2', '1/99999', ''].map(parseShard)).toEqual(
    Array.from({ length: 9 }, () => undefined),
  );
});

import { describe, expect, it } from 'vitest';
import { withoutImpliedParts } from '../../../src/literate/tangle/implied-parts.ts';
import type { PlacedPart } from '../../../src/literate/tangle/placed-part.ts';

const part = (name: string, code: string, more: Partial<PlacedPart> = {}): PlacedPart => ({
  ...{ name, code, document: 'a.rst', block: 0, language: 'python', line: 1, column: 1 },
  implied: {},
  ...more,
});

const left = (...parts: PlacedPart[]) => withoutImpliedParts(parts).map(({ name }) => name);

describe('code that only Sphinx gave a name', () => {
  it('is no part of a program, unless it is used or uses something', () => {
    expect(left(part('a', 'x'), part('b', 'y'))).toEqual([]);
    expect(left(part('a', 'x'), part('main', '<<a>>', { file: 'm.py' }), part('c', 'z'))).toEqual(['a', 'main']);
    expect(left(part('a', '<<b>>'), part('b', 'y'))).toEqual(['a', 'b']);
  });

  it('is one where another part of its name says more', () => {
    const { implied: _, ...said } = part('a', 'x');
    expect(left(part('a', 'x'), said)).toEqual(['a', 'a']);
    expect(left(part('a', 'x'), part('a', 'y', { file: 'a.py' }))).toEqual(['a', 'a']);
  });
});

import { describe, expect, it } from 'vitest';
import type { Dialect } from '../../../plugins/oz/symbols.ts';
import { checked } from './checked.ts';

describe('oz: dialects', () => {
  it.each<[Dialect, string, string[]]>([
    ['oz', 'x \\in \\nat \\land \\pset \\nat = \\power \\nat', []],
    [
      'fuzz',
      'A == \\pset \\nat',
      ['1:6 unknown-macro: "\\pset" is no macro of fuzz. It has "\\power" for the same sign.'],
    ],
    ['zed', 'A == \\natone \\cup \\num', ['1:6 unknown-macro: "\\natone" is no macro of zed-csp.']],
    ['iso', 'A == \\real', ['1:6 unknown-macro: "\\real" is no macro of ISO/IEC 13568.']],
    [
      'iso',
      'A == \\nat \\uni \\num',
      ['1:11 unknown-macro: "\\uni" is no macro of ISO/IEC 13568. It has "\\cup" for the same sign.'],
    ],
    ['oz', 'A == \\rat', ['1:6 unknown-macro: "\\rat" is no macro of Object-Z (oz.sty).']],
    [
      'fuzz',
      'A == \\pwoer \\nat',
      ['1:6 unknown-macro: "\\pwoer" is no macro of Z or Object-Z. Did you mean "\\power" (power set)?'],
    ],
  ])('%s: %s', (dialect, formula, expected) => {
    const found = checked(formula.startsWith('x') ? `\\forall x : \\num @ ${formula}` : formula, dialect);
    expect(found).toEqual(expected);
  });

  it.each<[Dialect, string]>([
    ['oz', 'S \\defs [x : \\nat]'],
    ['zed', 'S \\defs [x : \\nat]'],
    ['fuzz', 'S \\defs [x : \\nat | x > 1]'],
    ['iso', 'S == [x : \\nat | x > 1]'],
  ])('%s defines a schema by %s', (dialect, definition) => {
    expect(checked(`${definition}\nT == S \\land [y : \\nat]`, dialect)).toEqual([]);
  });
});

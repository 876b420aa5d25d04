import { describe, expect, it } from 'vitest';
import { namesIn } from '../../../src/literate/identifiers/code-names.ts';
import { cpuClock } from '../../cpu-clock.ts';
import { C, CPP, GO, PYTHON, RUST, TYPESCRIPT } from './programs.ts';

const defined = (language: string, code: string) =>
  namesIn(language, code).definitions.map(({ name, kind, line }) => `${line} ${kind} ${name}`);

describe('definitions by the look of code', () => {
  it('of Python', () => {
    expect(defined('python', PYTHON)).toEqual([
      '7 constant MAX_LENGTH',
      '8 constant KEYWORDS',
      '13 type Token',
      '18 method text',
      '24 method of',
      '32 function main',
      '35 function read_all',
      '45 function first',
    ]);
  });

  it('of Python within a class, in a chunk of its own', () => {
    const code =
      'def scan(self):\n    pass\n\ndef __init__(self):\n    pass\n\n@classmethod\ndef make(cls, x):\n    pass\n';
    expect(defined('py', code)).toEqual(['1 method scan', '8 method make']);
  });

  it('of TypeScript', () => {
    expect(defined('ts', TYPESCRIPT)).toEqual([
      '5 type Options',
      '6 type Kind',
      '7 type Pair',
      '8 type Color',
      '9 constant MAX_DEPTH',
      '10 constant defaults',
      '11 function helper',
      '16 type Scanner',
      '28 method length',
      '30 method scanAll',
      '35 method isAtEnd',
      '38 function load',
      '41 function numbers',
    ]);
  });

  it('of TypeScript in pieces: methods of a class, and the inside of a function', () => {
    const methods = 'scan(): void {\n  if (x) { y(); }\n}\n\nprivate async next(n = (1)) {\n  return n;\n}\n';
    expect(defined('typescript', methods)).toEqual(['1 method scan', '5 method next']);
    expect(defined('typescript', 'const MAX = 1;\nconst f = () => 2;\nreturn f() + MAX;\n')).toEqual([]);
  });

  it('of C', () => {
    expect(defined('c', C)).toEqual([
      '5 constant MAX_TOKENS',
      '6 constant MIN',
      '8 constant TOKEN_PLUS',
      '8 constant TOKEN_MINUS',
      '8 constant TOKEN_EOF',
      '8 type TokenType',
      '9 type Scanner',
      '15 type Compare',
      '16 type value',
      '19 constant names',
      '20 constant PI_HALF',
      '23 function isAtEnd',
      '29 function scanToken',
      '38 function main',
    ]);
  });

  it('of C++', () => {
    expect(defined('c++', CPP)).toEqual([
      '3 type Parser',
      '6 method limit',
      '10 method run',
      '11 function numbers',
      '12 constant kMax',
    ]);
  });

  it('of Rust', () => {
    expect(defined('rust', RUST)).toEqual([
      '3 function deep',
      '5 constant MAX',
      '6 constant COUNTER',
      '7 type Result',
      '10 type Scanner',
      '11 type Unit',
      '12 type Kind',
      '14 type Visitor',
      '14 constant LIMIT',
      '14 method visit',
      '17 method new',
      '18 method scan_token',
      '28 function parse',
      '29 function square',
      '30 function main',
    ]);
  });

  it('of Go', () => {
    expect(defined('go', GO)).toEqual([
      '9 constant Version',
      '11 constant KindPlus',
      '12 constant KindMinus',
      '18 type Kind',
      '20 type Token',
      '24 type Visitor',
      '28 type Scanner',
      '32 function NewScanner',
      '34 method Next',
      '41 function Map',
      '43 function main',
    ]);
  });

  it('are not guessed in other languages, and in very long code', () => {
    expect(defined('cobol', PYTHON)).toEqual([]);
    expect(defined('python', `${'# x\n'.repeat(30_000)}def f(): pass\n`)).toEqual([]);
  });

  it.each(['python', 'ts', 'c', 'rust', 'go'])(
    'are found in hostile code in time (%s)',
    language => {
      const pieces = [
        '"',
        "'",
        '`',
        '/*',
        '"""',
        '(',
        '{',
        '<',
        'const ',
        'def f(',
        'class ',
        'a = ',
        '\\',
        '//',
        '\n',
        'fn x<',
        'x',
      ];
      const spent = cpuClock();
      for (const piece of pieces)
        for (const other of pieces)
          namesIn(language, (piece + other).repeat(Math.floor(20_000 / (piece + other).length)));
      expect(spent()).toBeLessThan(60_000);
    },
    120_000,
  );
});

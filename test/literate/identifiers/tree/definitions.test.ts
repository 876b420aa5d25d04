import { describe, expect, it } from 'vitest';
import { loadGrammar } from '../../../../src/build/code/grammars.ts';
import { namesIn } from '../../../../src/literate/identifiers/code-names.ts';
import { grammarOf } from '../../../../src/literate/identifiers/language-family.ts';
import { definitionsIn } from '../../../../src/literate/identifiers/tree/code-definitions.ts';
import { C, CPP, GO, PYTHON, RUST, TYPESCRIPT } from '../programs.ts';

type Found = ReturnType<typeof definitionsIn>;

async function byTree(language: string, code: string): Promise<Found> {
  const grammar = await loadGrammar(grammarOf(language) ?? '');
  if (!grammar) throw new Error(`no grammar for ${language}`);
  return definitionsIn(language, code, grammar);
}

const shown = (found: Found) => found?.map(({ name, kind, line }) => `${line} ${kind} ${name}`);
const byLook = (language: string, code: string) => namesIn(language, code).definitions;

describe('definitions by the syntax tree', () => {
  it.each([
    ['python', PYTHON],
    ['ts', TYPESCRIPT],
    ['c', C],
    ['c++', CPP],
    ['rust', RUST],
    ['go', GO],
  ])('are those that the look of a plain program tells (%s)', async (language, code) => {
    const found = await byTree(language, code);
    expect(found?.length).toBeGreaterThan(4);
    const more = language === 'go' ? ['14 constant limit', '14 constant other'] : [];
    const plain = shown(found)?.filter(name => !more.includes(name) && !name.includes('variable'));
    expect(plain).toEqual(shown(byLook(language, code)));
  });

  it.each([
    [
      'py',
      'T = 1\nMAX = {\n  "a": 1 }\nif X:\n    def f(): pass\ntype Pair = int\n',
      '2 constant MAX, 5 function f, 6 type Pair',
    ],
    [
      'ts',
      'export const page = test({\n  a() { return `}`; },\n});\nconst f = async function () {};',
      '1 constant page, 4 function f',
    ],
    [
      'ts',
      'declare module "x" { interface Data { a: 1 } }\nclass A { run = () => 1; "b"() {} }',
      '1 type Data, 2 type A, 2 method run',
    ],
    [
      'js',
      'var A = class extends B { f() {} };\nlet b = 1;\nexport default class { g() {} }',
      '1 type A, 1 method f, 2 variable b, 3 method g',
    ],
    ['tsx', 'export function App() { return <a href="x">{y}</a>; }', '1 function App'],
    [
      'c',
      '#define TEXT "a"\nstruct A { int x; } a;\nint *f(void) {\n#define SIZE 3\n  return 0;\n}\nint g(int);',
      '1 constant TEXT, 2 type A, 2 variable a, 3 function f, 4 constant SIZE',
    ],
    [
      'c++',
      'A::A() {}\nA::~A() {}\nint &A::b() { return x; }\ntemplate <> int B<int>::c() { return 1; }',
      '3 method b, 4 method c',
    ],
    [
      'rust',
      'cfg! { x }\nconst A: u8 = 1;\nextern "C" { fn f(); }\nimpl X for Y { fn g() {} }',
      '2 constant A, 3 function f',
    ],
    [
      'go',
      'func a۰b() {}\ntype A = int\nconst (\n\tB, C = 1, 2\n)',
      '1 function a۰b, 2 type A, 4 constant B, 4 constant C',
    ],
  ])('are exact (%s)', async (language, code, expected) => {
    expect(shown(await byTree(language, code))?.join(', ')).toBe(expected);
  });

  it.each([
    [
      'java',
      'public class Scanner<T> extends Base {\n  private static final int MAX_SIZE = 3;\n  private int line = 1; // int fake() {}\n  enum Kind { PLUS }\n  Scanner(String s) { }\n  <<methods>>\n  @Override public String text() { return "class No {"; }\n  interface Visitor<R> { R visit(Kind k); }\n}\n',
      '1 type Scanner, 2 constant MAX_SIZE, 4 type Kind, 4 constant PLUS, 7 method text, 8 type Visitor, 8 method visit',
    ],
    [
      'java',
      'private boolean isAtEnd() {\n  return x;\n}\n\nstatic final int MAX = 1;\n',
      '1 method isAtEnd, 5 constant MAX',
    ],
    ['java', 'case 1: advance(); break;\ndefault: run();\n', ''],
    [
      'c#',
      'namespace Lox;\npublic class Scanner<T> : Base where T : class {\n  const int MaxSize = 3;\n  static readonly int[] Sizes = {};\n  public int Line { get; set; }\n  public Scanner(string s) { }\n  public void Scan() { void Local() {} }\n}\ninterface IBox { int Open(); }\ndelegate void Report(int x);\n',
      '2 type Scanner, 3 constant MaxSize, 4 constant Sizes, 5 method Line, 7 method Scan, 9 type IBox, 9 method Open, 10 type Report',
    ],
    [
      'csharp',
      'public bool IsAtEnd() => a >= b;\nprivate int Next()\n{\n  return 1;\n}\n',
      '1 method IsAtEnd, 2 method Next',
    ],
    [
      'ruby',
      '# def no; end\nmodule Lox\n  MAX = 3\n  class Scanner < Base\n    def initialize(source)\n    end\n    def at_end?\n      "def fake #{x}".size\n    end\n    def self.make(x) = new(x)\n    <<methods>>\n  end\nend\ndef main\n  <<body>>\nend\n',
      '2 type Lox, 3 constant MAX, 4 type Scanner, 7 method at_end?, 10 method make, 14 function main',
    ],
    ['rb', '    def scan_token\n      x = 1\n    end\n', '1 function scan_token'],
    [
      'php',
      'function scan($x) { return "function no() {}"; }\nclass Box extends A {\n  const MAX = 1;\n  public function open() {}\n  function __construct() {}\n}\nconst LIMIT = 2;\n',
      '1 function scan, 2 type Box, 3 constant MAX, 4 method open, 7 constant LIMIT',
    ],
    ['php', '<b>function no() {}</b>\n<?php function f() {} ?>\n', '2 function f'],
    ['php', 'private static function close() {}\n', '1 method close'],
    [
      'bash',
      '# no() { :; }\nreadonly MAX=3\nbuild() {\n  <<body>>\n}\nfunction clean { rm "$X"; }\necho "f() { }"\ncat <<EOF\ng() { :; }\nEOF\n',
      '2 constant MAX, 3 function build, 6 function clean',
    ],
  ])('are found in languages of which only the tree tells (%s)', async (language, code, expected) => {
    expect(shown(await byTree(language, code))?.join(', ')).toBe(expected);
  });

  it.each([
    ['py', 'import a\nx = 1\nx += 2\n__all__ = []\ndef f():\n    y = 1\n', '2 variable x, 5 function f'],
    ['ts', 'import x from "y";\nlet a = 1, { b } = x;\nexport let c = 2;\n', '2 variable a, 3 variable c'],
    [
      'c',
      'static int count = 0, *p;\nchar *f(void);\nextern int z;\nint main(void) { int x; return 0; }\n',
      '1 variable count, 1 variable p, 4 function main',
    ],
    ['go', 'import "a"\nvar (\n\tx, y int\n\t_ = 3\n)\n', '3 variable x, 3 variable y'],
    ['py', 'import a\nrun = None\nif a:\n    def run(): pass\n', '4 function run'],
    ['py', 'x = 1\n', ''],
    ['ts', 'let a = 1;\nexport_(a);\n', ''],
    ['c', 'int x = 1;\ny();\n', ''],
    ['go', 'var x int\nx = 1\n', ''],
  ])('are variables where they are surely not of a function (%s)', async (language, code, expected) => {
    expect(shown(await byTree(language, code))?.join(', ')).toBe(expected);
  });

  it.each([
    [
      'methods',
      'ts',
      'scan(): void {\n  if (x) { y(); }\n}\n\nprivate async next(n = (1)) {\n  return n;\n}\n',
      '1 method scan, 5 method next',
    ],
    ['the inside of a function', 'ts', 'const MAX = 1;\nconst f = () => 2;\nreturn f() + MAX;\n', ''],
    [
      'a class that goes on elsewhere',
      'ts',
      'export class A {\n  run(): void {\n    <<run>>\n',
      '1 type A, 2 method run',
    ],
    [
      'the end of what began elsewhere',
      'ts',
      '    return x;\n  }\n\n  next() { return 1; }\n}\n\nfunction after() {}\n',
      '4 method next, 7 function after',
    ],
    ['cases', 'ts', "case 'a': {\n  const X = 1;\n  break;\n}\ncase 'b':\n  return f();\n", ''],
    [
      'methods that are indented',
      'py',
      '    def scan(self):\n        pass\n\n    def size(self):\n        return 1\n    LIMIT = 3\n',
      '1 method scan, 4 method size',
    ],
    [
      'code that does not end',
      'py',
      'def f(a,\n      b):\n    x = [1,\nclass B:\n    def m(self): pass\n',
      '1 function f, 4 type B, 5 method m',
    ],
    ['statements', 'c', 'const int limit = 3;\nint i;\nfor (i = 0; i < limit; i++) { f(i); }\n', ''],
    [
      'members of an enum',
      'c',
      'TOKEN_PLUS, TOKEN_MINUS = 3,\nTOKEN_END\n',
      '1 constant TOKEN_PLUS, 1 constant TOKEN_MINUS, 2 constant TOKEN_END',
    ],
    ['the end of a function', 'c', '  return 1;\n}\n\nint next(void) { return 2; }\n', '4 function next'],
    [
      'members of a class',
      'c++',
      ' public:\n  explicit Parser(int x) : x_(x) {}\n  int limit() const { return x_; }\n',
      '3 method limit',
    ],
    [
      'macros that only the program knows',
      'c',
      'BEGIN_DECLS\nint class(int new) { return new; }\nint g(void) { return 2; }\n',
      '2 function class, 3 function g',
    ],
    ['arms', 'rust', 'Some(x) => {\n  let y = 1;\n}\nNone => {}\n', ''],
    ['methods', 'rust', 'pub fn size(&self) -> u8 { 1 }\n<<more>>\n', '1 method size'],
    ['statements', 'go', 'x := 1\nconst inner = 2\nif x > 1 {\n\treturn\n}\n', ''],
  ])('are found in pieces of programs: %s (%s)', async (_, language, code, expected) => {
    expect(shown(await byTree(language, code))?.join(', ')).toBe(expected);
  });

  it.each([
    [
      'py',
      'def run(a, <<more>>):\n    <<body>>\n\n@<<dec>>\ndef g(): pass\nX_Y = <<value>>\ndef <<name>>(): pass\n',
      '1 function run, 5 function g, 6 constant X_Y',
    ],
    [
      'ts',
      'class A<<T>> {\n  <<fields>>\n  f(<<params>>): <<type>> {\n    <<body>>\n  }\n}\nconst X_Y = <<value>>;\n',
      '1 type A, 3 method f, 7 constant X_Y',
    ],
    [
      'c',
      '<<includes>>\nint f(<<args>>) {\n  <<body>>\n}\nstruct A {\n  <<fields>>\n};\nstatic <<type>> g(void) { return 1 << 2 >> 1; }\n',
      '2 function f, 5 type A, 8 function g',
    ],
    ['rust', 'impl A {\n  <<methods>>\n}\nfn f(<<args>>) -> <<type>> {\n <<body>>\n}\n', '4 function f'],
    [
      'go',
      '<<imports>>\nfunc main() {\n\t<<body>>\n}\ntype A struct {\n\t<<fields>>\n}\n',
      '2 function main, 5 type A',
    ],
  ])('are found among references to chunks (%s)', async (language, code, expected) => {
    expect(shown(await byTree(language, code))?.join(', ')).toBe(expected);
  });

  it('are found in long code, which is parsed in pieces', async () => {
    const piece = (index: number) =>
      `class A${index} {\n  /** } */\n  run_${index}() {\n\n${'    go("}");\n'.repeat(20)}\n  }\n}\n\nlet later_${index} = 1;\n`;
    const code = Array.from({ length: 200 }, (_, index) => piece(index)).join('\n');
    const lines = piece(0).split('\n').length;
    const found = shown(await byTree('js', `import x from 'y';\n${code}`));
    const expected = Array.from({ length: 200 }, (_, index) => [
      `${2 + index * lines} type A${index}`,
      `${4 + index * lines} method run_${index}`,
    ]).flat();
    expect(found?.filter(name => !name.includes('variable'))).toEqual(expected);
    const whole = `class A {\n${'  /** x */\n'.repeat(2_000)}\n  run() {\n  }\n}\n`;
    expect(shown(await byTree('js', whole))).toEqual(['1 type A', '2003 method run']);
    expect(await byTree('python', `${'# x\n'.repeat(30_000)}def f(): pass\n`)).toBeUndefined();
  });

  it('are found in hostile code as far as they can', async () => {
    for (const language of ['python', 'ts', 'c', 'rust', 'go'])
      for (const piece of ['""', "'", '`x', '/*const ', '(;', '{', '<', 'f(', '\\\n'])
        expect(await byTree(language, piece.repeat(1_500 / piece.length))).toEqual(expect.any(Array));
  }, 120_000);

  it('are found after a text that needs more memory than there is', async () => {
    expect(await byTree('python', '/*const '.repeat(2_000))).toEqual([]);
    expect(shown(await byTree('python', 'def f(): pass\n'))).toEqual(['1 function f']);
  }, 120_000);
});

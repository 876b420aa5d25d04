import { describe, expect, it } from 'vitest';
import { loadGrammar } from '../../../src/build/code/grammars.ts';
import { grammarOf } from '../../../src/literate/identifiers/language-family.ts';
import { maskCode } from '../../../src/literate/identifiers/mask.ts';
import { nameIndex } from '../../../src/literate/identifiers/name-index.ts';
import { definitionsIn } from '../../../src/literate/identifiers/tree/code-definitions.ts';
import { chunkTable } from '../../../src/literate/tangle/chunk-table.ts';
import type { PlacedPart } from '../../../src/literate/tangle/placed-part.ts';

const part = (name: string, language: string, code: string, more: Partial<PlacedPart> = {}): PlacedPart => ({
  ...{ name, language, code, block: 0, line: 1, column: 1, document: 'a.md' },
  ...more,
});

/** Who uses what, as `user: name of definer`. */
function uses(parts: readonly PlacedPart[]): string[] {
  const { used } = nameIndex(parts, chunkTable(parts));
  return [...used].flatMap(([user, names]) =>
    names.map(({ name, part: definer }) => `${user.name}: ${name} of ${definer.name}`),
  );
}

const defs = (parts: readonly PlacedPart[]) => nameIndex(parts, chunkTable(parts)).names.map(({ name }) => name);

describe('uses', () => {
  it.each([
    [
      'python',
      'MAX_SIZE = 3\nclass Token:\n    pass\ndef scan(text, run=None):\n    pass\ndef read_all(stream):\n    pass\nclass S:\n    def is_end(self): pass\n    def size(self): pass\n',
      'from x import Token  # scan(1)\ntoken: Token = None\n"MAX_SIZE"\nx = scan("read_all", size=1)\nmap(read_all, y)\nz.is_end()\nz.size()\nz.scan()\n',
      ['Token', 'scan', 'read_all', 'is_end'],
    ],
    [
      'ts',
      'export const MAX_SIZE = 3;\nexport interface Token { a: number }\nexport function scan() {}\nexport function readAll() {}\nclass S { isEnd() {} size() {} }\n',
      'const token: Token = { scan: 1, size: 2 };\nlist.map(readAll); // MAX_SIZE\nz.isEnd(); z.size(); z.scan();\n`$' +
        '{MAX_SIZE} scan()`;\n',
      ['Token', 'readAll', 'isEnd', 'MAX_SIZE'],
    ],
    [
      'c',
      '#define MAX_SIZE 3\ntypedef struct { int scan; } Token;\nstatic int scan(int x) { return x; }\nint readAll(void) { return 0; }\nint size(void) { return 0; }\n',
      'Token *token = make(MAX_SIZE, readAll); /* scan(1) */\nint size = 3;\nprintf("scan(%d)", token->scan, size);\n',
      ['Token', 'MAX_SIZE', 'readAll'],
    ],
    [
      'rust',
      "const MAX_SIZE: usize = 3;\nstruct Token<'a> { a: &'a str }\nfn scan() {}\nfn read_all() {}\nimpl Token<'_> { fn is_end(&self) {} fn size(&self) {} fn from_text() {} }\n",
      "fn go<'scan>(size: usize, token: Token) -> u8 { let scan = 1; token.is_end(); token.size(); Token::from_text(); read_all::<u8>(); MAX_SIZE }\n",
      ['Token', 'is_end', 'from_text', 'read_all', 'MAX_SIZE'],
    ],
    [
      'go',
      'const MaxSize = 3\ntype Token struct {\n\tscan int\n}\nfunc scan() {}\nfunc ReadAll() {}\nfunc (t *Token) IsEnd() bool { return true }\nfunc (t *Token) Size() int { return 1 }\n',
      'func use(t Token) {\n\tscan := 1\n\tt.IsEnd()\n\tt.Size()\n\tReadAll()\n\t_ = []int{MaxSize, scan}\n\tt.scan = 2 // Size\n}\n',
      ['Token', 'IsEnd', 'ReadAll', 'MaxSize'],
    ],
  ])('are found where they are sure (%s)', (language, first, second, expected) => {
    const parts = [part('defs', language, first, { file: 'x' }), part('x', language, second, { line: 20 })];
    const root = part('root', language, '<<x>>\n', { file: 'x', line: 40 });
    const joined = [part('x', language, first), parts[1] as PlacedPart, root];
    const found = uses(joined).map(use => /: (\w+) of/.exec(use)?.[1]);
    expect(found.sort()).toEqual([...expected].sort());
  });

  it.each([
    [
      'java',
      'class Token {\n  static final int MAX_SIZE = 3;\n  boolean isEnd() { return true; }\n  char next() { return 1; }\n  int size() { return 1; }\n}\n',
      'Token token = null; // isEnd()\nint size = MAX_SIZE;\nString s = "next()";\nx.size();\nif (isEnd()) { next(); }\n',
      ['Token', 'MAX_SIZE', 'isEnd', 'next'],
    ],
    [
      'csharp',
      'class Token {\n  const int MaxSize = 3;\n  bool IsEnd() { return true; }\n  char Next() { return 1; }\n  int Size() { return 1; }\n}\n',
      '#region Next()\nToken token = null; // IsEnd()\nvar s = @"Next()\n""";\nx.Size();\nthis.IsEnd(MaxSize);\n#endregion\n',
      ['Token', 'MaxSize', 'IsEnd'],
    ],
    [
      'ruby',
      'class Token\n  MAX_SIZE = 3\n  def end?; end\n  def next_one; end\n  def size; end\nend\ndef scan; end\n',
      '# scan()\nt = Token.new("scan() #{1}")\nx = <<~EOS\n  next_one\nEOS\nwhile t.next_one do\n  end?()\nend\nMAX_SIZE\ny.size\n{ scan: 1 }\n',
      ['Token', 'MAX_SIZE', 'end?', 'next_one'],
    ],
    [
      'php',
      'const MAX_SIZE = 3;\nclass Token { function isEnd() {} function size() {} }\nfunction scan($x) {}\nfunction read() {}\n',
      '$t = new Token(MAX_SIZE); # read()\n$x = "read()"; $y = <<<EOT\nread()\nEOT;\n$t->isEnd(); $t->size();\nscan($x);\n',
      ['Token', 'MAX_SIZE', 'isEnd', 'scan'],
    ],
    [
      'bash',
      'build_all() {\n  :\n}\nclean_up() {\n  :\n}\nrun_it() {\n  :\n}\n',
      '# clean_up\necho "clean_up" \'clean_up\'\ncat <<EOF\nclean_up\nEOF\nbuild_all "$1" && run_it\n',
      ['build_all', 'run_it'],
    ],
  ])(
    'are found in languages whose definitions the syntax tree tells (%s)',
    async (language, first, second, expected) => {
      const grammar = await loadGrammar(grammarOf(language) ?? '');
      if (!grammar) throw new Error(`no grammar for ${language}`);
      const parts = [
        part('x', language, first),
        part('x', language, second, { line: 20 }),
        part('root', language, '<<x>>\n', { file: 'x', line: 40 }),
      ];
      const { used } = nameIndex(parts, chunkTable(parts), code => definitionsIn(language, code.code, grammar));
      expect(
        [...used.values()]
          .flat()
          .map(({ name }) => name)
          .sort(),
      ).toEqual([...expected].sort());
    },
  );

  it('lead to the definition in the same program, and of several to the last before them', () => {
    const program = (file: string, line: number): PlacedPart[] => [
      part(`${file} defs`, 'py', 'def run(): pass', { line }),
      part(`${file} main`, 'py', 'run()\n', { line: line + 5 }),
      part(file, 'py', `<<${file} defs>>\n<<${file} main>>\n`, { file, line: line + 9 }),
    ];
    expect(uses([...program('a', 1), ...program('b', 30)])).toEqual(['a main: run of a defs', 'b main: run of b defs']);
    const staged = [
      part('f', 'py', 'def run(): return 1', { file: 'f' }),
      part('f', 'py', 'def run(): return 2', { line: 10 }),
      part('g', 'py', 'run()', { line: 20 }),
      part('f', 'py', '<<g>>', { line: 30 }),
    ];
    const { used } = nameIndex(staged, chunkTable(staged));
    expect([...used.values()].flat().map(({ part: { line } }) => line)).toEqual([10]);
  });

  it('in other programs are noted only of names that say enough', () => {
    const library = part(
      'lib',
      'ts',
      'export function readAll() {}\nexport function run() {}\nexport class Box {}\nexport class Scanner {}',
      {
        file: 'lib.ts',
      },
    );
    const app = part('app', 'ts', 'readAll(); run(); new Box(); new Scanner();', { file: 'app.ts', line: 9 });
    expect(uses([library, app])).toEqual(['app: readAll of lib', 'app: Scanner of lib']);
    const python = part('py', 'python', 'readAll()\n', { file: 'x.py', line: 20 });
    expect(uses([library, python])).toEqual([]);
    expect(uses([library, { ...library, name: 'lib2', file: 'lib2.ts', line: 5 }, app])).toEqual([]);
  });

  it('are found in any language for names that an author tells', () => {
    const parts = [
      part('a', 'scheme', '(define (make-token x)\n  (set! +count 1))', {
        file: 'a.scm',
        defs: ['make-token', '+count'],
      }),
      part('b', 'scheme', '(make-token-list 1) (make-token 2)', { file: 'b.scm', line: 9 }),
      part('c', 'tcl', 'x(make-tokens) ++count', { file: 'c.tcl', line: 19 }),
      part('e', 'scheme', '(make-token-list 1)', { file: 'e.scm', line: 25 }),
      part('d', 'py', 'def f(): pass', { file: 'd.py', line: 29, defs: ['f'] }),
    ];
    expect(uses(parts)).toEqual(['b: make-token of a']);
    expect(nameIndex(parts, chunkTable(parts)).names.map(({ name, kind, line }) => `${line} ${kind} ${name}`)).toEqual([
      '1 name make-token',
      '2 name +count',
      '1 function f',
    ]);
  });

  it('are none of code that is only shown, and none in the code that defines', () => {
    const shown = part('s', 'py', 'def run(): pass\nrun()', { shownOnly: true });
    expect(defs([shown])).toEqual([]);
    expect(uses([part('a', 'py', 'def run(): pass\nrun()', { file: 'a.py' })])).toEqual([]);
  });
});

describe('masked code', () => {
  it.each(['python', 'script', 'c', 'rust', 'go', 'java', 'csharp', 'ruby', 'php', 'shell'] as const)(
    'has the lines and the length of the code (%s)',
    family => {
      let state = 7;
      const random = (below: number) => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return Math.floor((state / 2 ** 32) * below);
      };
      const pieces = [
        '"',
        "'",
        '`',
        '${',
        '}',
        '{',
        '/*',
        '*/',
        '//',
        '#',
        '\\',
        '\n',
        'r#"',
        '"""',
        'a',
        ' ',
        '<<x y>>',
        '/',
        '<<<E',
        '<<~E',
        'E',
        '=begin',
        '@"',
        '%w(',
      ];
      for (let round = 0; round < 3_000; round += 1) {
        const code = Array.from({ length: random(20) }, () => pieces[random(pieces.length)]).join('');
        const masked = maskCode(family, code);
        expect([code, masked.length, masked.split('\n').length]).toEqual([code, code.length, code.split('\n').length]);
      }
    },
  );
});

import { describe, expect, it } from 'vitest';
import { surroundings } from '../../../src/literate/listing/surroundings.ts';
import { cpuClock } from '../../cpu-clock.ts';

/** What is around the line that has a `@@` in it, as words. */
function around(language: string, text: string): string {
  const lines = text.split('\n');
  const at = lines.findIndex(line => line.includes('@@'));
  const { inside, after, before } = surroundings(
    language,
    lines.slice(0, at).reverse(),
    [lines[at] ?? ''],
    lines.slice(at + 1),
  );
  return [inside && `in ${inside.name}`, after && `after ${after.name}`, before && `before ${before.name}`]
    .filter(words => words !== undefined)
    .join(', ');
}

const C = `#include <stdio.h>

typedef struct {
  const char* start;
  @@in a struct without a name
} Scanner;

static bool isAtEnd() {
  return *scanner.current == '\\0';
}

// Some words: if (this) were code {
static Token makeToken(TokenType type,
                       int length) /* why */
{ // so
  Token token;
  token.type = type;
#ifdef DEBUG
  print(token);
#endif
  @@in a function with its brace below
  return token;
}
@@behind it

Token scanToken() { // from "http://example.org"
  switch (c) {
    case '(': return makeToken(TOKEN_LEFT_PAREN);
    @@in a switch
  }
end:
  @@behind a label
  return errorToken("Unexpected character.");
}

struct Table { int count; };
@@behind a struct of one line

int one(void) { return 1; }
@@behind a function of one line

int table[] = {
  1,
  @@in a list
};

int Scanner::advance(std::map<std::string, std::vector<int>>& names) const {
  while (next()) {
    for_each(names, x) {
      @@in a method
    }
  }
}
@@before a function
const char* name(Kind kind) {
}
`;

const PYTHON = `import sys

@@at the top
class Parser:
    """Words:
    def no():
    """

    def __init__(self, line):
        self.line = line

    # def commented():
    @property
    async def sum(
        self,
        left,
    ):
        if left:
            @@in a condition
        else:
            @@in its other branch
        return 1

    @@in a class
    def last(self): return 1

@@behind a class

def free():
    match tree:
        case 1:
            @@in a case
        case 2:
            pass
    @@at the end of a function

if __name__ == "__main__":
    @@in a condition at the top
`;

const JAVASCRIPT = `import { a } from 'b';

export const add = (a, b = 1) => {
  @@in an arrow
};
@@behind an arrow

export default class Store extends Base {
  #open = false;

  static async load(path, { force = false } = {}) {
    if (path) {
      for (const one of path) {
        @@in a loop
      }
    } else {
      @@in an else
    }
  }

  #read(
    path,
    force,
  ) {
    @@in a private method
  }

  @@in the class
}

describe('it', () => {
  it('does', async () => {
    expect(call(a, {
      @@in calls
    }));
  });
});

function* walk(tree) {
  tree.forEach(node => {
    @@in a callback
  });
}
`;

const RUST = `#[derive(Debug)]
pub struct Scanner<'a> {
    source: &'a str,
    @@in a struct
}

impl<'a> Scanner<'a> {
    pub(crate) async fn scan_token(&mut self) -> Result<Token, Error>
    where
        Self: Sized,
    {
        match self.advance() {
            '(' => {
                @@in a match
            }
        }
    }

    @@in an impl
}

impl fmt::Display for Token {
    fn fmt(
        &self,
        f: &mut fmt::Formatter,
    ) -> fmt::Result {
        @@in a function of many lines
    }
}
@@behind an impl
`;

const GO = `package main

type Scanner struct {
\tsource string
\t@@in a struct
}

func (s *Scanner) scanToken() (Token, error) {
\tfor {
\t\tif s.atEnd() {
\t\t\t@@in a method
\t\t}
\t}
}

func Map[T any](
\titems []T,
) []T {
\t@@in a function of many lines
}
@@behind it
`;

const JAVA = `class Scanner {
  private final String source;

  Scanner(String source) {
    @@in a constructor
  }

  private boolean isAtEnd() {
    return true;
  }

  @@in the class
  public static <T> Map<String, List<T>> all(
      List<T> items) throws IOException {
    new Thread(() -> {
      synchronized (this) {
        @@in a lambda
      }
    });
  }
}
`;

/** For each line with a mark: its words, and what was found. */
function found(language: string, text: string): Record<string, string> {
  const lines = text.split('\n');
  const marks = lines.flatMap((line, index) => (line.includes('@@') ? [index] : []));
  return Object.fromEntries(
    marks.map(mark => {
      // Only one mark at a time is there.
      const one = lines.filter((line, index) => index === mark || !line.includes('@@')).join('\n');
      return [lines[mark]?.trim().slice(2), around(language, one)];
    }),
  );
}

describe('what code stands in and by', () => {
  it('is found in C and C++', () => {
    expect(found('c', C)).toEqual({
      'in a struct without a name': '',
      'in a function with its brace below': 'in makeToken()',
      'behind it': 'after makeToken()',
      'in a switch': 'in scanToken()',
      'behind a label': 'in scanToken()',
      'behind a struct of one line': 'after struct Table',
      'behind a function of one line': 'after one()',
      'in a list': '',
      'in a method': 'in Scanner::advance()',
      'before a function': 'after Scanner::advance()',
    });
  });

  it('is found in Python', () => {
    expect(found('python', PYTHON)).toEqual({
      'at the top': 'before class Parser',
      'in a condition': 'in sum()',
      'in its other branch': 'in sum()',
      'in a class': 'in class Parser, after sum()',
      'behind a class': 'after class Parser',
      'in a case': 'in free()',
      'at the end of a function': 'in free()',
      'in a condition at the top': '',
    });
  });

  it('is found in JavaScript', () => {
    expect(found('ts', JAVASCRIPT)).toEqual({
      'in an arrow': 'in add()',
      'behind an arrow': 'after add()',
      'in a loop': 'in load()',
      'in an else': 'in load()',
      'in a private method': 'in #read()',
      'in the class': 'in class Store, after #read()',
      'in calls': '',
      'in a callback': 'in walk()',
    });
  });

  it('is found in Rust', () => {
    expect(found('rust', RUST)).toEqual({
      'in a struct': 'in struct Scanner',
      'in a match': 'in scan_token()',
      'in an impl': "in impl Scanner<'a>, after scan_token()",
      'in a function of many lines': 'in fmt()',
      'behind an impl': 'after impl fmt::Display for Token',
    });
  });

  it('is found in Go', () => {
    expect(found('go', GO)).toEqual({
      'in a struct': 'in struct Scanner',
      'in a method': 'in scanToken()',
      'in a function of many lines': 'in Map()',
      'behind it': 'after Map()',
    });
  });

  it('is found in Java', () => {
    expect(found('java', JAVA)).toEqual({
      'in a constructor': 'in class Scanner',
      'in the class': 'in class Scanner, after isAtEnd()',
      'in a lambda': 'in all()',
    });
  });

  it.each([
    ['csharp', 'namespace App {', 'namespace App'],
    ['csharp', '    public async Task<List<int>> ReadAll(string path) {', 'ReadAll()'],
    ['dart', 'Future<void> main(List<String> arguments) async {', 'main()'],
    ['elixir', '  defp last!(list) do', 'last!()'],
    ['elixir', 'defmodule My.App do', 'defmodule My.App'],
    ['java', 'public sealed interface Shape permits Circle {', 'interface Shape'],
    ['julia', 'function grow!(list, by)', 'grow!()'],
    ['julia', 'mutable struct Point', 'struct Point'],
    ['kotlin', 'suspend fun <T> List<T>.second(): T {', 'second()'],
    ['kotlin', 'data class Point(val x: Int) {', 'class Point'],
    ['lua', 'local function Scanner:next()', 'Scanner:next()'],
    ['perl', 'sub trim {', 'trim()'],
    ['php', '  public static function make(array $x = []): self {', 'make()'],
    ['php', 'final class Store extends Base {', 'class Store'],
    ['r', 'mean.of <- function(x, ...) {', 'mean.of()'],
    ['ruby', '  def self.empty?(list)', 'empty?()'],
    ['ruby', 'module Store', 'module Store'],
    ['scala', 'override def toString: String = {', 'toString()'],
    ['scala', 'case class Point(x: Int) {', 'class Point'],
    ['sh', 'usage() {', 'usage()'],
    ['bash', 'function clean-up {', 'clean-up()'],
    ['swift', 'private func load<T>(from url: URL) throws -> T {', 'load()'],
    ['swift', 'extension Array {', 'extension Array'],
    ['tsx', 'export const enum Kind {', 'enum Kind'],
    ['tsx', 'export async function* all<T>(list: T[]): AsyncGenerator<T> {', 'all()'],
    ['js', 'const later = async value => {', 'later()'],
    ['c++', 'enum class Kind : int {', 'enum Kind'],
    ['c++', 'template_t<std::pair<int, int>> make_all(const Options &options) noexcept {', 'make_all()'],
    ['rust', 'pub unsafe extern "C" fn call() {', 'call()'],
    ['go', 'type Reader[T any] interface {', 'interface Reader'],
  ])('is found in %s: %s', (language, line, name) => {
    const indent = ' '.repeat(line.search(/\S/) + 4);
    expect(around(language, `${line}\n${indent}x = 1\n${indent}@@`)).toBe(`in ${name}`);
  });

  it.each([
    ['js', '  if (a) {'],
    ['js', '  for await (const x of y) {'],
    ['js', '  call(a, b, () => {'],
    ['js', 'const value = call({'],
    ['js', '  return new Map({'],
    ['c', 'static const struct point origin = {'],
    ['c', '  else if (x) {'],
    ['c', 'typedef int (*callback)(void);'],
    ['c', 'while (next(x)) {'],
    ['java', 'return new Thread(run) {'],
    ['java', 'new Thread(run) {'],
    ['java', 'try (Reader r = open()) {'],
    ['python', 'with open(x) as defx:'],
    ['python', 'default = lambda:'],
    ['rust', 'match implement {'],
    ['go', 'go func() {'],
    ['sh', 'if usage(); then'],
    ['sh', 'case "$1" in'],
    ['kotlin', 'functional(x) {'],
    ['swift', 'let function = {'],
    ['ruby', 'default = 3'],
    ['php', '$f = function ($x) {'],
  ])('is not made of what is none, in %s: %s', (language, line) => {
    const indent = ' '.repeat(line.search(/\S/) + 4);
    expect(around(language, `${line}\n${indent}x = 1\n${indent}@@`)).toBe('');
  });

  it('is left out where the language is not known, or its code is not indented', () => {
    expect(around('brainfuck', 'def f():\n    @@')).toBe('');
    expect(around('c', 'int main(void) {\n@@')).not.toContain('in ');
    expect(around('python', '@@')).toBe('');
  });

  it('is left out where the text above is not of the same structure', () => {
    expect(around('c', 'int main(void) {\n  return 0;\n}\n    @@')).toBe('');
    expect(around('js', 'foo(\n  a,\n).bar(() => {\n  @@')).toBe('');
    expect(around('c', 'FOR_ALL(x, list) {\n  @@')).toBe('');
  });

  it('takes no time for lines that a pattern might despair of', () => {
    const lines = ['a<b> '.repeat(60), 'a '.repeat(120), `${'<'.repeat(100)}${'>'.repeat(100)}`, 'x'.repeat(100_000)];
    const spent = cpuClock();
    for (const language of ['c', 'java', 'ts', 'rust', 'python', 'kotlin', 'php'])
      for (const line of lines) around(language, `${line}(\n${line} x(${line} {\n  @@\n`);
    expect(spent()).toBeLessThan(1000);
  });
});

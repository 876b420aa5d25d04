/** A program in each language, with what looks like definitions and is none. */
export const PYTHON = `#!/usr/bin/env python3
"""A scanner. def not_this(): pass"""
from __future__ import annotations
import re, sys
from dataclasses import dataclass

MAX_LENGTH = 255
KEYWORDS: dict[str, str] = {"class": "CLASS", 'def f': "x"}
debug = False
T = TypeVar("T")

@dataclass(frozen=True)
class Token(Generic[T]):
    kind: str
    LIMIT = 3

    @property
    def text(self) -> str:
        def helper(x):  # def in_comment(): 
            return x
        return helper(self._text)

    @staticmethod
    def of(kind: str) -> "Token":
        return Token(kind)

    def __repr__(self):
        return f"class Wrong: {self.kind}"

<<more methods>>

def main():
    pass

async def read_all(
    stream,
    *, limit: int = MAX_LENGTH,
) -> list[Token]:
    COUNT = 1
    class Local:
        pass
    if limit == MAX_LENGTH: return []
    return [t async for t in stream]

def first[T](items: list[T]) -> T:
    return items[0]

if __name__ == "__main__":
    main()
`;

export const TYPESCRIPT = `import { readFile } from 'node:fs/promises';
export type { Later } from './later.ts';

/** function notThis() {} */
export interface Options<T> { readonly limit?: number; parse(text: string): T; }
export type Kind = 'a' | 'b';
type Pair<A, B = A> = readonly [A, B];
export const enum Color { Red, Green }
const MAX_DEPTH = 50;
export const defaults: Options<string> = { limit: 3, parse(text) { return text; } };
const helper = (a: number, b = { c: 1 }): number => a + b.c;
let counter = 0;
const pattern = /class Fake \\{ "x/g;
const text = \`function inner() { \${helper(1, { c: 2 })} \${a ? \`in \${b}\` : '}'} \`;

export default class Scanner<T extends object = {}> extends Base implements Readable {
  #source: string;
  readonly size = 0
  static cache = new Map<string, Scanner<object>>();

  constructor(source: string) {
    super();
    const local = () => 1;
    if (source.length > MAX_DEPTH) { this.#source = ''; }
    for (const part of source.split(',')) { part.trim(); }
  }

  get length(): number { return this.#source.length; }

  async *scanAll(options: { a: (x: number) => void }): AsyncGenerator<Kind> {
    function nested() {}
    while (!this.isAtEnd()) { yield 'a'; }
  }

  #isAtEnd() { return true; }
}

export async function load(path: string): Promise<string> {
  return await readFile(path, 'utf8');
}
function* numbers() { yield 1; }
describe('x', () => { const inside = () => 2; it('y', async () => { class Hidden {} }); });
if (counter) { helper(1); } else { load('x'); }
`;

export const C = `#ifndef SCANNER_H
#define SCANNER_H
#include <stdio.h>
#include "token.h"
#define MAX_TOKENS 256
#define MIN(a, b) ((a) < (b) ? (a) : (b))

typedef enum { TOKEN_PLUS, TOKEN_MINUS = 3, /* TOKEN_NOT */ TOKEN_EOF } TokenType;
typedef struct Scanner Scanner;
struct Scanner {
  const char *start;
  int line;
  void (*report)(int line);
};
typedef int (*Compare)(const void *, const void *);
union value { int i; double d; };

extern int counter;
static const char *const names[] = { "plus", "if (x) {" };
const double PI_HALF = 1.57;
int error(const char *message);

static inline bool isAtEnd(const Scanner *scanner)
{
  return *scanner->start == '\\0';
}

Token
scanToken(Scanner *scanner, void (*callback)(int)) {
  struct local { int x; } here;
  if (isAtEnd(scanner)) { return makeToken(TOKEN_EOF); }
  else if (callback) { callback(1); }
  for (int i = 0; i < MAX_TOKENS; i++) { switch (i) { case 1: break; } }
  do { advance(); } while (0);
  return makeToken(TOKEN_PLUS);
}

int main(int argc, char **argv) { return 0; }
#endif
`;

export const CPP = `namespace lox {
template <typename T>
class Parser final : public Base<T> {
 public:
  explicit Parser(int limit) : limit_(limit) { }
  int limit() const { return limit_; }
 private:
  int limit_;
};
void Parser::run(const std::string &text) { auto f = [](int x) { return x; }; }
std::vector<int> numbers(int n) { return {}; }
constexpr int kMax = 3;
auto raw = R"x(class No {)x";
}
`;

export const RUST = `//! fn not_this() {}
use std::{collections::HashMap, fmt};
mod inner { pub fn deep() {} }

pub const MAX: usize = 10;
static mut COUNTER: u32 = 0;
pub(crate) type Result<T> = std::result::Result<T, Error>;

#[derive(Debug, Clone)]
pub struct Scanner<'a, T: Clone> where T: fmt::Debug { source: &'a str, items: Vec<T> }
pub struct Unit;
enum Kind { Plus, Minus { value: i32 } }

pub trait Visitor { type Output; const LIMIT: u8; fn visit(&mut self, kind: &Kind) -> Self::Output; }

impl<'a, T: Clone> Scanner<'a, T> {
    pub fn new(source: &'a str) -> Self { Self { source, items: vec![] } }
    pub async unsafe fn scan_token(&mut self) -> Option<Kind> {
        fn helper(x: i32) -> i32 { x }
        const LOCAL: i32 = 1;
        let f = |x: char| { x == '"' };
        match self.peek() { Some('{') => { None } _ => Some(Kind::Plus) }
    }
}

impl fmt::Display for Kind { fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result { write!(f, "fn fake() {{") } }

pub fn parse<F>(text: &str, then: F) -> Result<()> where F: Fn(i32) -> i32 { let s = r#"struct No {"#; Ok(()) }
macro_rules! square { ($x:expr) => { $x * $x }; }
fn main() { parse("x", |n| n); }
`;

export const GO = `package main

import (
	"fmt"
	"os"
)

// func notThis() {}
const Version = "1.0 func x()"
const (
	KindPlus Kind = iota
	KindMinus
	_
	limit, other = 3, 4
)
var ErrEnd = errors.New("end")

type Kind int
type (
	Token struct {
		Kind Kind
		text string
	}
	Visitor interface {
		Visit(t Token) error
	}
)
type Scanner struct {
	source string
}

func NewScanner(source string) *Scanner { return &Scanner{source: source} }

func (s *Scanner) Next() (Token, error) {
	helper := func(x int) int { return x }
	type local struct{ a int }
	const inner = 1
	return Token{}, nil
}

func Map[T, U any](items []T, f func(T) U) []U { return nil }
func init() {}
func main() { fmt.Println(NewScanner(os.Args[1])) }
`;

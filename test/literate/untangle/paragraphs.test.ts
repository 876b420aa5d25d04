import { describe, expect, it } from 'vitest';
import { paragraphs } from '../../../src/literate/untangle/paragraphs.ts';
import { sourceLanguage } from '../../../src/literate/untangle/source-language.ts';

/** The names of what is defined, and `-` for the rest. */
function namesIn(file: string, text: string): string[] {
  const language = sourceLanguage(file);
  if (!language) throw new Error(file);
  return paragraphs(text.split('\n'), language).map(({ name }) => name ?? '-');
}

describe('paragraphs', () => {
  it.each([
    [
      'a.py',
      'import x\n\n# Greets.\n@cached\ndef greet(a):\n    b\n\n    return """\n\ndef no():\n"""\n\nclass A(B):\n    pass',
      ['-', 'greet', 'A'],
    ],
    [
      'a.c',
      '#include <a.h>\n\nint limit;\n\n/* Adds. */\nstatic int\nadd(int a)\n{\n\n  return a;\n}\n\nstruct point {\n  int x;\n};\n\nint f(void);',
      ['-', '-', 'add', 'point', '-'],
    ],
    [
      'a.cpp',
      'namespace x {\n\ntemplate <class T>\nT Box<T>::get() const {\n  return 1;\n}\n\n}',
      ['x', 'Box<T>::get'],
    ],
    [
      'a.ts',
      'import a from "b";\n\nexport async function go<T>(x: T) {\n  return `\n\nfunction no() {}\n`;\n}\n\nexport const limit = 3;\n\nclass A {\n\n  b = /`/;\n}',
      ['-', 'go', 'limit', 'A'],
    ],
    [
      'a.rs',
      "pub fn id<'a>(x: &'a str) -> &'a str {\n  x\n}\n\nimpl<T> Show for Box<T> {\n}\n\nmacro_rules! m {\n}",
      ['id', 'impl<T> Show for Box<T>', 'm'],
    ],
    [
      'a.go',
      'package x\n\nfunc (t *Tree) Walk(f func()) {\n}\n\nfunc main() {\n}\n\ntype Tree struct {\n}',
      ['-', 'Tree.Walk', 'main', 'Tree'],
    ],
    ['a.java', 'package x;\n\npublic final class A {\n\n  void f() {}\n}\n\ninterface B {}', ['-', 'A', 'B']],
    ['a.sh', 'set -e\n\ngreet() {\n  cat <<EOF\nx\nEOF\n}\n\nif x\nthen\n  y\n\nfi', ['-', 'greet', '-']],
    ['Makefile', 'CC = cc\n\nall: a b\n\n.PHONY: all\n\na.o: a.c\n\tcc', ['-', 'all', '-', 'a.o']],
    [
      'a.lua',
      'local a = 1\n\n--[[ Adds.\n\n]]\nfunction M.add(a)\nend\n\nlocal s = [[\n\nfunction no()\n]]',
      ['-', 'M.add', '-'],
    ],
    [
      'a.hs',
      "module A where\n\ndata T = T Int\n\nf' :: Int -> Int\nf' x = x\n\n{- a {- b\n\n-} -}\ng x = x",
      ['-', 'T', "f'", 'g'],
    ],
    ['a.css', '/* Page */\nbody {\n\n  a: b;\n}\n\np { }', ['-', '-']],
    ['a.sql', 'create table if not exists people (\n  id int\n);\n\nCREATE VIEW v AS\nselect 1;', ['people', 'v']],
  ])('of %s are found by what they define', (file, text, names) => {
    expect(namesIn(file, text)).toEqual(names);
  });

  it('are found in lines without end', () => {
    const line = `${'a '.repeat(200)}${'**'.repeat(200)}${'a<'.repeat(50)}`;
    expect(namesIn('a.c', line)).toEqual(['-']);
    expect(namesIn('a.ts', '(/['.repeat(300_000))).toEqual(['-']);
  });
});

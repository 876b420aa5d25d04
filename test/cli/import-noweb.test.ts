import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { latexToMarkdown } from '../../src/cli/moving-in/import-noweb-latex.ts';
import { notangleRules } from '../../src/cli/moving-in/import-noweb-makefile.ts';
import { DOCUMENT_EXTENSIONS } from '../../src/cli/project/project.ts';
import { describeNeeding } from '../tools.ts';
import { runHere } from './in-process.ts';
import { folderWith, pylit } from './pylit.ts';

const GREET = String.raw`\section{Greeting}
A program that \emph{greets}, as [[main]] says.
It costs $n^2$ and 5\% more.

\begin{itemize}
\item raw
\end{itemize}
<<*>>=
#include <stdio.h>

int main(void)
{
	<<greet every one>>
	return 1 @<< 0;
}
@ %def main
Some more.
<<greet every one>>=
puts("<<hello>>");
<<greet every one>>=
puts("@<<bye@>>");

@
<<greet.h>>=
int main(void);
@
<<unused>>=
x
@
`.replace('"<<hello>>"', '"hello"');

const LIST = `Two files together.
<<all>>=
[<<one>>, <<two>>]
<<one>>=
1,
1
@
`;

const TWO = `<<two>>=
2
@
<<*>>=
main
@
`;

const MAKEFILE = `NOTANGLE = notangle
.nw.c:
\t$(NOTANGLE) $< > $@
list.txt: src/list.nw src/two.nw
\tnotangle -Rall src/list.nw src/two.nw > $@
other: src/list.nw
\tnotangle -Rall src/list.nw | sed s/a/b/ > other
`;

const FILES = { 'greet.nw': GREET, 'src/list.nw': LIST, 'src/two.nw': TWO, Makefile: MAKEFILE };

describe('pylit import noweb', () => {
  it('makes documents, and a configuration', async () => {
    const root = folderWith(FILES);
    const said = await runHere(root, ['import', 'noweb', '--json']);
    const { made, programs, notes } = JSON.parse(said.stdout);
    expect(made).toEqual(['pylit.config.ts', 'docs/greet.md', 'docs/src/list.md', 'docs/src/two.md']);
    expect(programs).toEqual(['greet.c', 'list.txt', 'greet.h']);
    expect(notes).toEqual([
      {
        file: 'Makefile',
        line: 7,
        message: expect.stringContaining('not understood: notangle -Rall src/list.nw | sed'),
      },
      { file: 'greet.nw', message: expect.stringContaining('<<unused>> is used nowhere') },
      { file: 'src/two.nw', message: expect.stringContaining('write file="src/two.txt"') },
      {
        file: 'greet.nw',
        message: expect.stringContaining(String.raw`kept in code blocks where it has \begin, \item, \end`),
      },
      { file: 'src/list.nw', message: 'its language is taken to be text' },
      { file: 'src/two.nw', message: 'its language is taken to be text' },
      { file: '.', message: expect.stringContaining('<<*>>: several files have chunks of these names') },
    ]);
    expect(readFileSync(path.join(root, 'docs/greet.md'), 'utf8')).toContain(
      'A program that *greets*, as `main` says.\nIt costs $n^2$ and 5% more.\n\n```latex\n\\begin{itemize}',
    );
    expect(readFileSync(path.join(root, 'docs/greet.md'), 'utf8')).toContain(
      '{#"*" scope=document file="greet.c" defs="main"}',
    );
    const built = pylit(root, ['build']);
    expect(built.status).toBe(0);
    expect(new Set(built.stderr.match(/\[[\w-]+\]$/gm))).toEqual(new Set(['[unused-chunk]']));
    expect(readFileSync(path.join(root, 'list.txt'), 'utf8')).toBe('[1,\n 1, 2]\n');
  });

  it('tells where the .nw files would be read beside the documents', async () => {
    const root = folderWith({ ...FILES, 'pylit.config.json': '{}' });
    const said = await runHere(root, ['import', 'noweb']);
    expect(said.stderr.includes('leave them out with exclude')).toBe(DOCUMENT_EXTENSIONS.includes('.nw'));
  });

  it('tells where a program is not what notangle makes', async () => {
    const root = folderWith({ 'a.nw': '<<a.c>>=\nint a;\n<<empty>>\nint b;\n<<empty>>=\n@\n' });
    const { notes } = JSON.parse((await runHere(root, ['import', 'noweb', '--json'])).stdout);
    expect(notes).toEqual([{ file: 'a.c', line: 2, message: 'here it begins to differ from what notangle makes' }]);
  });

  it('leaves a configuration and documents that are there as they are', async () => {
    const own = { 'pylit.config.json': '{ "source": "book" }', 'book/greet.md': '# Mine\n' };
    const root = folderWith({ ...FILES, ...own });
    const said = await runHere(root, ['import', 'noweb']);
    expect(said.status).toBe(0);
    expect(said.stderr).toContain('book/greet.md: is there, and stays as it is');
    expect(existsSync(path.join(root, 'pylit.config.ts'))).toBe(false);
    expect(existsSync(path.join(root, 'book/src/list.md'))).toBe(true);
    expect(readFileSync(path.join(root, 'book/greet.md'), 'utf8')).toBe('# Mine\n');
    const elsewhere = await runHere(root, ['import', 'noweb', '--to', 'docs']);
    expect(elsewhere).toMatchObject({ status: 2, stderr: expect.stringContaining('"docs" is not below "book"') });
  });

  it('writes nothing when it is only asked', async () => {
    const root = folderWith(FILES);
    expect((await runHere(root, ['import', 'noweb', '--dry-run'])).stdout).toContain('Would make docs/greet.md');
    expect(existsSync(path.join(root, 'docs'))).toBe(false);
    expect((await runHere(folderWith({ a: '' }), ['import', 'noweb'])).stderr).toContain('There is no .nw file');
  });
});

describeNeeding('notangle', 'programs of imported documents', () => {
  it('are what notangle makes', async () => {
    const root = folderWith(FILES);
    const notangle = (...args: string[]) => execFileSync('notangle', args, { cwd: root, encoding: 'utf8' });
    const wanted = {
      'greet.c': notangle('greet.nw'),
      'list.txt': notangle('-Rall', 'src/list.nw', 'src/two.nw'),
      'greet.h': notangle('-Rgreet.h', 'greet.nw'),
    };
    expect(wanted['greet.c']).toContain('        puts("hello");');
    await runHere(root, ['import', 'noweb']);
    pylit(root, ['build']);
    for (const [file, text] of Object.entries(wanted)) expect(readFileSync(path.join(root, file), 'utf8')).toBe(text);
  });
});

describe('rules of a Makefile', () => {
  const rule = { hasLines: false, keepsTabs: false, isForAll: false, root: '*' };

  it.each([
    ['a.c: a.nw\n\tnotangle a.nw > a.c', { output: 'a.c', sources: ['a.nw'], line: 2 }],
    [
      'a.c: a.nw b.nw ; notangle -L -R"x y" $^ >$@',
      { output: 'a.c', sources: ['a.nw', 'b.nw'], root: 'x y', hasLines: true, keepsTabs: true, line: 1 },
    ],
    [
      '%.c: %.nw\n\t@notangle -t8 $< | cpif $@',
      { output: '.c', sources: [], isForAll: true, keepsTabs: true, line: 2 },
    ],
    ['X = a.nw\na.c: $(X)\n\tnotangle \\\n\t  -Rr $(X) > $@', { output: 'a.c', sources: ['a.nw'], root: 'r', line: 3 }],
  ])('are read from %j', (text, wanted) => {
    expect(notangleRules(text)).toEqual({ rules: [{ ...rule, ...wanted }], unread: [] });
  });

  it.each([
    'a: b\n\tnotangle $(X) > $@',
    'a: b\n\tnotangle -Ra -Rb b > $@',
    "a: b\n\tnotangle 'b > $@",
    'a: b\n\tnotangle b',
  ])('are left unread in %j', text => {
    expect(notangleRules(text)).toMatchObject({ rules: [], unread: [{ line: 2 }] });
  });
});

describe('LaTeX', () => {
  it.each([
    [String.raw`{\em a} \textbf{b} \texttt{c_d} ~e`, '*a* **b** `c_d`  e'],
    ['\\section{One [[two]]}\nThree', '## One `two`\n\nThree'],
    ["# a -- b ``c'' <d> *", '\\# a – b “c” \\<d> \\*'],
    [String.raw`a\_b \{x\} % gone`, 'a\\_b {x}'],
    [String.raw`see \cite{x}`, '```latex\nsee \\cite{x}\n```'],
    ['[[a[i]]]] and [[`]]', '`a[i]]` and `` ` ``'],
  ])('of %j', (latex, markdown) => {
    expect(latexToMarkdown(latex.split('\n')).markdown).toBe(markdown);
  });
});

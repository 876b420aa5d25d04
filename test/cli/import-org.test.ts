import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { orgDocument } from '../../src/cli/moving-in/import-org-document.ts';
import { headerArgs, isTakenOver } from '../../src/cli/moving-in/import-org-headers.ts';
import { runHere } from './in-process.ts';
import { folderWith, pylit } from './pylit.ts';

const PROGRAM = `#+title: Greeting
#+author: Ada
#+PROPERTY: header-args:python :tangle src/greet.py :mkdirp yes

Words.

* Body :code:
:PROPERTIES:
:header-args: :noweb yes
:END:
#+name: hello
#+begin_src python :tangle no

  print("hello")

  print("again")
#+end_src

#+begin_src python
    def greet():
        <<hello>>
        x = [<<list>>]
#+end_src

#+begin_src python :padline no :noweb no :results output
  ,* a <<hello>>
#+end_src

#+header: :tangle no
#+begin_src python :noweb-ref list
1,
#+end_src
#+begin_src python :noweb-ref list :tangle no
2
#+end_src

* Script
#+caption: A script
#+begin_src sh :shebang "#!/bin/sh" :tangle "bin/run me"
echo hi
#+end_src
#+begin_src sh :tangle "bin/run me"
echo ho
#+end_src
#+begin_src C :tangle yes :tangle-mode (identity #o600) :var x=1
int x;
#+end_src
#+begin_src emacs-lisp :tangle ~/.emacs
x
#+end_src

* COMMENT Hidden
#+begin_src python
no()
#+end_src
`;

/** What Org makes, except that blank lines stay empty, and `x = [` is not repeated. */
const TANGLED = {
  'src/greet.py': `def greet():

    print("hello")

    print("again")
    x = [1,
         2]
* a <<hello>>
`,
  'bin/run me': '#!/bin/sh\necho hi\n\necho ho\n',
  'book.C': 'int x;\n',
};

describe('pylit import org', () => {
  it('makes documents that are tangled as Org does it', async () => {
    const root = folderWith({ 'book.org': PROGRAM });
    const { made, programs, notes } = JSON.parse((await runHere(root, ['import', 'org', 'book.org', '--json'])).stdout);
    expect(made).toEqual(['pylit.config.ts', 'docs/book.md']);
    expect(programs).toEqual(Object.keys(TANGLED));
    expect(notes.map(({ line, message }: { line: number; message: string }) => [line, message])).toEqual([
      [2, 'left out: #+author:'],
      [7, 'left out: the tags :code:'],
      [19, 'src/greet.py:7 is "         2]", where Org makes "    x = [2]"'],
      [19, 'src/greet.py:2 and 1 more: pylit leaves blank lines empty, and Org indents them'],
      [25, 'left out: :results output'],
      [45, 'left out: :var x=1, which may change book.C'],
      [48, ':tangle ~/.emacs: no path in the project, so the block is only shown'],
      [52, 'left out: the section "COMMENT Hidden", which Org leaves out too'],
    ]);
    expect(pylit(root, ['build', '--strict']).status).toBe(0);
    for (const [file, text] of Object.entries(TANGLED)) expect(readFileSync(path.join(root, file), 'utf8')).toBe(text);
    expect(statSync(path.join(root, 'bin/run me')).mode & 0o777).toBe(0o755);
    expect(statSync(path.join(root, 'book.C')).mode & 0o777).toBe(0o600);
  });

  it('tangles a block that is used elsewhere, too', async () => {
    const block = (name: string, args: string, code: string) =>
      `#+name: ${name}\n#+begin_src js ${args}\n${code}\n#+end_src\n`;
    const org = `${block('one', ':tangle a.js', 'one();')}${block('two', ':tangle a.js', 'two();')}${block('all', ':noweb yes :tangle b.js', '<<two>>')}`;
    const root = folderWith({
      'a/x.org': org,
      'y.org': block('two', ':noweb yes :tangle c.js', '1\n<<more>>'),
    });
    const said = await runHere(root, ['import', 'org', 'a/x.org', 'y.org', '--to', 'docs']);
    expect(said.status).toBe(0);
    expect(said.stderr.split('\n')).toEqual([
      'docs/y.md:5: The chunk "c.js" uses "more", but no chunk has that name.',
      'y.org:2: <<more>>: no block has this name, and Org leaves it out',
      'y.org:2: c.js is not made',
      '',
    ]);
    expect(readFileSync(path.join(root, 'docs/x.md'), 'utf8')).toContain('{#two scope=document}');
    pylit(root, ['build']);
    expect(readFileSync(path.join(root, 'a/a.js'), 'utf8')).toBe('one();\n\ntwo();\n');
    expect(readFileSync(path.join(root, 'a/b.js'), 'utf8')).toBe('two();\n');
  });

  it('leaves documents that are there, and refuses what is not there', async () => {
    const root = folderWith({ 'a.org': 'x', 'docs/a.md': 'mine' });
    expect((await runHere(root, ['import', 'org', 'a.org'])).stderr).toContain('docs/a.md: is there, and stays');
    expect(readFileSync(path.join(root, 'docs/a.md'), 'utf8')).toBe('mine');
    expect(await runHere(root, ['import', 'org', 'b.org'])).toMatchObject({ status: 2 });
    expect(await runHere(root, ['import', 'org', '../b.org'])).toMatchObject({ status: 2 });
    const dry = folderWith({ 'a.org': 'x' });
    await runHere(dry, ['import', 'org', 'a.org', '--dry-run']);
    expect(existsSync(path.join(dry, 'docs'))).toBe(false);
  });
});

describe('the text of an Org file', () => {
  /** The Markdown below the title. */
  function markdownOf(org: string): string {
    const { pieces } = orgDocument(org, 't');
    return pieces
      .slice(1)
      .map(piece => (piece.kind === 'text' ? piece.markdown : `code ${piece.block.language}`))
      .join('\n\n');
  }

  it.each([
    ['*b* /i/ =c*= ~d~ +e+ a*b*c 1 * 2', '**b** *i* `c*` `d` ~~e~~ a\\*b\\*c 1 \\* 2'],
    [
      '[[https://a.b/c_d][x]] [[#id][y]] [[file:z.org::*A][z]] [[./p.png]]',
      '[x](https://a.b/c_d) [y](#id) [z](z.md) ![./p.png](p.png)',
    ],
    ['[[*A heading]] [[https://a.b]]', '[A heading](#a-heading) <https://a.b>'],
    ['$x$ \\(y\\) costs $5 [fn:1]\n\n[fn:1] Note.', '$x$ $y$ costs \\$5 [^1]\n\n[^1]: Note.'],
    ['\\[ x \\]\n\n\\begin{a}\ny\n\\end{a}', '$$\nx\n$$\n\n$$\n\\begin{a}\ny\n\\end{a}\n$$'],
    ['- a\n  b\n  - [ ] c\n1) d :: e', '- a\n  b\n  - [ ] c\n1) **d**: e'],
    ['| a | b |\n|---+---|\n| 1 | 2 |', '| a | b |\n|---|---|\n| 1 | 2 |'],
    ['| 1 | 2 |', '|  |  |\n|---|---|\n| 1 | 2 |'],
    ['* A\n** TODO [#B] B\n:PROPERTIES:\n:CUSTOM_ID: b\n:END:', '## A\n\n### TODO B {#b}'],
    ['#+begin_quote\na\n\nb\n#+end_quote', '> a\n>\n> b'],
    ['#+BEGIN_EXAMPLE\n ,* a\n#+END_EXAMPLE\n: b', '```text\n* a\n```\n\n```text\nb\n```'],
    ['# gone\n:LOGBOOK:\ngone\n:END:\n#+begin_export html\ngone\n#+end_export\n-----', '---'],
    ['#+begin_src c\nopen', '\\#+begin_src c\nopen'],
    ['<b> `x` [y] # z', '\\<b> `x` \\[y] # z'],
  ])('%j', (org, markdown) => {
    expect(markdownOf(org)).toBe(markdown);
  });
});

describe('what Org has and pylit has not', () => {
  it('is told: header arguments of the first heading that Org has elsewhere, too', () => {
    const drawer = ':PROPERTIES:\n:header-args: :tangle a.sh\n:END:\n';
    expect(orgDocument(`* One\n${drawer}* Two\n`, 't').dropped).toMatchObject([{ line: 1 }]);
    expect(orgDocument(`\n* One\n${drawer}* Two\n`, 't').dropped).toEqual([]);
  });

  it('is told: blocks that hold themselves', async () => {
    const block = '#+name: t\n#+begin_src sh :noweb yes :tangle t.sh\n<<T>>\n#+end_src\n';
    const { stderr } = await runHere(folderWith({ 'a.org': block }), ['import', 'org', 'a.org', '--dry-run']);
    expect(stderr).toContain('a.org:2: t.sh is not made');
  });
});

describe('header arguments', () => {
  it.each([
    [':tangle a b.py :noweb yes', { tangle: 'a b.py', noweb: 'yes' }],
    [':shebang "#!/bin/sh -e :x" :padline', { shebang: '#!/bin/sh -e :x', padline: '' }],
    [':var x=":y" z :tangle "a\\"b"', { var: 'x=":y" z', tangle: 'a"b' }],
    ['-n :a c:d', { a: 'c:d' }],
    [' :lost x :a (b :c d) :e "f\\n"', { a: '(b :c d)', e: 'f\n' }],
  ])('of %j', (text, args) => {
    expect(Object.fromEntries(headerArgs(text))).toEqual(args);
  });

  it('are told where they are not taken over', () => {
    expect([isTakenOver('noweb', 'strip-tangle'), isTakenOver('comments', 'no'), isTakenOver('session', 'x')]).toEqual([
      false,
      true,
      false,
    ]);
  });
});

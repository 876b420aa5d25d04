import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Code } from 'mdast';
import { describe, expect, it } from 'vitest';
import oz from '../../../plugins/oz/index.ts';
import { pluginFile } from '../weave-example.ts';

const DATA_STORE = String.raw`\begin{schema}{DataStore} block: \pset BLOCKS \\ creation: NAME \pfun DATE \ST creation = \dom DATES \end{schema}`;

const context = {
  options: { dialect: 'oz', check: true, strict: false, scope: 'project', limit: 1000 },
  names: { lookup: () => undefined, nearest: () => [] },
  linkTo: () => undefined,
  word: (key: string) => key,
  message: () => {},
  render: async () => '',
  escape: (text: string) => `(${text.replace(/[^\p{L}\p{N} .!]/gu, '?')})`,
} as const;

const written = async (format: 'text' | 'latex' | 'typst', value: string) =>
  (await oz.transforms[format]?.({ type: 'code', lang: 'zed', value } as Code, context)) ?? '';

describe('oz: rows that are longer than a line', () => {
  const LONG = `\\begin{axdef} x : \\nat \\where \\forall y : \\nat @ ${'xxxxxxx > yyyyyyy \\land '.repeat(8)} x = y \\end{axdef}`;

  it('are broken before operators in text, and go on indented', async () => {
    const lines = (await written('text', LONG)).split('\n');
    expect(lines.slice(2)).toEqual([
      '│ ∀ y : ℕ • xxxxxxx > yyyyyyy ∧ xxxxxxx > yyyyyyy ∧ xxxxxxx > yyyyyyy',
      '│     ∧ xxxxxxx > yyyyyyy ∧ xxxxxxx > yyyyyyy ∧ xxxxxxx > yyyyyyy',
      '│     ∧ xxxxxxx > yyyyyyy ∧ xxxxxxx > yyyyyyy ∧ x = y',
    ]);
  });

  it('are several rows in LaTeX', async () => {
    const latex = await written('latex', LONG);
    const rows = latex.slice(latex.indexOf('\\where')).split(' \\\\\n');
    expect(rows.length).toBeGreaterThan(2);
    for (const row of rows.slice(1)) expect(row).toMatch(/^\\t2 \\land /);
    expect(latex.match(/yyyyyyy/g)).toHaveLength(8);
  });

  it('may be broken in Typst and on pages, where shorter ones may not', async () => {
    expect(await written('typst', LONG)).toContain('par(hanging-indent: 2em');
    expect(await written('typst', DATA_STORE)).not.toContain('par(');
  });
});

describe('oz: plain text', () => {
  it('draws a box with lines', async () => {
    expect((await written('text', DATA_STORE)).split('\n')).toEqual([
      '┌─ DataStore ───────────────────────────────────────────────',
      '│ block    : ℙ BLOCKS',
      '│ creation : NAME ⇸ DATE',
      '├────────────────',
      '│ creation = dom DATES',
      '└───────────────────────────────────────────────────────────',
    ]);
  });

  it('puts the boxes of a class into its box', async () => {
    const text = await written(
      'text',
      String.raw`\begin{class}{C}[X] Base \\ \begin{const} k : \nat_1 \end{const}
\begin{init} k = 1 \end{init} \begin{op}{Inc} \Delta(n) \ST n' = n^{2} \end{op} \end{class}`,
    );
    expect(text.replace(/─{3,}/g, '───').split('\n')).toEqual([
      '┌─ C[X] ───',
      '│ Base',
      '│ │ k : ℕ₁',
      '│ ┌─ INIT ───',
      '│ │ k = 1',
      '│ └───',
      '│ ┌─ Inc ───',
      '│ │ Δ(n)',
      '│ ├───',
      '│ │ n′ = n²',
      '│ └───',
      '└───',
    ]);
  });

  it('doubles the rule above what is generic, and aligns the columns of a syntax', async () => {
    const text = await written(
      'text',
      String.raw`\begin{gendef}[X, Y] f : X \fun Y \end{gendef}
\begin{syntax} EXP & ::= & one \\ & | & two \ldata EXP \rdata \end{syntax}`,
    );
    expect(text.replace(/[─═]{3,}/g, '───').split('\n')).toEqual([
      '╒═ [X, Y] ───',
      '│ f : X → Y',
      '└───',
      '',
      '  EXP  ::=  one',
      '       ∣    two ⟪EXP⟫',
    ]);
  });

  it('has a line for each paragraph of a remark', async () => {
    const text = await written('text', '\\begin{zpar} One $x$. \\\\ Two. \\end{zpar}');
    expect(text.split('\n')).toEqual(['One x.', 'Two.']);
  });

  it('leaves a specification over its limit to be shown as code', async () => {
    expect(await written('text', 'x'.repeat(1001))).toBe('');
  });
});

describe('oz: LaTeX', () => {
  const boxed = async (value: string) => (await written('latex', value)).replace(/^\\index.*\n/gm, '');

  it('takes over unchanged what the package knows, behind entries of the index', async () => {
    expect(await written('latex', DATA_STORE)).toBe(`\\index{DataStore@\\textit{(DataStore)}}%\n${DATA_STORE}`);
  });

  it('prints the signs of the dialect', async () => {
    const source = '\\begin{zed} A \\defs B \\end{zed}';
    const latex = (dialect: 'oz' | 'zed') =>
      oz.transforms.latex?.({ type: 'code', lang: 'zed', value: source } as Code, {
        ...context,
        options: { ...context.options, dialect, check: false },
      });
    expect(await latex('oz')).toBe(source);
    expect(await latex('zed')).toBe(`\\def\\defs{\\sdef}%\n${source}`);
  });

  it('gives makeindex no signs of its own', async () => {
    expect(await written('latex', '\\begin{axdef} x! : \\nat \\end{axdef}')).toContain('\\index{x@\\textit{(x"!)}}%\n');
  });

  it('uses names of the package for those of others, and for signs', async () => {
    const latex = await boxed('\\begin{schema*} x : ℕ \\where x = \\IF p \\THEN 1 \\ELSE 2 \\end{schema*}');
    expect(latex.split('\n')).toEqual([
      '\\begin{anonschema}',
      'x : \\nat ',
      '\\where',
      'x = \\mathbf{if}\\  p \\ \\mathbf{then}\\  1 \\ \\mathbf{else}\\  2',
      '\\end{anonschema}',
    ]);
  });

  it('ends lines around the boxes of a class, which run into one another else', async () => {
    const boxes = '\\begin{init} n = 1 \\end{init} BREAK \\begin{op}{Inc} \\Delta(n) \\end{op} BREAK Twice \\sdef Inc';
    const source = (end: string) => `\\begin{class}{C} ${boxes.replaceAll('BREAK', end)} \\end{class}`;
    expect(await boxed(source('\\\\'))).toBe(source('\\\\'));
    expect((await boxed(source(' '))).split('\n')).toEqual([
      '\\begin{class}{C}',
      '\\begin{init}',
      'n = 1',
      '\\end{init} \\\\',
      '\\begin{op}{Inc}',
      '\\Delta (n)',
      '\\end{op} \\\\',
      'Twice \\sdef  Inc',
      '\\end{class}',
    ]);
  });

  it('writes the parameters of generic boxes as the package takes them', async () => {
    expect(await boxed('\\begin{gengendef}{X} ∀ : X \\end{gengendef}')).toMatch(/^\\begin\{gengendef\}\{X\}\n/);
    expect(await boxed('\\begin{genschema}{S}{X} ∀ : X \\end{genschema}')).toMatch(/^\\begin\{genschema\}\{S\}\{X\}\n/);
  });

  it('puts lines without an environment into one', async () => {
    expect(await boxed('[NAME]\n∀ n : ℕ • n ≥ 0')).toBe(
      '\\begin{zed}\n[NAME] \\\\\n\\all  n : \\nat  \\dot  n \\geq  0\n\\end{zed}',
    );
  });

  it('has space for columns where the package has none, and boxes that stand in boxes behind these', async () => {
    expect(await boxed('\\begin{argue} p \\\\ q & \\comment{so} \\end{argue}')).toContain('q \\qquad  \\mbox{(?so?)}');
    expect(await boxed('\\begin{syntax} A & ::= & b \\end{syntax}')).toContain('A & ::= & b');
    expect((await boxed('\\begin{schema}{S} x : A \\begin{axdef} y : A \\end{axdef}')).split('\n')).toEqual([
      ...['\\begin{schema}{S}', 'x : A', '\\end{schema}'],
      ...['\\begin{axdef}', 'y : A', '\\end{axdef}'],
    ]);
  });

  it.each([
    ['\\input{/etc/passwd}', '\\input'],
    ['\\write18{ls}', '\\write'],
    ['^^5cinput', '^^'],
    ['\\begin{verbatim} x \\end{verbatim}', 'verbatim'],
    ['\\catcode`\\%=12', '\\catcode'],
  ])('lets no other command pass: %s', async (text, refused) => {
    expect(await written('latex', `\\begin{axdef} x : ${text} \\end{axdef}`)).not.toContain(refused);
  });

  it('closes what is open', async () => {
    const latex = await written('latex', '\\begin{schema}{S} x : {{ \\nat \\where } y');
    expect(latex.match(/\{/g)?.length).toBe(latex.match(/\}/g)?.length);
    expect(latex.trimEnd().endsWith('\\end{schema}')).toBe(true);
  });
});

describe('oz: Typst', () => {
  const compiler = NodeCompiler.create();
  const pagesOf = (code: string, size = '') => {
    const page = '#let serif = "Libertinus Serif"\n#let fallback = ()\n#set page(height: auto)\n';
    const book =
      '#let doc = "a"\n#let declared(doc, name) = [#metadata(name)#label(doc + "#z-" + name)]\n#let is-here(name) = true\n';
    const made = compiler.compile({ mainFileContent: `${page}${size}${book}#{${code}}` });
    const wrong = made.takeDiagnostics();
    if (wrong) throw new Error(JSON.stringify(compiler.fetchDiagnostics(wrong)));
    return made.result?.numOfPages;
  };

  it('draws a box with a left and a lower border, and its name in the upper rule', async () => {
    const code = await written('typst', DATA_STORE);
    expect(code).toContain('stroke: (left: oz-line, bottom: oz-line)');
    expect(code).toContain(
      'oz-box({ declared(doc, "DataStore"); oz-math("DataStore", $#oz-name("DataStore")$) }, false,',
    );
    expect(pagesOf(code)).toBe(1);
  });

  it('keeps the words of proofs and remarks', async () => {
    const code = await written(
      'typst',
      '\\begin{proof} By induction on $n$, \\\\ then so. \\end{proof} \\begin{class}{C} \\begin{classcom} A remark. \\end{classcom} \\end{class}',
    );
    for (const words of ['By induction on ', 'then so.', 'A remark.'])
      expect(code).toMatch(new RegExp(`text\\(" ?${words}`));
    expect(pagesOf(code)).toBe(1);
  });

  it('parts only long boxes at the end of a page', async () => {
    const box = (rows: number) => `\\begin{schema}{S} ${'x = 1 \\\\ '.repeat(rows)} \\end{schema}`;
    expect(await written('typst', box(5))).not.toContain('parted: true');
    expect(await written('typst', box(40))).toContain(', parted: true)');
    const page = '#set page(height: 8cm)\n';
    expect(pagesOf(await written('typst', box(40)), page)).toBeGreaterThan(1);
  });

  it('compiles all that the example shows, without a warning', async () => {
    const fences = [...pluginFile('oz', 'example.md').matchAll(/^```\w+\n([\s\S]*?)^```/gm)];
    expect(fences.length).toBeGreaterThan(6);
    for (const [, source = ''] of fences) expect(pagesOf(await written('typst', source))).toBe(1);
  });

  it('takes nothing in a specification for its own markup', async () => {
    const code = await written(
      'typst',
      '\\begin{schema}{"#panic()"} x : $ ] "\\" #panic() \\mbox{#panic() $ "} \\end{schema}',
    );
    expect(pagesOf(code)).toBe(1);
  });
});

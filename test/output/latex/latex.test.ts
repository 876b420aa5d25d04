import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import admonition from '../../../plugins/admonition/index.ts';
import highlight from '../../../plugins/highlight/index.ts';
import math from '../../../plugins/math/index.ts';
import type { ConfiguredPlugin } from '../../../src/output/html/options.ts';
import { printDrawing } from '../../../src/output/latex/drawing.ts';
import { escapeCode, escapeLatex, escapeUrl } from '../../../src/output/latex/escape.ts';
import { createLatexFormat, LATEX } from '../../../src/output/latex/index.ts';
import { tokenColours } from '../../../src/output/print/token-colours.ts';
import { describeNeeding, hasTool } from '../../tools.ts';
import { weaveSource } from '../print/woven-source.ts';

const PLUGINS = [
  { plugin: math, options: { macros: { '\\RR': '\\mathbb{R}', '\\pair': '(#1,#2)' }, limit: 20_000 } },
  {
    plugin: highlight,
    options: {
      light: 'github-light-default',
      dark: 'github-dark-default',
      contrast: 4.5,
      limit: 100_000,
      engine: 'prism',
      except: [],
      languages: [],
    },
  },
] as readonly unknown[] as readonly ConfiguredPlugin[];

async function weave(files: Readonly<Record<string, string | Uint8Array>>, plugins: readonly ConfiguredPlugin[] = []) {
  const colours = await tokenColours(plugins);
  return weaveSource(files, { source: LATEX, plugins, make: parts => createLatexFormat({ ...parts, colours }) });
}

/** What stands in the document of one source. */
async function body(source: string, plugins: readonly ConfiguredPlugin[] = []): Promise<string> {
  const woven = await weave({ 'a.md': `# T\n\n${source}\n` }, plugins);
  const tex = woven.file('a.tex');
  return tex.slice(tex.indexOf('\\label{a:t}') + '\\label{a:t}'.length, tex.indexOf('\\end{document}')).trim();
}

describe('text for LaTeX', () => {
  it.each([
    ['\\input{x}', '\\textbackslash{}input\\{x\\}'],
    ['50% & #1 $x$ a_b ~ ^', '50\\% \\& \\#1 \\$x\\$ a\\_b \\textasciitilde{} \\textasciicircum{}'],
    ['[x]', '{[}x{]}'],
    ['-- ,,', '-\\nolig{}- ,\\nolig{},'],
    ['é ß „“', 'é ß „“'],
    ['α → ≤', '\\ensuremath{\\alpha} \\ensuremath{\\rightarrow} \\ensuremath{\\leq}'],
    ['├', '\\pmboxdrawuni{251C}'],
    ['😀', '\\uc{1F600}{D83DDE00}'],
    [
      'a \u05d0, \u05d1\u05d2 (\u0627) b',
      'a \\docrtl{\\uc{05D0}{05D0}, \\uc{05D1}{05D1}\\uc{05D2}{05D2}} (\\docrtl{\\uc{0627}{0627}}) b',
    ],
    ['a\u200bb\u0007c', 'abc'],
  ])('%s is nothing but text', (text, latex) => {
    expect(escapeLatex(text)).toBe(latex);
  });

  it('keeps the spaces and the quotation marks of code', () => {
    expect(escapeCode("a  'b'")).toBe('a\\ \\ \\textquotesingle{}b\\textquotesingle{}');
  });

  it('leaves nothing in an address that ends it', () => {
    expect(escapeUrl('http://a/b%20c#x{}\\^&ä')).toBe('http://a/b\\%20c\\#x\\%7B\\%7D\\%5C\\%5E\\&\\%C3\\%A4');
  });
});

describe('the LaTeX format', () => {
  it('writes sections, lists and emphasis', async () => {
    expect(await body('## One *two*\n\n- a\n- **b**\n\n3. c')).toBe(
      '\\section[{One two}]{One \\emph{two}}\\label{a:one-two}\n\n' +
        '\\begin{itemize}\n\\item a\n\\item \\textbf{b}\n\\end{itemize}\n\n' +
        '\\begin{enumerate}[start=3]\n\\item c\n\\end{enumerate}',
    );
  });

  it('takes a title of the second level for the title', async () => {
    const woven = await weave({ 'a.md': '## A\n\n### B\n' });
    expect(woven.file('a.tex')).toContain('\\doctitle{A}\\label{a:a}\n\n\\section{B}\\label{a:b}');
  });

  it('colours code by the tokens of the page', async () => {
    const tex = await body('```js\nlet x = 1\n```', PLUGINS);
    expect(tex).toMatch(
      /^\\begin\{code\}\n\\codeline\{\\tok\{\d+\}\{let\}\\ x\\ \\tok\{\d+\}\{=\}\\ \\tok\{\d+\}\{1\}\}\n\\end\{code\}$/,
    );
  });

  it('defines the colours that are used', async () => {
    const woven = await weave({ 'a.md': '```js\nlet x\n```\n' }, PLUGINS);
    const tex = woven.file('a.tex');
    const [, used] = /\\tok\{(\d+)\}/.exec(tex) ?? [];
    expect(tex).toMatch(new RegExp(`\\\\definecolor\\{tok${used}\\}\\{HTML\\}\\{[0-9A-F]{6}\\}`));
  });

  it('puts a note where it is first referred to', async () => {
    expect(await body('a[^n] b[^n]\n\n[^n]: The *note*.')).toBe(
      'a\\footnote{\\label{a:fn-n}The \\emph{note}.} b\\textsuperscript{\\ref{a:fn-n}}',
    );
  });

  it('sets a note that nothing refers to at the end', async () => {
    expect(await body('a\n\n[^n]: Alone.')).toContain('\\item Alone.');
  });

  it('links within the document and to others', async () => {
    const woven = await weave({ 'a.md': '# A\n\n[b](d/b.md#x) [a](#a)\n', 'd/b.md': '# B\n\n## X\n' });
    expect(woven.file('a.tex')).toContain('\\doclink{d/b:x}{d/b.pdf}{b} \\doclink{a:a}{}{a}');
    expect(woven.file('d/b.tex')).toContain('\\newcommand\\docroot{../}');
  });

  it('makes a book of all documents', async () => {
    const woven = await weave({ 'a.md': '# A\n', 'b.md': '# B\n' });
    expect(woven.file('book.tex')).toContain('\\input{a.tex}\n\\input{b.tex}');
  });

  it('shows where a chunk goes on and where it is used', async () => {
    const tex = await body(
      '```c {#main file="build/m.c"}\n<<part>>\n```\n\n```c {#part}\nint x;\n```\n\n```c {#part}\nint y;\n```',
    );
    expect(tex).toContain('\\chunkhead{a:chunk-main}{main}{{\\equiv}}\\chunkfile{build/m.c}\\chunkheadend');
    expect(tex).toContain('{part}{{+}{\\equiv}}');
    expect(tex).toContain('\\chunkfoot{This is the file \\texttt{build/m.c}.}');
    expect(tex).toMatch(/\\chunkfoot\{Continued in \\chunkplace\{[^}]*\}\{\}\{part 2\}\. Used in .*\{main\}\.\}/);
    expect(tex).toMatch(/\\chunkref\{a:chunk-part\}\{\}\{part\}/);
  });

  it('makes columns at least as wide as their longest words', async () => {
    const tex = await body(`| n | b |\n|---|---|\n| unparted_name_of_24_signs | ${'word '.repeat(60)}|`);
    const [first = 0] = Array.from(tex.matchAll(/dimexpr ([\d.]+)/g), ([, width]) => Number(width));
    expect(first).toBeGreaterThan(0.2);
  });

  it('keeps the source of a drawing, and names the picture that is made of it', () => {
    const svg = { type: 'element' as const, tagName: 'svg', properties: { viewBox: '0 0 9 9' }, children: [] };
    expect(printDrawing(svg, 'w {x}')).toMatch(
      /^%\n% (drawing-[0-9a-f]{16}), compressed SVG:\n%[\w+/=]+\n\\docpicture\{\1\}\{w \\\{x\\\}\}$/,
    );
  });

  it('takes what documents want to be in the index', async () => {
    const woven = await weave({
      'a.rst': 'T\n=\n\n.. index:: plain; a!b\n   pair: one; two\n   see: here; there\n\nText.\n',
    });
    const tex = woven.file('a.tex');
    expect(tex).toContain('\\index{plain@plain!ab@a"!b}%\n');
    expect(tex).toContain('\\index{one@one!two@two}%\n\\index{two@two!one@one}%\n\\index{here@here|see{there}}%\n');
    expect(tex).toContain('\\docindex\n');
  });

  it('draws tables with rules, and wide ones with columns of their share', async () => {
    expect(await body('| a | b |\n|--:|:-:|\n| 1 | 2 |')).toBe(
      '\\begin{longtable}[c]{rc}\n\\toprule\n{\\bfseries a} & {\\bfseries b} \\\\\n\\midrule\n\\endhead\n1 & 2 \\\\\n\\bottomrule\n\\end{longtable}',
    );
    expect(await body(`| a | b |\n|---|---|\n| ${'long words '.repeat(12)}| x |`)).toContain(
      '\\raggedright\\arraybackslash}p{',
    );
  });

  it('has formulas in the boxes of other plugins, and takes nothing of a document for one', async () => {
    const boxes = [...PLUGINS, { plugin: admonition, options: { titles: {} } } as unknown as ConfiguredPlugin];
    const tex = await body('> [!NOTE]\n> See $x_1$.\n>\n> $$\n> a = b\n> $$\n>\n> ![a](u.png "x")', boxes);
    expect(tex).toContain('See \\(x_1 \\).');
    expect(tex).toContain('\\[\na = b\n\\]');
    const forged = await body('> [!NOTE]\n> <pylit-ready>\\input{x}</pylit-ready> $y$', boxes);
    expect(forged).toContain('\\textbackslash{}input\\{x\\}');
    expect(forged).toContain('\\(y \\)');
  });

  it('lists the rows of a table that no page has room for, with the names of its columns', async () => {
    const row = (text: string) => `|${Array.from({ length: 12 }, (_, at) => ` ${text}${at} `).join('|')}|\n`;
    const tex = await body(`${row('column_with_a_name')}${'|-'.repeat(12)}|\n${row('value')}${row('other')}`);
    expect(tex).not.toContain('longtable');
    expect(tex.split('\n\n')).toHaveLength(2);
    expect(tex).toMatch(/^\\begin\{docrow\}\n\\item \\textbf\{column\\_with\\_a\\_name0\}: value0\n/);
    expect(tex).toMatch(/\\item \\textbf\{column\\_with\\_a\\_name11\}: other11\n\\end\{docrow\}$/);
  });

  it('passes formulas on as they are written', async () => {
    expect(await body('$a_1$ and $\\RR$, $\\pair{a}{b}$', PLUGINS)).toBe(
      '\\(a_1 \\) and \\(\\def\\RR{\\mathbb{R}}\\RR \\), \\(\\def\\pair#1#2{(#1,#2)}\\pair{a}{b} \\)',
    );
    expect(await body('$$\n\\begin{align}\na &= b % c\n\n\\end{align}\n$$', PLUGINS)).toBe(
      '\\begin{align}\na &= b \n\\end{align}',
    );
  });

  it.each([
    '\\input{/etc/passwd}',
    '\\def\\end{x}',
    '\\csname input\\endcsname',
    '^^5cinput{x}',
    '\\unknown',
    'a}{b',
    '\\ce{H2O}',
    '\\end{document}',
  ])('no formula can hold %s', async formula => {
    const woven = await weave({ 'a.md': `# T\n\n$${formula}$\n` }, PLUGINS);
    expect(woven.problems).toEqual(['a.md:3 math']);
    expect(woven.file('a.tex')).toContain('\\texttt{');
    expect(woven.file('a.tex')).not.toContain(`(${formula}`);
  });

  it('says which characters and images it cannot show', async () => {
    const woven = await weave({
      'a.md': '# T\n\n中\n\n![words](x.svg) ![far](https://x.org/y.png)\n',
      'x.svg': '<svg/>',
    });
    expect(woven.problems).toEqual(['a.md:3 latex-glyph', 'a.md:5 latex-image', 'a.md:5 latex-picture']);
    expect(woven.file('a.tex')).toContain('\\docpicture{x.svg}{words}');
  });

  it('leaves out what TeX has no memory for, and keeps the text', async () => {
    const nested = Array.from({ length: 20 }).reduce<string>(
      inner => `<table><tr><td>${inner}</td><td>x</td></tr></table>`,
      `${'<b>'.repeat(50)}deep${'</b>'.repeat(50)}`,
    );
    const tex = await body(`${nested}\n\n${'>'.repeat(40)} low`);
    expect(tex.match(/\\begin\{(?:tabular|longtable)\}/g)).toHaveLength(3);
    expect(tex.match(/\\textbf\{/g)?.length).toBeLessThan(30);
    expect(tex.match(/\\begin\{quote\}/g)).toHaveLength(12);
    expect(tex).toMatch(/deep[\s\S]*low/);
    const wide = await body(`\`${'a_'.repeat(40_000)}\``);
    expect(Math.max(...wide.split('\n').map(line => line.length))).toBeLessThan(50_000);
  });

  it('is made again only where something changed', async () => {
    const woven = await weave({ 'a.md': '# A\n\none\n\ntwo\n', 'b.md': '# B\n' });
    woven.project.write({ 'a.md': '# A\n\none\n\nthree\n' });
    const report = await woven.build();
    expect(report).toMatchObject({ blocks: { transformed: 1 }, outputs: { written: 1 } });
    expect(woven.file('a.tex')).toContain('three');
  });
});

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** All that is hard to write in LaTeX. */
const HOSTILE = `# Title \\write18{x} & *100%* \`_\` $x^2$[^1] 😀

\\input{/etc/passwd} $$ % # ^^5c ~ _ {brace} \\end{document} -- << >> [bracket] \\\\* [x]

| a[^1] | wide ${'words '.repeat(30)}|
|---|--:|
| \`\\x\` | [link](https://x.org/a%20b#c_d&e) 中文 |

> - quote
>   1. deep
>
>      | t |
>      |---|
>      | u |
>
> ## Heading inside

![picture](p.png) ![gone](p.svg)

\`\`\`c {#main file="build/m.c"}
<<part>> ${'verylongword_'.repeat(20)} ${'word '.repeat(30)}
\`\`\`

\`\`\`c {#part}
int x;	/* tab */ "%d\\n" { ├── 中
\`\`\`

$$
\\begin{align} a &= b \\\\ c &≤ d \\end{align}
$$

Term ~~struck *out*~~ <kbd>Ctrl</kbd><br>H<sub>2</sub>O

- [x] done

---

[^1]: A note[^2].

    \`\`\`js
    let x
    \`\`\`

[^2]: Another: ${'https://x.org/'.repeat(12)}
`;

for (const engine of ['pdflatex', 'lualatex'] as const)
  describeNeeding(engine, `what ${engine} makes of it`, () => {
    it('compiles without an error, and loses no word', async () => {
      const woven = await weave({ 'a.md': HOSTILE, 'p.png': PICTURE, 'p.svg': '<svg/>' }, PLUGINS);
      const folder = path.join(woven.root, 'build/latex');
      const compile = () =>
        spawnSync(engine, ['-interaction=nonstopmode', '-halt-on-error', '-no-shell-escape', 'a.tex'], {
          ...{ cwd: folder, encoding: 'utf8', timeout: 100_000 },
        }).stdout;
      compile();
      const log = compile();
      // The error, should there be one.
      expect(/^! [\s\S]{0,400}/m.exec(log)?.[0]).toBeUndefined();
      expect(log).toContain('Output written on a.pdf');
      expect(log).not.toMatch(/undefined references|Missing character/);
      if (engine === 'lualatex' || !hasTool('pdftotext')) return;
      const text = spawnSync('pdftotext', ['a.pdf', '-'], { cwd: folder, encoding: 'utf8' }).stdout;
      for (const word of [
        'write18',
        '/etc/passwd',
        'end{document}',
        'brace',
        'link',
        'quote',
        'deep',
        'inside',
        'gone',
      ])
        expect(text).toContain(word);
      // Of what the fonts lack, too.
      for (const word of ['😀', '中', 'struck', 'Ctrl', 'done', 'Another', '%d']) expect(text).toContain(word);
    }, 240_000);
  });

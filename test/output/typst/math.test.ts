import type { Element } from 'hast';
import { raw } from 'hast-util-raw';
import temml from 'temml';
import { afterAll, describe, expect, it } from 'vitest';
import { readMarkup } from '../../../plugins/math/markup.ts';
import { PrintEngine } from '../../../src/cli/print/engine.ts';
import { formula } from '../../../src/output/typst/formula.ts';
import { mathOf } from '../../../src/output/typst/math.ts';

/** A formula in TeX as Typst's. */
function typst(tex: string): string {
  return mathOf(mathMl(tex).children);
}

function mathMl(tex: string): Element {
  const markup = temml.renderToString(tex, { displayMode: true, annotate: true });
  const tree = readMarkup(markup) ?? raw({ type: 'root', children: [{ type: 'raw', value: markup }] });
  const math = 'tagName' in tree ? tree : 'children' in tree ? tree.children[0] : undefined;
  if (math?.type !== 'element') throw new Error(`not read: ${tex}`);
  return math;
}

const FORMULAS = [
  'e^{i\\pi} = -1',
  '\\frac{a}{b} + \\sqrt[3]{x} + \\binom{n}{k}',
  '\\sum_{i=0}^n \\int_0^\\infty \\lim_{x\\to 0} \\prod\\limits_a^b',
  '\\left( \\frac12 \\right] \\left\\{ a \\right. \\left. b \\right|_0',
  '\\begin{cases} a & x \\\\ b & y \\end{cases}',
  '\\begin{aligned} a &= b \\\\ &\\le \\frac{c}{d} \\end{aligned}',
  '\\begin{pmatrix} 1 & 0 \\\\ 0 & 1 \\end{pmatrix} \\begin{array}{l|r} a & b \\\\ \\hline c & d \\end{array}',
  '\\hat x \\vec{v} \\dot q \\ddot q \\tilde z \\bar y \\overline{ab} \\underline{c} \\overbrace{d}^n \\underbrace{e}_m',
  '\\text{if } \\mathbb{R} \\mathcal{L} \\mathbf{v} \\mathrm{d}x \\operatorname{foo} \\sin x',
  'A \\xrightarrow{f} B \\quad a \\,\\!\\; b \\not= c \\boxed{x} \\cancel{y} \\phantom{z}',
  '{}_a^b X_c^d \\overset{!}{=} \\underset{x}{\\max} \\substack{a \\\\ b}',
  '\\# \\$ \\% \\& \\_ \\{ \\} / " ; , : `',
  "f'(x) f'' \\dots \\cdots \\ldots 3.14 \\mathit{ab}",
  '\\begin{array}{|c|r||l|} \\hline a & b & c \\\\ \\hline dd & e & f \\\\ \\hline \\end{array}',
  '\\left[ \\begin{array}{c|c} 1 & 2 \\\\ \\hdashline 3 & 4 \\end{array} \\right]',
  '\\begin{align} a &= b \\tag{A} \\\\ c &= d \\end{align}',
  '\\color{red}{x} + \\textcolor{blue}{y} \\colorbox{yellow}{z} \\bigl( x \\Bigr) \\mathop{\\mathrm{arg\\,max}}_x \\lvert z \\rvert \\Vert w \\Vert',
];

describe('formulas in Typst', () => {
  const engine = new PrintEngine();
  afterAll(() => engine.close());

  it.each(FORMULAS)('%s is set without a problem', async tex => {
    const content = `#set document(date: none)\n$ ${typst(tex)} $\n`;
    const { pdf, problems } = await engine.print([{ path: '/main.typ', content }], '/main.typ');
    expect([problems, pdf !== undefined]).toEqual([[], true]);
  });

  it('has no letter of Typst in what comes from the document', () => {
    expect(typst('x')).toBe('\\u{78}');
    expect(typst('\\text{\\#let x = 1 "quoted"}')).toBe('"#let x = 1 \\"quoted\\""'.replaceAll(' ', '\u00a0'));
  });

  it('lets fences grow, and puts limits where they belong', () => {
    expect(typst('\\left(\\frac12\\right)')).toBe('lr(\\u{28} frac("1", "2") \\u{29})');
    expect(typst('\\sum_a^b')).toMatch(/^attach\(limits\(\\u\{2211\}\), b: \\u\{61\}, t: \\u\{62\}\)$/);
    expect(typst('x_1^2')).toBe('attach(\\u{78}, b: "1", t: "2")');
  });

  it('draws the rules of arrays', () => {
    expect(typst('\\begin{array}{|c|} \\hline a \\\\ \\hline \\end{array}')).toContain(
      'grid.cell(align: center, stroke: (top: 0.5pt, bottom: 0.5pt, left: 0.5pt, right: 0.5pt), $\\u{61}$)',
    );
    expect(typst('\\begin{pmatrix} a \\end{pmatrix}')).not.toContain('grid');
  });

  it('puts the tag of a line to the margin, and those of several behind their lines', () => {
    const set = (tex: string) => formula(mathMl(tex), {} as never);
    expect(set('x \\tag{3}')).toMatch(/^\{ set math\.equation\(numbering: \(\.\.\) => "\(3\)"\); formula\(true, /);
    expect(set('x \\tag{3}').split('"(3)"')).toHaveLength(2);
    expect(set('x')).not.toContain('numbering');
    expect(set('\\begin{align} a \\tag{A} \\\\ b \\tag{B} \\end{align}')).toMatch(
      /#h\(2em\) display\("\(A\)"\).*"\(B\)"/,
    );
  });

  it('sets what stands below a sum in the size of a script, once', () => {
    expect(typst('\\sum_{\\substack{i \\\\ j}}')).toContain('script(\\u{69}); script(\\u{6a})');
  });

  it('keeps fences as they are written where nothing asks them to grow', () => {
    expect(typst('(x)')).toBe('class("opening", \\u{28}) \\u{78} class("closing", \\u{29})');
    expect(typst('\\bigl( x')).toContain('lr(size: #1.2em, \\u{28})');
  });
});

import temml from 'temml';
import { afterAll, describe, expect, it } from 'vitest';
import { readMarkup } from '../../../plugins/math/markup.ts';
import { PrintEngine } from '../../../src/cli/print/engine.ts';
import { mathOf } from '../../../src/output/typst/math.ts';

/** A formula in TeX as Typst's. */
function typst(tex: string): string {
  const tree = readMarkup(temml.renderToString(tex, { displayMode: true, annotate: true }));
  if (!tree) throw new Error(`not read: ${tex}`);
  return mathOf(tree.children);
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
});

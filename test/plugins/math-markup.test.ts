import { raw } from 'hast-util-raw';
import temml from 'temml';
import { describe, expect, it } from 'vitest';
import { readMarkup } from '../../plugins/math/markup.ts';
import { writeElements } from '../../src/output/html/plain/write-elements.ts';
import { isHarmless } from '../../src/output/html/sanitize/harmless.ts';
import { sanitizePluginResult } from '../../src/output/html/sanitize/plugin-result.ts';
import { stringifyHtml } from '../../src/output/html/stringify.ts';

const commands = (
  'alpha infty sum int prod lim sin mathbb mathbf mathcal mathrm mathsf mathfrak text textbf textit textcolor color frac dfrac binom ' +
  'sqrt hat vec bar overline underline overbrace underbrace overset underset stackrel cancel xcancel boxed fbox colorbox rule kern ' +
  'hspace phantom vphantom smash llap rlap left right big Bigg middle not neq leq le ge to xrightarrow iff implies quad qquad tag ' +
  'label ref href url class id style data htmlClass includegraphics operatorname limits nolimits displaystyle textstyle ' +
  'scriptstyle tiny Huge raisebox mathop mathrel prescript sideset ce pu'
).split(' ');
const frames = [
  'C',
  'C{x}',
  'C{a}{b}',
  'a C b',
  'C{1em}',
  'C{red}{x}',
  'C[2]{x}',
  '\\left( C x \\right)',
  'x_{C}^{y}',
  '\\text{C}',
];
const environments = 'matrix pmatrix bmatrix cases aligned align gather array smallmatrix split alignat CD'.split(' ');
const others = [
  "f'(x) < g''(x) & y",
  '\\text{a "b" \'c\' <d> & e}',
  'x > y \\; \\# \\% \\& \\_',
  'é 漢 \u{1d400}',
  '\\text{$x$}',
];

const formulas = [
  ...commands.flatMap(command => frames.map(frame => frame.replace('C', () => `\\${command}`))),
  ...environments.map(name => `\\begin{${name}} a & b \\\\ c & d \\end{${name}}`),
  ...environments.map(name => `\\begin{${name}}{cc} a & b \\\\ \\hline c & d \\end{${name}}`),
  ...others,
];

/** What temml writes for all formulas that it accepts. */
const markups = formulas.flatMap(tex => [true, false].flatMap(displayMode => markupOf(tex, displayMode)));

function markupOf(tex: string, displayMode: boolean): string[] {
  try {
    return [temml.renderToString(tex, { displayMode, throwOnError: true, annotate: true, trust: false })];
  } catch {
    return [];
  }
}

function parsed(markup: string) {
  const tree = raw({ type: 'root', children: [{ type: 'raw', value: markup }] });
  return tree.type === 'root' ? tree.children.filter(node => node.type === 'element') : [];
}

async function sanitized(nodes: Parameters<typeof sanitizePluginResult>[0]): Promise<string> {
  return stringifyHtml({ type: 'root', children: await sanitizePluginResult(nodes) });
}

describe('the markup of formulas', () => {
  it('is read as an HTML parser reads it', async () => {
    const read = markups.flatMap(markup => {
      const math = readMarkup(markup);
      return math ? [{ markup, math }] : [];
    });
    expect(read.length).toBeGreaterThan(0.95 * markups.length);
    expect(read.length).toBeGreaterThan(900);
    for (const { markup, math } of read) expect(await sanitized([math]), markup).toBe(await sanitized(parsed(markup)));
  });

  it('is mostly harmless, and then written as the sanitiser and rehype write it', async () => {
    const harmless = markups.flatMap(markup => readMarkup(markup) ?? []).filter(math => isHarmless([math]));
    expect(harmless.length).toBeGreaterThan(0.95 * markups.length);
    for (const math of harmless) expect(writeElements([math])).toBe(await sanitized([math]));
  });

  it.each([
    '<math></math><math></math>',
    '<math><mi>x</math></mi>',
    '<math>',
    '</math>',
    'x',
    '',
    '<math><span>x</span></math>',
    "<math href='javascript:x'></math>",
    '<math href="javascript:x"></math>',
    '<math onclick="x"></math>',
    '<math><script>x</script></math>',
    '<math><mi>\0</mi></math>',
    '<math><mi>a\rb</mi></math>',
    '<math><annotation-xml></annotation-xml></math>',
    '<math><mi/></math>',
    '<math><!-- x --></math>',
  ])('leaves %j to an HTML parser', markup => {
    expect(readMarkup(markup)).toBeUndefined();
  });
});

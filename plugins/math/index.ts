import type { Element, ElementContent } from 'hast';
import type { Nodes } from 'mdast';
import { definePlugin, type TransformContext } from 'pylit/plugin';
import * as v from 'valibot';
import { DEPTH, depth } from './depth.ts';
import { readMarkup } from './markup.ts';
import { type Formula, formulasOf } from './source.ts';
import { STYLES } from './stylesheet.ts';

/** Version of temml; a test compares it with the installed package. */
export const TEMML_VERSION = '0.13.5';

/** What the configuration may say. */
export interface MathOptions {
  /** The project's own commands: `{ '\\RR': '\\mathbb{R}' }`; `#1` stands for an argument. */
  readonly macros: Readonly<Record<string, string>>;
  /** Longer formulas, counted in characters, are refused. */
  readonly limit: number;
}

/** Sets formulas written in TeX as MathML, which browsers draw and screen readers speak. */
export default definePlugin<MathOptions>({
  name: 'math',
  version: `7 temml ${TEMML_VERSION}`,
  options: v.strictObject({
    macros: v.optional(v.record(v.pipe(v.string(), v.startsWith('\\')), v.string()), {}),
    limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 20_000),
  }),
  match: node => formulasOf(node).length > 0,
  transforms: {
    html(node, context) {
      return loaded ? setAll(loaded, node, context) : load().then(temml => setAll(temml, node, context));
    },
    async latex(node, context) {
      const { latexFormulas } = await import('./latex.ts');
      return latexFormulas(formulasOf(node), await load(), context);
    },
    text: node =>
      formulasOf(node)
        .map(({ tex }) => tex.trim())
        .join('\n\n'),
  },
  styles: () => STYLES,
});

export type Temml = Pick<typeof import('temml'), 'renderToString'>;

let loaded: Temml | undefined;

async function load(): Promise<Temml> {
  loaded ??= (await import('temml')).default;
  return loaded;
}

/** Waits only where some formula needs an HTML parser. */
function setAll(
  temml: Temml,
  node: Nodes,
  context: TransformContext<MathOptions>,
): readonly ElementContent[] | Promise<readonly ElementContent[]> {
  const results = formulasOf(node).map(formula => setFormula(temml, formula, context));
  return results.every(isReady) ? results : Promise.all(results);
}

function isReady(result: ElementContent | Promise<ElementContent>): result is ElementContent {
  return !(result instanceof Promise);
}

function setFormula(
  temml: Temml,
  formula: Formula,
  { options, message }: TransformContext<MathOptions>,
): ElementContent | Promise<ElementContent> {
  const fail = (reason: string, offset = 0) => {
    const line = formula.tex.slice(0, offset).split('\n').length + formula.firstLine;
    // On its first line a formula's own place says more than the line's beginning.
    message('error', 'math', `This formula cannot be set: ${reason}`, line === 1 ? {} : { line });
    return errorElement(formula, reason);
  };
  if (formula.tex.length > options.limit)
    return fail(`it has ${formula.tex.length} characters; at most ${options.limit} are read.`);
  if (depth(formula.tex) > DEPTH) return fail(`its braces are nested more than ${DEPTH} deep.`);
  try {
    const settings = {
      displayMode: formula.display,
      throwOnError: true,
      annotate: true,
      trust: false,
      maxSize: [50, 50] as [number, number],
      maxExpand: 1000,
    };
    // Formulas may define commands; each gets a copy, so that none depends on those before it.
    const tex = formula.aligned ? `\\begin{aligned}${formula.tex}\\end{aligned}` : formula.tex;
    const markup = temml.renderToString(tex, { ...settings, macros: { ...options.macros } });
    return readMarkup(markup) ?? parseHtml(markup);
  } catch (error) {
    return fail(reasonOf(error), positionOf(error));
  }
}

/** What temml seldom writes, with elements of HTML or attributes that load something, is left to an HTML parser and the sanitiser. */
async function parseHtml(markup: string): Promise<ElementContent> {
  const { raw } = await import('hast-util-raw');
  const tree = raw({ type: 'root', children: [{ type: 'raw', value: markup }] });
  const math =
    tree.type === 'root' ? tree.children.find((node): node is Element => node.type === 'element') : undefined;
  return math ?? { type: 'text', value: '' };
}

/** temml's own words, without the excerpt that it underlines with combining characters. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/ at (?:position \d+|end of input):[\s\S]*$/, '.').trim();
}

function positionOf(error: unknown): number | undefined {
  return error instanceof Error && 'position' in error && typeof error.position === 'number'
    ? error.position
    : undefined;
}

function errorElement({ tex, display }: Formula, reason: string): ElementContent {
  const code: Element = { type: 'element', tagName: 'code', properties: {}, children: [{ type: 'text', value: tex }] };
  return {
    type: 'element',
    tagName: display ? 'p' : 'span',
    properties: { className: ['pylit-error'], title: reason },
    children: [code],
  };
}

import type { Nodes } from 'mdast';
import { definePlugin, notationKey, type TransformContext } from 'pylit/plugin';
import * as v from 'valibot';
import type { Entry } from './check/entry.ts';
import { type Checked, checkSpecification } from './check/specification.ts';
import { drawFigures } from './draw.ts';
import { type Drawing, NOTHING } from './drawing.ts';
import type { NameMark } from './formula.ts';
import { fullName } from './language/term.ts';
import { declarationId, linkSpecifications } from './link.ts';
import { parseBoxes } from './parse.ts';
import { createProblems, type Problem, placeAt } from './problems.ts';
import { type Specification, specification } from './source.ts';
import { STYLESHEET } from './stylesheet.ts';
import type { Dialect } from './symbols.ts';
import { tokenize } from './tokens.ts';

/** What the configuration may say. */
export interface OzOptions {
  /** Whose meaning counts where the macro packages differ. */
  readonly dialect: Dialect;
  /** Whether names and types are checked. */
  readonly check: boolean;
  /** Whether what the checker finds is an error, and no warning. */
  readonly strict: boolean;
  /** Whether all documents make one specification, or each its own. */
  readonly scope: 'project' | 'document';
  /** Longer specifications, counted in characters, are refused. */
  readonly limit: number;
}

/** Draws specifications in Z and Object-Z, in the notation of the LaTeX packages, and checks them. */
export default definePlugin<OzOptions>({
  name: 'oz',
  version: '15',
  options: v.strictObject({
    dialect: v.optional(v.picklist(['oz', 'zed', 'fuzz', 'iso']), 'oz'),
    check: v.optional(v.boolean(), true),
    strict: v.optional(v.boolean(), false),
    scope: v.optional(v.picklist(['project', 'document']), 'project'),
    limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 50_000),
  }),
  match: node => specification(node) !== undefined,
  linkNotation: (all, options) => linkSpecifications(all, options),
  transforms: {
    html(node, context) {
      const found = specification(node);
      if (!found) return [];
      const { figures, refusal } = examined(found, context);
      return refusal === undefined ? figures : [errorBox(refusal)];
    },
    async latex(node, context) {
      const drawing = drawingOf(node, context);
      const { specificationLatex } = await import('./print/latex.ts');
      return drawing && specificationLatex(drawing, context.options.dialect, text => context.escape(text));
    },
    async text(node, context) {
      const drawing = drawingOf(node, context);
      return drawing && (await import('./print/text.ts')).figuresText(drawing.figures);
    },
    async typst(node, context) {
      const drawing = drawingOf(node, context);
      return drawing && (await import('./print/typst.ts')).figuresTypst(drawing.figures);
    },
  },
  styles: () => STYLESHEET,
});

type Context = Pick<TransformContext<OzOptions>, 'options' | 'names' | 'linkTo' | 'message' | 'word'>;

/** A specification for a format that is not HTML; undefined where it is to be shown as code. */
function drawingOf(node: Nodes, context: Context): Drawing | undefined {
  const found = specification(node);
  const drawing = found && examined(found, context);
  return drawing?.refusal === undefined ? drawing : undefined;
}

/** Draws a specification, checks it, and reports what is wrong. */
function examined({ text: source, firstLine, indent }: Specification, context: Context): Drawing {
  const { options, message } = context;
  if (source.length > options.limit) {
    const refusal = `The specification has ${source.length} characters; at most ${options.limit} are drawn.`;
    message('error', 'oz', refusal);
    return { source, tokens: [], bare: NOTHING, isTorn: true, figures: [], refusal };
  }
  const { dialect } = options;
  const problems = createProblems();
  const tokens = tokenize(source);
  const bare = parseBoxes(source, tokens, problems);
  const isTorn = problems.all.length > 0;
  const globals = globalsOf(notationKey(source), context);
  // Of a torn specification the checker would say what is not so.
  const isChecked = options.check && !isTorn;
  const checked = isChecked ? checkSpecification({ source, bare, dialect, globals, problems }) : undefined;
  const marks = checked && marksOf(checked, globals.find, context);
  const figures = drawFigures(bare, { source, dialect, problems, word: context.word, ...(marks && { marks }) });
  for (const problem of problems.all.toSorted((a, b) => a.at - b.at)) {
    const { line, column } = placeAt(source, problem.at);
    const { rule, text, hint } = problem;
    const place = { line: line + firstLine, column: column + indent, ...(hint !== undefined && { hint }) };
    message(severityOf(problem, options), rule, text, place);
  }
  return { source, tokens, bare, isTorn, figures };
}

function severityOf({ severity, rule }: Problem, { strict }: OzOptions): 'error' | 'warning' {
  return strict && rule !== 'unknown-environment' ? 'error' : severity;
}

/** What other blocks declare, as this one sees it. Each name is asked for once. */
function globalsOf(key: string, { names }: Context) {
  const found = new Map<string, Entry | undefined>();
  return {
    find(name: string): Entry | undefined {
      if (!found.has(name)) found.set(name, names.lookup('declaration', `${key} ${name}`)?.value as Entry | undefined);
      return found.get(name);
    },
    nearest: (name: string) => names.nearest('declaration', name),
  };
}

/** Declarations get an id, the first of a name alone; uses lead there. */
function marksOf(
  { declared, uses }: Checked,
  find: (name: string) => Entry | undefined,
  { linkTo }: Context,
): ReadonlyMap<number, NameMark> {
  const marks = new Map<number, NameMark>();
  for (const { name, at } of uses) {
    const href = linkTo('declaration', name);
    if (href !== undefined) marks.set(at, { href });
  }
  for (const [name] of declared) {
    const full = fullName(name);
    const other = find(full);
    if (!other || other.isLater) marks.set(name.at, { id: declarationId(full) });
  }
  return marks;
}

function errorBox(text: string) {
  return {
    type: 'element' as const,
    tagName: 'p',
    properties: { className: ['pylit-error'] },
    children: [{ type: 'text' as const, value: text }],
  };
}

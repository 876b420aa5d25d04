import type { Element, ElementContent } from 'hast';
import { type Box, grouped, type Row, type Section } from './box.ts';
import { cellsOf, layoutOf } from './cells.ts';
import { type FormulaContext, formula } from './formula.ts';
import { linkedMath } from './linked-math.ts';
import { math, plainText } from './mathml.ts';
import { drawProse } from './prose.ts';
import { type TitleKey, titleOf } from './titles.ts';
import type { Token } from './tokens.ts';

/** What drawing needs besides a formula's context. */
export interface DrawContext extends FormulaContext {
  readonly source: string;
  /** A phrase in the language of the page. */
  readonly word: (key: TitleKey) => string;
}

/** Draws each box as a figure, and so the rows that stand between boxes. */
export function drawFigures(bare: Box, context: DrawContext): Element[] {
  return grouped(bare.sections.flatMap(section => section.content)).map(group => {
    if (!Array.isArray(group)) return drawBox(group, context, true);
    return figure(context.word('zParagraph'), [], [block(['oz-plain'], [drawRows(group, false, context)])]);
  });
}

function drawBox(box: Box, context: DrawContext, isOuter = false): Element {
  const { environment } = box;
  const heading = headingOf(box, context);
  const title = [titleOf(environment, context.word), plainText(heading).trim()].filter(Boolean).join(' ');
  const classes = ['oz-box', `oz-${environment.shape}`, `oz-${environment.name.replace('*', '-star')}`];
  const children = [
    ...headOf(box, heading, context),
    ...box.sections.flatMap(section => drawSection(section, box, context)),
  ];
  const drawn = block([...new Set(classes)], children);
  if (isOuter) return figure(title, [], [drawn]);
  return { ...drawn, properties: { ...drawn.properties, role: 'group', ariaLabel: title } };
}

/** The name in the top rule, with its generic parameters. */
function headingOf({ environment, name, generics }: Box, context: DrawContext): ElementContent[] {
  if (environment.heading !== undefined) return [math('mi', [{ type: 'text', value: environment.heading }], 'oz-word')];
  const parameters = generics.length > 0 ? formula(bracketed(generics), context) : [];
  return [...formula(name, context), ...parameters];
}

function bracketed(tokens: readonly Token[]): Token[] {
  const at = tokens[0]?.at ?? 0;
  return [{ kind: 'symbol', text: '[', at, end: at }, ...tokens, { kind: 'symbol', text: ']', at, end: at }];
}

/** All boxes with a top rule have a head, be there a name in it or not. */
function headOf(
  { environment: { shape, name } }: Box,
  heading: readonly ElementContent[],
  { word }: DrawContext,
): Element[] {
  if (name === 'proof') return [block(['oz-proof-head'], [{ type: 'text', value: word('zProof') }])];
  if (shape !== 'schema' && shape !== 'class' && shape !== 'generic') return [];
  return [block(['oz-head'], heading.length > 0 ? [span('oz-title', linkedMath(heading))] : [])];
}

function drawSection({ rule, condition, content }: Section, box: Box, context: DrawContext): Element[] {
  const { environment } = box;
  const declares = environment.declares && rule === undefined;
  const parts = grouped(content).map(group => {
    if (!Array.isArray(group)) return drawBox(group, context);
    return environment.shape === 'prose' ? drawProse(group, context) : drawRows(group, declares, context);
  });
  if (environment.shape === 'columns') return [block(['oz-column'], parts)];
  return [...drawRule(rule, condition, context), ...parts];
}

function drawRule(rule: Section['rule'], condition: readonly Token[], context: DrawContext): Element[] {
  if (rule === undefined || rule === 'side') return [];
  const line: Element = {
    ...block(['oz-rule', `oz-${rule.toLowerCase()}`], []),
    properties: { className: ['oz-rule', rule === 'Derive' ? 'oz-derive-twice' : `oz-${rule}`], role: 'separator' },
  };
  if (condition.length === 0) return [line];
  return [block(['oz-conclusion'], [line, span('oz-condition', linkedMath(formula(bracketed(condition), context)))])];
}

function drawRows(rows: readonly Row[], declares: boolean, context: DrawContext): Element {
  const layout = layoutOf(rows, declares);
  const cells = rows.map(row => cellsOf(row, layout));
  const columns = Math.max(...cells.map(({ length }) => length));
  const drawn = rows.map((row, index) => {
    const children = (cells[index] ?? []).map(tokens => span('oz-cell', linkedMath(formula(tokens, context))));
    const isLong = children.some(cell => cell.children.some(node => node.type === 'element' && node.tagName === 'wbr'));
    return block(['oz-row', ...(isLong ? ['oz-long'] : []), ...(row.gap > 0 ? [`oz-gap-${row.gap}`] : [])], children);
  });
  return block(['oz-part', ...(columns > 1 ? [`oz-columns-${columns}`] : [])], drawn);
}

/** Wide figures scroll; the keyboard scrolls them when it can reach them. */
function figure(label: string, classes: readonly string[], children: ElementContent[]): Element {
  return {
    type: 'element',
    tagName: 'figure',
    properties: { className: ['oz', ...classes], ariaLabel: label, tabIndex: 0 },
    children,
  };
}

function block(className: string[], children: ElementContent[]): Element {
  return { type: 'element', tagName: 'div', properties: { className }, children };
}

function span(className: string, children: ElementContent[]): Element {
  return { type: 'element', tagName: 'span', properties: { className: [className] }, children };
}

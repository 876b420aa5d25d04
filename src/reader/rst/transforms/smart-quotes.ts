import type { Nodes, RootContent, Text } from 'mdast';
import { type Quotes, quotesOf as quotesOfLanguage } from '../languages/quotes.ts';
import { ESCAPE, unescapeText } from '../text/escape.ts';

/** The quotation marks that the options ask for. */
export function quotesOf(options: {
  readonly language?: string | undefined;
  readonly smartQuotes?: boolean | 'alternative' | undefined;
}): Quotes {
  return quotesOfLanguage(options.language ?? 'en', options.smartQuotes === 'alternative');
}

/** Makes quotes, dashes and dots of running text typographic, as docutils does. What is escaped stays. */
export function smartQuotes(nodes: readonly RootContent[], quotes: Quotes): void {
  for (const node of nodes) visit(node, quotes);
}

/** Nodes that hold running text. */
const TEXTS: ReadonlySet<Nodes['type']> = new Set<Nodes['type']>([
  ...(['paragraph', 'heading', 'definitionTerm', 'classifier', 'fieldName', 'caption', 'rubric'] as const),
  ...(['attribution', 'lineBlockLine', 'substitutionDefinition'] as const),
]);

/** Nodes whose text is as it is. */
const FIXED: ReadonlySet<Nodes['type']> = new Set<Nodes['type']>([
  ...(['parsedLiteral', 'objectSignature', 'optionGroup', 'systemMessage'] as const),
]);

function visit(node: Nodes, quotes: Quotes): void {
  if (TEXTS.has(node.type)) {
    const context = { last: ' ' };
    if ('children' in node) for (const child of node.children) educate(child, quotes, context);
  } else if ('children' in node && !FIXED.has(node.type)) for (const child of node.children) visit(child, quotes);
}

/** Elements whose text is code. */
const CODE: ReadonlySet<string> = new Set(['code', 'samp', 'kbd']);

/** @param context the last character of the text before, which tells how a quote is meant */
function educate(node: Nodes, quotes: Quotes, context: { last: string }): void {
  if (node.type === 'text') {
    const { value } = node;
    if (value === '') return;
    node.value = educated(node, quotes, context.last);
    context.last = value.at(-1) ?? ' ';
  } else if (node.type === 'classifier') visit(node, quotes);
  else if (isLiteral(node)) context.last = textOf(node).at(-1) ?? context.last;
  else if ('children' in node) for (const child of node.children) educate(child, quotes, context);
}

function isLiteral(node: Nodes): boolean {
  if (node.type === 'textDirective') return node.name === 'raw' || CODE.has(node.data?.hName ?? '');
  return node.type === 'problematic' || node.type === 'signaturePart' || !('children' in node);
}

function textOf(node: Nodes): string {
  if ('children' in node) return node.children.map(textOf).join('');
  if (node.type === 'footnoteReference') return node.label ?? '';
  return 'value' in node ? node.value : '';
}

/** Characters that stay as they are where they are escaped, and what stands for them in the meantime. */
const SIGNS = '-\'".`';
const FIRST_STAND_IN = 0xe000;

function educated(node: Text, quotes: Quotes, before: string): string {
  const { written = node.value } = node.data?.rst ?? {};
  if (node.data?.rst?.written !== undefined) delete node.data;
  const guarded = written.replace(new RegExp(`${ESCAPE}([-'".\`])`, 'g'), (_, sign: string) =>
    String.fromCharCode(FIRST_STAND_IN + SIGNS.indexOf(sign)),
  );
  const plain = unescapeText(guarded)
    .replaceAll('---', '\u2014')
    .replaceAll('--', '\u2013')
    .replace(/\.\.\.|\. \. \./g, '\u2026');
  const context = /['"]/.test(before) ? ';' : before;
  const quoted = curly(context + plain, quotes).slice(context.length);
  return quoted.replace(/[\ue000-\ue004]/g, sign => SIGNS[sign.charCodeAt(0) - FIRST_STAND_IN] ?? sign);
}

const PUNCTUATION = '[-!" #$%\'()*+,.\\/:;<=>?@[\\\\\\]^_`{|}~]';
const WORD = '[\\p{L}\\p{N}_]';
/** What an opening quote may follow. */
const BEFORE = '[\\s\\u200b\\u200c([{\\-\\u2013\\u2014]';

const INNER_AFTER_BRACKET = new RegExp(`([([{\\-\\u2013\\u2014])'(?=${PUNCTUATION}? )`, 'gu');
const OUTER_AFTER_BRACKET = new RegExp(`([([{\\-\\u2013\\u2014])"(?=${PUNCTUATION}? )`, 'gu');
const INNER_OPENING = new RegExp(`(${BEFORE})'(?=${WORD}|${PUNCTUATION})`, 'gu');
const OUTER_OPENING = new RegExp(`(${BEFORE})"(?=${WORD}|${PUNCTUATION})`, 'gu');
const BOTH_OPENING = new RegExp(`"'(?=${WORD})`, 'gu');
const BOTH_OPENING_INNER_FIRST = new RegExp(`'"(?=${WORD})`, 'gu');
const APOSTROPHE = new RegExp(`(?<=${WORD})'(?=${WORD})`, 'gu');

function curly(text: string, { open, close, innerOpen, innerClose, isEnglish }: Quotes): string {
  if (!/['"]/.test(text)) return text;
  return (
    text
      .replace(BOTH_OPENING, () => open + innerOpen)
      .replace(BOTH_OPENING_INNER_FIRST, () => innerOpen + open)
      .replace(INNER_AFTER_BRACKET, (_, bracket: string) => bracket + innerClose)
      .replace(OUTER_AFTER_BRACKET, (_, bracket: string) => bracket + close)
      .replace(isEnglish ? /'(?=\d{2}s)/g : /$^/g, () => '\u2019')
      .replace(INNER_OPENING, (_, before: string) => before + innerOpen)
      .replace(APOSTROPHE, () => '\u2019')
      .replace(/(?<!\s)'/g, () => innerClose)
      .replaceAll("'", () => innerOpen)
      .replace(OUTER_OPENING, (_, before: string) => before + open)
      // Whatever is left closes where a word is before it, and else opens.
      .replace(/(?<!\s)"|"(?=\s)/g, () => close)
      .replaceAll('"', () => open)
  );
}

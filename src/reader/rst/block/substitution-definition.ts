import type { PhrasingContent, RootContent } from 'mdast';
import type { SubstitutionDefinition } from '../../../literate/nodes.ts';
import { lineAt, noteBlock, type ParseContext } from '../context.ts';
import { ADMONITIONS } from '../directives/index.ts';
import { systemMessage } from '../system-message.ts';
import { markEscapes, normalizeSpace, unescapeText } from '../text/escape.ts';
import { takeIndented } from '../text/indented.ts';
import { cutLine, indentOf, type Line, linesPosition, linesText, trimBlankEnd } from '../text/line.ts';
import { quotes } from './block-quote.ts';
import { directiveAt } from './directive.ts';
import { type ExplicitConstruct, malformed } from './explicit-construct.ts';
import { SIMPLE_NAME } from './patterns.ts';

const START = /^\.\. +\|(?![ ]|$)/;
const NAME = /^((?! )(.+?)(?<![\s\0])\|)( +|$)/;
const EMBEDDED = new RegExp(`^(${SIMPLE_NAME})::( +|$)`, 'u');
const MAX_NAME = 2000;

/**
 * Reads a substitution definition: a name and the directive that makes its text or image.
 *
 *     .. |name| replace:: text
 *     ^^
 */
export const substitutionDefinition: ExplicitConstruct = cursor => {
  const line = lineAt(cursor.lines, cursor.index);
  const start = START.exec(line.text);
  if (!start) return undefined;
  const block = takeIndented(cursor.lines, cursor.index, { first: start[0].length, keepIndent: true });
  const found = findName(block.lines);
  if (!found) return malformed(cursor, block.end, { rule: 'substitution', text: 'malformed substitution definition.' });
  const source = cursor.lines.slice(cursor.index, block.end);
  const strict = cursor.context.options.strict === true;
  noteBlock(cursor.context, source.at(-1));
  const nodes = define(found.name, found.rest);
  return { nodes, end: block.end, blankFinish: endsInText(found.rest) ?? block.blankFinish };

  function define(name: string, rest: readonly Line[]): RootContent[] {
    if (rest.length === 0) return [failed(`Substitution definition "${name}" missing contents.`, source)];
    const match = EMBEDDED.exec(rest[0]?.text ?? '');
    if (rest[0]?.text === '' && strict) return [...quoted(cursor.context, rest), invalid(name)];
    if (!match?.[1]) return [invalid(name)];
    const marker = { name: match[1], width: match[0].length, substitution: normalizeSpace(name) };
    const made = directiveAt(cursor.context, rest, 0, marker).nodes;
    const inline = made.filter(isInline);
    const problems = made.filter(node => node.type === 'systemMessage').map(withoutPosition);
    if (inline.length === 0) return [...(strict ? made.map(node => withName(node, name)) : problems), invalid(name)];
    const illegal = illegalElement(inline, strict);
    if (illegal === PROBLEMATIC) return [...problems, problematic(inline, source)];
    if (illegal !== undefined) return [...problems, failed(illegal, source, 3)];
    return [...problems, definition(normalizeSpace(name), inline, source)];
  }

  function invalid(name: string): RootContent {
    return failed(`Substitution definition "${name}" empty or invalid.`, source);
  }
};

/** Text instead of a directive is read a line at a time: whether a blank line comes next; undefined where it has no next one. */
function endsInText([first, second]: readonly Line[]): boolean | undefined {
  if (second === undefined || first?.text === '' || EMBEDDED.test(first?.text ?? '')) return undefined;
  return second.text === '';
}

/** docutils takes what stands below a name, and no directive does, as blocks of their own. */
function quoted(context: ParseContext, lines: readonly Line[]): RootContent[] {
  return quotes(context, takeIndented(lines, 0).lines);
}

/** docutils gives the name to directives that make no text, as words for an image. */
function withName(node: RootContent, alt: string): RootContent {
  if (node.type === 'systemMessage') return withoutPosition(node);
  if (node.type !== 'containerDirective' || !ADMONITIONS.has(node.name)) return node;
  const rst = { ...node.data?.rst, attributes: { ...node.data?.rst?.attributes, alt } };
  return { ...node, data: { ...node.data, rst } };
}

function definition(name: string, made: PhrasingContent[], source: readonly Line[]): SubstitutionDefinition {
  const [first] = made;
  const attributes = first?.type === 'text' ? first.data?.rst?.attributes : undefined;
  const children = attributes && first?.type === 'text' ? [{ ...first, data: {} }, ...made.slice(1)] : made;
  const data = { hName: 'span', ...(attributes && { rst: { attributes } }) };
  return { type: 'substitutionDefinition', name, children, data, position: linesPosition(source) };
}

function failed(text: string, source: readonly Line[], level: 2 | 3 = 2): RootContent {
  return systemMessage(lineAt(source, 0), {
    level,
    rule: 'substitution',
    text,
    consumed: source,
    literal: linesText(source),
  });
}

function problematic(children: PhrasingContent[], source: readonly Line[]): RootContent {
  return systemMessage(lineAt(source, 0), {
    level: 3,
    rule: 'substitution',
    text: PROBLEMATIC,
    consumed: source,
    literal: linesText(source),
    details: [{ type: 'blockquote', children: [{ type: 'paragraph', children }] }],
  });
}

/** The definition's own node or message holds the lines. */
function withoutPosition(node: RootContent): RootContent {
  const { position: _, ...rest } = node;
  return rest;
}

const INLINE: ReadonlySet<string> = new Set([
  'text',
  'emphasis',
  'strong',
  'inlineCode',
  'image',
  'link',
  'crossReference',
  'footnoteReference',
  'substitutionReference',
  'textDirective',
  'target',
  'citation',
  'problematic',
  'inlineMath',
  'html',
]);

function isInline(node: RootContent): node is PhrasingContent {
  return INLINE.has(node.type);
}

const PROBLEMATIC = 'Problematic content in substitution definition';

/** Says what may not stand in a substitution: mistakes, and what may stand only once. */
function illegalElement(nodes: readonly PhrasingContent[], strict: boolean): string | undefined {
  for (const node of nodes) {
    if (node.type === 'problematic') return PROBLEMATIC;
    // To docutils a reference to a note has one too.
    const isNote = node.type === 'footnoteReference' && node.data?.rst?.attributes?.auto === undefined;
    const hasIdentifier = isNote || (node.data?.rst?.names?.length ?? 0) > 0;
    if (node.type === 'target' || (strict && hasIdentifier))
      return 'Targets (names and identifiers) are not supported in a substitution definition.';
    if (node.type === 'citation') return 'Citations are not supported in a substitution definition.';
    if (node.type === 'crossReference' && node.anonymous) {
      return 'Anonymous references are not supported in a substitution definition.';
    }
    if (node.type === 'footnoteReference' && node.data?.rst?.attributes?.auto !== undefined) {
      return 'References to auto-numbered and auto-symbol footnotes are not supported in a substitution definition.';
    }
    const inner = 'children' in node ? illegalElement(node.children, strict) : undefined;
    if (inner !== undefined) return inner;
  }
  return undefined;
}

function findName(lines: readonly Line[]): { name: string; rest: Line[] } | undefined {
  let escaped = '';
  for (const [index, line] of lines.entries()) {
    const own = markEscapes(line.text.trim());
    escaped = index === 0 ? own : `${escaped} ${own}`;
    if (escaped.length > MAX_NAME && index > 0) return undefined;
    const match = NAME.exec(escaped);
    if (!match?.[2]) continue;
    const before = escaped.length - own.length;
    const first = cutLine(line, indentOf(line.text) + Math.max(0, match[0].length - before));
    const rest = trimBlankEnd([first, ...lines.slice(index + 1)]);
    const start = rest[0]?.text.trim() === '' ? 1 : 0;
    const kept = rest.slice(start).map((each, at) => (at === 0 ? cutLine(each, indentOf(each.text)) : each));
    return { name: unescapeText(match[2]), rest: kept };
  }
  return undefined;
}

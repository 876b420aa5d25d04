import type { Target } from '../../../literate/nodes.ts';
import { type Cursor, lineAt } from '../context.ts';
import { adjustUri } from '../inline/uri.ts';
import { joinEscapedWords, markEscapes, normalizeName, normalizeSpace, unescapeText } from '../text/escape.ts';
import { type IndentedBlock, takeIndented } from '../text/indented.ts';
import { linesPosition } from '../text/line.ts';
import { type ExplicitConstruct, type ExplicitResult, malformed } from './explicit-construct.ts';
import { ANONYMOUS, SIMPLE_NAME } from './patterns.ts';

const TARGET = /^\.\. +_(?![ ]|$)/;

/** Name and colon; a name may be quoted by backquotes, and its colons escaped. */
const NAME = /^(_|(?!_)(`?)(?![ `])(.+?)(?<![\s\0])\2)(?<!(?<!\0):)(?<![\s\0])[ ]?:( +|$)/;

/** Longer names are no names; this keeps the search for their end short. */
const MAX_NAME = 2000;

/**
 * Reads a hyperlink target: internal, external (with a URI), indirect (with a reference) or anonymous.
 *
 *     .. _name: https://example.org
 *     ^^
 */
export const hyperlinkTarget: ExplicitConstruct = cursor => {
  const line = lineAt(cursor.lines, cursor.index);
  const match = TARGET.exec(line.text);
  if (!match) return undefined;
  const rule = { first: match[0].length, untilBlank: true, keepIndent: true };
  const block = takeIndented(cursor.lines, cursor.index, rule);
  const found = findName(block.lines.map(each => markEscapes(each.text)));
  if (!found) return malformed(cursor, block.end, { rule: 'target', text: 'malformed hyperlink target.' });
  return targetResult(cursor, block, found.name, found.rest);
};

/** Reads `__ reference-or-uri`. */
export function anonymousTarget(cursor: Cursor): ExplicitResult {
  const width = ANONYMOUS.exec(lineAt(cursor.lines, cursor.index).text)?.[0].length ?? 2;
  const block = takeIndented(cursor.lines, cursor.index, { first: width, untilBlank: true });
  return targetResult(
    cursor,
    block,
    undefined,
    block.lines.map(each => markEscapes(each.text)),
  );
}

function findName(lines: readonly string[]): { name: string | undefined; rest: string[] } | undefined {
  let escaped = '';
  for (const [index, line] of lines.entries()) {
    escaped += line;
    if (escaped.length > MAX_NAME && index > 0) return undefined;
    const match = NAME.exec(escaped);
    if (!match) continue;
    const first = escaped.slice(match[0].length).trim();
    return { name: match[1] === '_' ? undefined : match[3], rest: [first, ...lines.slice(index + 1)] };
  }
  return undefined;
}

function targetResult(cursor: Cursor, block: IndentedBlock, name: string | undefined, lines: string[]): ExplicitResult {
  const node: Target = {
    type: 'target',
    names: name === undefined ? [] : [normalizeName(unescapeText(name))],
    ...(name === undefined && { anonymous: true }),
    ...destination(lines, name === undefined),
    children: [],
    data: { hName: 'span' },
    position: linesPosition(cursor.lines.slice(cursor.index, block.end)),
  };
  return { nodes: [node], end: block.end, blankFinish: block.blankFinish };
}

const REFERENCE = new RegExp(`^(?:(${SIMPLE_NAME})_|\`(?! )(.+?)(?<![\\s\\0])\`_)$`, 'u');

/** What a target leads to: another name, a URI, or (nothing) the place where it stands. */
function destination(lines: readonly string[], anonymous: boolean): { refersTo: string } | { url: string } | object {
  const last = lines.at(-1)?.trim() ?? '';
  if (last.endsWith('_')) {
    const match = REFERENCE.exec(normalizeSpace(lines.map(line => line.trim()).join(' ')));
    if (match) return { refersTo: normalizeName(unescapeText(match[1] ?? match[2] ?? '')) };
  }
  const uri = joinEscapedWords(lines.join(' '));
  if (uri === '') return {};
  return { url: anonymous ? uri : adjustUri(uri) };
}

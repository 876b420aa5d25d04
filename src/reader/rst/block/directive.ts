import type { RootContent } from 'mdast';
import { type Cursor, lineAt, noteBlock, type ParseContext } from '../context.ts';
import type { DirectiveDefinition } from '../directives/definition.ts';
import { findDirective } from '../directives/index.ts';
import { readDirective } from '../directives/read.ts';
import { domainDirective, foreignDirective } from '../domains/index.ts';
import { takeIndented } from '../text/indented.ts';
import { type Line, trimBlankEnd } from '../text/line.ts';
import type { ExplicitConstruct } from './explicit-construct.ts';
import { SIMPLE_NAME } from './patterns.ts';

const DIRECTIVE = new RegExp(`^\\.\\. +(${SIMPLE_NAME}) ?::( +|$)`, 'u');

/**
 * Reads a directive.
 *
 *     .. name:: argument
 *     ^^
 */
export const directive: ExplicitConstruct = cursor => {
  const match = DIRECTIVE.exec(lineAt(cursor.lines, cursor.index).text);
  if (!match?.[1]) return undefined;
  const { nodes, end, blankFinish } = directiveAt(cursor.context, cursor.lines, cursor.index, {
    name: match[1],
    width: match[0].length,
  });
  return { nodes, end, blankFinish: blankFinish || isBlank(cursor, end) };
};

function isBlank(cursor: Cursor, index: number): boolean {
  const line = cursor.lines[index];
  return line === undefined || line.text === '';
}

/** Reads the directive whose marker takes `width` columns of line `start`. */
export function directiveAt(
  context: ParseContext,
  lines: readonly Line[],
  start: number,
  marker: { readonly name: string; readonly width: number; readonly substitution?: string },
): { nodes: RootContent[]; end: number; blankFinish: boolean } {
  const block = takeIndented(lines, start, { first: marker.width, keepTop: true });
  const source = lines.slice(start, block.end);
  noteBlock(context, source.at(-1));
  const name = context.language?.directives.get(marker.name.toLowerCase()) ?? marker.name;
  const nodes = readDirective({
    context,
    name,
    definition: definitionOf(context, name, block.lines),
    line: lineAt(lines, start),
    source,
    lines: trimBlankEnd(block.lines),
    ...(marker.substitution !== undefined && { substitution: marker.substitution }),
  });
  return { nodes, end: block.end, blankFinish: block.blankFinish };
}

/** Domains have directives of their own, which docutils does not know. */
function definitionOf(
  { options, state }: ParseContext,
  name: string,
  lines: readonly Line[],
): DirectiveDefinition | undefined {
  const first = lines.find(({ text }) => text.trim() !== '')?.text ?? '';
  if (options.strict) return findDirective(name, options);
  return domainDirective(name, first, state, options.objects) ?? findDirective(name, options) ?? foreignDirective(name);
}

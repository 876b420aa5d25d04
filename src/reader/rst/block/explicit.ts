import { append } from '../append.ts';
import { type Construct, type Cursor, lookAhead, noteBlock, placeAt } from '../context.ts';
import { unindentWarning } from '../system-message.ts';
import { citation } from './citation.ts';
import { comment } from './comment.ts';
import { directive } from './directive.ts';
import type { ExplicitConstruct, ExplicitResult } from './explicit-construct.ts';
import { footnote } from './footnote.ts';
import { anonymousTarget, hyperlinkTarget } from './hyperlink-target.ts';
import { ANONYMOUS, EXPLICIT } from './patterns.ts';
import { substitutionDefinition } from './substitution-definition.ts';

const CONSTRUCTS: readonly ExplicitConstruct[] = [
  footnote,
  citation,
  hyperlinkTarget,
  substitutionDefinition,
  directive,
];

/**
 * Reads an explicit markup block: what starts with `..`, and is a comment if nothing else.
 *
 *     .. something
 *     ^^
 */
export const explicit: Construct = cursor => {
  if (!EXPLICIT.test(lookAhead(cursor) ?? '')) return false;
  finish(cursor, explicitConstruct(cursor));
  return true;
};

/**
 * Reads an anonymous target in its short form.
 *
 *     __ https://example.org
 *     ^^
 */
export const anonymous: Construct = cursor => {
  if (!ANONYMOUS.test(lookAhead(cursor) ?? '')) return false;
  finish(cursor, anonymousTarget(cursor));
  return true;
};

function explicitConstruct(cursor: Cursor): ExplicitResult {
  for (const construct of CONSTRUCTS) {
    const result = construct(cursor);
    if (result === undefined) continue;
    if ('end' in result) return result;
    const fallback = comment(cursor, cursor.context.options.strict ? result.last : cursor.index);
    return { ...fallback, nodes: [...fallback.nodes, result.malformed] };
  }
  return comment(cursor);
}

function finish(cursor: Cursor, result: ExplicitResult): void {
  append(cursor.out, result.nodes);
  cursor.index = result.end;
  noteBlock(cursor.context, cursor.lines[result.end - 1]);
  const next = lookAhead(cursor) ?? '';
  if (result.blankFinish || EXPLICIT.test(next) || ANONYMOUS.test(next)) return;
  // docutils is one line further where nothing follows.
  const isFurther = cursor.context.options.strict && cursor.index === cursor.lines.length;
  cursor.out.push(unindentWarning(placeAt(cursor.lines, cursor.index + (isFurther ? 1 : 0)), 'Explicit markup'));
}

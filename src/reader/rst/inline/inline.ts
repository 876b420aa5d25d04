import type { Position } from 'unist';
import { type Inlines, lineAt, type ParseContext } from '../context.ts';
import { type Line, linePoint, linesText } from '../text/line.ts';
import { emphasis } from './emphasis.ts';
import { footnoteReference } from './footnote-reference.ts';
import { inlineTarget } from './inline-target.ts';
import { InlineText } from './inline-text.ts';
import { interpretedText } from './interpreted-text.ts';
import { literal } from './literal.ts';
import { reference } from './reference.ts';
import { Scanner } from './scanner.ts';
import { substitutionReference } from './substitution-reference.ts';

/** An inline construct: takes the text at a place and returns true, or returns false. */
export type InlineConstruct = (scanner: Scanner, at: number) => boolean;

/** By the character that gives them away, in the order in which they are tried. */
const CONSTRUCTS: Readonly<Record<string, readonly InlineConstruct[]>> = {
  '*': [emphasis],
  '`': [literal, interpretedText],
  _: [inlineTarget, reference],
  '|': [substitutionReference],
  '[': [footnoteReference],
};

/** Characters without which a text holds neither markup nor addresses nor escapes. */
const TELLING = /[*`_|[\\:@\0]/;

/** Parses lines of text as inline markup. */
export function parseInline(context: ParseContext, lines: readonly Line[], keepEscapes = false): Inlines {
  if (lines.length === 0) return { nodes: [], messages: [] };
  const value = linesText(lines);
  if (value !== '' && !TELLING.test(value))
    return { nodes: [{ type: 'text', value, position: textPosition(lines) }], messages: [] };
  const scanner = new Scanner(context, new InlineText(lines), keepEscapes);
  let at = nextSpecial(scanner.escaped, 0);
  while (at >= 0) {
    const taken = isTaken(scanner, at);
    at = nextSpecial(scanner.escaped, taken ? scanner.base : at + 1);
  }
  scanner.finish();
  return { nodes: scanner.nodes, messages: scanner.messages };
}

function nextSpecial(text: string, from: number): number {
  SPECIAL.lastIndex = from;
  return SPECIAL.test(text) ? SPECIAL.lastIndex - 1 : -1;
}

const SPECIAL = /[*`_|[]/g;

function isTaken(scanner: Scanner, at: number): boolean {
  for (const construct of CONSTRUCTS[scanner.escaped[at] ?? ''] ?? []) if (construct(scanner, at)) return true;
  return false;
}

/** Up to the very end of the last line, blank or not. */
function textPosition(lines: readonly Line[]): Position {
  const [first, last] = [lineAt(lines, 0), lineAt(lines, lines.length - 1)];
  return { start: linePoint(first), end: linePoint(last, last.text.length) };
}

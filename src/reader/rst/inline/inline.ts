import type { Inlines, ParseContext } from '../context.ts';
import type { Line } from '../text/line.ts';
import { emphasis } from './emphasis.ts';
import { footnoteReference } from './footnote-reference.ts';
import { inlineTarget } from './inline-target.ts';
import { inlineText } from './inline-text.ts';
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

/** Parses lines of text as inline markup. */
export function parseInline(context: ParseContext, lines: readonly Line[], keepEscapes = false): Inlines {
  if (lines.length === 0) return { nodes: [], messages: [] };
  const scanner = new Scanner(context, inlineText(lines), keepEscapes);
  const special = /[*`_|[]/g;
  while (true) {
    const match = special.exec(scanner.escaped);
    if (!match) break;
    const taken = CONSTRUCTS[match[0]]?.some(construct => construct(scanner, match.index)) ?? false;
    if (taken) special.lastIndex = scanner.base;
  }
  scanner.finish();
  return { nodes: scanner.nodes, messages: scanner.messages };
}

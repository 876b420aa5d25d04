import type { Paragraph, RootContent } from 'mdast';
import type { ParseContext } from '../context.ts';
import { type Line, linesPosition } from '../text/line.ts';

/** What became of a paragraph's lines. */
export interface ParagraphResult {
  readonly nodes: RootContent[];
  /** It ended with `::`, so a literal block must follow. */
  readonly literalNext: boolean;
}

/** Makes a paragraph; one that ends with `::` loses one colon, or both where they stand alone. */
export function paragraph(context: ParseContext, lines: readonly Line[]): ParagraphResult {
  const last = lines.at(-1);
  const literalNext = last !== undefined && /(?<!\\)(?:\\\\)*::$/.test(last.text);
  const kept = literalNext ? withoutMarker(lines) : lines;
  if (kept.length === 0) return { nodes: [], literalNext };
  const { nodes, messages } = context.inline(kept);
  const [only, ...more] = nodes;
  // A text that is all of it stands where it stands.
  const shared = only?.type === 'text' && more.length === 0 && kept === lines ? only.position : undefined;
  const node: Paragraph = { type: 'paragraph', children: nodes, position: shared ?? linesPosition(lines) };
  return { nodes: [node, ...messages], literalNext };
}

function withoutMarker(lines: readonly Line[]): Line[] {
  const last = lines.at(-1);
  if (last === undefined) return [];
  const before = last.text.at(-3);
  const text = before === undefined || before === ' ' ? last.text.slice(0, -2).trimEnd() : last.text.slice(0, -1);
  const head = lines.slice(0, -1);
  return text === '' ? head : [...head, { ...last, text }];
}

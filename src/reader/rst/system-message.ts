import type { RootContent } from 'mdast';
import type { SystemMessage } from './nodes.ts';
import { type Line, linesPosition, linesText } from './text/line.ts';
import { type SourceFile, sourcePoint } from './text/source-file.ts';

/** Where a problem is: a line is enough. */
export interface Place {
  readonly file: SourceFile;
  readonly number: number;
  readonly column?: number;
}

/** What can be said of a problem. */
export interface Problem {
  readonly level: SystemMessage['level'];
  readonly rule: string;
  readonly text: string;
  /** Source shown below the text. */
  readonly literal?: string;
  readonly details?: readonly RootContent[];
  /** Source lines that only this message holds. */
  readonly consumed?: readonly Line[];
}

/** Makes the node of a problem. */
export function systemMessage(place: Place, problem: Problem): SystemMessage {
  const { consumed } = problem;
  const literal = problem.literal ?? (consumed && linesText(consumed));
  const point = sourcePoint(place.file, place.number, place.column ?? 0);
  return {
    type: 'systemMessage',
    level: problem.level,
    rule: problem.rule,
    line: place.number,
    column: point.column,
    ...(place.file.path !== undefined && { file: place.file.path }),
    children: [
      { type: 'paragraph', children: [{ type: 'text', value: problem.text }] },
      ...(literal === undefined ? [] : [literalNode(literal)]),
      ...(problem.details ?? []),
    ],
    ...(consumed !== undefined && consumed.length > 0 && { position: linesPosition(consumed) }),
  };
}

/** "… ends without a blank line; unexpected unindent." */
export function unindentWarning(place: Place, construct: string): SystemMessage {
  return systemMessage(place, {
    level: 2,
    rule: 'unexpected-unindent',
    text: `${construct} ends without a blank line; unexpected unindent.`,
  });
}

function literalNode(value: string): RootContent {
  return { type: 'code', value };
}

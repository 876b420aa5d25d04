import type { RootContent } from 'mdast';
import type { SystemMessage } from './nodes.ts';
import { type Line, linesPosition, linesText } from './text/line.ts';
import { type SourceFile, sourcePoint } from './text/source-file.ts';

/** Where a problem is: a line is enough. */
export interface Place {
  readonly file: SourceFile;
  readonly number: number;
  /** The number that docutils gives the line, where it counts otherwise. */
  readonly counted?: number | undefined;
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

/** So many messages of one rule a document gets; one more says that there are others, and those are not made. */
export const MOST_ALIKE = 1000;

/** Stands for a message that is not made. It is never shown. */
export const UNSAID: SystemMessage = { type: 'systemMessage', level: 1, rule: '', line: 0, column: 1, children: [] };

/** Makes the node of a problem; `UNSAID` where there were too many like it, unless it holds a piece of the source. */
export function systemMessage(place: Place, problem: Problem): SystemMessage {
  const { consumed } = problem;
  const { said } = place.file;
  if (said !== undefined && consumed === undefined) {
    const count = (said.get(problem.rule) ?? 0) + 1;
    said.set(problem.rule, count);
    if (count > MOST_ALIKE + 1) return UNSAID;
    if (count > MOST_ALIKE)
      return systemMessage({ ...place, file: { ...place.file, said: undefined } }, others(problem));
  }
  const literal = problem.literal ?? (consumed && linesText(consumed));
  const point = sourcePoint(place.file, place.number, place.column ?? 0);
  return {
    type: 'systemMessage',
    level: problem.level,
    rule: problem.rule,
    line: place.counted ?? place.number,
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

/** What is said of the first problem that is one too many. */
export function others<P extends Pick<Problem, 'level' | 'rule'>>({ level, rule }: P) {
  return { level, rule, text: `There are more than ${MOST_ALIKE} messages of this kind. The others are left out.` };
}

function literalNode(value: string): RootContent {
  return { type: 'code', value };
}

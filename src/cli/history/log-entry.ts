import type { Signature } from '../../core/signature.ts';
import type { Paint } from '../terminal/colours.ts';
import { isoTime } from '../terminal/times.ts';
import { commitLine, headerLines, type ShownCommit } from './commit-header.ts';

/** One line of a log, in all its forms. */
export interface LogEntry {
  /** As plain data, for `--json`. */
  data(): Promise<object> | object;
  line(paint: Paint): string;
  /** With what changed. */
  patch(paint: Paint): AsyncIterable<string> | Iterable<string>;
}

/** The values of a commit that every entry of a log has. */
export function commitData({ id, author, message }: ShownCommit) {
  return { commit: id, ...authorData(author), message: message.trimEnd() };
}

/** Who, and when. */
function authorData(author: Signature) {
  return { date: isoTime(author), author: author.name, email: author.email };
}

/** An entry of a commit with what is particular to it. */
export function logEntry(
  commit: ShownCommit,
  parts: {
    readonly data: (words: boolean) => Promise<object> | object;
    readonly note?: string;
    readonly lines: (paint: Paint) => AsyncIterable<string> | Iterable<string>;
  },
  options: { readonly patch?: boolean },
): LogEntry {
  return {
    data: async () => ({ ...commitData(commit), ...(await parts.data(options.patch === true)) }),
    line: paint => commitLine(commit, paint) + (parts.note === undefined ? '' : `  ${paint.soft(`[${parts.note}]`)}`),
    async *patch(paint) {
      yield* headerLines(commit, paint);
      yield* parts.lines(paint);
      yield '';
    },
  };
}

import path from 'node:path';
import type { ReportMessage } from '../../build/report.ts';

/** What is said of the documents and folders that were named, as paths from the source folder; all of it where none was. */
export function namedMessages(
  messages: readonly ReportMessage[],
  source: string,
  only: readonly string[],
): readonly ReportMessage[] {
  if (only.length === 0) return messages;
  const wanted = only.map(name => path.posix.join(source, name));
  return messages.filter(({ file }) =>
    wanted.some(name => file === name || name === '.' || file.startsWith(`${name}/`)),
  );
}

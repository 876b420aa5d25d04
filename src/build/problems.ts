import type { DocumentMessage } from '../literate/tangle/placed-part.ts';
import type { OutputProblem } from './outputs.ts';
import type { ReportMessage } from './report.ts';

/** A document's message with its file's path from the project's root. */
export function reported(message: DocumentMessage, where: (document: string) => string): ReportMessage {
  const { document, file, ...rest } = message;
  return { ...rest, file: where(file ?? document) };
}

export function unreadable(
  { offset, line, column }: { offset?: number; line: number; column: number },
  file: string,
): ReportMessage {
  const place = { file, line, column, severity: 'error' } as const;
  if (offset === undefined)
    return {
      ...place,
      rule: 'too-deep',
      message: 'Too deeply nested to be read; the document is left out.',
      hint: 'Look for lines with thousands of ">", "-" or brackets.',
    };
  return {
    ...place,
    rule: 'invalid-utf8',
    message: `Not valid UTF-8 at byte ${offset}; the document is left out.`,
    hint: 'Save the file as UTF-8.',
  };
}

export function missingEntry({ entry, near }: { entry: string; near: readonly string[] }, file: string): ReportMessage {
  return {
    file,
    line: 1,
    column: 1,
    severity: 'error',
    rule: 'unknown-document',
    message: `contents names "${entry}", but there is no such document.`,
    ...(near.length > 0 && { hint: `Did you mean ${near.map(name => `"${name}"`).join(' or ')}?` }),
  };
}

export function refused({ path, reason }: { path: string; reason: string }): ReportMessage {
  return {
    file: path,
    line: 1,
    column: 1,
    severity: 'warning',
    rule: 'refused-path',
    message: `Left out: ${reason}.`,
    hint: 'Rename the file.',
  };
}

export function outputProblem(problem: OutputProblem): ReportMessage {
  return {
    file: problem.origin?.file ?? problem.path,
    line: problem.origin?.line ?? 1,
    column: 1,
    severity: 'error',
    rule: problem.rule,
    message: problem.message,
    hint: problem.hint,
  };
}

/** A cache that does not work makes builds slow, and never wrong. */
export function cacheProblem(message: string, configFile: string): ReportMessage {
  return { file: configFile, line: 1, column: 1, severity: 'warning', rule: 'cache', message };
}

import type { DocumentMessage } from '../literate/tangle/placed-part.ts';
import type { OutputProblem } from './outputs.ts';
import { firstBadByte } from './read.ts';
import type { ReportMessage } from './report.ts';
import type { LostSource } from './scan/lost.ts';

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
    message: `Not valid UTF-8 at byte ${offset}; what was made of the document before stays.`,
    hint: 'Save the file as UTF-8.',
  };
}

/** Rules of messages about sources that cannot be read. */
export const LOST_RULES: ReadonlySet<string> = new Set(['unreadable', 'invalid-utf8']);

export function lostSource({ place, kind, reason, code }: LostSource): ReportMessage {
  if (typeof reason !== 'string') return unreadable(firstBadByte(reason), place);
  return {
    ...{ file: place, line: 1, column: 1, severity: 'error', rule: 'unreadable' },
    message: `${LOST[kind]}: ${reason}. ${kind === 'rules' ? 'Nothing is left out for it.' : 'What was made of it before stays.'}`,
    hint: LOST_HINTS[code ?? ''] ?? 'Mend what the reason says, or name it under exclude in the configuration.',
  };
}

const LOST = { document: 'Cannot be read', folder: 'This folder cannot be listed', rules: 'Cannot be read' } as const;

const MAY_NOT = 'Give yourself the right to read it (chmod), or name it under exclude in the configuration.';
const LOST_HINTS: Readonly<Record<string, string>> = {
  EACCES: MAY_NOT,
  EPERM: MAY_NOT,
  EIO: 'Look after the disk; copy what can still be read to another one.',
  ERR_FS_FILE_TOO_LARGE: 'Split it, or name it under exclude in the configuration.',
};

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

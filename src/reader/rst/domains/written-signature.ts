import type { DirectiveCall } from '../directives/definition.ts';
import type { Line } from '../text/line.ts';

/** A signature as it is written, and where. */
export interface WrittenSignature {
  readonly text: string;
  readonly lines: readonly Line[];
}

/** The signatures of a directive: one a line, where a backslash at the end continues it. */
export function writtenSignatures({ argument }: Pick<DirectiveCall, 'argument'>): WrittenSignature[] {
  const signatures: WrittenSignature[] = [];
  let lines: Line[] = [];
  for (const [index, line] of argument.entries()) {
    lines.push(line);
    if (line.text.endsWith('\\') && index < argument.length - 1) continue;
    const text = lines.map(each => each.text.replace(/\\$/, '')).join('');
    if (text.trim() !== '') signatures.push({ text: text.trim(), lines });
    lines = [];
  }
  return signatures;
}

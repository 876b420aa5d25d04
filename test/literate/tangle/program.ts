import type { PlacedPart } from '../../../src/literate/tangle/placed-part.ts';
import { type Tangled, type TangleOptions, tangle } from '../../../src/literate/tangle/tangle.ts';

/** A part with the places that a test does not care about filled in: code begins in line 10, column 1 of doc.md. */
export function part(fields: Partial<PlacedPart> & { name: string }): PlacedPart {
  return { document: 'doc.md', block: 0, language: 'python', code: '', line: 10, column: 1, ...fields };
}

/** Tangles a root chunk, written to `out`, that may use the other chunks by their names. */
export function tangleOne(root: string, others: Readonly<Record<string, string>> = {}, language = 'python'): string {
  const parts = [
    part({ name: 'root', file: 'out', code: root, language }),
    ...Object.entries(others).map(([name, code]) => part({ name, code, language })),
  ];
  const { files, messages } = tangle(parts);
  if (messages.length > 0) throw new Error(messages.map(message => message.message).join('\n'));
  return files[0]?.content ?? '(no file)';
}

/** What a run made and said, in short. */
export function summary(
  parts: readonly PlacedPart[],
  options?: TangleOptions,
): { files: readonly string[]; failed: readonly string[]; messages: readonly string[] } {
  const tangled: Tangled = tangle(parts, options);
  return {
    files: tangled.files.map(file => file.path),
    failed: tangled.failed,
    messages: tangled.messages.map(
      message => `${message.document}:${message.line}:${message.column} ${message.severity} ${message.rule}`,
    ),
  };
}

import { printable } from '../terminal/printable.ts';

/** Something that a person should know of what was imported. */
export interface ImportNote {
  /** From the project's root. */
  readonly file: string;
  readonly line?: number;
  readonly message: string;
}

/** What an import made. Paths are from the project's root. */
export interface Imported {
  /** Documents and, where there was none, the configuration. */
  readonly made: readonly string[];
  /** Program files that the documents are tangled to. */
  readonly programs: readonly string[];
  readonly notes: readonly ImportNote[];
  /** What was understood, for those who want to compare. */
  readonly taken?: readonly string[];
}

/** Prints what was imported, and what there is to know. */
export function printImported(
  { made, programs, notes, taken }: Imported,
  { json, dryRun }: { readonly json?: boolean; readonly dryRun?: boolean },
): void {
  if (json) {
    process.stdout.write(`${JSON.stringify({ made, programs, notes, taken })}\n`);
    return;
  }
  for (const { file, line, message } of notes)
    console.error(printable(`${file}${line === undefined ? '' : `:${line}`}: ${message}`));
  for (const line of taken ?? []) console.log(printable(`Taken: ${line}`));
  const verb = dryRun ? 'Would make' : 'Made';
  for (const file of made) console.log(printable(`${verb} ${file}`));
  if (programs.length > 0) console.log(printable(`Programs: ${programs.join(', ')}`));
  console.log(dryRun || made.length === 0 ? 'Nothing was written.' : 'Next: pylit build');
}

import { EXIT } from '../exit-status.ts';
import { printable } from '../terminal/printable.ts';
import type { Untangled } from './untangle.ts';

/** Says which documents were made, and which files were left out and why. The status is 1 where a program was left out. */
export function printUntangled(
  done: Untangled,
  { dryRun, json }: { readonly dryRun?: boolean; readonly json?: boolean },
): void {
  if (done.left.some(({ reason }) => FAILURES.includes(reason))) process.exitCode = EXIT.documentErrors;
  if (json) {
    process.stdout.write(`${JSON.stringify(done)}\n`);
    return;
  }
  const { made, left, index } = done;
  for (const { file, document, chunks } of made)
    console.log(printable(`${document} holds ${file}${chunks > 0 ? ` in ${chunks + 1} chunks` : ''}`));
  if (index !== undefined) console.log(printable(`${index} lists them`));
  for (const { file, message } of left.filter(({ reason }) => reason !== 'no-program'))
    console.error(printable(`${file} is left out: ${message}`));
  const others = left.filter(({ reason }) => reason === 'no-program').length;
  if (others > 0) console.error(`${others} more ${others === 1 ? 'file is' : 'files are'} no program.`);
  const what = `${made.length} ${made.length === 1 ? 'document' : 'documents'}`;
  console.log(
    dryRun ? `${what} would be made.` : made.length > 0 ? `${what} made. Next: pylit build` : 'Nothing made.',
  );
}

const FAILURES: readonly string[] = ['not-held', 'document-exists'];

import { printConflict } from '../programs/stitch-report.ts';
import type { UnstitchedEdits } from './stitch-edits.ts';

/** Says why edits of programs are left as they are. */
export function printUnstitched({ conflicts, binary }: UnstitchedEdits): void {
  for (const file of binary) console.error(`${file}: error: this is no text that a document can hold.`);
  for (const conflict of conflicts) printConflict(conflict);
  console.error('Nothing of this was written; it is tried again when the file or a document changes.');
}

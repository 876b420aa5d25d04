import type { AppliedStitch } from '../../build/stitch/apply.ts';
import type { FoundEdits } from '../../build/stitch/edited-files.ts';
import type { PlannedConflict, StitchPlan } from '../../build/stitch/plan.ts';
import { quote } from '../../core/error.ts';
import { EXIT } from '../exit-status.ts';

/** What `pylit stitch` found and did. */
export interface StitchOutcome {
  readonly plan: StitchPlan;
  readonly found: FoundEdits;
  /** Absent where nothing was written. */
  readonly applied?: AppliedStitch;
  /** Files were named, so each of them is expected to be there. */
  readonly isNamed: boolean;
}

/** Prints what was done, and sets the exit status: 1 where an edit was not carried back. */
export function printStitch(outcome: StitchOutcome, { json, dryRun }: { json?: boolean; dryRun?: boolean }): void {
  const { plan, found, applied, isNamed } = outcome;
  const problems = applied?.problems ?? [];
  const isBad =
    plan.conflicts.length + found.binary.length + problems.length > 0 || (isNamed && found.deleted.length > 0);
  if (isBad) process.exitCode = EXIT.documentErrors;
  if (json) {
    process.stdout.write(`${JSON.stringify(asData(outcome))}\n`);
    return;
  }
  for (const file of found.deleted)
    console.error(
      `${file} is gone. That is no edit: the next build writes it again. Remove its blocks from the documents if it is not wanted.`,
    );
  for (const file of found.binary) console.error(`${file}: error: this is no text that a document can hold.`);
  for (const conflict of plan.conflicts) printConflict(conflict);
  if (plan.conflicts.length > 0) console.error('Nothing was written.');
  for (const { path, message, hint } of problems) console.error(`${path}: error: ${message}\n    ${hint}`);
  if (plan.conflicts.length === 0) printDone(outcome, dryRun ?? false);
}

function printDone({ plan, found, applied }: StitchOutcome, isDry: boolean): void {
  if (found.edited.length === 0 && found.binary.length === 0) console.log('No tangled file was edited.');
  for (const { path, blocks } of plan.documents) {
    const all = blocks.map(({ chunk, line }) => `${chunk} (line ${line})`).join(', ');
    console.log(`${isDry ? 'Would change' : 'Changed'} ${path}: ${all}`);
  }
  for (const note of plan.notes ?? []) console.log(note);
  if (found.edited.length > 0 && plan.documents.length === 0)
    console.log('The documents say already what the edited files do.');
  const again = (applied?.written ?? []).filter(path => path !== '');
  if (again.length > 0) console.log(`Tangled again: ${again.join(', ')}`);
}

const TEXTS: Readonly<Record<PlannedConflict['kind'], string>> = {
  'both-changed': 'these lines were changed here and in the documents',
  'two-places': 'one block is used at several places, which were edited in different ways',
  header: 'these lines come from attributes of a block (header, shebang, license)',
  mixed: 'these lines join what several blocks hold',
  indentation: 'no block can hold these lines, for they are indented less than the reference to it',
  'not-tangled': 'no document makes this file now',
  breaks: 'with this edit, the file could not be tangled any more',
  'no-block': 'no block can hold this edit so that it is tangled again to the same lines',
  'no-base': 'it is not known what was tangled last, so the edit cannot be told from edits of the documents',
  'not-held': 'this code would end its block, or be read as something else',
};

const HINTS: Partial<Readonly<Record<PlannedConflict['kind'], string>>> = {
  'both-changed': 'Make the lines alike here or in the document, and stitch again.',
  'two-places': 'Make the places alike, or give one of them a chunk of its own.',
  mixed: 'Put line ends between the blocks, or make one block of them in the document.',
  header: 'Edit the attributes in the document.',
  'no-base': 'Carry the edit over by hand, or overwrite the file with "pylit build --force".',
  'not-tangled': 'Run "pylit check" to see why.',
};

/** Says why an edit was not carried back, with all versions. */
export function printConflict({ kind, file, line, source, versions, messages = [] }: PlannedConflict): void {
  const place = source ? ` (${source.document}:${source.line})` : '';
  console.error(`${file}:${line}: error: ${TEXTS[kind]}${place} [stitch-${kind}]`);
  for (const version of versions) {
    console.error(`    ${LABELS[version.label]}, ${version.file}:${version.line}`);
    for (const text of version.lines.slice(0, LONGEST)) console.error(`        ${text}`);
    if (version.lines.length > LONGEST) console.error(`        ... ${version.lines.length - LONGEST} more lines`);
  }
  for (const message of messages.slice(0, 5))
    console.error(`    ${message.document}:${message.line}: ${quote(message.message)}`);
  const hint = HINTS[kind];
  if (hint !== undefined) console.error(`    ${hint}`);
}

const LABELS = { file: 'edited', documents: 'from the documents', base: 'as it was' } as const;
const LONGEST = 20;

function asData({ plan, found, applied }: StitchOutcome) {
  return {
    documents: plan.documents.map(({ path, blocks }) => ({ file: path, blocks })),
    edited: plan.edited.map(({ path }) => path),
    deleted: found.deleted,
    binary: found.binary,
    conflicts: plan.conflicts,
    notes: plan.notes ?? [],
    written: applied?.written ?? [],
    problems: applied?.problems ?? [],
  };
}

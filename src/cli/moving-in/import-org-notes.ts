import { printable } from '../terminal/printable.ts';
import type { OrgBlock } from './import-org-block.ts';
import { followsReferences, isTakenOver, mayChangeCode } from './import-org-headers.ts';
import { type OrgNames, orgTokens } from './import-org-references.ts';
import type { TangledBlock } from './import-org-tangled.ts';
import type { OrgTargets } from './import-org-targets.ts';

/** A note on a line of an Org file. */
export interface OrgNote {
  readonly line: number;
  readonly message: string;
}

/** What an Org file's blocks ask for and pylit does not do. */
export function orgNotes(blocks: readonly OrgBlock[], names: OrgNames, targets: OrgTargets): OrgNote[] {
  const said = new Set<string>();
  return blocks.flatMap(block => [
    ...argumentNotes(block, targets, said),
    ...placeNotes(block, targets),
    ...referenceNotes(block, names),
  ]);
}

/** What arguments ask for; each once, or once for each file whose text it may change. */
function argumentNotes(block: OrgBlock, targets: OrgTargets, said: Set<string>): OrgNote[] {
  const file = targets.files.get(block);
  const left = [...block.args].filter(([name, value]) => !isTakenOver(name, value));
  const texts = left.map(
    ([name, value]) =>
      `:${name} ${value}`.trim() + (file !== undefined && mayChangeCode(name) ? `, which may change ${file}` : ''),
  );
  const fresh = texts.filter(text => !said.has(text));
  for (const text of fresh) said.add(text);
  return fresh.length > 0 ? [{ line: block.line, message: `left out: ${fresh.join(' ')}` }] : [];
}

function placeNotes(block: OrgBlock, targets: OrgTargets): OrgNote[] {
  const written = targets.elsewhere.get(block);
  if (written === undefined) return [];
  const message = `:tangle ${written}: no path in the project, so the block is only shown`;
  return [{ line: block.line, message }];
}

function referenceNotes(block: OrgBlock, names: OrgNames): OrgNote[] {
  if (!followsReferences(block.args)) return [];
  const references = block.lines.flatMap(line => orgTokens(line)).flatMap(({ name }) => name ?? []);
  return references.flatMap((name): OrgNote[] => {
    const found = names.find(name);
    if (found.kind === 'result')
      return [{ line: block.line, message: `<<${name}>> asks for a result: pylit runs nothing` }];
    if (found.kind === 'heading')
      return [{ line: block.line, message: `<<${name}>> stands for the text below a heading: pylit refers to code` }];
    if (found.blocks.length > 0) return [];
    return [{ line: block.line, message: `<<${name}>>: no block has this name, and Org leaves it out` }];
  });
}

/** Where a file comes out differently: of each block the first line, and all blank lines of the file together. */
export function differences(file: string, wanted: readonly TangledBlock[], content: string): OrgNote[] {
  const made = content === '' ? [] : content.replace(/\n$/, '').split('\n');
  const total = wanted.reduce((sum, { lines }) => sum + lines.length, 0);
  const notes: OrgNote[] = [];
  const blank: number[] = [];
  let firstBlank = 0;
  let at = 0;
  for (const { block, lines } of wanted) {
    const differing = lines.flatMap((line, index) => (line === made[at + index] ? [] : [index]));
    const isBlank = (index: number) => total === made.length && `${lines[index]}${made[at + index]}`.trim() === '';
    for (const index of differing.filter(isBlank)) {
      if (blank.length === 0) firstBlank = block.line;
      blank.push(at + index + 1);
    }
    const first = differing.find(index => !isBlank(index));
    if (first !== undefined) notes.push({ line: block.line, message: lineText(file, at + first, lines[first], made) });
    at += lines.length;
    if (first !== undefined && total !== made.length) return notes;
  }
  if (made.length > total)
    notes.push({ line: wanted.at(-1)?.block.line ?? 1, message: lineText(file, total, undefined, made) });
  if (blank.length > 0) {
    const more = blank.length > 1 ? ` and ${blank.length - 1} more` : '';
    notes.push({
      line: firstBlank,
      message: `${file}:${blank[0]}${more}: pylit leaves blank lines empty, and Org indents them`,
    });
  }
  return notes;
}

function lineText(file: string, at: number, wanted: string | undefined, made: readonly string[]): string {
  return `${file}:${at + 1} is ${shown(made[at])}, where Org makes ${shown(wanted)}`;
}

function shown(line: string | undefined): string {
  return line === undefined ? 'no line' : printable(JSON.stringify(line.length > 60 ? `${line.slice(0, 60)}…` : line));
}

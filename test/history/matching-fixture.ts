import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { outlineBlocks, type StoredBlock } from '../../src/history/stored-block.ts';
import { readers } from './documents.ts';

/** A document whose blocks have labels: those of the same label before and after are versions of one block. */
export interface LabelledDocument {
  readonly path: string;
  readonly blocks: readonly StoredBlock[];
  /** One for each block; absent for one that is new. */
  readonly labels: readonly (string | undefined)[];
}

export interface LabelledCase {
  readonly name: string;
  readonly before: readonly LabelledDocument[];
  readonly after: readonly LabelledDocument[];
}

/**
 * Reads the labelled changes. A file has a line that says what it is about, then documents (`--- before path`, `--- after path`) of blocks: a
 * line `§label`, with its text below. In a document after, `§+` is a new block; a label alone, a block as it was; and
 * `§label old => new | old => new`, one with words replaced.
 */
export function labelledCases(): readonly LabelledCase[] {
  const folder = join(import.meta.dirname, 'fixture');
  return readdirSync(folder)
    .sort()
    .map(file => readCase(file.replace('.txt', ''), readFileSync(join(folder, file), 'utf8')));
}

function readCase(name: string, text: string): LabelledCase {
  const known = new Map<string, string>();
  const sections = text
    .split(/^--- /m)
    .slice(1)
    .map(section => {
      const [, side = '', path = ''] = /^(before|after) (\S+)$/m.exec(section) ?? [];
      return { side, path, entries: section.split(/^§/m).slice(1) };
    });
  const read = (wanted: string) =>
    sections
      .filter(({ side }) => side === wanted)
      .map(({ path, entries }) =>
        readDocument(
          path,
          entries.map(entry => readEntry(entry, known)),
        ),
      );
  return { name, before: read('before'), after: read('after') };
}

interface Entry {
  readonly label: string | undefined;
  readonly text: string;
}

function readEntry(entry: string, known: Map<string, string>): Entry {
  const [head = '', ...body] = entry.trimEnd().split('\n');
  const [label = '', ...words] = head.split(' ');
  const edits = words.join(' ');
  const text = body.length > 0 ? body.join('\n') : replaced(known.get(label) ?? '', edits);
  if (text === '') throw new Error(`There is no text for ${label}.`);
  if (label !== '+' && !known.has(label)) known.set(label, text);
  return { label: label === '+' ? undefined : label, text };
}

function replaced(text: string, edits: string): string {
  if (edits === '') return text;
  return edits.split(/ (?<!\\)\| /).reduce((result, edit) => {
    const [old = '', now = ''] = edit.replaceAll('\\|', '|').split(' => ');
    if (!result.includes(old)) throw new Error(`There is no ${old} in ${result}.`);
    return result.replaceAll(old, now);
  }, text);
}

function readDocument(path: string, entries: readonly Entry[]): LabelledDocument {
  const source = `${entries.map(({ text }) => text).join('\n\n')}\n`;
  const reader = readers.find(candidate => candidate.extensions.some(ending => path.endsWith(ending)));
  const document = reader?.read({ path, source, include: () => undefined });
  const blocks = document ? outlineBlocks(document, document.text) : [];
  for (const [index, { text }] of entries.entries()) {
    if (blocks[index]?.text !== `${text}\n`)
      throw new Error(`${path}: a block is not read as one:\n${text}\n${blocks[index]?.text}`);
  }
  return { path, blocks, labels: entries.map(({ label }) => label) };
}

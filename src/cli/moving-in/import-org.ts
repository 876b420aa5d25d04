import path from 'node:path';
import { ProjectFiles } from '../../build/platform/files.ts';
import { readDocument } from '../../build/read.ts';
import { PylitError, quote } from '../../core/error.ts';
import { tangle } from '../../literate/tangle/tangle.ts';
import { loadReaders } from '../project/load-readers.ts';
import { openProject, type Project } from '../project/project.ts';
import { blocksOf, chunkNames, orgChunks } from './import-org-chunks.ts';
import { type OrgDocument, orgDocument } from './import-org-document.ts';
import { differences, orgNotes } from './import-org-notes.ts';
import { OrgNames } from './import-org-references.ts';
import { orgTangled } from './import-org-tangled.ts';
import { type OrgPlace, orgTargets } from './import-org-targets.ts';
import { type ImportNote, printImported } from './import-report.ts';
import { below, configText, hasConfig, type ImportFlags, relativeTo, writeNew } from './import-writing.ts';

/** `pylit import org file.org...`: makes Markdown of Org files, which is tangled to what Org makes of them. */
export async function importOrg(root: string, typed: readonly string[], flags: ImportFlags): Promise<void> {
  const project = await openProject(root);
  const { source, tangle: options } = project.config;
  if (options.root !== '.')
    throw new PylitError('usage', 'Org files are imported only where tangle.root is the project itself.');
  const files = new ProjectFiles(root);
  const to = flags.to === undefined ? (source === '.' ? 'docs' : source) : relativeTo(project.root, flags.to);
  if (source !== '.' && to !== source && !to.startsWith(`${source}/`))
    throw new PylitError(
      'usage',
      `${quote(to)} is not below ${quote(source)}, where the documents of this project are.`,
    );
  const notes: ImportNote[] = [];
  const read = typed.map(name => readOrg(files, relativeTo(project.root, name), to));
  const writes = new Map<string, string>();
  if (!hasConfig(project.root))
    writes.set('pylit.config.ts', configText({ title: path.basename(project.root), source: to }));
  for (const one of read) {
    if (writes.has(one.target)) throw new PylitError('usage', `Two files would become ${one.target}.`);
    writes.set(one.target, convert(one, read, notes));
  }
  const programs = await tryTangling(project, read, writes, notes);
  for (const one of read) compare(one, programs, notes);
  const made = writeNew(files, writes, flags, notes);
  printImported({ made, programs: [...programs.keys()], notes: notes.toSorted(byPlace) }, flags);
}

interface ReadOrg {
  /** From the project's root. */
  readonly place: string;
  readonly target: string;
  readonly document: OrgDocument;
}

const MAX_SIZE = 2 ** 24;

/** @throws PylitError `usage` where there is no such text */
function readOrg(files: ProjectFiles, place: string, to: string): ReadOrg {
  const stem = path.posix.basename(place).replace(/\.org$/i, '');
  const bytes = place === '.' ? undefined : files.read(place);
  if (!bytes) throw new PylitError('usage', `There is no file ${quote(place)}.`);
  if (bytes.length > MAX_SIZE) throw new PylitError('usage', `${quote(place)} has more than 16 MiB.`);
  const folder = place.startsWith(`${to}/`) ? path.posix.dirname(place) : to;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { place, target: below(folder, `${stem}.md`), document: orgDocument(text, stem) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new PylitError('usage', `${quote(place)} is not UTF-8.`);
  }
}

function convert({ place, document }: ReadOrg, all: readonly ReadOrg[], notes: ImportNote[]): string {
  const others = new Set(all.flatMap(other => (other.place === place ? [] : namesOf(other))));
  for (const { line, what } of document.dropped) notes.push({ file: place, line, message: `left out: ${what}` });
  return orgChunks(document, { ...placeOf(place), isTaken: name => others.has(name) });
}

/** The chunks that a file may define. */
function namesOf({ place, document }: ReadOrg): string[] {
  const blocks = blocksOf(document.pieces);
  return [...chunkNames(blocks), ...orgTargets(blocks, placeOf(place)).files.values()];
}

function placeOf(place: string): OrgPlace {
  return { folder: path.posix.dirname(place), stem: path.posix.basename(place).replace(/\.org$/i, '') };
}

/** Tells what an Org file asks for in vain, and where its programs are not what Org makes. */
function compare({ place, document }: ReadOrg, programs: ReadonlyMap<string, string>, notes: ImportNote[]): void {
  const blocks = blocksOf(document.pieces);
  const names = new OrgNames(blocks, document.ids);
  const targets = orgTargets(blocks, placeOf(place));
  const found = orgNotes(blocks, names, targets);
  for (const file of new Set(targets.files.values())) {
    const content = programs.get(file);
    const wanted = orgTangled(targets.kept(file), names);
    const line = targets.blocks(file)[0]?.line ?? 1;
    if (content === undefined) found.push({ line, message: `${file} is not made` });
    else if (!wanted)
      found.push({ line, message: `${file}: what Org makes of it is not known here: it may come out differently` });
    else found.push(...differences(file, wanted, content));
  }
  for (const { line, message } of found) notes.push({ file: place, line, message });
}

/** Tangles the documents that are to be, and tells what pylit has to say of them. */
async function tryTangling(
  project: Project,
  read: readonly ReadOrg[],
  writes: ReadonlyMap<string, string>,
  notes: ImportNote[],
): Promise<ReadonlyMap<string, string>> {
  const readers = await loadReaders(project);
  const encoder = new TextEncoder();
  const parts = read.flatMap(({ target }) => {
    const bytes = encoder.encode(writes.get(target) ?? '');
    const document = readDocument(target, readers, name => (name === target ? bytes : undefined));
    for (const { line, message } of document.messages) notes.push({ file: target, line, message });
    return document.exports.chunks.map(part => ({ ...part, document: target }));
  });
  const tangled = tangle(parts);
  for (const { document, line, message } of tangled.messages) notes.push({ file: document, line, message });
  return new Map(tangled.files.map(({ path: file, content }) => [file, content]));
}

function byPlace(a: ImportNote, b: ImportNote): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : (a.line ?? 0) - (b.line ?? 0);
}

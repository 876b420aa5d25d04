import path from 'node:path';
import { resolveDocument } from '../../build/paths.ts';
import { ProjectFiles } from '../../build/platform/files.ts';
import { readDocument } from '../../build/read.ts';
import { walk } from '../../build/scan/walk.ts';
import { Conversion } from '../../convert/project.ts';
import { PylitError, quote } from '../../core/error.ts';
import type { Document } from '../../literate/document.ts';
import { loadConfig } from '../project/load-config.ts';
import { loadReaders } from '../project/load-readers.ts';
import { documentExtensions } from '../project/project.ts';
import { type ImportNote, printImported } from './import-report.ts';
import { below, relativeTo } from './import-writing.ts';

/** What `pylit convert` is told. */
export interface ConvertFlags {
  readonly format?: string;
  readonly dryRun?: boolean;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** What is converted: documents of the folder of all, and what they are called afterwards. */
interface Plan {
  /** The folder of all documents, from the project. */
  readonly source: string;
  /** By path from that folder. */
  readonly documents: readonly string[];
  readonly others: readonly string[];
  readonly targets: Targets;
}

/** Documents to be converted, with the files that they are written to, and what these are called among the documents. */
type Targets = ReadonlyMap<string, { readonly file: string; readonly name: string }>;

const ENDINGS: Readonly<Record<string, string>> = {
  ...{ '.md': '.rst', '.markdown': '.rst' },
  ...{ '.rst': '.md', '.rest': '.md', '.txt': '.md' },
};

function isRst(name: string): boolean {
  return /\.(?:rst|rest|txt)$/i.test(name);
}

/** `pylit convert`: writes a document, or those of a folder, in the other format, and lists what is lost. */
export async function convert(root: string, from: string, to: string, flags: ConvertFlags): Promise<void> {
  const files = new ProjectFiles(root);
  const { config } = await loadConfig(root);
  const typed = relativeTo(root, from);
  const target = relativeTo(root, to);
  const isFolder = files.hasFolder(typed);
  const source = !isFolder && isBelow(config.source, typed) ? config.source : isFolder ? typed : folderOf(typed);
  const options = {
    source,
    exclude: [...config.exclude],
    skip: [config.output, ...(target === source || !isFolder ? [] : [target])],
    extensions: documentExtensions(config),
  };
  const { documents, others } = walk(files, options, undefined, BigInt(Date.now()) * 1_000_000n);
  const targets = isFolder
    ? folderTargets(documents, target, flags.format)
    : fileTarget(files, { typed, target, source });
  for (const name of targets.keys()) if (!documents.includes(name)) throw notRead(typed);
  const copied = isFolder && target !== typed ? [...others, ...documents.filter(name => !targets.has(name))] : [];
  const made = [...[...targets.values()].map(({ file }) => file), ...copied.map(name => below(target, name))].sort();
  refuseOver(files, made, flags);
  const plan = { source, documents, others: copied, targets };
  const read = readAll(files, plan, await loadReaders({ config, identity: '' }));
  const notes = write(files, plan, read, { ...flags, target });
  printImported({ made, programs: [], notes }, flags);
}

function notRead(typed: string): PylitError {
  const ending = path.posix.extname(typed).toLowerCase();
  const isChosen = ending === '.txt' || ending === '.rest';
  return new PylitError('usage', `${quote(typed)} is no document of this project.`, {
    hint: isChosen
      ? `Set rst.extensions to ['${ending}'] in pylit.config.ts: then such files are read.`
      : 'Look at "exclude" and "output" in pylit.config.ts.',
  });
}

function isBelow(folder: string, file: string): boolean {
  return folder === '.' || file.startsWith(`${folder}/`);
}

function within(folder: string, file: string): string {
  return folder === '.' ? file : file.slice(folder.length + 1);
}

function folderOf(file: string): string {
  return path.posix.dirname(file);
}

/** @throws PylitError `usage` where the names do not say what to do */
function fileTarget(
  files: ProjectFiles,
  { typed, target, source }: { readonly typed: string; readonly target: string; readonly source: string },
): Targets {
  if (files.stamp(typed) === undefined) throw new PylitError('usage', `There is no document ${quote(typed)}.`);
  const isKnown = [typed, target].every(name => ENDINGS[path.posix.extname(name).toLowerCase()] !== undefined);
  if (!isKnown || isRst(typed) === isRst(target))
    throw new PylitError(
      'usage',
      `A document is converted from .rst to .md or from .md to .rst, not from ${quote(typed)} to ${quote(target)}.`,
    );
  const name = within(source, typed);
  return new Map([[name, { file: target, name: isBelow(source, target) ? within(source, target) : renamed(name) }]]);
}

/** @throws PylitError `usage` where there are documents of both formats and none is asked for */
function folderTargets(documents: readonly string[], target: string, format: string | undefined): Targets {
  const rst = documents.filter(isRst);
  const markdown = documents.filter(name => /\.(?:md|markdown)$/.test(name));
  if (format !== undefined && format !== 'markdown' && format !== 'rst')
    throw new PylitError('usage', `The format is markdown or rst, not ${quote(format)}.`);
  if (format === undefined && rst.length > 0 && markdown.length > 0)
    throw new PylitError('usage', `There are documents of both formats: say --format markdown or --format rst.`);
  const chosen = format === 'markdown' || (format === undefined && rst.length > 0) ? rst : markdown;
  if (chosen.length === 0) throw new PylitError('usage', 'There is no document to convert.');
  return new Map(chosen.map(name => [name, { file: below(target, renamed(name)), name: renamed(name) }]));
}

function renamed(name: string): string {
  const ending = path.posix.extname(name);
  return name.slice(0, -ending.length) + (ENDINGS[ending.toLowerCase()] ?? ending);
}

/** @throws PylitError `usage` before anything is written */
function refuseOver(files: ProjectFiles, names: readonly string[], flags: ConvertFlags): void {
  const there = flags.force || flags.dryRun ? [] : names.filter(name => files.stamp(name) !== undefined);
  const [first] = there;
  if (first === undefined) return;
  const more = there.length > 1 ? ` and ${there.length - 1} more` : '';
  throw new PylitError('usage', `${quote(first)}${more} is there already.`, { hint: '--force writes it anew.' });
}

/** Documents that cannot be read, and that are not to be converted, are left out. */
function readAll(
  files: ProjectFiles,
  { source, documents, targets }: Plan,
  readers: Awaited<ReturnType<typeof loadReaders>>,
): ReadonlyMap<string, Document> {
  const read = new Map<string, Document>();
  for (const name of documents) {
    try {
      read.set(
        name,
        readDocument(name, readers, each => files.read(below(source, each))),
      );
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      if (targets.has(name)) throw new PylitError('usage', `${quote(below(source, name))} cannot be read.`);
    }
  }
  return read;
}

function write(
  files: ProjectFiles,
  { source, others, targets }: Plan,
  documents: ReadonlyMap<string, Document>,
  { target, ...flags }: ConvertFlags & { readonly target: string },
): ImportNote[] {
  const conversion = new Conversion({
    documents,
    renamed: name => targets.get(name)?.name ?? name,
    resolve: (from, name) => resolveDocument(documents, from, name),
  });
  const notes: ImportNote[] = [];
  for (const [name, { file }] of targets) {
    const { text, losses } = conversion.convert(name);
    notes.push(...losses.map(loss => ({ file: below(source, name), ...loss })));
    if (!flags.dryRun) files.write(file, text);
  }
  for (const name of flags.dryRun ? [] : others) {
    const bytes = files.read(below(source, name));
    if (bytes) files.write(below(target, name), bytes);
  }
  return notes;
}

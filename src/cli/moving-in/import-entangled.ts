import path from 'node:path';
import { parseConfig } from '../../build/config.ts';
import { ProjectFiles } from '../../build/platform/files.ts';
import { readDocument } from '../../build/read.ts';
import { walk } from '../../build/scan/walk.ts';
import { PylitError, quote } from '../../core/error.ts';
import { tangle } from '../../literate/tangle/tangle.ts';
import { loadReaders } from '../project/load-readers.ts';
import { DOCUMENT_EXTENSIONS } from '../project/project.ts';
import { type EntangledMeaning, entangledMeaning } from './import-entangled-config.ts';
import { type ImportNote, printImported } from './import-report.ts';
import { readToml, TomlError, type TomlTable } from './import-toml.ts';
import { below, configText, hasConfig, type ImportFlags, relativeTo, writeNew } from './import-writing.ts';

/** `pylit import entangled`: makes a configuration of `entangled.toml`, and tells what differs. Documents stay as they are. */
export async function importEntangled(root: string, typed: string | undefined, flags: ImportFlags): Promise<void> {
  const files = new ProjectFiles(path.join(root, relativeTo(root, typed ?? '.')));
  const { file, table } = readEntangled(files);
  const meaning = entangledMeaning(table);
  const notes: ImportNote[] = meaning.notes.map(message => ({ file, message }));
  const sources = findSources(files, meaning, file, notes);
  const keys = {
    title: path.basename(files.root),
    source: sources.source,
    exclude: sources.exclude.length > 0 ? sources.exclude : undefined,
    tangle: meaning.annotate === 'none' ? undefined : { annotate: meaning.annotate },
  };
  const programs = await readAll(files, sources, notes);
  const writes = new Map<string, string>();
  if (hasConfig(files.root))
    notes.push({ file, message: `there is a configuration already; it would be:\n${configText(keys)}` });
  else writes.set('pylit.config.ts', configText(keys));
  const made = writeNew(files, writes, flags, notes);
  printImported({ made, programs, notes }, flags);
}

/** @throws PylitError `usage` where there is none, or it is no TOML */
function readEntangled(files: ProjectFiles): { file: string; table: TomlTable } {
  for (const file of ['entangled.toml', 'pyproject.toml']) {
    const bytes = files.read(file);
    if (!bytes) continue;
    try {
      const table = readToml(new TextDecoder().decode(bytes));
      if (file === 'entangled.toml') return { file, table };
      const own = tableAt(tableAt(table, 'tool'), 'entangled');
      if (own) return { file, table: own };
    } catch (error) {
      if (!(error instanceof TomlError)) throw error;
      throw new PylitError('usage', `${file}:${error.line} cannot be read: ${error.message}.`);
    }
  }
  throw new PylitError(
    'usage',
    `There is neither entangled.toml nor [tool.entangled] in pyproject.toml in ${quote(files.root)}.`,
  );
}

function tableAt(table: TomlTable | undefined, key: string): TomlTable | undefined {
  const value = table?.[key];
  return typeof value === 'object' && !Array.isArray(value) ? (value as TomlTable) : undefined;
}

interface Sources {
  readonly source: string;
  readonly exclude: readonly string[];
  /** From the source folder. */
  readonly documents: readonly string[];
}

/** More are told and not written down. */
const MAX_EXCLUDED = 20;

/** The folder that all patterns are below, and what of its documents no pattern takes. */
function findSources(
  files: ProjectFiles,
  { watch, ignored }: EntangledMeaning,
  file: string,
  notes: ImportNote[],
): Sources {
  const folder = commonFolder(watch);
  const source = files.hasFolder(folder) ? folder : '.';
  const options = { source, exclude: [], skip: ['build'], extensions: DOCUMENT_EXTENSIONS };
  const walked = walk(files, options, undefined, BigInt(Date.now()) * 1_000_000n);
  const takes = (name: string) => {
    const place = below(source, name);
    return matches(place, watch) && !matches(place, ignored);
  };
  const documents = walked.documents.filter(takes);
  const others = walked.documents.filter(name => !takes(name));
  for (const name of walked.others.filter(takes))
    notes.push({ file: below(source, name), message: 'is watched by Entangled, but pylit does not read its format' });
  if (documents.length === 0) notes.push({ file, message: `no document is matched by ${watch.join(', ')}` });
  if (others.length > MAX_EXCLUDED)
    notes.push({
      file,
      message: `${others.length} documents in ${quote(source)} are not watched by Entangled, but pylit reads them: give patterns for them as exclude`,
    });
  const exclude = others.length > MAX_EXCLUDED ? [] : others.map(name => `/${name.replace(/[\\*?[\]!# ]/g, '\\$&')}`);
  return { source, exclude, documents };
}

function matches(place: string, patterns: readonly string[]): boolean {
  return patterns.some(pattern => path.posix.matchesGlob(place, pattern.replace(/^\.\//, '')));
}

function commonFolder(patterns: readonly string[]): string {
  const folders = patterns.map(pattern => {
    const parts = pattern.replace(/^\.\//, '').split('/').slice(0, -1);
    const wild = parts.findIndex(part => /[*?[{]/.test(part));
    return wild < 0 ? parts : parts.slice(0, wild);
  });
  const [first = []] = folders;
  const shared = first.findIndex((part, index) => folders.some(other => other[index] !== part));
  return (shared < 0 ? first : first.slice(0, shared)).join('/') || '.';
}

/** Reads and tangles the documents, and tells what pylit finds in them. */
async function readAll(files: ProjectFiles, { source, documents }: Sources, notes: ImportNote[]): Promise<string[]> {
  const readers = await loadReaders({ config: parseConfig({}, 'the defaults'), identity: '' });
  const bytes = (name: string) => files.read(below(source, name));
  const parts = documents.flatMap(document => {
    try {
      const read = readDocument(document, readers, bytes);
      for (const { line, message } of read.messages) notes.push({ file: below(source, document), line, message });
      return read.exports.chunks.map(part => ({ ...part, document }));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      notes.push({ file: below(source, document), message: 'cannot be read' });
      return [];
    }
  });
  const tangled = tangle(parts);
  for (const { document, line, message } of tangled.messages)
    notes.push({ file: below(source, document), line, message });
  for (const { path: file, content } of tangled.files) {
    const onDisk = files.read(file);
    if (onDisk && withoutMarkers(new TextDecoder().decode(onDisk)) !== content)
      notes.push({ file, message: 'lies there with another text: look at it, then pylit build --force takes it over' });
  }
  return tangled.files.map(({ path: file }) => file);
}

function withoutMarkers(text: string): string {
  return text.replace(/^.*~\/~ (?:begin|end)\b.*\n?/gm, '');
}

import path from 'node:path';
import { ProjectFiles } from '../../build/platform/files.ts';
import { readDocument } from '../../build/read.ts';
import { walk } from '../../build/scan/walk.ts';
import { PylitError, quote } from '../../core/error.ts';
import { tangle } from '../../literate/tangle/tangle.ts';
import { sourceLanguage } from '../../literate/untangle/source-language.ts';
import { notangle } from '../../reader/noweb/notangle.ts';
import { loadReaders } from '../project/load-readers.ts';
import { DOCUMENT_EXTENSIONS, openProject, type Project } from '../project/project.ts';
import { fileAttribute, nowebDocument, nowebToMarkdown } from './import-noweb-document.ts';
import { notangleRules } from './import-noweb-makefile.ts';
import { assignRoots, type FoundSources, guessLanguage, type NowebSource, type Root } from './import-noweb-roots.ts';
import { type ImportNote, printImported } from './import-report.ts';
import { below, configText, hasConfig, type ImportFlags, relativeTo, writeNew } from './import-writing.ts';

/** `pylit import noweb`: makes Markdown of noweb files, which is tangled to what notangle makes of them. */
export async function importNoweb(root: string, typed: string | undefined, flags: ImportFlags): Promise<void> {
  const project = await openProject(root);
  const files = new ProjectFiles(root);
  const folder = relativeTo(project.root, typed ?? '.');
  if (!files.hasFolder(folder)) throw new PylitError('usage', `There is no folder ${quote(folder)}.`);
  const to = targetFolder(project, flags);
  if (project.config.tangle.root !== '.')
    throw new PylitError('usage', 'Noweb files are imported only where tangle.root is the project itself.');
  const found = findSources(files, project, folder);
  if (found.sources.length === 0) throw new PylitError('usage', `There is no .nw file in ${quote(folder)}.`);
  const notes: ImportNote[] = [...found.notes];
  const roots = assignRoots(found, notes);
  const writes = new Map<string, string>();
  const isNew = !hasConfig(project.root);
  const { source } = project.config;
  const isRead = found.sources.some(({ place }) => source === '.' || place.startsWith(`${source}/`));
  if (!isNew && isRead && DOCUMENT_EXTENSIONS.includes('.nw'))
    notes.push({ file: folder, message: "its .nw files are documents too: leave them out with exclude: ['*.nw']" });
  if (isNew) writes.set('pylit.config.ts', configText({ title: path.basename(project.root), source: to }));
  for (const source of found.sources) writes.set(documentOf(source, folder, to), convert(source, found, roots, notes));
  const doubled = found.sources.flatMap(source =>
    [...source.document.defined].filter(name => isDoubled(name, source, found.sources, roots)),
  );
  if (doubled.length > 0) {
    const names = shortList(doubled.map(name => `<<${name}>>`));
    notes.push({
      file: folder,
      message: `${names}: several files have chunks of these names, so they get scope=document`,
    });
  }
  await compare(files, project, found, roots, { folder, to, writes }, notes);
  const made = writeNew(files, writes, flags, notes);
  printImported({ made, programs: roots.map(({ output }) => output), notes }, flags);
}

/** Where documents go: the folder of documents, or `docs`. @throws PylitError `usage` where pylit would not find them */
function targetFolder({ root, config: { source } }: Project, { to }: ImportFlags): string {
  const folder = to === undefined ? (source === '.' ? 'docs' : source) : relativeTo(root, to);
  if (source === '.' || folder === source || folder.startsWith(`${source}/`)) return folder;
  throw new PylitError(
    'usage',
    `${quote(folder)} is not below ${quote(source)}, where the documents of this project are.`,
  );
}

const MAX_SIZE = 2 ** 24;

function findSources(files: ProjectFiles, { config }: Project, folder: string): FoundSources {
  const options = { source: folder, exclude: [], skip: [config.output], extensions: ['.nw'] };
  const walked = walk(files, options, undefined, BigInt(Date.now()) * 1_000_000n);
  const notes: ImportNote[] = walked.refused.map(({ path, reason }) => ({
    file: below(folder, path),
    message: reason,
  }));
  const sources = walked.documents.flatMap(file => {
    const place = below(folder, file);
    const bytes = files.read(place) ?? new Uint8Array();
    try {
      if (bytes.length > MAX_SIZE) throw new RangeError();
      return [{ place, bytes, document: nowebDocument(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) }];
    } catch {
      notes.push({ file: place, message: 'is left out: it is not UTF-8, or larger than 16 MiB' });
      return [];
    }
  });
  const rules = walked.others.filter(isMakefile).flatMap(file => {
    const makefile = below(folder, file);
    const read = notangleRules(new TextDecoder().decode(files.read(makefile)));
    for (const { line, text } of read.unread)
      notes.push({
        file: makefile,
        line,
        message: `runs notangle in a way that is not understood: ${text.slice(0, 100)}`,
      });
    return read.rules.map(rule => ({ ...rule, makefile }));
  });
  return { sources, rules, notes };
}

function isMakefile(file: string): boolean {
  return /(?:^|\/)(?:GNU)?makefile$|\.mk$/i.test(file);
}

function documentOf({ place }: NowebSource, folder: string, to: string): string {
  const inside = folder === '.' ? place : place.slice(folder.length + 1);
  return below(to, inside.replace(/\.nw$/i, '.md'));
}

function convert(source: NowebSource, { sources }: FoundSources, roots: readonly Root[], notes: ImportNote[]): string {
  const { place, document } = source;
  const own = roots.filter(root => root.sources.includes(place) && document.defined.has(root.name));
  const named = own.map(({ output }) => sourceLanguage(output)?.name).find(name => name !== undefined);
  const guess = named ?? guessLanguage(document);
  if (named === undefined && document.defined.size > 0)
    notes.push({ file: place, message: `its language is taken to be ${guess}` });
  const isElsewhere = (name: string) => isDoubled(name, source, sources, roots);
  const scoped = [...document.defined].filter(isElsewhere);
  const first = (name: string, root: Root) =>
    root.sources.find(of => sources.some(one => one.place === of && one.document.defined.has(name))) === place;
  const converted = nowebToMarkdown(document, {
    title: path.posix.basename(place, '.nw'),
    language: name => {
      const [root] = own.filter(root => root.name === name);
      return (root && sourceLanguage(root.output)?.name) ?? guess;
    },
    attributes: name => {
      const files = own.filter(root => root.name === name && first(name, root));
      return files.slice(0, 1).flatMap(root => [fileAttribute(root.output), ...endOf(expected(root, sources))]);
    },
    isScoped: name => scoped.includes(name),
    expandsTabs: own.length > 0 && own.every(root => !root.keepsTabs),
  });
  for (const root of doubles(own))
    notes.push({
      file: place,
      message: `<<${root.name}>> goes to ${root.output} too: write a chunk for that file that refers to it`,
    });
  if (converted.kept.length > 0)
    notes.push({ file: place, message: `LaTeX is kept in code blocks where it has ${shortList(converted.kept)}` });
  return converted.text;
}

/** Whether another file, which goes into other programs, has a chunk of the same name. */
function isDoubled(
  name: string,
  { place }: NowebSource,
  sources: readonly NowebSource[],
  roots: readonly Root[],
): boolean {
  const joint = new Set(roots.filter(root => root.sources.includes(place)).flatMap(root => root.sources));
  return sources.some(other => other.place !== place && !joint.has(other.place) && other.document.defined.has(name));
}

/** Roots of a name that has a file already: a block names one. */
function doubles(roots: readonly Root[]): Root[] {
  return roots.filter((root, index) => roots.findIndex(({ name }) => name === root.name) < index);
}

function shortList(words: readonly string[]): string {
  const counts = [...Map.groupBy(words, word => word)].sort(([, a], [, b]) => b.length - a.length);
  const shown = counts.slice(0, 8).map(([word]) => word);
  return shown.join(', ') + (counts.length > shown.length ? ' and more' : '');
}

/** What notangle makes of a root, without line directives. */
function expected({ name, sources: of, keepsTabs }: Root, sources: readonly NowebSource[]): string {
  const files = of.flatMap(place => {
    const found = sources.find(source => source.place === place);
    return found ? [{ name: place, text: Buffer.from(found.bytes).toString('latin1') }] : [];
  });
  const { output } = notangle(files, { roots: [name], ...(keepsTabs && { tabWidth: 0 }) });
  return Buffer.from(output, 'latin1').toString('utf8');
}

function endOf(text: string): string[] {
  const ends = /\n*$/.exec(text)?.[0].length ?? 0;
  return ends === 1 || ends > 999 ? [] : [`final-newlines=${ends}`];
}

/** Tells where the documents do not give what notangle gives, and where other files lie on the disk. */
async function compare(
  files: ProjectFiles,
  project: Project,
  { sources }: FoundSources,
  roots: readonly Root[],
  {
    folder,
    to,
    writes,
  }: { readonly folder: string; readonly to: string; readonly writes: ReadonlyMap<string, string> },
  notes: ImportNote[],
): Promise<void> {
  const readers = await loadReaders(project);
  const encoder = new TextEncoder();
  const parts = sources.flatMap(source => {
    const document = documentOf(source, folder, to);
    const bytes = encoder.encode(writes.get(document) ?? '');
    const read = readDocument(document, readers, name => (name === document ? bytes : undefined));
    for (const { line, message } of read.messages) notes.push({ file: document, line, message });
    return read.exports.chunks.map(part => ({ ...part, document }));
  });
  const tangled = tangle(parts, project.config.tangle);
  for (const { document, line, message } of tangled.messages) notes.push({ file: document, line, message });
  const made = new Map(tangled.files.map(({ path, content }) => [path, content]));
  const foreign: string[] = [];
  for (const root of roots) {
    const content = made.get(root.output);
    if (content === undefined) continue;
    const wanted = expected(root, sources);
    const line = differingLine(content, wanted);
    const isIndent = withoutIndent(content) === withoutIndent(wanted);
    const message = isIndent
      ? 'from here on tabs before references are kept, which notangle counts as one space'
      : DIFFERS;
    if (line !== undefined) notes.push({ file: root.output, line, message });
    const onDisk = files.read(root.output);
    if (onDisk && Buffer.from(onDisk).toString('utf8') !== content) foreign.push(root.output);
  }
  const message = `lie there with other text: ${foreign.join(', ')}. Look at them; pylit build --force takes them over`;
  if (foreign.length > 0) notes.push({ file: folder, message });
}

const DIFFERS = 'here it begins to differ from what notangle makes';

function withoutIndent(text: string): string {
  return text.replace(/^[ \t]+/gm, '');
}

function differingLine(a: string, b: string): number | undefined {
  if (a === b) return undefined;
  const [left, right] = [a.split('\n'), b.split('\n')];
  return left.findIndex((line, index) => line !== right[index]) + 1 || left.length + 1;
}

import path from 'node:path';
import { parseConfig } from '../../build/config.ts';
import { ProjectFiles } from '../../build/platform/files.ts';
import { readDocument } from '../../build/read.ts';
import { walk } from '../../build/scan/walk.ts';
import { PylitError, quote } from '../../core/error.ts';
import { refusePath } from '../../core/path.ts';
import { loadReaders } from '../project/load-readers.ts';
import { documentExtensions } from '../project/project.ts';
import { type ImportNote, printImported } from './import-report.ts';
import { type SphinxMeaning, sphinxMeaning } from './import-sphinx-config.ts';
import { PythonError } from './import-sphinx-tokens.ts';
import { type PythonSettings, readPythonSettings } from './import-sphinx-values.ts';
import { below, configText, hasConfig, type ImportFlags, relativeTo, writeNew } from './import-writing.ts';

/** Where projects have their `conf.py`, from the folder that is imported. */
const PLACES = ['.', 'docs', 'doc', 'source', 'docs/source', 'doc/source'];

/** `pylit import sphinx`: makes a configuration of `conf.py`, which is read and never run. Documents stay as they are. */
export async function importSphinx(root: string, typed: string | undefined, flags: ImportFlags): Promise<void> {
  const files = new ProjectFiles(root);
  const source = findSource(files, relativeTo(root, typed ?? '.'));
  const file = below(source, 'conf.py');
  const meaning = sphinxMeaning(readSettings(files, file));
  const notes: ImportNote[] = meaning.notes.map(note => ({ file, ...note }));
  const output = freeOutput(files, notes);
  const prolog = await textForAll(files, source, meaning, notes);
  const keys = {
    title: meaning.title,
    language: meaning.language,
    source: source === '.' ? undefined : source,
    exclude: meaning.exclude.length > 0 ? meaning.exclude : undefined,
    output,
    ...settingsOf(meaning, prolog, inventory => path.posix.normalize(below(source, inventory))),
  };
  const writes = new Map<string, string>();
  if (hasConfig(root))
    notes.push({ file, message: `there is a configuration already; it would be:\n${configText(keys)}` });
  else writes.set('pylit.config.ts', configText(keys));
  const made = writeNew(files, writes, flags, notes);
  printImported({ made, programs: [], notes, taken: meaning.taken }, flags);
}

/** @throws PylitError `usage` where there is none */
function findSource(files: ProjectFiles, folder: string): string {
  const found = PLACES.map(place => (place === '.' ? folder : below(folder, place))).find(
    place => files.stamp(below(place, 'conf.py')) !== undefined,
  );
  if (found !== undefined) return found;
  throw new PylitError('usage', `There is no conf.py in ${quote(files.absolute(folder))}, nor in docs or source.`);
}

/** @throws PylitError `usage` where it is no Python */
function readSettings(files: ProjectFiles, file: string): PythonSettings {
  try {
    return readPythonSettings(new TextDecoder().decode(files.read(file)));
  } catch (error) {
    if (!(error instanceof PythonError)) throw error;
    throw new PylitError('usage', `${file}:${error.line} cannot be read: ${error.message}.`);
  }
}

/** Sphinx's own pages may lie where pylit's would go; nothing is written over. */
function freeOutput(files: ProjectFiles, notes: ImportNote[]): string | undefined {
  if (!files.hasFolder('build/html')) return undefined;
  notes.push({ file: 'build/html', message: 'is there already, so pages go to site/html: see output' });
  return 'site';
}

/** What every document begins with: the prolog, and what `|version|` and `|release|` stand for where one asks. */
async function textForAll(
  files: ProjectFiles,
  source: string,
  meaning: SphinxMeaning,
  notes: ImportNote[],
): Promise<string> {
  const config = parseConfig({ rst: meaning.rst }, 'conf.py');
  const extensions = documentExtensions(config);
  const options = { source, exclude: meaning.exclude, skip: ['build', 'site'], extensions };
  const found = walk(files, options, undefined, BigInt(Date.now()) * 1_000_000n);
  noteFiles(found, { source, meaning, extensions }, notes);
  const readers = await loadReaders({ config, identity: '' });
  const asked = new Set<string>();
  for (const document of found.documents) {
    const text = new TextDecoder().decode(files.read(below(source, document)));
    const names = Object.keys(meaning.substitutions).filter(name => text.includes(`|${name}|`));
    if (names.length === 0) continue;
    const own = readDocument(document, readers, name => files.read(below(source, name))).exports.substitutions;
    for (const name of names) if (!own.some(each => each.name === name)) asked.add(name);
  }
  const definitions = Object.entries(meaning.substitutions)
    .filter(([name]) => asked.has(name))
    .map(([name, value]) => `.. |${name}| replace:: ${value.replace(/\s+/g, ' ').replace(/[\\*`|_]/g, '\\$&')}\n`);
  return [meaning.prolog.trim(), definitions.join('').trim()].filter(part => part !== '').join('\n\n');
}

/** Tells of files that Sphinx would read and pylit does not, and of the first page where it is not called `index`. */
function noteFiles(
  { documents, others }: ReturnType<typeof walk>,
  {
    source,
    meaning,
    extensions,
  }: { readonly source: string; readonly meaning: SphinxMeaning; readonly extensions: readonly string[] },
  notes: ImportNote[],
): void {
  const unread = meaning.suffixes.filter(suffix => !extensions.includes(suffix));
  const lost = others.filter(name => unread.some(suffix => name.endsWith(suffix)));
  if (lost.length > 0)
    notes.push({ file: below(source, lost[0] ?? ''), message: `is one of ${lost.length} documents with such a name` });
  const first = documents.find(name => name.replace(/\.\w+$/, '') === meaning.root);
  if (first === undefined) notes.push({ file: source, message: `there is no first page ${quote(meaning.root)}` });
  else if (meaning.root !== 'index' && !documents.some(name => /^(?:index|README)\.\w+$/.test(name)))
    notes.push({
      file: below(source, first),
      message: `is the first page: call it index${path.extname(first)}, and the site begins with it`,
    });
}

function settingsOf(
  { epilog, rst, intersphinx, bibliography }: SphinxMeaning,
  prolog: string,
  place: (file: string) => string,
): Readonly<Record<string, unknown>> {
  const projects = Object.entries(intersphinx).map(([name, project]) => {
    if (typeof project === 'string') return [name, project];
    const inventory = place(project.inventory);
    return [name, refusePath(inventory) === undefined ? { url: project.url, inventory } : project.url];
  });
  const texts = {
    ...(prolog !== '' && { prolog: `${prolog}\n` }),
    ...(epilog.trim() !== '' && { epilog: `${epilog.trim()}\n` }),
  };
  return {
    rst: { ...texts, ...rst },
    ...(projects.length > 0 && { intersphinx: Object.fromEntries(projects) }),
    ...(bibliography && { bibliography: worksOf(bibliography, place) }),
  };
}

/** There one list holds what all documents cite. */
function worksOf(
  { files, style }: NonNullable<SphinxMeaning['bibliography']>,
  place: (file: string) => string,
): Readonly<Record<string, unknown>> {
  return { files: files.map(place), ...(style !== undefined && { style }), list: 'project' };
}

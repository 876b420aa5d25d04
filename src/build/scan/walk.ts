import ignore, { type Ignore } from 'ignore';
import { refusePath } from '../../core/path.ts';
import type { FileStamp, FolderEntry, ProjectFiles } from '../platform/files.ts';
import { isEditorFile } from './editor-files.ts';
import { inProject } from './in-project.ts';
import { type Attempt, type LostSource, tryToRead } from './lost.ts';
import type { EarlierScan, ScanOptions } from './scan.ts';
import { DOUBTFUL, type RefusedName, type SourceIndex, stampAt, stampText, trustedStamp } from './source-index.ts';

/** What a walk found. */
export interface Walk {
  readonly documents: readonly string[];
  readonly others: readonly string[];
  readonly folders: ReadonlyMap<string, FileStamp>;
  readonly controls: Record<string, string | null>;
  readonly refused: readonly RefusedName[];
  readonly lost: readonly LostSource[];
  /** Whether it is known which documents were in them. */
  readonly lostFolders: ReadonlyMap<string, boolean>;
}

/** A walk that goes on. */
interface GrowingWalk extends Walk {
  readonly documents: string[];
  readonly others: string[];
  readonly folders: Map<string, FileStamp>;
  readonly refused: RefusedName[];
  readonly lost: LostSource[];
  readonly lostFolders: Map<string, boolean>;
}

/** One `.gitignore` and the folder whose paths it speaks of. */
interface IgnoreRules {
  readonly base: string;
  readonly rules: Ignore;
}

/** What a walk knows everywhere. */
interface Walking {
  readonly files: ProjectFiles;
  readonly options: ScanOptions;
  readonly earlier: EarlierScan | undefined;
  readonly now: bigint;
  readonly result: GrowingWalk;
}

/** Walks the source folder; lists only the folders that changed since an earlier scan. */
export function walk(files: ProjectFiles, options: ScanOptions, earlier: EarlierScan | undefined, now: bigint): Walk {
  const result: GrowingWalk = {
    ...{ documents: [], others: [], folders: new Map(), controls: {} },
    ...{ refused: [], lost: [], lostFolders: new Map() },
  };
  const walking: Walking = { files, options, earlier, now, result };
  const known = earlier ? knownFolders(options.source, earlier) : NOTHING_KNOWN;
  const configured: IgnoreRules = { base: options.source, rules: ignore().add([...options.exclude]) };
  walkFolder(walking, options.source, [configured, ...rulesAbove(walking, options.source)], known);
  result.documents.sort((a, b) => (a < b ? -1 : 1));
  result.others.sort((a, b) => (a < b ? -1 : 1));
  return result;
}

function walkFolder(walking: Walking, folder: string, above: readonly IgnoreRules[], known: KnownFolders): void {
  const { files, result, now } = walking;
  const unchanged = known.get(folder);
  const own = rulesOf(walking, folder);
  const rules = [...above, ...own];
  if (unchanged) {
    result.folders.set(folder, unchanged.stamp);
    result.documents.push(...unchanged.documents);
    result.others.push(...unchanged.others);
    result.refused.push(...unchanged.refused);
    for (const inner of unchanged.folders) walkFolder(walking, inner, rules, known);
    return;
  }
  const stamp = files.folderStamp(folder);
  const listed = reading(walking.options, () => files.list(folder));
  if ('failure' in listed) {
    loseFolder(walking, folder, listed.failure);
    return;
  }
  const entries = listed.value;
  // Where a link leads may change without a trace in its folder.
  const isDoubtful = entries.some(entry => entry.isLink);
  result.folders.set(folder, trustedStamp(isDoubtful ? undefined : stamp, now));
  const below = own.length > 0 && isNewControl(walking, folder) ? NOTHING_KNOWN : known;
  for (const entry of entries) walkEntry(walking, folder, entry, rules, below);
}

/** A folder that cannot be listed holds what it held. */
function loseFolder({ options, earlier, result }: Walking, folder: string, failure: Pick<LostSource, 'reason'>): void {
  const last = options.last?.();
  result.lost.push({ place: folder, kind: 'folder', ...failure });
  result.lostFolders.set(folder, last?.knowsFolder(folder) === true);
  result.folders.set(folder, DOUBTFUL);
  const isBelow = (path: string) => folder === '.' || inProject(options.source, path).startsWith(`${folder}/`);
  result.documents.push(...[...(last?.ids.keys() ?? [])].filter(isBelow));
  result.others.push(...(earlier?.index.others.filter(isBelow) ?? []));
}

/** New rules may hide or show what lies in folders that did not change themselves. */
function isNewControl({ earlier }: Walking, folder: string): boolean {
  return earlier?.index.controls[inProject(folder, '.gitignore')] === undefined;
}

function walkEntry(
  walking: Walking,
  folder: string,
  entry: FolderEntry,
  rules: readonly IgnoreRules[],
  known: KnownFolders,
): void {
  const { options, result } = walking;
  if (entry.name.startsWith('.') || entry.name === 'node_modules' || isEditorFile(entry.name)) return;
  const place = inProject(folder, entry.name);
  if (options.skip.includes(place) || isIgnored(rules, place, entry.kind)) return;
  const path = options.source === '.' ? place : place.slice(options.source.length + 1);
  // Node writes U+FFFD for bytes of a name that are no UTF-8: such a file cannot even be opened.
  const reason = path.includes('\uFFFD') ? 'its name is not valid UTF-8' : refusePath(path);
  if (reason !== undefined) result.refused.push({ path, reason });
  else if (entry.kind === 'folder') walkFolder(walking, place, rules, known);
  else if (options.extensions.some(extension => entry.name.toLowerCase().endsWith(extension)))
    result.documents.push(path);
  else result.others.push(path);
}

/** A folder whose stamp stands: it holds what it held. */
interface KnownFolder {
  readonly stamp: FileStamp;
  readonly documents: string[];
  readonly others: string[];
  readonly refused: RefusedName[];
  /** Folders in it that were walked, from the project's root. */
  readonly folders: string[];
}

type KnownFolders = ReadonlyMap<string, KnownFolder>;

const NOTHING_KNOWN: KnownFolders = new Map();

/** What a walk would find when no folder changed. */
export function walkedBefore(index: SourceIndex): Walk {
  return {
    documents: index.documents.paths,
    others: index.others,
    folders: new Map(index.folders.paths.map((path, row) => [path, stampAt(index.folders, row)])),
    controls: { ...index.controls },
    refused: index.refused,
    lost: [],
    lostFolders: new Map(),
  };
}

/** Sorts an index by folders, and leaves out the folders that changed. */
function knownFolders(source: string, { index, changes }: EarlierScan): KnownFolders {
  const all = new Map<string, KnownFolder>();
  index.folders.paths.forEach((path, row) => {
    all.set(path, { stamp: stampAt(index.folders, row), documents: [], others: [], refused: [], folders: [] });
  });
  const folderOf = (path: string) => all.get(parentOf(inProject(source, path)));
  for (const path of index.documents.paths) folderOf(path)?.documents.push(path);
  for (const path of index.others) folderOf(path)?.others.push(path);
  for (const name of index.refused) folderOf(name.path)?.refused.push(name);
  for (const path of index.folders.paths) if (path !== source) all.get(parentOf(path))?.folders.push(path);
  index.folders.paths.forEach((path, row) => {
    if (changes.folders.has(row)) all.delete(path);
  });
  return all;
}

function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '.' : path.slice(0, slash);
}

/** Folders above the source are not watched, so that a `.gitignore` may appear there is noted too. */
function rulesAbove(walking: Walking, source: string): IgnoreRules[] {
  if (source === '.') return [];
  const parents = source.split('/').map((_, index, parts) => (index === 0 ? '.' : parts.slice(0, index).join('/')));
  return parents.flatMap(parent => {
    walking.result.controls[inProject(parent, '.gitignore')] = null;
    return rulesOf(walking, parent);
  });
}

function rulesOf({ files, options, result, now }: Walking, folder: string): IgnoreRules[] {
  const path = inProject(folder, '.gitignore');
  const stamp = files.stamp(path);
  if (!stamp) return [];
  result.controls[path] = stampText(stamp, now);
  const read = reading(options, () => files.read(path));
  if ('value' in read) return [{ base: folder, rules: ignore().add(new TextDecoder().decode(read.value)) }];
  result.controls[path] = 'racy';
  result.lost.push({ place: path, kind: 'rules', ...read.failure });
  return [];
}

/** The nearest rule that speaks of a path decides, as in git. */
function isIgnored(rules: readonly IgnoreRules[], place: string, kind: 'file' | 'folder'): boolean {
  let ignored = false;
  for (const { base, rules: patterns } of rules) {
    const relative = base === '.' ? place : place.slice(base.length + 1);
    const verdict = patterns.test(kind === 'folder' ? `${relative}/` : relative);
    if (verdict.ignored) ignored = true;
    else if (verdict.unignored) ignored = false;
  }
  return ignored;
}

/** Reads what may be done without. */
export function reading<Value>({ last }: ScanOptions, read: () => Value): Attempt<Value> {
  return last ? tryToRead(read) : { value: read() };
}

import { decodeUtf8, encodeUtf8 } from '../../bytes/utf8.ts';
import { PylitError, quote } from '../../core/error.ts';
import type { ObjectId } from '../../core/object-kind.ts';
import { entryKind, MODE } from '../../core/tree.ts';
import { documentTree } from '../../literate/document-tree.ts';
import { writeDocumentTree } from '../project-tree.ts';
import { storedDocument } from '../stored-block.ts';
import type { ObjectSink, TreeSource } from '../tree-source.ts';
import { type ComparedDocument, compareSides, otherSide, SIDES, type Side } from './compare-sides.ts';
import type { DocumentVersion, ReadDocument } from './document-version.ts';
import { type MergedDocument, mergeDocument, removedDocument } from './merge-document.ts';
import { mergeFile } from './merge-file.ts';
import type { ConflictReason } from './piece.ts';
import { type FileVersion, type ProjectUnit, projectUnits } from './project-unit.ts';
import { NO_TRAVELLERS, type Travellers } from './resolve-block.ts';
import { threeWay } from './three-way.ts';
import { travellingBlocks } from './travelling-blocks.ts';
import { type EntryValue, updateTree } from './update-tree.ts';

/** Trees to be merged; without a base nothing is common to them. */
export interface MergeTrees {
  readonly base?: ObjectId | undefined;
  readonly ours: ObjectId;
  readonly theirs: ObjectId;
}

/** A place that waits for someone to decide. */
export interface ProjectConflict {
  readonly path: string;
  /** Of the first marker, from 1; absent where a whole file is in question. */
  readonly line?: number;
  readonly reason: ConflictReason;
  /** Where the other version of a file lies that is no text. */
  readonly other?: string;
}

/** What became of a merge. */
export interface MergedProject {
  /** The merged tree, with markers where there are conflicts. */
  readonly tree: ObjectId;
  readonly conflicts: readonly ProjectConflict[];
  /** What was decided and might surprise; sentences. */
  readonly notes: readonly string[];
}

/**
 * Merges two versions of a project that come from a third. Documents are merged by blocks, also when they moved, and blocks that moved to
 * other documents; other text by lines; of all else one version is taken, or both stay.
 *
 * @param read reads a document by its path and source
 * @throws PylitError `path` where a file and a folder would have one name; as the source throws
 */
export async function mergeProject(
  source: TreeSource & ObjectSink,
  trees: MergeTrees,
  read: ReadDocument,
): Promise<MergedProject> {
  return new ProjectMerge(source, read).merge(trees);
}

class ProjectMerge {
  readonly #source: TreeSource & ObjectSink;
  readonly #read: ReadDocument;
  readonly #changes = new Map<string, EntryValue | undefined>();
  readonly #conflicts: ProjectConflict[] = [];
  readonly #notes: string[] = [];
  #ours: ObjectId = '';

  constructor(source: TreeSource & ObjectSink, read: ReadDocument) {
    this.#source = source;
    this.#read = read;
  }

  async merge(trees: MergeTrees): Promise<MergedProject> {
    this.#ours = trees.ours;
    const units = await projectUnits(this.#source, trees);
    const documents = new Map<string, ComparedDocument>();
    for (const unit of units) {
      const compared = await this.#compare(unit);
      if (compared) documents.set(this.#pathOf(unit), compared);
    }
    const travellers = travellingBlocks(documents);
    for (const unit of units) {
      const path = this.#pathOf(unit);
      const compared = documents.get(path);
      const value = compared
        ? this.#mergeDocument(path, unit, compared, travellers.get(path) ?? NO_TRAVELLERS)
        : await this.#mergeWhole(path, unit);
      if (unit.ours && unit.ours.path !== path && !this.#changes.has(unit.ours.path))
        this.#changes.set(unit.ours.path, undefined);
      this.#put(path, value);
    }
    const tree = await updateTree(this.#source, this.#source, trees.ours, this.#changes);
    return { tree, conflicts: this.#conflicts.toSorted(byPlace), notes: this.#notes };
  }

  #put(path: string, value: EntryValue | undefined): void {
    if (value && this.#changes.get(path)) {
      throw new PylitError('path', `Expected one file at ${quote(path)}, found that two would move there.`, {
        hint: 'Rename one of them on its branch first.',
      });
    }
    if (value || !this.#changes.get(path)) this.#changes.set(path, value);
  }

  /** Where a file stands in the result. Where both sides moved it to different places, ours. */
  #pathOf({ base, ours, theirs }: ProjectUnit): string {
    return threeWay(base?.path, ours?.path, theirs?.path) ?? base?.path ?? '';
  }

  /** Three versions of a document; undefined of what is none in all of them, or is gone. */
  async #compare({ base, ours, theirs }: ProjectUnit): Promise<ComparedDocument | undefined> {
    const files = [base, ours, theirs].filter(version => version !== undefined);
    if ((!ours && !theirs) || !files.every(file => file.isDocument)) return undefined;
    const [was, mine, other] = await Promise.all([this.#version(base), this.#version(ours), this.#version(theirs)]);
    const isReadable = (!base || was) && (!ours || mine) && (!theirs || other);
    return isReadable ? compareSides({ base: was, ours: mine, theirs: other }) : undefined;
  }

  async #version(file: FileVersion | undefined): Promise<DocumentVersion | undefined> {
    if (!file) return undefined;
    const { source } = await storedDocument(this.#source, file.entry.id);
    return this.#read(file.path, decodeUtf8(source));
  }

  #mergeDocument(
    path: string,
    unit: ProjectUnit,
    compared: ComparedDocument,
    travellers: Travellers,
  ): EntryValue | undefined {
    const { base, ours, theirs } = unit;
    this.#noteMoves(unit, path);
    if (!hasTravellers(travellers)) {
      const [was, mine, other] = [base?.entry, ours?.entry, theirs?.entry];
      if (isSame(mine, other) || isSame(other, was)) return mine;
      if (isSame(mine, was)) return other;
    }
    const gone = base && (ours ? !theirs && 'theirs' : 'ours');
    if (gone && !wasEmptied(compared, travellers, gone))
      return this.#documentEntry(removedDocument(compared, path, this.#read, gone), path);
    if (gone) return undefined;
    return this.#documentEntry(mergeDocument(compared, path, this.#read, travellers), path);
  }

  #documentEntry({ version, source, conflicts, runTogether }: MergedDocument, path: string): EntryValue {
    this.#conflicts.push(...conflicts.map(conflict => ({ path, ...conflict })));
    for (const line of runTogether) this.#notes.push(`${path}:${line} runs together with its neighbour.`);
    if (!version) return { mode: MODE.file, id: this.#source.put('blob', encodeUtf8(source)) };
    return { mode: MODE.tree, id: writeDocumentTree(this.#source, documentTree(version.outline, version.text)) };
  }

  #noteMoves({ base, ours, theirs }: ProjectUnit, path: string): void {
    const isApart = base && ours && theirs && ours.path !== theirs.path;
    if (isApart && ours.path !== base.path && theirs.path !== base.path)
      this.#notes.push(`Both sides moved ${base.path}; it is ${path} now, as here, and not ${theirs.path}.`);
  }

  /** Merges what has no blocks, or not on both sides. */
  async #mergeWhole(path: string, unit: ProjectUnit): Promise<EntryValue | undefined> {
    const { base, ours, theirs } = unit;
    const [was, mine, other] = [base?.entry, ours?.entry, theirs?.entry];
    if (isSame(mine, other) || isSame(other, was)) return mine;
    if (isSame(mine, was)) return other;
    this.#noteMoves(unit, path);
    if (!mine || !other) return this.#editedAndRemoved(path, mine, other);
    const files = [base, ours, theirs].filter(version => version !== undefined);
    const isText = (file: FileVersion) =>
      !file.isDocument && entryKind(file.entry) === 'blob' && file.entry.mode !== MODE.symlink;
    return files.every(isText) ? this.#mergeBlobs(path, was, mine, other) : this.#keepBoth(path, mine, other);
  }

  async #mergeBlobs(
    path: string,
    was: EntryValue | undefined,
    mine: EntryValue,
    other: EntryValue,
  ): Promise<EntryValue> {
    const mode = threeWay(was?.mode, mine.mode, other.mode) ?? MODE.file;
    const same = oneOf(was && { ...was, mode }, { ...mine, mode }, { ...other, mode });
    if (same) return same;
    const bytes = async (entry: EntryValue | undefined) =>
      entry ? await this.#source.blob(entry.id) : new Uint8Array();
    const merged = mergeFile(await bytes(was), await bytes(mine), await bytes(other));
    if (merged === 'binary') return this.#keepBoth(path, { ...mine, mode }, { ...other, mode });
    const reason = was ? 'both edited' : 'both added';
    this.#conflicts.push(...merged.conflicts.map(line => ({ path, line, reason }) as const));
    return { mode, id: this.#source.put('blob', merged.content) };
  }

  /** Ours stays where it is, and theirs lies beside it, until one of them is gone. */
  async #keepBoth(path: string, mine: EntryValue, other: EntryValue): Promise<EntryValue> {
    const beside = await this.#putBeside(path, other);
    this.#conflicts.push({ path, reason: 'both edited', other: beside });
    return mine;
  }

  /** The edited file lies beside the place where it was. */
  async #editedAndRemoved(
    path: string,
    mine: EntryValue | undefined,
    other: EntryValue | undefined,
  ): Promise<undefined> {
    const left = mine ?? other;
    if (!left) return;
    const reason = mine ? 'edited here, removed there' : 'removed here, edited there';
    this.#conflicts.push({ path, reason, other: await this.#putBeside(path, left) });
  }

  async #putBeside(path: string, value: EntryValue): Promise<string> {
    const [, stem, ending = ''] = /^(.*?)(\.[^./]*)?$/.exec(path) ?? [];
    for (let number = 1; ; number += 1) {
      const beside = `${stem}.theirs${number === 1 ? '' : number}${ending}`;
      if (this.#changes.get(beside) || (await entryAt(this.#source, this.#ours, beside))) continue;
      this.#put(beside, value);
      return beside;
    }
  }
}

function hasTravellers({ arrived, departed }: Travellers): boolean {
  return SIDES.some(side => arrived[side].size + departed[side].size > 0);
}

/** Whether a document that a side removed is nothing but blocks that nobody edited, or that went elsewhere. */
function wasEmptied({ blocks, pairs }: ComparedDocument, { departed }: Travellers, gone: Side): boolean {
  const left = otherSide(gone);
  const known = new Map(pairs[left].map(pair => [pair.after, pair.before]));
  return blocks[left].every((block, index) => {
    const before = known.get(index);
    return before !== undefined && (departed[gone].has(before) || blocks.base[before]?.id === block.id);
  });
}

async function entryAt(source: TreeSource, root: ObjectId, path: string): Promise<EntryValue | undefined> {
  let found: EntryValue | undefined = { mode: MODE.tree, id: root };
  for (const name of path.split('/')) {
    if (!found || entryKind(found) !== 'tree') return undefined;
    found = (await source.entries(found.id)).find(entry => entry.name === name);
  }
  return found;
}

function isSame(a: EntryValue | undefined, b: EntryValue | undefined): boolean {
  return a?.id === b?.id && a?.mode === b?.mode;
}

/** The entry that a merge takes whole, where it can. */
function oneOf(
  was: EntryValue | undefined,
  mine: EntryValue | undefined,
  other: EntryValue | undefined,
): EntryValue | undefined {
  if (isSame(mine, other) || isSame(other, was)) return mine;
  return isSame(mine, was) ? other : undefined;
}

function byPlace(a: ProjectConflict, b: ProjectConflict): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0);
}

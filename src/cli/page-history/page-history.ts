import path from 'node:path';
import type { ProjectFiles } from '../../build/platform/files.ts';
import { inProject } from '../../build/scan/in-project.ts';
import { objectId } from '../../bytes/object-id.ts';
import { PylitError } from '../../core/error.ts';
import type { ObjectId } from '../../core/object-kind.ts';
import type {
  BlockVersion,
  DocumentPlace,
  ProjectHistory,
  TrackChange,
  TrackedBlock,
} from '../../history/project-history.ts';
import { BLOCK_DIGITS } from '../../output/html/history/mark-block.ts';
import type { BlockEdit, BlockHistory, PageHistory } from '../../output/html/history/page-history.ts';
import { compareVersions } from '../history/compare-versions.ts';
import type { OpenedHistory } from '../history/open-history.ts';
import { isoTime } from '../terminal/times.ts';
import { editWords } from './words.ts';

/** Of very many versions of one block the oldest are left out. */
const MOST_VERSIONS = 50;

export interface PageHistoryOptions {
  readonly files: ProjectFiles;
  /** The source folder, from the project's root. */
  readonly source: string;
  /** What is as old as this commit or older is not told, but for the text that it left. */
  readonly since?: { readonly name: string; readonly commit: ObjectId };
}

/** Tells the history of pages. */
export class PageHistories {
  private readonly history: OpenedHistory;
  private readonly options: PageHistoryOptions;
  private index: Promise<ProjectHistory> | undefined;
  private moved: Promise<ReadonlyMap<string, string>> | undefined;

  constructor(history: OpenedHistory, options: PageHistoryOptions) {
    this.history = history;
    this.options = options;
  }

  /**
   * Names what decides the history of a document: with the same bytes and the same key it is the same.
   *
   * @param document from the source root
   */
  async key(document: string): Promise<string> {
    const { head } = this.history;
    if (head === undefined) return '';
    const place = this.placeOf(document);
    const last = await (await this.opened()).lastChangeOf(head, place);
    // A document that is not there yet, or not any more, may be one that was moved.
    const isThere = last !== undefined && (await this.isCommitted(place));
    return isThere ? last : `new ${head}`;
  }

  /** The history of a document's blocks as its file is now; undefined where there is no such file. */
  async of(document: string): Promise<PageHistory | undefined> {
    const { files, source } = this.options;
    const bytes = files.read(inProject(source, document));
    if (!bytes) return undefined;
    const { head } = this.history;
    const commits = new PageCommits();
    if (head === undefined) return { document, commits: [], blocks: [] };
    const working = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    const where = this.placeOf(document);
    const from = (await this.isCommitted(where)) ? undefined : (await this.movedDocuments()).get(where);
    const place: DocumentPlace = { commit: head, path: where, working, ...(from !== undefined && { from }) };
    const index = await this.opened();
    const found = await index.documentAt(place);
    const blocks: BlockHistory[] = [];
    for (const block of found?.blocks ?? []) blocks.push(await this.blockHistory(index, block, head, commits));
    const { since } = this.options;
    return { document, ...(since && { since: since.name }), commits: commits.list, blocks };
  }

  private async blockHistory(
    index: ProjectHistory,
    block: TrackedBlock,
    head: ObjectId,
    commits: PageCommits,
  ): Promise<BlockHistory> {
    const log = await this.shownChanges(index, block, head);
    const versions: BlockEdit[] = [];
    for (const change of log.slice(0, MOST_VERSIONS)) versions.push(await this.edit(index, change, commits));
    const more = log.length - versions.length;
    const { kind, title } = block;
    const id = await contentId(index, block);
    return { id: id.slice(0, BLOCK_DIGITS), kind, title, versions, ...(more > 0 && { more }) };
  }

  private async shownChanges(
    index: ProjectHistory,
    block: TrackedBlock,
    head: ObjectId,
  ): Promise<readonly TrackChange[]> {
    const log = await index.logOfTrack(block, head);
    const { since } = this.options;
    if (since === undefined || block.track === undefined) return log;
    const old = new Set((await index.logOfTrack(block.track, since.commit)).map(placeOfChange));
    return log.filter(change => !old.has(placeOfChange(change)));
  }

  private async edit(index: ProjectHistory, change: TrackChange, commits: PageCommits): Promise<BlockEdit> {
    const text = (version: BlockVersion | undefined) => version && index.text(version);
    const [before, after] = [await text(change.before), await text(change.after)];
    return {
      commit: change.commit === undefined ? null : await commits.indexOf(index, change.commit),
      change: change.change,
      ...(change.moved && { moved: true as const }),
      ...(change.from !== undefined && { from: this.documentAt(change.from) }),
      ...editWords(change.kind, change.change, before, after),
    };
  }

  /** Where the history has a document. */
  private placeOf(document: string): string {
    const { files, source } = this.options;
    const place = path.relative(this.history.root, path.join(files.root, inProject(source, document)));
    return place.split(path.sep).join('/');
  }

  /** What a page calls a place of the history: no folder outside of the documents is named. */
  private documentAt(place: string): string {
    const { files, source } = this.options;
    const inside = path.relative(path.join(files.root, source), path.join(this.history.root, place));
    return inside.startsWith('..') ? path.posix.basename(place) : inside.split(path.sep).join('/');
  }

  private async isCommitted(place: string): Promise<boolean> {
    const { store, head } = this.history;
    if (!store || head === undefined) return false;
    const { tree } = await store.history.read(head);
    return (await store.trees.entryAt(tree, place)) !== undefined;
  }

  /** Where documents that are not in the last commit were in it. Looked up once, since all documents are compared for it. */
  private movedDocuments(): Promise<ReadonlyMap<string, string>> {
    this.moved ??= this.findMoved();
    return this.moved;
  }

  private async findMoved(): Promise<ReadonlyMap<string, string>> {
    const { head } = this.history;
    if (head === undefined) return new Map();
    const { documents } = await compareVersions(this.history, { commit: head }, 'work tree');
    return new Map(documents.flatMap(({ path, from }) => (from === undefined ? [] : [[path, from] as const])));
  }

  private opened(): Promise<ProjectHistory> {
    const { since } = this.options;
    this.index ??= this.history.index(since === undefined ? [] : [since.commit]);
    return this.index;
  }
}

/** The id of a block as pages know it, also where the store's ids are of another kind. */
export async function contentId(index: ProjectHistory, block: BlockVersion): Promise<ObjectId> {
  return block.id.length === SHA1_DIGITS ? block.id : objectId('blob', await index.text(block));
}

const SHA1_DIGITS = 40;

function placeOfChange({ commit, path, line }: TrackChange): string {
  return `${commit} ${path}:${line}`;
}

/** The commits that a page names, each once. */
class PageCommits {
  readonly list: PageHistory['commits'][number][] = [];
  private readonly places = new Map<ObjectId, number>();

  async indexOf(index: ProjectHistory, id: ObjectId): Promise<number> {
    const known = this.places.get(id);
    if (known !== undefined) return known;
    const { author, message } = await index.commit(id);
    const [subject = ''] = message.split('\n', 1);
    this.places.set(id, this.list.length);
    return this.list.push({ id: id.slice(0, 10), date: isoTime(author), author: author.name, message: subject }) - 1;
  }
}

/**
 * Finds the commit that a configuration names.
 *
 * @throws PylitError `config` where there is none
 */
export async function configuredCommit({ repository }: OpenedHistory, name: string, key: string): Promise<ObjectId> {
  try {
    return (await repository.commit(name)).id;
  } catch (error) {
    if (!(error instanceof PylitError) || error.code !== 'usage') throw error;
    throw new PylitError('config', `history.${key} names "${name}", and the history has no such commit or tag.`, {
      hint: 'A shallow clone may lack it: fetch the whole history, and its tags.',
      cause: error,
    });
  }
}

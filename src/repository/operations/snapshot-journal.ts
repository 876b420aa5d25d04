import type { BuiltSources } from '../../build/built-sources.ts';
import type { ProjectFiles } from '../../build/platform/files.ts';
import { PylitError } from '../../core/error.ts';
import { formatZone } from '../../core/signature.ts';
import { changedDocuments, changedOthers, knownDocuments, otherPaths } from './changed-sources.ts';
import { PendingRecords } from './platform/pending-records.ts';
import { encodeRecord, type RecordedFile } from './snapshot-record.ts';
import { idsByPath, sourcesDigest } from './sources-digest.ts';

/** Of so many other files at most a build looks whether they changed; of more, it is seen by the next command that looks at history. */
const MOST_OTHERS = 1000;

/** Bytes of other files that a build copies at most. */
const OTHERS_BUDGET = 8 << 20;

/**
 * Notes what builds were made from. A build writes only what changed, into a small file, and opens no store: the log is continued from these
 * files later (see `ingest`), in a moment of quiet. What is noted outlives the process, however it ends.
 */
export class SnapshotJournal {
  private readonly files: ProjectFiles;
  private readonly source: string;
  private readonly pending: PendingRecords;
  private readonly session = Math.random().toString(36).slice(2);

  /** @param source the source folder, from the project's root */
  constructor(files: ProjectFiles, source: string) {
    this.files = files;
    this.source = source;
    this.pending = new PendingRecords(files.root);
  }

  /**
   * Notes a build, unless its sources are those that were noted last. To be called while the project is held.
   *
   * @param isBuilt whether the index of the last build will be that of these sources, so that the next build can tell what differs
   * @returns whether there is something new
   * @throws PylitError `object-too-large`; what the operating system says
   */
  note({ before, after, contents, made }: BuiltSources, command: string, { isBuilt = true } = {}): boolean {
    const { files, source, pending } = this;
    const state = pending.readState();
    const result = sourcesDigest(source, after);
    const view = { files, source, index: after, contents, isMade: (path: string) => Object.hasOwn(made, path) };
    const known = state?.sources === result ? undefined : knownDocuments(state, source, before);
    const documents = state?.sources === result ? NOTHING : changedDocuments(view, known);
    const others =
      after.others.length > MOST_OTHERS
        ? { files: [], stamps: state?.others ?? {} }
        : changedOthers(view, state?.others ?? {}, OTHERS_BUDGET);
    if (documents.files.length + others.files.length === 0 && state?.sources === result) return false;
    refuseTooMuch(documents.files);
    const isWhole = state?.sources !== result && !known;
    const now = new Date();
    const parts = encodeRecord({
      time: now.getTime(),
      zone: formatZone(-now.getTimezoneOffset()),
      command,
      session: this.session,
      ...(isWhole ? { others: otherPaths(view) } : state && { base: state.sources }),
      ...(documents.isExact && { result }),
      files: [...documents.files, ...others.files],
    });
    pending.add(now.getTime(), parts, {
      sources: documents.isExact ? result : '',
      ...(!isBuilt && { documents: Object.fromEntries(idsByPath(after)) }),
      others: others.stamps,
    });
    return true;
  }
}

/** A record is read in one piece. */
function refuseTooMuch(files: readonly RecordedFile[]): void {
  const size = files.reduce((sum, { bytes }) => sum + (bytes?.length ?? 0), 0);
  if (size > LARGEST)
    throw new PylitError('object-too-large', `Expected at most ${LARGEST} bytes of changed documents, found ${size}.`);
}

const LARGEST = 2 ** 30;

const NOTHING = { files: [], isExact: true };

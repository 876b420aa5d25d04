import type { Config } from '../../build/config.ts';
import { readIndex } from '../../build/last-build.ts';
import type { LockOptions } from '../../build/platform/build-lock.ts';
import { lockBuild } from '../../build/platform/build-lock.ts';
import { BuildRecords } from '../../build/platform/build-records.ts';
import { ProjectFiles } from '../../build/platform/files.ts';
import { changesOnDisk } from '../../build/scan/changes.ts';
import { scan } from '../../build/scan/scan.ts';
import type { SourceIndex } from '../../build/scan/source-index.ts';
import { decodeUtf8 } from '../../bytes/utf8.ts';
import type { Reader } from '../../reader/reader.ts';
import { MERGE_FILE } from '../merge-state.ts';
import { WorkTree } from '../work-tree/work-tree.ts';
import type { SourceView } from './changed-sources.ts';
import { type ReadTrees, treeReader } from './document-trees.ts';
import { PendingRecords } from './platform/pending-records.ts';

/** A project on the disk, as operations need it. */
export interface SourceFolderOptions {
  readonly root: string;
  readonly config: Config;
  /** File name endings of documents. */
  readonly extensions: readonly string[];
  readonly readers: () => Promise<readonly Reader[]>;
  readonly lock?: LockOptions;
}

/** The documents and other files of a project as they lie on the disk. */
export class SourceFolder {
  readonly files: ProjectFiles;
  readonly source: string;
  readonly pending: PendingRecords;
  readonly readTrees: ReadTrees;
  private readonly options: SourceFolderOptions;

  /** @throws PylitError `usage` where there is no such folder */
  constructor(options: SourceFolderOptions) {
    const { root, config, readers } = options;
    this.options = options;
    this.files = new ProjectFiles(root);
    this.source = config.source;
    this.pending = new PendingRecords(this.files.root);
    this.readTrees = treeReader(this.files, this.source, readers);
  }

  /** Looks at the disk. `before` is what the last build was made from. */
  look(): SourceView & { readonly before: SourceIndex | undefined } {
    const { files, source, options } = this;
    const { exclude, output } = options.config;
    const before = readIndex(files);
    const found = scan(
      files,
      { source, exclude, skip: [output], extensions: options.extensions },
      before && { index: before, changes: changesOnDisk(files, source, before) },
    );
    const made = this.made();
    return { files, source, index: found.index, contents: found.contents, isMade: path => made.has(path), before };
  }

  /** What may be written to. */
  workTree(): WorkTree {
    return new WorkTree(this.files, this.source, this.made());
  }

  /** The merge or rebase that is going on, as `.pylit/merge.json` has it. */
  merge(): string | undefined {
    const bytes = this.files.readState(MERGE_FILE);
    return bytes && decodeUtf8(bytes);
  }

  /** Does something while nobody builds. @throws PylitError `store-locked` */
  async held<Result>(work: () => Promise<Result>): Promise<Result> {
    const unlock = lockBuild(this.files.stateFile('build.lock'), this.options.lock);
    try {
      return await work();
    } finally {
      unlock();
    }
  }

  /** Paths of the files that pylit wrote itself. */
  private made(): ReadonlySet<string> {
    const records = new BuildRecords(this.files.stateFile('records.db'));
    try {
      return new Set(Object.keys(records.outputs().written));
    } finally {
      records.close();
    }
  }
}

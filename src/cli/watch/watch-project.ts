import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseConfig } from '../../build/config.ts';
import type { ProjectSession, SessionReport } from '../../build/session.ts';
import { PylitError, quote } from '../../core/error.ts';
import { SnapshotKeeper } from '../building/snapshot-keeper.ts';
import { openProject, type Project } from '../project/project.ts';
import { batches, type Changes } from './batches.ts';
import { ignoredBy } from './ignored.ts';
import { openSession, type SessionWishes } from './session.ts';
import { EditStitcher, type StitchedEdits, type UnstitchedEdits } from './stitch-edits.ts';
import { type FolderWatch, type WatchOptions, watchFolders } from './watch-folders.ts';

/** What a build in a watched project did, and why it was made. */
export interface WatchedBuild extends SessionReport {
  readonly project: Project;
  /** Paths from the project's root; undefined: anything may have changed, as before the first build. */
  readonly changed: Changes;
  /** From the first change to the last file written. */
  readonly milliseconds: number;
  /** Edits of programs that were carried into documents. */
  readonly stitched?: StitchedEdits;
}

/** Who is told what happens. Nothing that happens ends the watch. */
export interface WatchListener {
  readonly started?: (project: Project) => void;
  readonly built: (build: WatchedBuild) => void;
  /** No build was possible. There will be another with the next change; soon, when another process is at work in the project. */
  readonly failed: (error: unknown) => void;
  /** Edits of programs could not be carried into the documents, and are left as they are. */
  readonly unstitched: (edits: UnstitchedEdits) => void;
  /** The system watches no more folders, so all files are looked at every second. */
  readonly limited: (error: NodeJS.ErrnoException) => void;
}

/** How changes are found, and what is wanted of the builds. */
export interface ProjectWatchOptions extends Pick<WatchOptions, 'by'> {
  readonly session?: SessionWishes;
  /** Whether edits of programs are carried into the documents; they are by default. */
  readonly stitch?: boolean;
}

/** How long after another process held the project the next build is tried, in milliseconds. */
const LOCKED_AGAIN = 500;

/**
 * Builds a project, and again whenever something in it changes, until it is closed. Resolves after the first build.
 *
 * @throws PylitError `usage` when there is no such folder
 */
export async function watchProject(
  root: string,
  listener: WatchListener,
  options: ProjectWatchOptions = {},
): Promise<{ close(): void }> {
  if (!existsSync(root)) throw new PylitError('usage', `There is no folder ${quote(root)}.`);
  const watch = new ProjectWatch(root, listener, options);
  await watch.build(undefined, performance.now());
  return watch;
}

class ProjectWatch {
  private readonly root: string;
  private readonly listener: WatchListener;
  private readonly options: ProjectWatchOptions;
  private readonly batches: ReturnType<typeof batches>;
  private folders: FolderWatch;
  private watched: Pick<Project['config'], 'source' | 'output'> = parseConfig({}, 'the defaults');
  private project: Project | undefined;
  private session: ProjectSession | undefined;
  private keeper: SnapshotKeeper | undefined;
  private stitcher: EditStitcher | undefined;
  private modules: ReadonlySet<string> = new Set();
  private waiting: { changed: Changes; readonly since: number } | undefined;
  private running = false;
  private closed = false;

  constructor(root: string, listener: WatchListener, options: ProjectWatchOptions) {
    this.root = root;
    this.listener = listener;
    this.options = options;
    this.batches = batches(root, (changed, since) => void this.build(changed, since));
    this.folders = this.watchFolders();
  }

  close(): void {
    this.closed = true;
    this.folders.close();
    this.batches.close();
    this.keeper?.close();
    void this.session?.close();
  }

  /** Never builds twice at once: what changes meanwhile is built together, afterwards. */
  async build(changed: Changes, since: number): Promise<void> {
    this.waiting = this.waiting
      ? { changed: union(this.waiting.changed, changed), since: this.waiting.since }
      : { changed, since };
    if (this.running) return;
    this.running = true;
    for (let next = this.take(); next; next = this.take()) await this.buildOnce(next.changed, next.since);
    this.running = false;
  }

  private take() {
    const next = this.closed ? undefined : this.waiting;
    this.waiting = undefined;
    return next;
  }

  private async buildOnce(changed: Changes, since: number): Promise<void> {
    try {
      const isNew = await this.refresh(changed);
      const { project, session } = this;
      if (!project || !session) return;
      this.listener.started?.(project);
      const seen = isNew ? undefined : changed;
      const stitched = await this.stitcher?.stitch(seen);
      const done = await session.build(seen && stitched ? new Set([...seen, ...stitched.documents]) : seen);
      const milliseconds = performance.now() - since;
      this.listener.built({ ...done, project, changed, milliseconds, ...(stitched && { stitched }) });
      this.keeper?.built();
    } catch (error) {
      this.failed(error);
    }
  }

  /** What a failed build did is not known, so the next one, with a new session, looks at everything. */
  private failed(error: unknown): void {
    this.listener.failed(error);
    if (error instanceof PylitError && error.code === 'store-locked') {
      setTimeout(() => void this.build(undefined, performance.now()), LOCKED_AGAIN);
      return;
    }
    void this.session?.close();
    this.session = undefined;
  }

  /** Opens the project where that was not done, or its configuration or plugins may have changed. Returns whether the session is new. */
  private async refresh(changed: Changes): Promise<boolean> {
    if (this.session && changed && ![...changed].some(file => this.modules.has(file) || mayConfigure(file)))
      return false;
    const project = await openProject(this.root);
    this.follow(project);
    if (this.session && project.identity === this.project?.identity) return false;
    void this.session?.close();
    this.project = project;
    this.keeper?.close();
    const keeper = new SnapshotKeeper(project);
    this.keeper = keeper;
    this.session = openSession(project, { ...this.options.session, onSources: sources => keeper.sources(sources) });
    if (this.options.stitch !== false)
      this.stitcher = new EditStitcher(project, this.session, edits => this.listener.unstitched(edits));
    this.watchOther(project);
    return true;
  }

  /** Modules of the configuration and of plugins may be where nothing is watched. */
  private follow({ root, configFiles }: Project): void {
    this.modules = new Set(configFiles);
    this.folders.follow(configFiles.map(file => path.join(root, file)));
  }

  /** What is not watched depends on the configuration. */
  private watchOther(project: Project): void {
    const { config } = project;
    if (config.output === this.watched.output && config.source === this.watched.source) return;
    this.watched = config;
    this.folders.close();
    this.folders = this.watchFolders();
    this.follow(project);
  }

  private watchFolders(): FolderWatch {
    const options = {
      ...(this.options.by && { by: this.options.by }),
      ignored: ignoredBy(this.watched),
      made: this.watched.output,
      onLimit: (error: NodeJS.ErrnoException) => this.listener.limited(error),
    };
    return watchFolders(this.root, options, change => this.batches.add(change));
  }
}

/** Configurations, modules that they may find now, and lock files. */
function mayConfigure(file: string): boolean {
  return /\.(?:[cm]?[jt]s|json|ya?ml|lock|lockb)$/.test(path.basename(file));
}

function union(a: Changes, b: Changes): Changes {
  return a && b && new Set([...a, ...b]);
}

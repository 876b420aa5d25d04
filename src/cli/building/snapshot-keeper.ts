import type { BuiltSources } from '../../build/built-sources.ts';
import { openRepository } from '../../repository/open.ts';
import type { Operations } from '../../repository/operations/operations.ts';
import type { Repository } from '../../repository/repository.ts';
import type { Project } from '../project/project.ts';
import { noting, warn } from './record-builds.ts';

const QUIET = 3000;

/** Notes the builds of a watch, and moves that into the log, whenever nothing has happened for a while; the store stays open. */
export class SnapshotKeeper {
  private readonly project: Project;
  private readonly quiet: number;
  private readonly note: ((sources: BuiltSources) => void) | undefined;
  private waiting: BuiltSources | undefined;
  private timer: NodeJS.Timeout | undefined;
  private opened: { readonly repository: Repository; readonly operations: Operations } | undefined;
  private working: Promise<void> | undefined;
  private isClosed = false;

  /** @param quiet how long nothing must have been built before the log is continued, in milliseconds */
  constructor(project: Project, quiet = QUIET) {
    this.project = project;
    this.quiet = quiet;
    this.note = noting(project);
  }

  /** Takes what a build was made from, to be noted once that build has been reported. */
  sources(sources: BuiltSources): void {
    this.waiting = sources;
  }

  /** Tells that a build is over, and reported. */
  built(): void {
    const { waiting } = this;
    this.waiting = undefined;
    if (!waiting || !this.note || this.isClosed) return;
    this.note(waiting);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.begin(), this.quiet).unref();
  }

  /** What still waits, the next command finds. */
  close(): void {
    this.isClosed = true;
    clearTimeout(this.timer);
    void Promise.resolve(this.working).then(() => this.opened?.repository.close());
  }

  private begin(): void {
    this.working ??= this.continueLog()
      .catch(warn)
      .finally(() => {
        this.working = undefined;
      });
  }

  private async continueLog(): Promise<void> {
    this.opened ??= await this.open();
    if (!this.isClosed) await this.opened.operations.catchUp();
  }

  private async open() {
    const { openOperations } = await import('../operations/open-operations.ts');
    const { root, config } = this.project;
    const repository = openRepository({ root, store: config.store ?? 'native' });
    return { repository, operations: await openOperations(this.project, repository) };
  }
}

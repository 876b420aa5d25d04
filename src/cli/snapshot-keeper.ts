import { openRepository } from '../repository/open.ts';
import type { Operations } from '../repository/operations/operations.ts';
import type { Repository } from '../repository/repository.ts';
import type { Project } from './project.ts';
import { warn } from './record-builds.ts';

const QUIET = 3000;

/** Moves what the builds of a watch have noted into the log, whenever nothing has happened for a while; the store stays open. */
export class SnapshotKeeper {
  private readonly project: Project;
  private readonly quiet: number;
  private timer: NodeJS.Timeout | undefined;
  private opened: { readonly repository: Repository; readonly operations: Operations } | undefined;
  private working: Promise<void> | undefined;
  private isClosed = false;

  /** @param quiet how long nothing must have been built before the log is continued, in milliseconds */
  constructor(project: Project, quiet = QUIET) {
    this.project = project;
    this.quiet = quiet;
  }

  /** Tells that a build is over. */
  built(): void {
    if (this.isClosed || this.project.config.snapshots === false) return;
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
    const { openOperations } = await import('./open-operations.ts');
    const { root, config } = this.project;
    const repository = openRepository({ root, store: config.store ?? 'native' });
    return { repository, operations: await openOperations(this.project, repository) };
  }
}

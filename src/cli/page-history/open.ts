import { ProjectFiles } from '../../build/platform/files.ts';
import type { OpenedHistory } from '../history/open-history.ts';

/** A project's history that is opened once, and again when there is another commit. */
export class FollowedHistory {
  private readonly root: string;
  private readonly names: readonly string[];
  private current: { readonly opened: OpenedHistory; readonly watched: readonly string[]; seen: string } | undefined;

  /** @param names of commits and tags that matter besides the current branch */
  constructor(root: string, names: readonly string[]) {
    this.root = root;
    this.names = names;
  }

  /** The history as it is now; the same value as long as no ref that matters was moved. What was given before is closed then. */
  async get(): Promise<{ readonly opened: OpenedHistory; readonly watched: readonly string[] }> {
    const { current } = this;
    if (current && this.stampsOf(current.watched) === current.seen) return current;
    await this.close();
    const [{ openHistoryAt }, { watchedFiles }] = await Promise.all([
      import('../history/open-history.ts'),
      import('./watched.ts'),
    ]);
    const opened = await openHistoryAt(this.root);
    try {
      const watched = await watchedFiles(this.root, opened.branch, this.names);
      this.current = { opened, watched, seen: this.stampsOf(watched) };
      return this.current;
    } catch (error) {
      await opened.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    const { current } = this;
    this.current = undefined;
    await current?.opened.close();
  }

  private stampsOf(watched: readonly string[]): string {
    const files = new ProjectFiles(this.root);
    const stamps = watched.map(file => files.stampAnywhere(file));
    return stamps.map(stamp => (stamp ? `${stamp.size} ${stamp.mtime} ${stamp.ctime} ${stamp.inode}` : '-')).join();
  }
}

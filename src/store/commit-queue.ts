import type { Commit } from '../core/commit.ts';
import type { ObjectId } from '../core/object-kind.ts';

export interface QueuedCommit {
  readonly id: ObjectId;
  readonly commit: Commit;
  readonly time: number;
  /** Counts up as commits are added; decides between equal times. */
  readonly order: number;
}

/** A binary heap that gives the newest commit first. */
export class CommitQueue {
  readonly #heap: QueuedCommit[] = [];

  add(commit: QueuedCommit): void {
    const heap = this.#heap;
    let at = heap.length;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = heap[above];
      if (!parent || !isBefore(commit, parent)) break;
      heap[at] = parent;
      at = above;
    }
    heap[at] = commit;
  }

  take(): QueuedCommit | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (last && this.#heap.length > 0) this.#sink(last);
    return first;
  }

  #sink(commit: QueuedCommit): void {
    const heap = this.#heap;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      const [left, right] = [heap[child], heap[child + 1]];
      if (left && right && isBefore(right, left)) child += 1;
      const next = heap[child];
      if (!next || isBefore(commit, next)) break;
      heap[at] = next;
      at = child;
    }
    heap[at] = commit;
  }
}

function isBefore(a: QueuedCommit, b: QueuedCommit): boolean {
  return a.time > b.time || (a.time === b.time && a.order < b.order);
}

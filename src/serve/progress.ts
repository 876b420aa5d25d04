import type { BuildProgress as BuildStage } from '../build/events.ts';
import type { Format } from '../literate/format.ts';
import type { BuildProgress } from './news.ts';
import { shareThread } from './share-thread.ts';

/** A build that is over sooner says nothing, in milliseconds: the first one, at which somebody waits for a page, and later ones. */
const SILENT = { first: 0, later: 500 };
/** Ten times a second is often enough for a person. */
const PAUSE = 100;

/** Follows how far builds are, and has them leave time for answers. */
export class ProgressFollower {
  private readonly tell: (progress: BuildProgress) => void;
  private readonly now: () => number;
  private begun: number;
  private silent = SILENT.first;
  private told = Number.NEGATIVE_INFINITY;
  /** Blocks that were transformed by this thread, in all builds, and before this one. */
  private transformed = 0;
  private before = 0;
  private stage: BuildStage | undefined;

  /** @param now in milliseconds */
  constructor(tell: (progress: BuildProgress) => void, now: () => number = () => performance.now()) {
    this.tell = tell;
    this.now = now;
    this.begun = now();
  }

  /** A later build begins. */
  begin(): void {
    this.begun = this.now();
    this.silent = SILENT.later;
    this.before = this.transformed;
    this.stage = undefined;
  }

  /** What to give to a session. */
  readonly wishes = {
    format: (format: Format): Format => shareThread(format, done => this.blocks(done)),
    onProgress: (stage: BuildStage): void => {
      this.stage = stage;
      this.update();
    },
  };

  /** So many blocks were transformed, in all builds. */
  blocks(transformed: number): void {
    this.transformed = Math.max(transformed, this.transformed);
    this.update();
  }

  private update(): void {
    const now = this.now();
    if (now - this.begun < this.silent || now - this.told < PAUSE) return;
    this.told = now;
    const { stage } = this;
    this.tell({
      ...(stage && { [stage.stage === 'read' ? 'documents' : 'pages']: { done: stage.documents, total: stage.total } }),
      blocks: { done: Math.max(stage?.blocks ?? 0, this.transformed - this.before) },
    });
  }
}

import type { BuildProgress } from '../../build/events.ts';

/** What progress is shown on: the error stream. */
export interface ProgressStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** How progress is shown. Times in milliseconds. */
export interface ProgressOptions {
  readonly stream: ProgressStream;
  /** Whether a line may be written over: a person looks at a terminal. */
  readonly isLive: boolean;
  /** Since the process began. */
  readonly now: () => number;
}

/** Work that takes less is over before it is read. */
const SILENT = 500;
/** A log is read later: so many lines are enough. */
const BETWEEN_LINES = 3000;

/** Shows how far a build is: on a terminal in one line that is gone at the end, else in a line now and then. */
export class ProgressLine {
  private readonly options: ProgressOptions;
  private shown = '';
  private last: number;

  constructor(options: ProgressOptions) {
    this.options = options;
    this.last = options.now();
  }

  update(progress: BuildProgress): void {
    const { stream, isLive, now } = this.options;
    if (now() < SILENT) return;
    if (!isLive) {
      if (now() - this.last < BETWEEN_LINES) return;
      this.last = now();
      stream.write(`${progressText(progress)}\n`);
      return;
    }
    // A line that is longer than the terminal would be two, and only one can be written over.
    const text = progressText(progress).slice(0, Math.max(1, (stream.columns || 80) - 1));
    if (text !== this.shown) stream.write(`\r${text}${CLEAR_REST}`);
    this.shown = text;
  }

  /** Takes the line away. */
  end(): void {
    if (this.shown !== '') this.options.stream.write(`\r${CLEAR_REST}`);
    this.shown = '';
  }
}

const CLEAR_REST = '\u001b[K';

/** Progress on the error stream, so that the output is the report alone. */
export function progressOnStderr(): ProgressLine {
  const isLive = process.stderr.isTTY && !process.env.CI && process.env.TERM !== 'dumb';
  return new ProgressLine({ stream: process.stderr, isLive, now: () => performance.now() });
}

/** `Read 1,240 of 10,000 documents, 18,300 blocks, 92 % reused`. */
export function progressText({ stage, documents, total, blocks, transformed }: BuildProgress): string {
  const what = stage === 'read' ? 'documents' : 'pages';
  const done = `${stage === 'read' ? 'Read' : 'Wove'} ${number(documents)} of ${number(total)} ${what}`;
  if (blocks === 0) return done;
  return `${done}, ${number(blocks)} blocks, ${Math.floor((100 * (blocks - transformed)) / blocks)} % reused`;
}

function number(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

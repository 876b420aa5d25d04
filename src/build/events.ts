/** How far a build is. */
export interface BuildProgress {
  /** Documents are read, and their blocks transformed; or pages are made. */
  readonly stage: 'read' | 'weave';
  readonly documents: number;
  readonly total: number;
  /** Blocks that were looked at so far, and those of them that were transformed. */
  readonly blocks: number;
  readonly transformed: number;
}

/** Measures where time goes. */
export interface Spans {
  /**
   * Does some work, and notes how long it took; until it is settled, where it gives a promise.
   *
   * @param name of the kind of work
   * @param detail a kind within that kind, of which there are few
   * @param subject what it is done to
   */
  run<Result>(name: string, work: () => Result, detail?: string, subject?: string): Result;
}

/** Does some work, measured where somebody wants to know. */
export function timed<Result>(spans: Spans | undefined, name: string, work: () => Result): Result {
  return spans ? spans.run(name, work) : work();
}

/** The same object, where nobody wants to know; else one whose methods (or some of them) are measured. */
export function measured<Target extends object>(
  spans: Spans | undefined,
  name: string,
  target: Target,
  methods?: readonly (keyof Target)[],
): Target {
  if (!spans) return target;
  const isMeasured = (key: string | symbol) => !methods || methods.some(method => method === key);
  return new Proxy(target, {
    get(object, key) {
      const value: unknown = Reflect.get(object, key, object);
      if (typeof value !== 'function') return value;
      if (!isMeasured(key)) return value.bind(object);
      return (...values: unknown[]) => spans.run(name, () => Reflect.apply(value, object, values), String(key));
    },
  });
}

/** Tells how far a build is, not too often. */
export class ProgressMeter {
  private total: number;
  private readonly tell: ((progress: BuildProgress) => void) | undefined;
  private stage: BuildProgress['stage'] = 'read';
  private documents = 0;
  private told = 0;

  constructor(total: number, tell: ((progress: BuildProgress) => void) | undefined) {
    this.total = total;
    this.tell = tell;
  }

  /** Some more documents are done. */
  add(documents: number, counts: () => Pick<BuildProgress, 'blocks' | 'transformed'>): void {
    this.reach(this.documents + documents, counts);
  }

  /** So many documents are done, or more. */
  reach(documents: number, counts: () => Pick<BuildProgress, 'blocks' | 'transformed'>): void {
    this.documents = Math.min(this.total, Math.max(this.documents, documents));
    if (!this.tell || performance.now() - this.told < PAUSE) return;
    this.told = performance.now();
    const { stage, total } = this;
    this.tell({ stage, documents: this.documents, total, ...counts() });
  }

  /** All documents are read, and so many have pages to look at. */
  weave(total: number): void {
    this.stage = 'weave';
    this.total = total;
    this.documents = 0;
  }
}

/** Milliseconds: a person reads no faster. */
const PAUSE = 50;

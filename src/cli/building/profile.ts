import { performance as nodePerformance } from 'node:perf_hooks';
import type { Spans } from '../../build/events.ts';

/** A span as it is drawn: times in microseconds since the process began. */
export interface TraceEvent {
  readonly name: string;
  readonly category: string;
  readonly start: number;
  readonly duration: number;
}

/** Time that work of one kind took, without the measured work within it. */
export interface TimeUse {
  readonly name: string;
  readonly detail?: string;
  readonly count: number;
  /** In microseconds. */
  readonly time: number;
}

/** What one thread measured. Plain data: it crosses threads. */
export interface ThreadProfile {
  readonly uses: readonly TimeUse[];
  readonly events: readonly TraceEvent[];
}

/** Work within other work is added up, but drawn only when it took so long (in microseconds), and up to so many events. */
const DRAWN = 100;
const MOST_EVENTS = 200_000;

interface Begun {
  readonly name: string;
  readonly detail: string | undefined;
  readonly subject: string | undefined;
  readonly start: number;
  /** What the thread had waited by then, in milliseconds. */
  readonly idle: number | undefined;
}

interface OpenSpan {
  /** Of measured work within. */
  inner: number;
}

/** Measures the work of one thread, and keeps what others measured. */
export class Profile implements Spans {
  /** By the number of the thread. */
  readonly others = new Map<number, ThreadProfile[]>();
  /** The clock that all threads share, in microseconds, when the process began. */
  readonly origin: number;
  private readonly open: OpenSpan[] = [];
  private uses = new Map<string, { name: string; detail: string | undefined; count: number; time: number }>();
  private events: TraceEvent[] = [];
  private drawn = 0;

  /** @param origin of the first thread; without it this is the first */
  constructor(origin?: number) {
    this.origin = origin ?? clock() - performance.now() * 1000;
  }

  run<Result>(name: string, work: () => Result, detail?: string, subject?: string): Result {
    const span: OpenSpan = { inner: 0 };
    this.open.push(span);
    const start = this.now();
    const idle = WAITING.has(name) ? nodePerformance.eventLoopUtilization().idle : undefined;
    const end = () => this.end(span, { name, detail, subject, start, idle });
    let isPromise = false;
    try {
      const result = work();
      if (!(result instanceof Promise)) return result;
      isPromise = true;
      return result.finally(end) as Result;
    } finally {
      if (!isPromise) end();
    }
  }

  /** Microseconds since the process began. */
  now(): number {
    return clock() - this.origin;
  }

  /** Notes time that was not measured while it passed. */
  note(name: string, time: number, detail?: string): void {
    const key = `${name} ${detail ?? ''}`;
    const use = this.uses.get(key);
    if (use) {
      use.count += 1;
      use.time += time;
    } else this.uses.set(key, { name, detail, count: 1, time });
  }

  /** Notes that all time until now went into one thing. */
  noteStart(name: string): void {
    const duration = this.now();
    this.note(name, duration);
    this.events.push({ name, category: name, start: 0, duration });
  }

  /** Keeps what another thread measured. */
  add(thread: number, profile: ThreadProfile): void {
    const known = this.others.get(thread);
    if (known) known.push(profile);
    else this.others.set(thread, [profile]);
  }

  /** What was measured since this was called last. */
  take(): ThreadProfile {
    const uses = [...this.uses.values()].map(({ detail, ...use }) => (detail === undefined ? use : { ...use, detail }));
    const { events } = this;
    this.uses = new Map();
    this.events = [];
    return { uses, events };
  }

  private end(span: OpenSpan, { name, detail, subject, start, idle }: Begun): void {
    const duration = this.now() - start;
    this.open.splice(this.open.lastIndexOf(span), 1);
    const outer = this.open.at(-1);
    if (outer) outer.inner += duration;
    const waited = idle === undefined ? 0 : (nodePerformance.eventLoopUtilization().idle - idle) * 1000;
    if (waited > 0) this.note('wait', waited);
    this.note(name, Math.max(0, duration - span.inner - waited), detail);
    if ((outer && duration < DRAWN) || this.drawn >= MOST_EVENTS) return;
    this.drawn += 1;
    this.events.push({ name: subject ?? detail ?? name, category: name, start, duration });
  }
}

/** Work that waits for other threads: the time in which nothing is done here is counted apart. */
const WAITING: ReadonlySet<string> = new Set(['read', 'weave']);

/** A clock that all threads of the process share, in microseconds. */
function clock(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1e6 + nanoseconds / 1000;
}

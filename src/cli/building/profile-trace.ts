import type { Profile, ThreadProfile, TraceEvent } from './profile.ts';

/**
 * A profile in Chrome's trace event format, as chrome://tracing and Perfetto open it: a JSON array of complete events (`ph` "X"), times in
 * microseconds, each thread of the process with its name. Spans of one row lie in one another or side by side, as viewers want it: what was waited for
 * while other work went on stands in a row of its own.
 */
export function traceText(own: ThreadProfile, others: Profile['others']): string {
  const lines = [metadata('process_name', 0, 'pylit'), ...threadLines(0, 'main', own.events)];
  for (const [thread, profiles] of others)
    lines.push(
      ...threadLines(
        thread,
        `worker ${thread}`,
        profiles.flatMap(({ events }) => events),
      ),
    );
  return `[\n${lines.join(',\n')}\n]\n`;
}

/** Row numbers of threads are far enough apart for so many threads. */
const ROWS = 1000;

function threadLines(thread: number, name: string, events: readonly TraceEvent[]): string[] {
  return rowsOf(events).flatMap((spans, row) => {
    const tid = thread + row * ROWS;
    const title = row === 0 ? name : `${name}, meanwhile${row === 1 ? '' : ` ${row}`}`;
    return [metadata('thread_name', tid, title), ...spans.map(span => complete(span, tid))];
  });
}

/** A span in whole nanoseconds, so that ends can be compared. */
interface Span {
  readonly event: TraceEvent;
  readonly start: number;
  readonly end: number;
}

/** Puts each span into the first row in which it lies within another, or beside all. */
function rowsOf(events: readonly TraceEvent[]): Span[][] {
  const spans = events.map(spanOf).sort((a, b) => a.start - b.start || b.end - a.end);
  const rows: { spans: Span[]; open: Span[] }[] = [{ spans: [], open: [] }];
  for (const span of spans) {
    let row = rows.find(({ open }) => fits(span, open));
    if (!row) {
      row = { spans: [], open: [] };
      rows.push(row);
    }
    row.spans.push(span);
    row.open.push(span);
  }
  return rows.map(row => row.spans);
}

function spanOf(event: TraceEvent): Span {
  const start = Math.max(0, Math.round(event.start * 1000));
  return { event, start, end: Math.max(start, Math.round((event.start + event.duration) * 1000)) };
}

/** @param open spans that began before, each within the one before it; those that are over are taken away */
function fits(span: Span, open: Span[]): boolean {
  while (open.length > 0 && (open.at(-1)?.end ?? 0) <= span.start) open.pop();
  const outer = open.at(-1);
  return outer === undefined || span.end <= outer.end;
}

function metadata(name: string, tid: number, value: string): string {
  return JSON.stringify({ name, ph: 'M', ts: 0, pid: process.pid, tid, args: { name: value } });
}

function complete({ event, start, end }: Span, tid: number): string {
  const { name, category } = event;
  return JSON.stringify({
    name,
    cat: category,
    ph: 'X',
    ts: start / 1000,
    dur: (end - start) / 1000,
    pid: process.pid,
    tid,
  });
}

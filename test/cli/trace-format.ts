/** An event of a trace, as the Trace Event Format has it; times in microseconds. */
export interface ChromeEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  readonly cat?: string;
  readonly pid: number;
  readonly tid: number;
  readonly args?: Readonly<Record<string, unknown>>;
}

/** What is wrong with a trace by the rules of the format, as sentences; nothing where a viewer shows all of it. */
export function traceProblems(events: readonly ChromeEvent[]): string[] {
  const problems = events.flatMap(event => eventProblems(event).map(problem => `${problem}: ${JSON.stringify(event)}`));
  const spans = events.filter(({ ph }) => ph === 'X');
  const rows = Map.groupBy(spans, ({ pid, tid }) => `${pid} ${tid}`);
  for (const [row, own] of rows) {
    problems.push(...nestingProblems(own));
    const isNamed = events.some(({ ph, name, pid, tid }) => `${pid} ${tid}` === row && ph + name === 'Mthread_name');
    if (!isNamed) problems.push(`thread ${row} has no name`);
  }
  return problems;
}

function eventProblems({ name, ph, ts, dur, pid, tid, args }: ChromeEvent): string[] {
  const rules: [boolean, string][] = [
    [typeof name === 'string' && name !== '', 'no name'],
    [ph === 'X' || ph === 'M', 'unknown phase'],
    [Number.isFinite(ts) && ts >= 0, 'no time'],
    [Number.isInteger(pid) && Number.isInteger(tid), 'no process or thread'],
    [ph !== 'X' || (typeof dur === 'number' && Number.isFinite(dur) && dur >= 0), 'no duration'],
    [ph !== 'M' || typeof args?.name === 'string', 'names nothing'],
  ];
  return rules.flatMap(([holds, problem]) => (holds ? [] : [problem]));
}

/** Spans of one thread lie in one another or side by side; viewers drop what does not. */
function nestingProblems(spans: readonly ChromeEvent[]): string[] {
  const problems: string[] = [];
  const sorted = spans.map(span => ({ ...span, end: round(span.ts + (span.dur ?? 0)) }));
  sorted.sort((a, b) => a.ts - b.ts || b.end - a.end);
  const open: typeof sorted = [];
  for (const span of sorted) {
    while ((open.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= span.ts) open.pop();
    const outer = open.at(-1);
    if (outer && span.end > outer.end)
      problems.push(
        `${span.cat} ${span.name} (${span.ts} to ${span.end}) ends after ${outer.cat} ${outer.name} (to ${outer.end})`,
      );
    open.push(span);
  }
  return problems;
}

/** To nanoseconds: sums of fractions are not exact. */
function round(microseconds: number): number {
  return Math.round(microseconds * 1000) / 1000;
}

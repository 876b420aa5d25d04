import type { Profile, ThreadProfile, TraceEvent } from './profile.ts';

/**
 * A profile in Chrome's trace event format, as chrome://tracing and Perfetto open it: a JSON array of complete events (`ph` "X"), times in
 * microseconds, each thread of the process with its name.
 */
export function traceText(own: ThreadProfile, others: Profile['others']): string {
  const lines = [
    metadata('process_name', 0, 'pylit'),
    metadata('thread_name', 0, 'main'),
    ...own.events.map(event => complete(event, 0)),
  ];
  for (const [thread, profiles] of others) {
    lines.push(metadata('thread_name', thread, `worker ${thread}`));
    for (const { events } of profiles) for (const event of events) lines.push(complete(event, thread));
  }
  return `[\n${lines.join(',\n')}\n]\n`;
}

function metadata(name: string, tid: number, value: string): string {
  return JSON.stringify({ name, ph: 'M', pid: process.pid, tid, args: { name: value } });
}

function complete({ name, category, start, duration }: TraceEvent, tid: number): string {
  const [ts, dur] = [Math.round(start), Math.max(1, Math.round(duration))];
  return JSON.stringify({ name, cat: category, ph: 'X', ts, dur, pid: process.pid, tid });
}

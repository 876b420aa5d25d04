import type { ThreadProfile, TimeUse } from './profile.ts';

/** What kinds of work are called, in the order in which a build does them. */
const TITLES: Readonly<Record<string, string>> = {
  start: 'start',
  load: 'load readers, format, plugins',
  scan: 'scan',
  read: 'read',
  parse: 'parse',
  link: 'link',
  transform: 'transform',
  plugin: 'plugins',
  weave: 'weave',
  assemble: 'assemble',
  tangle: 'tangle',
  write: 'write',
  cache: 'cache',
  records: 'records',
  wait: 'wait for other threads',
  other: 'other',
};

/** Work of which it is worth knowing on what it was done. */
const DETAILED = new Set(['parse', 'transform', 'plugin']);

/**
 * Where time went, as lines for a person: time, share, count and kind of work, without the measured work within it.
 *
 * @param total of the first thread, in microseconds
 */
export function profileLines(own: ThreadProfile, others: readonly ThreadProfile[], total: number): string[] {
  const known = own.uses.reduce((sum, { time }) => sum + time, 0);
  const rest = { name: 'other', count: 1, time: Math.max(0, total - known) };
  const lines = [
    '    time  share   count',
    ...tableLines([...own.uses, rest], total),
    row(total, total, undefined, 'all'),
  ];
  if (others.length === 0) return lines;
  const uses = others.flatMap(profile => profile.uses);
  const sum = uses.reduce((all, { time }) => all + time, 0);
  return [...lines, 'other threads, together:', ...tableLines(uses, sum), row(sum, sum, undefined, 'all')];
}

function tableLines(uses: readonly TimeUse[], total: number): string[] {
  return Object.entries(TITLES).flatMap(([name, title]) => {
    const own = uses.filter(use => use.name === name);
    if (own.length === 0) return [];
    const details = DETAILED.has(name) ? [...Map.groupBy(own, use => use.detail ?? '')] : [];
    const rows = details
      .map(([detail, some]) => ({ detail, ...sumOf(some) }))
      .sort((a, b) => b.time - a.time)
      .map(({ detail, time, count }) => row(time, total, count, `  ${detail}`));
    const { time, count } = sumOf(own);
    return [row(time, total, count, title), ...rows];
  });
}

function sumOf(uses: readonly TimeUse[]): { time: number; count: number } {
  return {
    time: uses.reduce((sum, { time }) => sum + time, 0),
    count: uses.reduce((sum, { count }) => sum + count, 0),
  };
}

function row(time: number, total: number, count: number | undefined, title: string): string {
  const share = total > 0 ? (100 * time) / total : 0;
  const cells = [`${(time / 1000).toFixed(1)} ms`.padStart(11), `${share.toFixed(1)} %`.padStart(7)];
  return [...cells, String(count ?? '').padStart(8), ` ${title}`].join(' ').trimEnd();
}

import type { WatchedBuild } from './watch-project.ts';

type DoneChange = Pick<WatchedBuild, 'changed' | 'written' | 'removed' | 'milliseconds' | 'stitched'> & {
  readonly report: Pick<WatchedBuild['report'], 'blocks' | 'outputs'>;
};

/** Says in a line what was built and how long it took; undefined when nothing was. */
export function changeLine({
  changed,
  report,
  written,
  removed,
  milliseconds,
  stitched,
}: DoneChange): string | undefined {
  const { blocks, outputs } = report;
  const documents = stitched?.documents ?? [];
  if (blocks.transformed + outputs.written + outputs.removed + documents.length === 0) return undefined;
  const pages = written.filter(file => file.endsWith('.html')).length;
  const parts = [
    count(blocks.transformed, 'block'),
    count(pages, 'page'),
    count(outputs.written - pages, 'other file'),
    count(Math.max(outputs.removed, removed.length), 'file', ' removed'),
  ];
  const what = documents.length === 0 ? subject(changed) : `${names(stitched?.edited)} into ${names(documents)}`;
  return `${what}: ${[...parts.filter(part => part !== ''), time(milliseconds)].join(', ')}`;
}

/** What changed, as far as a line can hold it. */
function subject(changed: WatchedBuild['changed']): string {
  return changed === undefined ? 'project' : names(changed);
}

function names(files: Iterable<string> = []): string {
  const [first = 'project', ...others] = files;
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}

function count(number: number, noun: string, what = ''): string {
  return number === 0 ? '' : `${number} ${noun}${number === 1 ? '' : 's'}${what}`;
}

function time(milliseconds: number): string {
  return milliseconds < 10_000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

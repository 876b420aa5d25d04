import type { Chunk } from '../tangle/chunk-graph.ts';
import type { ProgramOverview } from './program-overview.ts';

/** A description as long as a program is of no help any more. */
const MAX_SENTENCES = 200;

/** So many names in one sentence; names are cut, too. */
const MAX_NAMES = 30;
const MAX_NAME = 80;

/** Says in sentences what a program is made of, for those who cannot see its graph. */
export function programWords(overview: ProgramOverview, shown: ReadonlySet<Chunk>): readonly string[] {
  const chunks = [...overview.chunks.values()].filter(({ chunk }) => shown.has(chunk));
  const files = overview.files.filter(({ chunk }) => shown.has(chunk));
  const all = [
    ...files.map(({ path, chunk }) =>
      path === chunk.name ? `${cut(path)} is a file.` : `The file ${cut(path)} is made of ${cut(chunk.name)}.`,
    ),
    ...chunks.flatMap(({ chunk, children, loose }) => {
      const uses = [...children.map(child => child.chunk.name), ...loose.map(({ name, kind }) => `${name} (${kind})`)];
      return uses.length === 0 ? [] : [`${cut(chunk.name)} uses ${listed(uses)}.`];
    }),
    ...overview.unused.filter(chunk => shown.has(chunk)).map(({ name }) => `${cut(name)} is unused.`),
    ...overview.cycles
      .filter(({ chunk }) => shown.has(chunk))
      .map(({ chunk }) => `${cut(chunk.name)} contains itself.`),
  ];
  const rest = all.length - MAX_SENTENCES;
  return rest > 0 ? [...all.slice(0, MAX_SENTENCES), `And ${rest} more.`] : all;
}

function listed(names: readonly string[]): string {
  const rest = names.length - MAX_NAMES;
  const shown = names.slice(0, MAX_NAMES).map(cut);
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ');
}

function cut(name: string): string {
  return name.length > MAX_NAME ? `${name.slice(0, MAX_NAME - 1)}…` : name;
}

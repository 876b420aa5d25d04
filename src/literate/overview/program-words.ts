import type { Chunk } from '../tangle/chunk-graph.ts';
import type { ProgramOverview } from './program-overview.ts';

/** A description as long as a program is of no help any more. */
const MAX_SENTENCES = 200;

/** Says in sentences what a program is made of, for those who cannot see its graph. */
export function programWords(overview: ProgramOverview, shown: ReadonlySet<Chunk>): readonly string[] {
  const made = [...overview.chunks.values()].filter(({ chunk }) => shown.has(chunk));
  const files = overview.files.filter(({ chunk }) => shown.has(chunk));
  const all = [
    ...files.map(({ path, chunk }) => `The file ${path} is made of ${chunk.name}.`),
    ...made.flatMap(({ chunk, children, loose }) => {
      const uses = [...children.map(child => child.chunk.name), ...loose.map(({ name, kind }) => `${name} (${kind})`)];
      return uses.length === 0 ? [] : [`${chunk.name} uses ${uses.join(', ')}.`];
    }),
    ...overview.unused.filter(chunk => shown.has(chunk)).map(({ name }) => `${name} is unused.`),
    ...overview.cycles.filter(({ chunk }) => shown.has(chunk)).map(({ chunk }) => `${chunk.name} contains itself.`),
  ];
  const rest = all.length - MAX_SENTENCES;
  return rest > 0 ? [...all.slice(0, MAX_SENTENCES), `And ${rest} more.`] : all;
}

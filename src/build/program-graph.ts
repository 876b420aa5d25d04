import type { ProgramGraph } from '../literate/names.ts';
import { MAX_DRAWN, programDot } from '../literate/overview/program-dot.ts';
import { type ProgramOverview, programOverview, reachedFrom } from '../literate/overview/program-overview.ts';
import { programWords } from '../literate/overview/program-words.ts';
import { withoutImpliedParts } from '../literate/tangle/implied-parts.ts';
import { stageParts } from '../literate/tangle/stages.ts';
import type { SymbolTable } from './link.ts';

/** The graph of all programs, or of what a file or chunk is made of; undefined where there is none of that name. */
export function programGraph(table: SymbolTable, name: string): ProgramGraph | undefined {
  const overview = overviewOf(table);
  const file = overview.files.find(({ path }) => path === name)?.chunk;
  const root = file ?? overview.find(name).chunk;
  if (overview.chunks.size === 0 || (name !== '' && !root)) return undefined;
  const shown = reachedFrom(overview, name !== '' && root ? [root] : overview.chunks.keys());
  const chunks: string[] = [];
  const { text, nodes, edges } = programDot(overview, shown, {
    title: name === '' ? 'Program' : name,
    href: chunk => (chunk.scope === undefined ? `#${chunks.push(chunk.name) - 1}` : undefined),
  });
  const isLarge = Math.max(nodes, edges) > MAX_DRAWN;
  const words = programWords(overview, shown);
  return { dot: isLarge ? '' : text, nodes, edges, chunks: isLarge ? [] : chunks, words };
}

const overviews = new WeakMap<SymbolTable, ProgramOverview>();

function overviewOf(table: SymbolTable): ProgramOverview {
  const known = overviews.get(table);
  if (known) return known;
  const { outlines, order, programs } = table;
  const parts = order.flatMap(document =>
    (outlines.get(document)?.exports.chunks ?? []).map(part => ({ ...part, document })),
  );
  const own = withoutImpliedParts(parts);
  const overview = programOverview(stageParts(own, programs.stages).parts, programs.isStrict);
  overviews.set(table, overview);
  return overview;
}

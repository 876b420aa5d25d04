import type { Sentence } from '../names.ts';
import type { Chunk } from '../tangle/chunk-graph.ts';
import type { WordKey } from '../words/words.ts';
import type { ProgramOverview } from './program-overview.ts';

/** A description as long as a program is of no help any more. */
const MAX_SENTENCES = 200;

/** So many names in one sentence; names are cut, too. */
const MAX_NAMES = 30;
const MAX_NAME = 80;

/** Says in sentences what a program is made of, for those who cannot see its graph. */
export function programWords(overview: ProgramOverview, shown: ReadonlySet<Chunk>): readonly Sentence[] {
  const chunks = [...overview.chunks.values()].filter(({ chunk }) => shown.has(chunk));
  const files = overview.files.filter(({ chunk }) => shown.has(chunk));
  const all = [
    ...files.map(({ path, chunk }) =>
      path === chunk.name ? sentence('fileAlone', cut(path)) : sentence('fileMadeOf', cut(path), cut(chunk.name)),
    ),
    ...chunks.flatMap(({ chunk, children, loose }) => {
      const uses = [...children.map(child => child.chunk.name), ...loose.map(({ name, kind }) => `${name} (${kind})`)];
      return uses.length === 0 ? [] : [sentence('chunkUses', cut(chunk.name), listed(uses))];
    }),
    ...overview.unused.filter(chunk => shown.has(chunk)).map(({ name }) => sentence('chunkUnused', cut(name))),
    ...overview.cycles
      .filter(({ chunk }) => shown.has(chunk))
      .map(({ chunk }) => sentence('chunkInItself', cut(chunk.name))),
  ];
  const rest = all.length - MAX_SENTENCES;
  return rest > 0 ? [...all.slice(0, MAX_SENTENCES), sentence('moreSentences', String(rest))] : all;
}

function sentence(word: WordKey, ...values: readonly string[]): Sentence {
  return { word, values };
}

/** The same in every language: what stands between names is no word. */
function listed(names: readonly string[]): string {
  const rest = names.length - MAX_NAMES;
  const shown = names.slice(0, MAX_NAMES).map(cut);
  return rest > 0 ? `${shown.join(', ')}, … (+${rest})` : shown.join(', ');
}

function cut(name: string): string {
  return name.length > MAX_NAME ? `${name.slice(0, MAX_NAME - 1)}…` : name;
}

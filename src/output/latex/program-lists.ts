import type { ChunkUse, SitePrograms } from '../../literate/format.ts';
import type { WordKey, Words } from '../../literate/words/words.ts';
import { escapeCode, escapeLatex } from './escape.ts';
import { placeLabel } from './place.ts';

/** Writes the chapter that lists the files, chunks and names of the program, with the labels of their chunks. */
export function programLists({ files, chunks, names }: SitePrograms, words: Words): string {
  const say = (key: WordKey) => words.markup(escapeLatex, key);
  const fileLines = files.map(
    ({ path, chunk }) =>
      `\\docfiles{${escapeCode(path)}}{${(chunks[chunk]?.definitions ?? []).map(labelLink).join(', ')}}`,
  );
  const chunkLines = chunks.toSorted(byName).map(({ name, files, definitions, uses }) => {
    const shown = files.includes(name) ? `\\texttt{${escapeCode(name)}}` : escapeLatex(name);
    return `\\item \\chunkname{${shown}} ${[...definitions.map(underlined), ...links(uses)].join(', ')}`;
  });
  const nameLines = names
    .toSorted(byName)
    .map(
      ({ name, place, uses }) =>
        `\\item \\texttt{${escapeCode(name)}} ${[underlined(place), ...links(uses)].join(', ')}`,
    );
  return [
    `\\docbackchapter{${say('program')}}`,
    ...section(say('files'), fileLines),
    ...section(say('chunks'), chunkLines, 'docentries'),
    ...section(say('names'), nameLines, 'doccolumns'),
  ].join('\n');
}

function section(title: string, lines: readonly string[], environment?: string): string[] {
  if (lines.length === 0) return [];
  const inner = environment ? [`\\begin{${environment}}`, ...lines, `\\end{${environment}}`] : lines;
  return [`\\section*{${title}}`, ...inner];
}

type Place = Pick<ChunkUse, 'path' | 'anchor'>;

function labelLink({ path, anchor }: Place): string {
  return `\\chunkat{${placeLabel(path, anchor)}}`;
}

function underlined(place: Place): string {
  return `\\underline{${labelLink(place)}}`;
}

/** Each once. */
function links(uses: readonly Place[]): string[] {
  return [...new Set(uses.map(labelLink))];
}

/** Words in the order of a dictionary, the same everywhere: by their letters without case, then by themselves. */
function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  const [first, second] = [a.name.toLowerCase(), b.name.toLowerCase()];
  return first < second ? -1 : first > second ? 1 : a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

import type { BookInput, ChunkUse, ProgramChunk, SitePrograms } from '../../literate/format.ts';
import { generalIndex, type IndexLine, type PlacedEntry } from '../../literate/general-index.ts';
import type { Words } from '../../literate/words/words.ts';
import { array, literal } from './literal.ts';
import { placeName } from './place-name.ts';

/**
 * Writes what stands after the text: the files, chunks and names of the program, and the general index.
 *
 * @param declared entries that are not those of documents
 */
export function backMatter(book: BookInput, words: Words, declared: readonly PlacedEntry<string>[] = []): string[] {
  const { programs } = book;
  return [
    ...(programs && programs.chunks.length > 0 ? programLists(programs) : []),
    ...indexPages(book, words, declared),
  ];
}

function programLists(programs: SitePrograms): string[] {
  const { files, chunks, names } = programs;
  return [
    '#back-chapter(say("program"))',
    ...(files.length > 0
      ? [`#file-list(${array(files.map(({ path, chunk }) => fileLine(path, chunks[chunk])))})`]
      : []),
    `#chunk-list(${array(chunks.toSorted(byName).map(chunkLine))})`,
    ...(names.length > 0
      ? [
          `#name-list(${array(
            names
              .toSorted(byName)
              .map(({ name, place, uses }) => `(${literal(name)}, ${nameOf(place)}, ${namesOf(uses)})`),
          )})`,
        ]
      : []),
  ];
}

function fileLine(path: string, chunk: ProgramChunk | undefined): string {
  return `(${literal(path)}, ${array((chunk?.definitions ?? []).map(nameOf))})`;
}

function chunkLine({ name, files, definitions, uses }: ProgramChunk): string {
  return `(${literal(name)}, ${files.includes(name)}, ${array(definitions.map(nameOf))}, ${namesOf(uses)})`;
}

function nameOf(place: { readonly path: string; readonly anchor: string }): string {
  return literal(placeName(place.path, place.anchor));
}

function namesOf(uses: readonly ChunkUse[]): string {
  return array([...new Set(uses.map(nameOf))]);
}

/** Words in the order of a dictionary, the same everywhere: by their letters without case, then by themselves. */
function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  const [first, second] = [a.name.toLowerCase(), b.name.toLowerCase()];
  return first < second ? -1 : first > second ? 1 : a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

function indexPages({ pages, site }: BookInput, words: Words, declared: readonly PlacedEntry<string>[]): string[] {
  const own = pages.flatMap(({ document, outline }) =>
    (outline.exports.index ?? []).map(entry => ({ ...entry, place: placeName(site.pagePath(document), entry.anchor) })),
  );
  const entries = [...own, ...declared];
  if (entries.length === 0) return [];
  const groups = generalIndex(entries, words).map(
    ({ letter, lines }) => `(${literal(letter)}, ${array(lines.flatMap(line => indexLines(line, 0)))})`,
  );
  return ['#back-chapter(say("index"))', `#subject-index(${array(groups)})`];
}

/** A word that only says where else to look has that beside it; one that has more says it below. */
function indexLines({ text, links, lines, sent }: IndexLine<string>, depth: number): string[] {
  const places = links.map(({ place, main }) => `(${literal(place)}, ${main})`);
  const isElsewhere = links.length === 0 && lines.every(line => line.sent);
  const inOrder = lines.toSorted((a, b) => rank(a) - rank(b));
  const words = isElsewhere ? inOrder.map(line => sentTo(line)) : [];
  const below = isElsewhere ? [] : inOrder.flatMap(line => indexLines(line, depth + 1));
  const shown = sent && depth > 0 ? sentTo({ text, links, lines, sent }) : literal(text);
  return [`(${depth}, ${shown}, ${array(places)}, ${array(words)})`, ...below];
}

/** What is to be seen comes after all else, what is to be seen also comes last. */
function rank({ sent }: IndexLine<string>): number {
  return sent ? (sent.kind === 'seeAlso' ? 2 : 1) : 0;
}

/** Where else to look: which phrase says it, and the word to be seen. */
function sentTo({ text, sent }: IndexLine<string>): string {
  return sent ? `(${literal(sent.kind)}, ${literal(sent.target)})` : literal(text);
}

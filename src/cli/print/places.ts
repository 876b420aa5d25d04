/** A place in a printed book, as Typst tells it: its name, the page that it is on from 1, what it is, its text, and its number if it has one. */
export type PlaceMark = readonly [name: string, page: number, kind: PlaceKind, text: string, number?: string | null];

/**
 * `place`: something that is linked to; `chunk`: the head of a part of a chunk; `begin`: where the text begins, whose page is 1;
 * `also`: another name of a heading, of which the text says the kind; `figure`, `table`, `listing`, `equation`: what is counted;
 * `use`: code that uses a name, which is the text, of the chunk that the place's name means; `end`: where a chapter ends; `part`: the title of a part; `h1`, `h2`: headings.
 */
type PlaceKind = 'place' | 'chunk' | 'use' | 'begin' | 'end' | 'part' | 'h1' | 'h2' | 'also' | Counted;

type Counted = 'figure' | 'table' | 'listing' | 'equation';

/** Nothing is known before the first time. */
export const NO_PLACES = placesText([], 0, 'pages');

/**
 * Writes what all pages are told of each other: the page of each place, the label of each chunk, and what stands over each page.
 *
 * @param marks in the order of the book
 * @param pages how many pages there are
 * @param isSaid whether the page of a place is said even where it is open
 */
export function placesText(
  marks: readonly PlaceMark[],
  pages: number,
  labels: 'pages' | 'numbers',
  isSaid = false,
): string {
  const begin = marks.find(([, , kind]) => kind === 'begin')?.[1] ?? 1;
  const shown = (page: number) => Math.max(1, page - begin + 1);
  const places = marks
    .filter(([name, , kind]) => name !== '' && kind !== 'use')
    .map(([name, page]) => [name, `(${page}, "${shown(page)}")`] as const);
  return [
    `#let all-pages = ${isSaid}`,
    `#let places = ${dictionary(places)}`,
    `#let labels = ${dictionary(labels === 'numbers' ? numbersOf(marks) : labelsOf(marks, shown))}`,
    `#let numbers = ${dictionary(numberedOf(marks))}`,
    `#let heads = ${dictionary(headsOf(marks, pages))}`,
    `#let openings = ${dictionary(openingsOf(marks))}`,
    `#let used = ${dictionary(usedOf(marks))}`,
    '',
  ].join('\n');
}

type Entry = readonly [name: string, value: string];

function dictionary(entries: readonly Entry[]): string {
  return entries.length === 0
    ? '(:)'
    : `(${[...new Map(entries)].map(([name, value]) => `${JSON.stringify(name)}: ${value}`).join(', ')})`;
}

function numbersOf(marks: readonly PlaceMark[]): Entry[] {
  return marks.filter(([, , kind]) => kind === 'chunk').map(([name], index) => [name, `"${index + 1}"`]);
}

/** What has a number, with its kind. */
function numberedOf(marks: readonly PlaceMark[]): Entry[] {
  return marks.flatMap(([name, , kind, text, number]): Entry[] =>
    name === '' || typeof number !== 'string'
      ? []
      : [[name, `(${JSON.stringify(kind === 'also' ? text : kind)}, ${JSON.stringify(number)})`]],
  );
}

/** The page, and a letter where there are several chunks on it. */
function labelsOf(marks: readonly PlaceMark[], shown: (page: number) => number): Entry[] {
  const chunks = marks.filter(([, , kind]) => kind === 'chunk');
  const byPage = Map.groupBy(chunks, ([, page]) => page);
  return chunks.map(([name, page]): Entry => {
    const others = byPage.get(page) ?? [];
    const letter = others.length > 1 ? letters(others.findIndex(([other]) => other === name)) : '';
    return [name, `"${shown(page)}${letter}"`];
  });
}

/** a to z, then aa, ab and so on. */
function letters(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}

const HEADS: ReadonlySet<PlaceKind> = new Set(['end', 'part', 'h1', 'h2']);

/** The chapter and section over each page. Nothing stands over a page that opens a chapter or a part, or is left empty before one. */
function headsOf(marks: readonly PlaceMark[], pages: number): Entry[] {
  const heads: Entry[] = [];
  const waiting = marks.filter(([, , kind]) => HEADS.has(kind));
  let chapter = '';
  let section = '';
  let ended = -1;
  let next = 0;
  for (let page = 1; page <= pages; page += 1) {
    let opens = false;
    for (let mark = waiting[next]; mark && mark[1] <= page; mark = waiting[(next += 1)]) {
      const [, , kind, text] = mark;
      if (kind === 'end') ended = page;
      else if (kind === 'h2') section = text;
      else {
        opens = true;
        chapter = kind === 'h1' ? text : '';
        section = '';
      }
    }
    const following = waiting[next];
    const isEmpty = ended === page - 1 && !opens && following?.[1] === page + 1 && following[2] !== 'h2';
    heads.push([String(page), `(${JSON.stringify(chapter)}, ${JSON.stringify(section)}, ${opens}, ${isEmpty})`]);
  }
  return heads;
}

/** The titles of parts, by the pages of their first chapters. */
function openingsOf(marks: readonly PlaceMark[]): Entry[] {
  return marks.flatMap(([, , kind, title], index): Entry[] => {
    if (kind !== 'part') return [];
    const first = marks.slice(index).find(mark => mark[2] === 'h1');
    return first ? [[String(first[1]), JSON.stringify(title)]] : [];
  });
}

/** The names that the code of each page uses, with the chunks that define them, in the order of letters. */
function usedOf(marks: readonly PlaceMark[]): Entry[] {
  const byPage = Map.groupBy(
    marks.filter(([, , kind]) => kind === 'use'),
    ([, page]) => page,
  );
  return [...byPage].map(([page, uses]): Entry => {
    const names = new Map(uses.map(([chunk, , , name]) => [name, chunk]));
    const sorted = [...names].sort(([a], [b]) => (a < b ? -1 : 1));
    return [
      String(page),
      `(${sorted.map(([name, chunk]) => `(${JSON.stringify(name)}, ${JSON.stringify(chunk)}),`).join(' ')})`,
    ];
  });
}

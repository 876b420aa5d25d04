import type { PhrasingContent } from 'mdast';
import { textOf } from './bibtex/latex-text.ts';
import type { BibliographyEntry, PersonName, TextField } from './entry.ts';
import type { CitationStyle } from './styles.ts';
import { type CitationWords, citationWords } from './words.ts';
import { makersOf } from './works.ts';

type Phrases = readonly PhrasingContent[];

/**
 * Describes a work as a list of works does: who, what, where, when, and where to find it.
 *
 * @param label the year as it is cited, where the style is `author-year`
 */
export function describeWork(
  entry: BibliographyEntry,
  style: CitationStyle,
  label = '',
  words: CitationWords = citationWords(),
): PhrasingContent[] {
  const isByYear = style === 'author-year';
  const makers = makersText(entry, words, isByYear);
  const { title, rest } = titleParts(entry, words);
  const year = isByYear ? `(${label || (entry.year ?? words.noDate)})` : '';
  const head = isByYear && makers.length > 0 ? [[...makers, text(` ${year}`)]] : makers.length > 0 ? [makers] : [];
  const named = isByYear && makers.length === 0 ? [[...title, text(` ${year}`)]] : [title];
  const published = commas(publishedText(entry, words, !isByYear));
  const parts = [...head, ...named, ...withLast(rest, published, entry.kind === 'article'), ...linksOf(entry, words)];
  return sentences(parts.filter(part => part.length > 0));
}

/** The title of a work as plain text; its key where it has none. */
export function plainTitle({ fields, key }: BibliographyEntry): string {
  return textOf([...(fields.title ?? fields.container ?? [])]).trim() || key;
}

function text(value: string): PhrasingContent {
  return { type: 'text', value };
}

function field({ fields }: BibliographyEntry, name: TextField): Phrases {
  return fields[name] ?? [];
}

/** Parts become sentences: each ends with a full stop, unless it has a mark of its own. */
function sentences(parts: readonly Phrases[]): PhrasingContent[] {
  return parts.flatMap((part, index) => {
    const end = /[.!?]["”’]?$/.test(textOf([...part]).trimEnd()) ? '' : '.';
    return [...part, text(index < parts.length - 1 ? `${end} ` : end)];
  });
}

function commas(parts: readonly Phrases[]): Phrases {
  return parts.filter(part => part.length > 0).flatMap((part, index) => (index === 0 ? part : [text(', '), ...part]));
}

/** Of more names than these the first is enough. */
const MOST_SHOWN = 10;

function makersText(entry: BibliographyEntry, words: CitationWords, isInverted: boolean): Phrases {
  const { names, isOpen } = makersOf(entry);
  if (names.length === 0) return [];
  const role = entry.authors.length > 0 ? '' : ` (${words.editor[names.length > 1 || isOpen ? 1 : 0]})`;
  return [text(listed(names, words, isOpen, isInverted) + role)];
}

function listed(names: readonly PersonName[], words: CitationWords, isOpen: boolean, isInverted: boolean): string {
  const shown = names.slice(0, names.length > MOST_SHOWN ? 1 : MOST_SHOWN);
  const all = shown.map((name, index) => (isInverted && index === 0 ? inverted(name) : straight(name)));
  if (isOpen || shown.length < names.length) return `${all.join(', ')} et al.`;
  if (all.length <= 1) return all[0] ?? '';
  const comma = all.length > 2 || isInverted ? words.comma : '';
  return `${all.slice(0, -1).join(', ')}${comma} ${words.and} ${all.at(-1)}`;
}

function straight({ given, particle, family, suffix }: PersonName): string {
  const name = [given, particle, family].filter(part => part !== undefined).join(' ');
  return suffix === undefined ? name : `${name}, ${suffix}`;
}

function inverted({ given, particle, family, suffix }: PersonName): string {
  const first = [given, particle].filter(part => part !== undefined).join(' ');
  return [family, first, suffix ?? ''].filter(part => part !== '').join(', ');
}

/** A journal's year belongs to its number. */
function withLast(parts: readonly Phrases[], last: Phrases, isJoined: boolean): readonly Phrases[] {
  return isJoined ? [commas([...parts, last])] : [...parts, last];
}

/** The title, in quotation marks where the work is a part of another, and what it is a part of. */
function titleParts(
  entry: BibliographyEntry,
  words: CitationWords,
): { readonly title: Phrases; readonly rest: readonly Phrases[] } {
  const isBook = entry.kind === 'book';
  const own = field(entry, 'title');
  const title = own.length > 0 || !isBook ? own : field(entry, 'container');
  const container = isBook ? [] : field(entry, 'container');
  const isPart = container.length > 0 || entry.kind === 'article';
  const shown =
    title.length === 0 ? [] : isPart || (!isBook && entry.kind !== 'part') ? quoted(title) : [italic(title)];
  if (entry.kind === 'article') return { title: shown, rest: [journalText(entry, words)] };
  if (container.length > 0) return { title: shown, rest: [containerText(entry, words)] };
  return {
    title: shown,
    rest: [capital(commas([...editionParts(entry, words), pagesPart(entry, words)])), genreText(entry, words)],
  };
}

function capital(nodes: Phrases): Phrases {
  const [first, ...rest] = nodes;
  if (first?.type !== 'text') return nodes;
  return [text(first.value.charAt(0).toUpperCase() + first.value.slice(1)), ...rest];
}

function quoted(title: Phrases): Phrases {
  return [text('“'), ...title, text('”')];
}

function italic(nodes: Phrases): PhrasingContent {
  return { type: 'emphasis', children: [...nodes] };
}

/** `Journal 27(2), pp. 97–111` */
function journalText(entry: BibliographyEntry, words: CitationWords): Phrases {
  const [container, volume, number] = [field(entry, 'container'), field(entry, 'volume'), field(entry, 'number')];
  const issue = number.length === 0 ? [] : [text('('), ...number, text(')')];
  const where = [...volume, ...issue];
  const journal = container.length > 0 ? [italic(container)] : [];
  const head = journal.length > 0 && where.length > 0 ? [...journal, text(' '), ...where] : [...journal, ...where];
  return commas([head, pagesPart(entry, words)]);
}

/** `In: A. Editor (ed.), Title, volume 3 of Series, pp. 1–9` */
function containerText(entry: BibliographyEntry, words: CitationWords): Phrases {
  const isEdited = entry.authors.length > 0 && entry.editors.length > 0;
  const names = listed(entry.editors, words, entry.moreEditors === true, false);
  const role = words.editor[entry.editors.length > 1 || entry.moreEditors ? 1 : 0];
  const editors = isEdited ? [text(`${names} (${role})`)] : [];
  const chapter = field(entry, 'chapter');
  const parts = commas([
    editors,
    [italic(field(entry, 'container'))],
    ...editionParts(entry, words),
    chapter.length > 0 ? [text(`${words.chapter} `), ...chapter] : [],
    pagesPart(entry, words),
  ]);
  return [text(`${words.in}: `), ...parts];
}

/** `3rd edition`, `volume 1 of Series` */
function editionParts(entry: BibliographyEntry, words: CitationWords): Phrases[] {
  const [edition, volume, number, series] = [
    field(entry, 'edition'),
    field(entry, 'volume'),
    field(entry, 'number'),
    field(entry, 'series'),
  ];
  const isReport = entry.kind === 'report';
  const count = volume.length > 0 ? [text(`${words.volume} `), ...volume] : [];
  const within =
    count.length > 0 && series.length > 0
      ? [...count, text(` ${words.of} `), italic(series)]
      : series.length > 0
        ? [...series, ...(number.length > 0 && !isReport ? [text(' '), ...number] : [])]
        : count;
  return [edition.length > 0 ? editionText(edition, words) : [], within];
}

/** A number is written in words of the language; words in English get the word that they lack. */
function editionText(edition: Phrases, words: CitationWords): Phrases {
  const written = textOf([...edition]).trim();
  if (/^\d{1,3}$/.test(written)) return [text(words.edition(Number(written)))];
  if (!words.isEnglish || /edition|ed\./i.test(written)) return edition;
  return [text(`${written.charAt(0).toLowerCase()}${written.slice(1)} edition`)];
}

function pagesPart(entry: BibliographyEntry, words: CitationWords): Phrases {
  const pages = field(entry, 'pages');
  if (pages.length === 0) return [];
  const written = textOf([...pages]);
  const shown = /^[\d-]+$/.test(written) ? [text(written.replace('-', '–'))] : pages;
  const [one, several] = words.page;
  const head = /\d\s*[-–,]\s*\d|^\d+\+/.test(written) ? `${several} ` : /^\d+$/.test(written) ? `${one} ` : '';
  return [text(head), ...shown];
}

/** `PhD thesis`, `Technical report STAN-CS-83-980` */
function genreText(entry: BibliographyEntry, words: CitationWords): Phrases {
  const own = field(entry, 'genre');
  const known = words.genres[textOf([...own])];
  const genre = known === undefined ? own : [text(known)];
  const number = entry.kind === 'report' || entry.kind === 'other' ? field(entry, 'number') : [];
  return number.length > 0 && genre.length > 0 ? [...genre, text(' '), ...number] : [...genre, ...number];
}

/** How, by whom, where and when it was published. */
function publishedText(entry: BibliographyEntry, words: CitationWords, hasYear: boolean): Phrases[] {
  const month = entry.month === undefined ? '' : (words.months[entry.month - 1] ?? '');
  const day = entry.day === undefined || month === '' ? '' : String(entry.day);
  const year = hasYear && entry.year !== undefined ? [text(words.date(day, month, entry.year))] : [];
  return [
    field(entry, 'medium'),
    field(entry, 'event'),
    entry.kind === 'article' ? [] : field(entry, 'publisher'),
    entry.kind === 'article' ? [] : field(entry, 'place'),
    year,
  ];
}

function linksOf({ doi, url, visited, arxiv, isbn, fields }: BibliographyEntry, words: CitationWords): Phrases[] {
  const note = fields.note ?? [];
  const links: Phrases[] = [note];
  if (isbn !== undefined && doi === undefined) links.push([text(`ISBN ${isbn}`)]);
  if (doi !== undefined) links.push([text('doi:'), link(`https://doi.org/${encodeURI(doi)}`, doi)]);
  if (arxiv !== undefined) links.push([text('arXiv:'), link(`https://arxiv.org/abs/${arxiv}`, arxiv)]);
  if (url !== undefined && doi === undefined) {
    const seen = visited === undefined ? '' : ` (${words.visited} ${visited})`;
    links.push([isAddress(url) ? link(url, url) : text(url), ...(seen === '' ? [] : [text(seen)])]);
  }
  return links.filter(part => part.length > 0);
}

function isAddress(url: string): boolean {
  return /^(?:https?|ftp):\/\/\S+$/i.test(url);
}

function link(url: string, shown: string): PhrasingContent {
  return { type: 'link', url, children: [text(shown)] };
}

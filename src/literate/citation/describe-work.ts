import type { PhrasingContent } from 'mdast';
import { textOf } from './bibtex/latex-text.ts';
import { MONTH_NAMES } from './dates.ts';
import type { BibliographyEntry, PersonName, TextField } from './entry.ts';
import type { CitationStyle } from './styles.ts';
import { makersOf } from './works.ts';

type Phrases = readonly PhrasingContent[];

/**
 * Describes a work as a list of works does: who, what, where, when, and where to find it.
 *
 * @param label the year as it is cited, where the style is `author-year`
 */
export function describeWork(entry: BibliographyEntry, style: CitationStyle, label = ''): PhrasingContent[] {
  const isByYear = style === 'author-year';
  const makers = makersText(entry, isByYear);
  const { title, rest } = titleParts(entry);
  const year = isByYear ? `(${label || (entry.year ?? 'n.d.')})` : '';
  const head = isByYear && makers.length > 0 ? [[...makers, text(` ${year}`)]] : makers.length > 0 ? [makers] : [];
  const named = isByYear && makers.length === 0 ? [[...title, text(` ${year}`)]] : [title];
  const published = commas(publishedText(entry, !isByYear));
  const parts = [...head, ...named, ...withLast(rest, published, entry.kind === 'article'), ...linksOf(entry)];
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

function makersText(entry: BibliographyEntry, isInverted: boolean): Phrases {
  const { names, isOpen } = makersOf(entry);
  if (names.length === 0) return [];
  const role = entry.authors.length > 0 ? '' : names.length > 1 || isOpen ? ' (eds.)' : ' (ed.)';
  return [text(listed(names, isOpen, isInverted) + role)];
}

function listed(names: readonly PersonName[], isOpen: boolean, isInverted: boolean): string {
  const shown = names.slice(0, names.length > MOST_SHOWN ? 1 : MOST_SHOWN);
  const all = shown.map((name, index) => (isInverted && index === 0 ? inverted(name) : straight(name)));
  if (isOpen || shown.length < names.length) return `${all.join(', ')} et al.`;
  if (all.length <= 1) return all[0] ?? '';
  const comma = all.length > 2 || isInverted ? ',' : '';
  return `${all.slice(0, -1).join(', ')}${comma} and ${all.at(-1)}`;
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
function titleParts(entry: BibliographyEntry): { readonly title: Phrases; readonly rest: readonly Phrases[] } {
  const isBook = entry.kind === 'book';
  const own = field(entry, 'title');
  const title = own.length > 0 || !isBook ? own : field(entry, 'container');
  const container = isBook ? [] : field(entry, 'container');
  const isPart = container.length > 0 || entry.kind === 'article';
  const shown =
    title.length === 0 ? [] : isPart || (!isBook && entry.kind !== 'part') ? quoted(title) : [italic(title)];
  if (entry.kind === 'article') return { title: shown, rest: [journalText(entry)] };
  if (container.length > 0) return { title: shown, rest: [containerText(entry)] };
  return { title: shown, rest: [capital(commas([...editionParts(entry), pagesPart(entry)])), genreText(entry)] };
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
function journalText(entry: BibliographyEntry): Phrases {
  const [container, volume, number] = [field(entry, 'container'), field(entry, 'volume'), field(entry, 'number')];
  const issue = number.length === 0 ? [] : [text('('), ...number, text(')')];
  const where = [...volume, ...issue];
  const journal = container.length > 0 ? [italic(container)] : [];
  const head = journal.length > 0 && where.length > 0 ? [...journal, text(' '), ...where] : [...journal, ...where];
  return commas([head, pagesPart(entry)]);
}

/** `In: A. Editor (ed.), Title, volume 3 of Series, pp. 1–9` */
function containerText(entry: BibliographyEntry): Phrases {
  const editors =
    entry.authors.length > 0 && entry.editors.length > 0
      ? [
          text(
            `${listed(entry.editors, entry.moreEditors === true, false)} (${entry.editors.length > 1 ? 'eds.' : 'ed.'})`,
          ),
        ]
      : [];
  const chapter = field(entry, 'chapter');
  const parts = commas([
    editors,
    [italic(field(entry, 'container'))],
    ...editionParts(entry),
    chapter.length > 0 ? [text('chapter '), ...chapter] : [],
    pagesPart(entry),
  ]);
  return [text('In: '), ...parts];
}

/** `3rd edition`, `volume 1 of Series` */
function editionParts(entry: BibliographyEntry): Phrases[] {
  const [edition, volume, number, series] = [
    field(entry, 'edition'),
    field(entry, 'volume'),
    field(entry, 'number'),
    field(entry, 'series'),
  ];
  const isReport = entry.kind === 'report';
  const count = volume.length > 0 ? [text('volume '), ...volume] : [];
  const within =
    count.length > 0 && series.length > 0
      ? [...count, text(' of '), italic(series)]
      : series.length > 0
        ? [...series, ...(number.length > 0 && !isReport ? [text(' '), ...number] : [])]
        : count;
  return [edition.length > 0 ? editionText(edition) : [], within];
}

function editionText(edition: Phrases): Phrases {
  const words = textOf([...edition]).trim();
  if (/^\d{1,3}$/.test(words)) return [text(`${ordinal(Number(words))} edition`)];
  return /edition|ed\./i.test(words) ? edition : [text(`${words.charAt(0).toLowerCase()}${words.slice(1)} edition`)];
}

function ordinal(number: number): string {
  const last = number % 100 >= 11 && number % 100 <= 13 ? 0 : number % 10;
  return `${number}${['th', 'st', 'nd', 'rd'][last] ?? 'th'}`;
}

function pagesPart(entry: BibliographyEntry): Phrases {
  const pages = field(entry, 'pages');
  if (pages.length === 0) return [];
  const words = textOf([...pages]);
  const shown = /^[\d-]+$/.test(words) ? [text(words.replace('-', '–'))] : pages;
  return [text(/\d\s*[-–,]\s*\d|^\d+\+/.test(words) ? 'pp. ' : /^\d+$/.test(words) ? 'p. ' : ''), ...shown];
}

/** `PhD thesis`, `Technical report STAN-CS-83-980` */
function genreText(entry: BibliographyEntry): Phrases {
  const genre = field(entry, 'genre');
  const number = entry.kind === 'report' || entry.kind === 'other' ? field(entry, 'number') : [];
  return number.length > 0 && genre.length > 0 ? [...genre, text(' '), ...number] : [...genre, ...number];
}

/** How, by whom, where and when it was published. */
function publishedText(entry: BibliographyEntry, hasYear: boolean): Phrases[] {
  const month = entry.month !== undefined && hasYear ? `${MONTH_NAMES[entry.month - 1]} ` : '';
  const day = entry.day !== undefined && month !== '' ? `${entry.day} ` : '';
  const year = hasYear && entry.year !== undefined ? [text(`${day}${month}${entry.year}`)] : [];
  return [
    field(entry, 'medium'),
    field(entry, 'event'),
    entry.kind === 'article' ? [] : field(entry, 'publisher'),
    entry.kind === 'article' ? [] : field(entry, 'place'),
    year,
  ];
}

function linksOf({ doi, url, visited, arxiv, isbn, fields }: BibliographyEntry): Phrases[] {
  const note = fields.note ?? [];
  const links: Phrases[] = [note];
  if (isbn !== undefined && doi === undefined) links.push([text(`ISBN ${isbn}`)]);
  if (doi !== undefined) links.push([text('doi:'), link(`https://doi.org/${encodeURI(doi)}`, doi)]);
  if (arxiv !== undefined) links.push([text('arXiv:'), link(`https://arxiv.org/abs/${arxiv}`, arxiv)]);
  if (url !== undefined && doi === undefined) {
    const seen = visited === undefined ? '' : ` (visited on ${visited})`;
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

import { textOf } from './bibtex/latex-text.ts';
import type { BibliographyEntry, PersonName } from './entry.ts';
import type { CitationStyle } from './styles.ts';
import { type CitationWords, citationWords } from './words.ts';

/** Those who made a work: its authors, else its editors. */
export function makersOf(entry: BibliographyEntry): {
  readonly names: readonly PersonName[];
  readonly isOpen: boolean;
} {
  if (entry.authors.length > 0) return { names: entry.authors, isOpen: entry.moreAuthors === true };
  return { names: entry.editors, isOpen: entry.moreEditors === true };
}

/** The names that a text mentions a work by: `Knuth`, `Aho and Ullman`, `Gamma et al.`; its title where it has none. */
export function shortNames(entry: BibliographyEntry, { and }: CitationWords = citationWords()): string {
  const { names, isOpen } = makersOf(entry);
  const [first, second] = names.map(familyName);
  if (first === undefined) return shortTitle(entry);
  if (names.length > 2 || isOpen) return `${first} et al.`;
  return second === undefined ? first : `${first} ${and} ${second}`;
}

/** All names: `Gamma, Helm, Johnson and Vlissides`. */
export function allNames(entry: BibliographyEntry, { and }: CitationWords = citationWords()): string {
  const { names, isOpen } = makersOf(entry);
  const all = names.map(familyName);
  if (all.length === 0) return shortTitle(entry);
  if (isOpen) return `${all.join(', ')} et al.`;
  return all.length === 1 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} ${and} ${all.at(-1)}`;
}

function familyName({ particle, family }: PersonName): string {
  return particle === undefined ? family : `${particle} ${family}`;
}

function shortTitle({ fields, key }: BibliographyEntry): string {
  const title = textOf([...(fields.title ?? [])]).trim();
  return title === '' ? key : title.length > 40 ? `${title.slice(0, 40).replace(/\s+\S*$/, '')}…` : title;
}

/** Sorts works by names, year and title; the order is the same everywhere. */
export function sortWorks(entries: readonly BibliographyEntry[]): BibliographyEntry[] {
  return entries
    .map(entry => ({ entry, keys: sortKeys(entry) }))
    .sort((a, b) => {
      for (const [index, key] of a.keys.entries()) {
        const other = b.keys[index] ?? '';
        if (key !== other) return key < other ? -1 : 1;
      }
      return 0;
    })
    .map(({ entry }) => entry);
}

function sortKeys(entry: BibliographyEntry): string[] {
  const { names } = makersOf(entry);
  const people = names.map(({ family, given = '' }) => `${family}  ${given}`).join('   ');
  const title = textOf([...(entry.fields.title ?? [])]).replace(/^(?:the|an?)\s+/i, '');
  return [
    folded(entry.sortName ?? (people === '' ? title : people)),
    folded(entry.year ?? ''),
    folded(title),
    entry.key,
  ];
}

/** Letters without their marks, in one case. */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøłđðþı]/gi, letter => LETTERS[letter.toLowerCase()] ?? letter)
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .normalize('NFC');
}

const LETTERS: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' },
};

/** The labels of works in a list, by their keys: `1`, `Knu84` or `1984`; works that would have the same get `a`, `b` and so on. */
export function labelsOf(
  sorted: readonly BibliographyEntry[],
  style: CitationStyle,
  { noDate }: CitationWords = citationWords(),
): ReadonlyMap<string, string> {
  if (style === 'numeric') return new Map(sorted.map(({ key }, index) => [key, String(index + 1)]));
  const plain = (entry: BibliographyEntry) =>
    style === 'alphabetic' ? alphabeticLabel(entry) : (entry.year ?? noDate);
  const isOne = (entry: BibliographyEntry) =>
    style === 'alphabetic' ? alphabeticLabel(entry) : `${shortNames(entry)} ${entry.year ?? ''}`;
  const groups = Map.groupBy(sorted, isOne);
  const labels = new Map<string, string>();
  for (const group of groups.values())
    for (const [index, entry] of group.entries())
      labels.set(entry.key, plain(entry) + (group.length > 1 ? letters(index) : ''));
  return labels;
}

/** `Knu84`, `AHU74`, `Gam+94`. */
function alphabeticLabel(entry: BibliographyEntry): string {
  const { names, isOpen } = makersOf(entry);
  const families = names.map(({ family }) => family.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, ''));
  const year = /(\d\d)(?!.*\d{4})\D*$/.exec(entry.year ?? '')?.[1] ?? '';
  const initials = (count: number) =>
    families
      .slice(0, count)
      .map(family => [...family][0] ?? '')
      .join('');
  if (families.length === 0)
    return ([...shortTitle(entry).replace(/[^\p{L}\p{N}]/gu, '')].slice(0, 3).join('') || '?') + year;
  if (families.length === 1) return [...(families[0] ?? '')].slice(0, 3).join('') + (isOpen ? '+' : '') + year;
  if (families.length > 4 || isOpen) return `${initials(3)}+${year}`;
  return initials(4) + year;
}

/** a, b, ... z, aa, ab, ... */
function letters(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}

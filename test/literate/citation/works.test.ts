import { describe, expect, it } from 'vitest';
import { textOf } from '../../../src/literate/citation/bibtex/latex-text.ts';
import { readBibtex } from '../../../src/literate/citation/bibtex/read-bibtex.ts';
import { describeWork } from '../../../src/literate/citation/describe-work.ts';
import type { CitationStyle } from '../../../src/literate/citation/styles.ts';
import { citationWords } from '../../../src/literate/citation/words.ts';
import { allNames, labelsOf, shortNames, sortWorks } from '../../../src/literate/citation/works.ts';
import { all } from './all.ts';

const works = (text: string) => sortWorks(all(readBibtex(text).entries));
const labels = (text: string, style: CitationStyle) => [...labelsOf(works(text), style).values()];
const described = (text: string, style: CitationStyle = 'numeric') => {
  const sorted = works(text);
  const own = labelsOf(sorted, style);
  return sorted.map(entry => textOf(describeWork(entry, style, own.get(entry.key))));
};

const BOOKS = `
  @book{knuth97, author = {Donald E. Knuth}, title = {B}, year = 1997}
  @book{ahu, author = {Aho, A. and Hopcroft, J. and Ullman, J.}, title = {C}, year = 1974}
  @book{knuth97a, author = {Donald E. Knuth}, title = {A}, year = 1997}
  @book{gof, author = {Gamma, E. and Helm, R. and Johnson, R. and Vlissides, J. and Five, F.}, title = {D}, year = 1994}
  @book{angst, author = {{\\AA}ngstr{\\"o}m, A.}, title = {E}}
  @misc{anon, title = {The Manual}, year = 2001}`;

describe('works', () => {
  it('are sorted by names, year and title, whatever marks their letters have', () => {
    expect(works(BOOKS).map(({ key }) => key)).toEqual(['ahu', 'angst', 'gof', 'knuth97a', 'knuth97', 'anon']);
  });

  it('have labels in three styles', () => {
    expect(labels(BOOKS, 'numeric')).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(labels(BOOKS, 'alphabetic')).toEqual(['AHU74', 'Ång', 'GHJ+94', 'Knu97a', 'Knu97b', 'The01']);
    expect(labels(BOOKS, 'author-year')).toEqual(['1974', 'n.d.', '1994', '1997a', '1997b', '2001']);
  });

  it('are mentioned by their first names, or by all', () => {
    const [ahu, , gof, knuth, , anon] = works(BOOKS);
    expect([ahu, gof, knuth, anon].map(entry => entry && shortNames(entry))).toEqual([
      ...['Aho et al.', 'Gamma et al.', 'Knuth', 'The Manual'],
    ]);
    expect(ahu && allNames(ahu)).toBe('Aho, Hopcroft and Ullman');
    const [two] = works('@book{a, editor = {A. Vries and B. de Wit}}');
    expect(two && shortNames(two)).toBe('Vries and de Wit');
  });
});

describe('a work in a list', () => {
  it.each([
    [
      '@article{a, author = {A. Uthor and B. Uthor}, title = {T}, journal = {J}, volume = 1, number = 2, pages = {3-4}, year = 2000}',
      'A. Uthor and B. Uthor. “T”. J 1(2), pp. 3–4, 2000.',
    ],
    [
      '@book{a, author = {A. Uthor}, title = {T?}, edition = {2}, volume = 3, series = {S}, publisher = {P}, address = {Q}, year = 2000}',
      'A. Uthor. T? 2nd edition, volume 3 of S. P, Q, 2000.',
    ],
    [
      '@inproceedings{a, author = {A. Uthor}, title = {T}, booktitle = {Proc.}, editor = {E. One and E. Two}, pages = {7}, year = 2000, isbn = {1}}',
      'A. Uthor. “T”. In: E. One and E. Two (eds.), Proc., p. 7. 2000. ISBN 1.',
    ],
    [
      '@techreport{a, author = {A}, title = {T}, institution = {I}, number = {N-1}, year = 2000}',
      'A. “T”. Technical report N-1. I, 2000.',
    ],
    ['@book{a, editor = {E. Ditor}, title = {T}}', 'E. Ditor (ed.). T.'],
    [
      '@online{a, author = {A}, title = {T}, url = {https://e.org}, urldate = {2024-01-02}}',
      'A. “T”. https://e.org (visited on 2024-01-02).',
    ],
    [
      '@misc{a, author = {A}, title = {T}, howpublished = {\\url{https://e.org}}, eprint = {1234.5}, archiveprefix = {arXiv}}',
      'A. “T”. arXiv:1234.5. https://e.org.',
    ],
    ['@misc{a, note = {Only a note}}', 'Only a note.'],
    ['@unpublished{a, author = {A and others}, title = {T!}, year = {in press}}', 'A et al. “T!” in press.'],
  ])('%s', (source, expected) => {
    expect(described(source)).toEqual([expected]);
  });

  it('has the year behind the names where it is cited by them', () => {
    expect(described(BOOKS, 'author-year').slice(0, 4)).toEqual([
      'Aho, A., J. Hopcroft, and J. Ullman (1974). C.',
      'Ångström, A. (n.d.). E.',
      'Gamma, E., R. Helm, R. Johnson, J. Vlissides, and F. Five (1994). D.',
      'Knuth, Donald E. (1997a). A.',
    ]);
  });

  it('is described in the words of the language', () => {
    const [part, thesis] = works(`
      @incollection{a, author = {A. Eins and B. Zwei}, title = {T}, booktitle = {B}, editor = {C. Drei}, edition = 2, pages = {3-4}, year = 2000, month = mar}
      @phdthesis{b, author = {D. Vier}, title = {U}, school = {S}}`);
    const words = citationWords('de-AT');
    const text = (entry: typeof part) => entry && textOf(describeWork(entry, 'author-year', '2000', words));
    expect(text(part)).toBe('Eins, A. und B. Zwei (2000). “T”. In: C. Drei (Hrsg.), B, 2. Auflage, S. 3–4.');
    expect(thesis && textOf(describeWork(thesis, 'numeric', '', words))).toBe('D. Vier. “U”. Dissertation. S.');
    expect(part && shortNames(part, words)).toBe('Eins und Zwei');
    expect(part && textOf(describeWork(part, 'numeric', '', citationWords('es'))).slice(-14)).toBe('marzo de 2000.');
    expect(citationWords('xx').and).toBe('and');
    expect(citationWords('constructor').and).toBe('and');
  });

  it('leads to its DOI or address, where that is one', () => {
    const [doi, bad] = works(
      '@misc{a, title = {A}, doi = {10.1/x y}} @misc{b, title = {B}, url = {javascript:alert(1)}}',
    );
    const links = (entry: typeof doi) =>
      JSON.stringify(entry && describeWork(entry, 'numeric')).match(/"url":"[^"]*"/g);
    expect(links(doi)).toEqual(['"url":"https://doi.org/10.1/xy"']);
    expect(links(bad)).toBeNull();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latexText, plainLatex, textOf } from '../../../src/literate/citation/bibtex/latex-text.ts';
import { readNames } from '../../../src/literate/citation/bibtex/names.ts';
import { readBibtex } from '../../../src/literate/citation/bibtex/read-bibtex.ts';
import { all } from './all.ts';

const read = (text: string) => all(readBibtex(text).entries);
const title = (text: string) => textOf([...(read(text)[0]?.fields.title ?? [])]);
const problems = (text: string) =>
  readBibtex(text).problems.map(problem => `${problem.line}:${problem.column} ${problem.severity} ${problem.text}`);

describe('a file of BibTeX', () => {
  it.each([
    ['braces', '@book{k, title = {A {Title} of {B}}}', 'A Title of B'],
    ['quotation marks', '@book{k, title = "A {"}Title{"}"}', 'A "Title"'],
    ['parentheses around an entry', '@book(k, title = {A Title})', 'A Title'],
    ['parts that are joined', '@string{t = "Title"} @book{k, title = "A " # t # { of 2}}', 'A Title of 2'],
    ['blanks in the text of a string', '@string{t = " of"} @book{k, title = {A} # t # " B"}', 'A of B'],
    ['names in any case', '@STRING{T = "Title"} @BOOK{k, TITLE = t}', 'Title'],
    ['a comma at the end, and comments', '% one\n@comment{@book{x}}\n@book{k, % two\n title = {T},\n}', 'T'],
    ['a preamble', '@preamble{"\\newcommand{\\x}{y}"} @book{k, title = {T}}', 'T'],
    ['addresses between entries', 'Mail me@example.org (or not).\n@book{k, title = {T}}', 'T'],
    ['a comment in parentheses', '@comment(not this)\nand here is one.@\n\n book {k, title = {T}}', 'T'],
    ['lines', '@book{k, title = {A\n   Title}}', 'A Title'],
    ['of fields of one name the first', '@book{k, title = {A}, title = {B}}', 'A'],
  ])('is read with %s', (_what, source, expected) => {
    expect(problems(source)).toEqual([]);
    expect(title(source)).toBe(expected);
  });

  it('tells where it is wrong, and reads what stands around', () => {
    const source = [
      '@book{a, title = {A}}',
      '@book{b, title = {B, year = 1}',
      '@book{c, title = {C}}',
      '@book{d, title {D}}',
      '@book{e, title = x # {E}}',
      '@book{, title = {F}}',
      '@book{a, title = {again}}',
      '@book{z, title = "Z}',
    ].join('\n');
    expect(problems(source)).toEqual([
      '2:1 error The entry "b" does not end.',
      '4:16 error "=" is missing behind the field "title" of "d".',
      '5:18 warning No @string is called "x".',
      '6:7 error An entry of type "book" has no key.',
      '8:18 error These quotation marks are not closed.',
      '7:1 warning The key "a" is used twice: the entry on line 1 holds.',
    ]);
    expect(read(source).map(({ key, line }) => `${key} ${line}`)).toEqual(['a 1', 'b 2', 'c 3', 'd 4', 'e 5', 'z 8']);
  });

  it('says who, when, and what it is', () => {
    const [article, thesis, online, part] = read(`
      @article{a, author = {Ann B. Coe and others}, journal = {J}, month = feb, year = 2001, doi = {https://doi.org/10.1/x_y}}
      @phdthesis{b, author = {Bob}, school = {S}, date = {1999-05-17}}
      @online{c, url = {https://example.org/a\\_b}, urldate = {2024-05-01}, date = {2020/2022}}
      @inproceedings{d, crossref = {p}, title = {Part}}
      @proceedings{p, title = {Whole}, editor = {Ed Itor}, year = 2003}`);
    expect(article).toMatchObject({ kind: 'article', year: '2001', month: 2, doi: '10.1/x_y', moreAuthors: true });
    expect(article?.authors).toEqual([{ family: 'Coe', given: 'Ann B.' }]);
    expect(thesis).toMatchObject({ kind: 'thesis', year: '1999', month: 5, day: 17 });
    expect(textOf([...(thesis?.fields.genre ?? [])])).toBe('PhD thesis');
    expect(online).toMatchObject({ url: 'https://example.org/a_b', visited: '2024-05-01', year: '2020–2022' });
    expect(part).toMatchObject({ kind: 'part', year: '2003', editors: [{ family: 'Itor', given: 'Ed' }] });
    expect(textOf([...(part?.fields.container ?? [])])).toBe('Whole');
  });

  it('is read whatever it holds', () => {
    const pieces = fc.constantFrom(
      ...['@', 'book', '{', '}', '(', ')', '"', '#', '=', ',', '\\', '\n', 'title', ' ', '$', 'é'],
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 4 })), { maxLength: 60 }), parts => {
        const text = parts.join('');
        const lines = text.split('\n').length;
        for (const { line, column } of readBibtex(text).problems) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines);
          expect(column).toBeGreaterThanOrEqual(1);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('may be hostile', () => {
    const deep = `@book{k, title = {${'{'.repeat(50_000)}x${'}'.repeat(50_000)}}}`;
    expect(read(deep)).toHaveLength(1);
    expect(read(`@book{k, title = ${'{'.repeat(200_000)}`)).toHaveLength(1);
    expect(read('@book{k,'.repeat(20_000)).length).toBeGreaterThan(0);
    expect(read(`@book{k, title = {${'x '.repeat(200_000)}}}`)[0]?.fields.title?.[0]).toBeDefined();
    expect(read(`@book{k, author = {${'a and '.repeat(20_000)}b}}`)[0]?.authors.length).toBe(1000);
    expect(read('@book{a, crossref = {b}} @book{b, crossref = {a}, title = {T}}')).toHaveLength(2);
    expect(read('@book{__proto__, title = {T}, __proto__ = {x}}')[0]?.key).toBe('__proto__');
  });
});

describe('LaTeX in an entry', () => {
  it.each([
    [`G{\\"o}del G\\"odel {\\"{o}} \\'etude \\v{c} \\c c \\H{o} \\~n`, 'Gödel Gödel ö étude č ç ő ñ'],
    ["{\\ss}{\\o} \\AA{} \\ae \\L{}\\l stra{\\ss}e \\i \\'{\\i}", 'ßø Å æŁłstraße ıí'],
    ["pages 1--2 --- ``quoted'' \\& 100\\% \\# \\_", 'pages 1–2 — “quoted” & 100% # _'],
    ['{The {\\TeX}book} and \\LaTeX{} too', 'The TeXbook and LaTeX too'],
    ['A~B \\unknown{arg} \\noopsort{1973}x \\mbox{y}', 'A\u00a0B arg x y'],
    ['a } b', 'a  b'],
    ['it costs \\$5 or $5$', 'it costs $5 or 5'],
  ])('%s', (source, expected) => {
    expect(textOf(latexText(source))).toBe(expected);
  });

  it('may be emphasised, and hold formulas and addresses', () => {
    const nodes = latexText('\\emph{On} {\\it the} $O(n^2)$ \\texttt{x} \\textbf{y}');
    expect(nodes.map(({ type }) => type).filter(type => type !== 'text')).toEqual([
      ...['emphasis', 'emphasis', 'inlineMath', 'inlineCode', 'strong'],
    ]);
    expect(nodes.find(({ type }) => type === 'inlineMath')).toMatchObject({ value: 'O(n^2)' });
  });

  it('gives text for anything', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80, unit: fc.constantFrom(...'\\{}$"\'`^~aio .') }), source => {
        expect(typeof plainLatex(source)).toBe('string');
      }),
      { numRuns: 500 },
    );
  });
});

describe('names', () => {
  it.each([
    ['Donald E. Knuth', { given: 'Donald E.', family: 'Knuth' }],
    ['Knuth, Donald E.', { given: 'Donald E.', family: 'Knuth' }],
    ['Ludwig van Beethoven', { given: 'Ludwig', particle: 'van', family: 'Beethoven' }],
    ['van Beethoven, Ludwig', { given: 'Ludwig', particle: 'van', family: 'Beethoven' }],
    ["Charles de la Vall{\\'e}e Poussin", { given: 'Charles', particle: 'de la', family: 'Vallée Poussin' }],
    ['King, Jr., Martin Luther', { given: 'Martin Luther', suffix: 'Jr.', family: 'King' }],
    ['{Free Software Foundation}', { family: 'Free Software Foundation' }],
    ['{Barnes and Noble}', { family: 'Barnes and Noble' }],
    ['{\\AA}ke Svensson', { given: 'Åke', family: 'Svensson' }],
    ['Plato', { family: 'Plato' }],
  ])('%s', (source, expected) => {
    expect(readNames(source)).toEqual({ names: [expected], isOpen: false });
  });

  it('are parted by "and"; "others" leaves some out', () => {
    const { names, isOpen } = readNames('A. Sand and {B and C}\n and  D and others');
    expect(names.map(({ family }) => family)).toEqual(['Sand', 'B and C', 'D']);
    expect(isOpen).toBe(true);
  });
});

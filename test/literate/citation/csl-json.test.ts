import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../../src/literate/citation/bibtex/latex-text.ts';
import { readCslJson } from '../../../src/literate/citation/csl-json.ts';
import { describeWork } from '../../../src/literate/citation/describe-work.ts';
import { jsonMistake } from '../../../src/literate/citation/json-mistake.ts';
import { all } from './all.ts';

describe('the first mistake in a text', () => {
  it('is found where there is one, and only there', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.constantFrom(...'{}[],:"x0 '), (json, place, character) => {
        expect(jsonMistake(json)).toBeUndefined();
        const at = place % (json.length + 1);
        const broken = json.slice(0, at) + character + json.slice(at);
        expect(jsonMistake(broken) === undefined).toBe(isJson(broken));
      }),
      { numRuns: 500 },
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('a file of CSL-JSON', () => {
  it('says what BibTeX says', () => {
    const item = {
      id: 'knuth84',
      type: 'article-journal',
      author: [{ family: 'Knuth', given: 'Donald E.' }],
      title: 'Literate <i>Programming</i>',
      'container-title': 'The Computer Journal',
      volume: 27,
      issue: '2',
      page: '97-111',
      issued: { 'date-parts': [[1984, 5]] },
      DOI: '10.1093/comjnl/27.2.97',
    };
    const read = readCslJson(JSON.stringify([item, { id: 7, author: [{ literal: 'A Body' }] }]));
    const { problems } = read;
    const entries = all(read.entries);
    expect(problems).toEqual([]);
    expect(textOf(describeWork(entries[0] as (typeof entries)[0], 'numeric'))).toBe(
      'Donald E. Knuth. “Literate Programming”. The Computer Journal 27(2), pp. 97–111, May 1984. doi:10.1093/comjnl/27.2.97.',
    );
    expect(entries[1]).toMatchObject({ key: '7', authors: [{ family: 'A Body' }] });
  });

  it('tells where it is wrong', () => {
    expect(readCslJson('[\n  {"id": "a"},\n  {"id": x}\n]').problems).toMatchObject([{ line: 3, severity: 'error' }]);
    expect(readCslJson('[{"id": "a"}').problems).toMatchObject([{ line: 1, column: 13 }]);
    expect(readCslJson('{"id": "a"}').problems).toMatchObject([{ text: 'This is no list of works in CSL-JSON.' }]);
    const { entries, problems } = readCslJson('[\n{"id": "a"},\n{"title": "b"},\n{"id": "a"}, null]');
    expect([...entries.keys()]).toEqual(['a']);
    expect(problems.map(({ text }) => text)).toEqual([
      'A work has no "id" that can be cited.',
      'The key "a" is used twice.',
      'A work has no "id" that can be cited.',
    ]);
  });

  it('takes nothing that is of another kind than it should be', () => {
    const odd = { id: 'a', title: {}, author: 'x', issued: [], page: null, editor: [null, 5, { family: 3 }], DOI: 1 };
    expect(all(readCslJson(JSON.stringify([odd])).entries)).toHaveLength(1);
  });
});

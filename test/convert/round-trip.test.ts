import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/literate/document.ts';
import { convertAll, missing, read, renamed, wordsOf } from './convert.ts';
import { markdownDocuments, rstDocuments } from './documents.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Documents by path, converted as often as asked for. */
function chain(documents: ReadonlyMap<string, Document>, times: number): ReadonlyMap<string, Document>[] {
  const all = [documents];
  for (let step = 0; step < times; step += 1) {
    const made = convertAll(all.at(-1) ?? documents);
    all.push(new Map([...made].map(([name, { text }]) => [name, read(name, text)])));
  }
  return all;
}

function load(folder: string, pattern: string): Map<string, Document> {
  const root = path.join(ROOT, folder);
  const include = (name: string) => readFileSync(path.join(root, name), 'utf8');
  const names = globSync(pattern, { cwd: root }).sort();
  return new Map(names.map(name => [name, read(name, readFileSync(path.join(root, name), 'utf8'), include)]));
}

function expectFaithful(documents: ReadonlyMap<string, Document>): void {
  const [zero, one, two, , four] = chain(documents, 4);
  for (const [name, document] of zero ?? []) {
    const first = one?.get(renamed(name));
    const second = two?.get(name);
    if (!first || !second) throw new Error(`${name} was not converted`);
    expect({ name, lost: missing(wordsOf(document), wordsOf(first)) }).toEqual({ name, lost: [] });
    expect({ name, lost: missing(wordsOf(first), wordsOf(second)) }).toEqual({ name, lost: [] });
    expect(four?.get(name)?.text).toBe(second.text);
  }
}

describe('there and back', () => {
  it('keeps every word of the guide, and changes nothing more after the first time', () => {
    expectFaithful(load('guide', '**/*.md'));
  });

  it('does so with reStructuredText', () => {
    expectFaithful(load('.', '{guide,fixtures}/**/*.rst'));
  });

  it.each([
    ['a.rst', rstDocuments],
    ['a.md', markdownDocuments],
  ])('does so with documents like %s, and what it writes has no mistakes', (name, documents) => {
    fc.assert(
      fc.property(documents, source => {
        const [zero, one, two, , four] = chain(new Map([[name, read(name, source)]]), 4);
        const [first, second] = [one?.get(renamed(name)), two?.get(name)];
        if (!zero || !first || !second) throw new Error('nothing was made');
        const mistakes = [first, second].flatMap(({ messages }) =>
          messages.filter(({ severity }) => severity !== 'info'),
        );
        expect(mistakes).toEqual([]);
        expect(missing(wordsOf(read(name, source)), wordsOf(first))).toEqual([]);
        expect(missing(wordsOf(first), wordsOf(second))).toEqual([]);
        expect(four?.get(name)?.text).toBe(second.text);
      }),
      { numRuns: 60, seed: 20 },
    );
  });

  it('keeps programs', () => {
    const documents = load('guide', 'examples/*.md');
    const [, one, two] = chain(documents, 2);
    const chunks = (all: ReadonlyMap<string, Document> | undefined) =>
      [...(all?.values() ?? [])].flatMap(({ exports }) =>
        exports.chunks.map(({ block: _, line: __, column: ___, ...part }) => ({ ...part, code: part.code.trim() })),
      );
    expect(chunks(one)).toEqual(chunks(documents));
    expect(chunks(two)).toEqual(chunks(documents));
    expect(chunks(documents).length).toBeGreaterThan(5);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchDocuments } from '../../src/history/matching/match-documents.ts';
import type { BlockLink, DocumentVersions } from '../../src/history/matching/matching.ts';
import { pairDocuments } from '../../src/history/matching/pair-documents.ts';
import { paragraphs } from './documents.ts';
import { type LabelledCase, type LabelledDocument, labelledCases } from './matching-fixture.ts';

interface Verdict {
  /** Links that are not of blocks that stayed as and where they were: made, right ones, and all there are. */
  made: number;
  right: number;
  wanted: number;
  /** Blocks whose fate is to be told: edited, moved, added, removed. */
  changes: number;
  readonly wrong: string[];
}

/** Matches a labelled case as a commit would be. */
function judge({ name, before, after }: LabelledCase): Verdict {
  const paths = [...new Set([...before, ...after].map(document => document.path))].sort();
  const pairs = paths.map(path => ({
    before: before.find(one => one.path === path),
    after: after.find(one => one.path === path),
  }));
  const removed = pairs.filter(pair => !pair.after);
  const added = pairs.filter(pair => !pair.before);
  const pairable = (document: LabelledDocument | undefined) => ({
    path: document?.path ?? '',
    content: document?.path ?? '',
    blocks: document?.blocks ?? [],
  });
  for (const { from, to } of pairDocuments(
    removed.map(pair => pairable(pair.before)),
    added.map(pair => pairable(pair.after)),
  )) {
    added[to]!.before = removed[from]!.before;
    pairs.splice(pairs.indexOf(removed[from]!), 1);
  }
  const links = matchDocuments(
    pairs.map(pair => ({ before: pair.before?.blocks ?? [], after: pair.after?.blocks ?? [] })),
  );
  const found = new Map(links.map(({ from, to }) => [`${to.document}:${to.block}`, from]));
  const verdict: Verdict = { made: 0, right: 0, wanted: 0, changes: 0, wrong: [] };
  const labelled = new Map<string, { document: number; block: number }>();
  for (const [document, pair] of pairs.entries())
    for (const [block, label] of (pair.before?.labels ?? []).entries())
      if (label !== undefined) labelled.set(label, { document, block });
  const kept = new Set<string>();
  for (const [document, pair] of pairs.entries()) {
    for (const [block, label] of (pair.after?.labels ?? []).entries()) {
      const got = found.get(`${document}:${block}`);
      const wanted = label === undefined ? undefined : labelled.get(label);
      if (label !== undefined) kept.add(label);
      const isRight = got?.document === wanted?.document && got?.block === wanted?.block;
      const old = wanted && pairs[wanted.document]?.before?.blocks[wanted.block];
      const isPlain = isRight && old?.id === pair.after?.blocks[block]?.id && wanted?.document === document;
      if (isPlain) continue;
      verdict.changes += 1;
      verdict.made += got ? 1 : 0;
      verdict.wanted += wanted ? 1 : 0;
      verdict.right += isRight && wanted ? 1 : 0;
      if (!isRight) {
        const label2 = got && pairs[got.document]?.before?.labels[got.block];
        verdict.wrong.push(
          `${name}: ${label ?? '+'} was taken for ${label2 ?? 'new'}: ${pair.after?.blocks[block]?.text.slice(0, 60)}`,
        );
      }
    }
  }
  verdict.changes += [...labelled.keys()].filter(label => !kept.has(label)).length;
  return verdict;
}

describe('matching the labelled changes', () => {
  it('finds which block became which', () => {
    const verdicts = labelledCases().map(judge);
    const sum = (of: (verdict: Verdict) => number) => verdicts.reduce((total, verdict) => total + of(verdict), 0);
    const precision = sum(verdict => verdict.right) / sum(verdict => verdict.made);
    const recall = sum(verdict => verdict.right) / sum(verdict => verdict.wanted);
    const changes = sum(verdict => verdict.changes);
    console.log(`${changes} labelled changes: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`);
    for (const line of verdicts.flatMap(verdict => verdict.wrong)) console.log(line);
    expect(changes).toBeGreaterThanOrEqual(200);
    expect(precision).toBeGreaterThanOrEqual(0.97);
    expect(recall).toBeGreaterThanOrEqual(0.97);
  });
});

const word = fc.constantFrom('alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta', 'theta');
const text = fc.array(word, { minLength: 1, maxLength: 9 }).map(words => words.join(' '));
const version = fc.array(text, { maxLength: 8 });
const documents = fc.array(fc.record({ before: version, after: version }), { maxLength: 4 });

function versions(list: readonly { before: readonly string[]; after: readonly string[] }[]): DocumentVersions[] {
  return list.map(({ before, after }) => ({ before: paragraphs(...before), after: paragraphs(...after) }));
}

describe('matchDocuments', () => {
  it('uses every block of both sides at most once, and only blocks that are there', () => {
    fc.assert(
      fc.property(documents, list => {
        const links = matchDocuments(versions(list));
        const spots = (side: 'from' | 'to') => links.map(link => `${link[side].document}:${link[side].block}`);
        for (const side of ['from', 'to'] as const) expect(new Set(spots(side)).size).toBe(links.length);
        for (const { from, to } of links) {
          expect(list[from.document]?.before[from.block]).toBeDefined();
          expect(list[to.document]?.after[to.block]).toBeDefined();
        }
      }),
    );
  });

  it('finds no change where there is none', () => {
    fc.assert(
      fc.property(fc.array(version, { maxLength: 4 }), list => {
        const links = matchDocuments(versions(list.map(texts => ({ before: texts, after: texts }))));
        expect(links.length).toBe(list.flat().length);
        expect(
          links.every(({ from, to, moved }) => !moved && from.document === to.document && from.block === to.block),
        ).toBe(true);
      }),
    );
  });

  it('finds the same whatever the order of documents, where texts are not repeated', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(text, { minLength: 4, maxLength: 24 }),
        fc.infiniteStream(fc.nat(3)),
        fc.nat(23),
        (texts, stream, shift) => {
          const place = (side: number) =>
            texts.map(value => ({ value, side, document: stream.next().value as number }));
          const [before, after] = [place(0), place(1)];
          const list = [0, 1, 2, 3].map(document => ({
            before: before.filter(item => item.document === document).map(item => item.value),
            after: after.filter(item => item.document === document).map(item => item.value),
          }));
          const order = [0, 1, 2, 3].map(i => (i + shift) % 4);
          const told = (links: readonly BlockLink[], name: (document: number) => number) =>
            links
              .map(
                ({ from, to, moved }) =>
                  `${name(from.document)}:${from.block} ${name(to.document)}:${to.block} ${moved}`,
              )
              .sort();
          const equal = (links: readonly BlockLink[], of: typeof list) =>
            links.filter(({ from, to }) => of[from.document]?.before[from.block] === of[to.document]?.after[to.block]);
          const turned = order.map(document => list[document] ?? { before: [], after: [] });
          expect(told(equal(matchDocuments(versions(turned)), turned), document => order[document] ?? 0)).toEqual(
            told(equal(matchDocuments(versions(list)), list), document => document),
          );
        },
      ),
    );
  });

  it('links the same equal blocks backwards, where texts are not repeated', () => {
    fc.assert(
      fc.property(fc.uniqueArray(text, { maxLength: 20 }), fc.infiniteStream(fc.nat(99)), (texts, stream) => {
        const shuffled = texts
          .map(value => ({ value, key: stream.next().value as number }))
          .sort((a, b) => a.key - b.key);
        const after = shuffled.filter(({ key }) => key > 20).map(({ value }) => value);
        const there = matchDocuments(versions([{ before: texts, after }]));
        const back = matchDocuments(versions([{ before: after, after: texts }]));
        const equal = (links: readonly BlockLink[]) => links.map(({ from, to }) => [from.block, to.block] as const);
        const right = equal(there).filter(([from, to]) => texts[from] === after[to]);
        const left = equal(back)
          .filter(([from, to]) => after[from] === texts[to])
          .map(([from, to]) => [to, from]);
        expect(left.map(String).sort()).toEqual(right.map(String).sort());
        expect(right.length).toBe(after.length);
      }),
    );
  });
});

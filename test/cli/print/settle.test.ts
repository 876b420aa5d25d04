import { describe, expect, it } from 'vitest';
import type { PlaceMark } from '../../../src/cli/print/places.ts';
import { compileSettled } from '../../../src/cli/print/settle.ts';

/** Sets a book whose only place is, at the n-th time, on the n-th of these pages: the last ones go on. */
function settle(pageAt: (pass: number, isSaid: boolean) => number) {
  const sent: string[] = [];
  const compiler = {
    put: (_: string, content: string | Uint8Array) => void sent.push(String(content)),
    compile: () => ({
      problems: [],
      document: {
        pages: 9,
        marks: (): PlaceMark[] => [
          ['a', pageAt(sent.length, sent.at(-1)?.includes('all-pages = true') ?? false), 'place', ''],
        ],
        pdf: () => [],
      },
    }),
  };
  const { problems } = compileSettled(compiler, { main: '/main.typ', labels: 'pages' });
  return {
    passes: sent.length,
    last: sent.at(-1)?.split('\n').slice(0, 2),
    problems: problems.map(({ text }) => text),
  };
}

describe('a book whose pages name each other', () => {
  it('is set again until nothing moves', () => {
    expect(settle(() => 3)).toEqual({
      ...{ passes: 2, problems: [] },
      last: ['#let all-pages = false', '#let places = ("a": (3, "3"))'],
    });
    expect(settle(pass => Math.min(pass, 3)).passes).toBe(4);
  });

  it('says pages everywhere where it does not come to rest else', () => {
    expect(settle((pass, isSaid) => (isSaid ? 5 : pass % 2))).toEqual({
      ...{ passes: 6, problems: [] },
      last: ['#let all-pages = true', '#let places = ("a": (5, "5"))'],
    });
  });

  it('does not go on for ever, and says so', () => {
    expect(settle(pass => pass % 2)).toMatchObject({
      passes: 8,
      problems: ['its pages did not come to rest, so some of the pages that it names may be wrong.'],
    });
  });
});

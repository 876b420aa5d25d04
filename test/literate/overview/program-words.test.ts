import { describe, expect, it } from 'vitest';
import { programOverview } from '../../../src/literate/overview/program-overview.ts';
import { programWords } from '../../../src/literate/overview/program-words.ts';
import type { PlacedPart } from '../../../src/literate/tangle/placed-part.ts';
import { wordsOf } from '../../../src/literate/words/words.ts';
import { part } from '../tangle/program.ts';

function words(parts: readonly PlacedPart[]): readonly string[] {
  const overview = programOverview(parts);
  const said = programWords(overview, new Set(overview.chunks.keys()));
  return said.map(({ word, values }) => wordsOf('en').text(word, ...values));
}

describe('a program in words', () => {
  it('tells what is made of what, and what is wrong', () => {
    const parts = [
      part({ name: 'main', file: 'a.py', code: '<<x>>\n<<y>>' }),
      part({ name: 'b.py', file: 'b.py', line: 20 }),
      part({ name: 'x', code: '<<x>>', line: 30 }),
      part({ name: 'z', line: 40 }),
    ];
    expect(words(parts)).toEqual([
      'The file a.py is made of main.',
      'b.py is a file.',
      'main uses x, y (undefined).',
      'x uses x.',
      'z is unused.',
      'x contains itself.',
    ]);
  });

  it('is short, whatever the program', () => {
    const many = Array.from({ length: 500 }, (_, i) => part({ name: `${'n'.repeat(200)}${i}`, line: 10 * i + 100 }));
    const root = part({ name: 'root', file: 'out', code: many.map(({ name }) => `<<${name}>>`).join('\n') });
    const said = words([root, ...many, ...many.map(({ name, line }) => part({ name: `u${name}`, line: line + 9000 }))]);
    expect(said).toHaveLength(201);
    expect(said[1]).toMatch(/^root uses n+….*, … \(\+470\)\.$/);
    expect(said.at(-1)).toBe('And 302 more.');
    expect(Math.max(...said.map(sentence => sentence.length))).toBeLessThan(3000);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceOf } from '../../../src/literate/tangle/source-run.ts';
import { tangle } from '../../../src/literate/tangle/tangle.ts';
import { part } from './program.ts';

/** Chunks c0, c1, ...; each may use only those behind it, so there are no cycles. */
const program = fc
  .array(fc.array(fc.array(fc.nat(30), { maxLength: 5 }), { maxLength: 5 }), { minLength: 1, maxLength: 8 })
  .map(chunks =>
    chunks.map((lines, index) =>
      lines.map(pieces => pieces.map(piece => token(piece, index, chunks.length)).join('')).join('\n'),
    ),
  );

function token(piece: number, index: number, count: number): string {
  const target = index + 1 + (piece % 7);
  if (piece < 14 && target < count) return `<<c${target}>>`;
  return ['a', '\t', '  ', 'b(', ')', '😀', 'x '][piece % 7] ?? '';
}

/** The rule itself, written for reading: lines of one chunk, references expanded in place. */
function naive(chunks: readonly string[], index: number): string[] {
  const code = chunks[index] ?? '';
  return code === '' ? [] : code.split('\n').flatMap(line => naiveLine(chunks, line));
}

function naiveLine(chunks: readonly string[], line: string): string[] {
  const alone = /^(\s*)<<c(\d+)>>\s*$/.exec(line);
  if (alone) return naive(chunks, Number(alone[2])).map(inner => (inner === '' ? '' : `${alone[1]}${inner}`));
  let done = [''];
  for (const piece of line.split(/(<<c\d+>>)/)) {
    const reference = /^<<c(\d+)>>$/.exec(piece);
    const inner = reference ? naive(chunks, Number(reference[1])) : [piece];
    done = attach(done, inner);
  }
  return done;
}

function attach(done: readonly string[], inner: readonly string[]): string[] {
  const last = done.at(-1) ?? '';
  const pad = last.replace(/[^\t]/gu, ' ');
  return [
    ...done.slice(0, -1),
    last + (inner[0] ?? ''),
    ...inner.slice(1).map(line => (line === '' ? '' : pad + line)),
  ];
}

describe('tangle', () => {
  it('does what the rule says, for any acyclic chunks', () => {
    fc.assert(
      fc.property(program.filter(hasNoOddBlanks), chunks => {
        const lines = naive(chunks, 0);
        while (lines.at(-1) === '') lines.pop();
        const expected = lines.length === 0 ? '' : `${lines.join('\n')}\n`;
        const parts = chunks.map((code, i) => part({ name: `c${i}`, code, ...(i === 0 && { file: 'out' }) }));
        const { files, messages } = tangle(parts);
        expect(messages).toEqual([]);
        expect(files[0]?.content).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('maps every character back to the same character in the documents', () => {
    fc.assert(
      fc.property(program, chunks => {
        const parts = chunks.map((code, i) =>
          part({ name: `c${i}`, code, line: 100 * (i + 1), column: 5, ...(i === 0 && { file: 'out', header: '#!' }) }),
        );
        const file = tangle(parts).files[0];
        for (const [row, line] of (file?.content ?? '').split('\n').entries()) {
          for (const [column, character] of [...line.matchAll(/[ab()x]/g)].map(
            match => [match.index, match[0]] as const,
          )) {
            const source = sourceOf(file?.sources ?? [], row + 1, column + 1);
            const code = chunks[Math.floor((source?.line ?? 0) / 100) - 1]?.split('\n')[(source?.line ?? 0) % 100];
            expect(code?.[(source?.column ?? 0) - 5]).toBe(character);
          }
        }
      }),
    );
  });

  it('gives the same for the same', () => {
    fc.assert(
      fc.property(program, chunks => {
        const parts = chunks.map((code, i) => part({ name: `c${i}`, code, file: `f${i}` }));
        expect(tangle(parts)).toEqual(tangle(structuredClone(parts)));
      }),
    );
  });
});

/** Where a chunk begins or ends with a blank line, tangle leaves out blank space that the simple rule writes (tested by example). */
function hasNoOddBlanks(chunks: readonly string[]): boolean {
  return chunks.every((code, i) => {
    const lines = code.split('\n');
    return i === 0 || [lines[0], lines.at(-1)].every(line => line !== undefined && line.trim() !== '');
  });
}

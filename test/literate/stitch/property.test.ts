import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentLines } from '../../../src/literate/stitch/edits.ts';
import { stitch } from '../../../src/literate/stitch/stitch.ts';
import { tangle } from '../../../src/literate/tangle/tangle.ts';
import { applyEdits, type Edit, edits, type Program, part, program } from './generated.ts';

function partsOf({ chunks }: Program) {
  return chunks.map((chunk, index) => part({ ...chunk, line: 100 * (index + 1), document: `d${index % 3}.md` }));
}

function edited(parts: ReturnType<typeof partsOf>, changes: readonly Edit[]) {
  const { files } = tangle(parts);
  return files.flatMap(({ path, content }, index) => {
    const ours = applyEdits(
      content,
      changes.filter(one => one.file % files.length === index),
    );
    return ours === content ? [] : [{ path, base: content, ours }];
  });
}

describe('stitching random edits of random programs', () => {
  it('gives documents that tangle to the edited files, where no chunk is used twice', () => {
    let stitched = 0;
    let refused = 0;
    fc.assert(
      fc.property(program({ isTree: true }), edits, (made, changes) => {
        const parts = partsOf(made);
        const files = edited(parts, changes);
        const { changes: changed, conflicts } = stitch(parts, files);
        if (conflicts.length > 0) {
          refused += 1;
          expect(changed).toEqual([]);
          return;
        }
        stitched += 1;
        const codes = new Map(changed.map(one => [one.part, one.code]));
        const after = tangle(parts.map(one => ({ ...one, code: codes.get(one) ?? one.code }))).files;
        for (const { path, ours } of files)
          expect(contentLines(after.find(file => file.path === path)?.content ?? '')).toEqual(
            contentLines(ours).map(line => (line.trim() === '' ? '' : line)),
          );
      }),
      { numRuns: 400 },
    );
    // Refused is what no block can hold: one of nine.
    expect(refused).toBeLessThan(stitched / 2);
  });

  it('loses no edited line silently, where chunks are used twice', () => {
    fc.assert(
      fc.property(program({ isTree: false }), edits, (made, changes) => {
        const parts = partsOf(made);
        const files = edited(parts, changes);
        const { changes: changed, conflicts, files: after } = stitch(parts, files);
        if (conflicts.length > 0) {
          expect(changed).toEqual([]);
          return;
        }
        for (const { path, ours } of files) {
          const lines = new Set(contentLines(after.find(file => file.path === path)?.content ?? ''));
          for (const line of ours.split('\n').filter(one => /new|word/.test(one))) expect([...lines]).toContain(line);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('merges with changes of the documents, or says that it cannot', () => {
    let merged = 0;
    fc.assert(
      fc.property(program({ isTree: true }), edits, fc.nat(7), (made, changes, which) => {
        const parts = partsOf(made);
        const files = edited(parts, changes);
        const now = parts.map((one, i) => (i === which ? { ...one, code: `${one.code}\nlater = 1` } : one));
        const { changes: changed, conflicts, files: after } = stitch(now, files);
        if (conflicts.length > 0) {
          expect(changed).toEqual([]);
          return;
        }
        merged += 1;
        const was = tangle(now).files;
        for (const { path, base, ours } of files) {
          const text = after.find(file => file.path === path)?.content ?? '';
          const theirs = was.find(file => file.path === path)?.content ?? '';
          for (const line of linesBeside(base, ours)) expect(contentLines(text)).toContain(line);
          expect(text.includes('later = 1')).toBe(theirs.includes('later = 1'));
        }
      }),
      { numRuns: 300 },
    );
    expect(merged).toBeGreaterThan(100);
  });
});

/** New lines of an edited file that are not blank. */
function linesBeside(base: string, ours: string): string[] {
  const old = new Set(base.split('\n'));
  return ours.split('\n').filter(line => line.trim() !== '' && !old.has(line));
}

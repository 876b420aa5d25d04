import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentLines } from '../../../src/literate/stitch/edits.ts';
import { stitch } from '../../../src/literate/stitch/stitch.ts';
import { withoutAnnotation } from '../../../src/literate/tangle/annotated-text.ts';
import type { Annotation } from '../../../src/literate/tangle/annotation.ts';
import type { PlacedPart } from '../../../src/literate/tangle/placed-part.ts';
import { tangle } from '../../../src/literate/tangle/tangle.ts';
import { applyEdits, edits, part, program } from './generated.ts';

const ANNOTATION: Annotation = { form: 'markers', source: '.', root: '.' };

/** Stitches an edit of the first file, which has markers; what the file is tangled to then. */
function stitched(parts: readonly PlacedPart[], edit: (text: string) => string) {
  const [file] = tangle(parts, { annotation: ANNOTATION }).files;
  if (!file) throw new Error('no file');
  const [base, ours] = [file.content, edit(file.content)];
  const bare = (text: string) => withoutAnnotation(text, ANNOTATION, file.path, []).text;
  const edited = { path: file.path, base: bare(base), ours: bare(ours), marked: { base, ours } };
  const { changes, conflicts } = stitch(parts, [edited], { annotation: ANNOTATION });
  const codes = new Map(changes.map(one => [one.part, one.code]));
  const now = parts.map(one => ({ ...one, code: codes.get(one) ?? one.code }));
  const after = tangle(now, { annotation: ANNOTATION }).files[0]?.content ?? '';
  return { ours, after, conflicts, changes: changes.map(one => [one.part.name, one.code]) };
}

const PARTS = [
  part({ name: 'r', file: 'a.py', code: 'start\n<<a>>\n<<b>>\nend' }),
  part({ name: 'a', code: 'a1\n  <<c>>' }),
  part({ name: 'b', code: 'b1' }),
  part({ name: 'c', code: 'c1' }),
];

describe('edits between markers go to their block', () => {
  it.each([
    ['behind the last line of a chunk', /c1\n/, 'c1\n  new\n', 'c', 'c1\nnew'],
    ['behind the end of a chunk within another', /(c1\n.*end\n)/, '$1  new\n', 'a', 'a1\n  <<c>>\n  new'],
    ['between two chunks', /(b>>.*\n)/, 'new\n$1', 'r', 'start\n<<a>>\nnew\n<<b>>\nend', /# ~\/~ begin <<doc.md#b/],
    ['before the first line of a chunk', /(b1\n)/, 'new\n$1', 'b', 'new\nb1'],
    ['before a chunk that another begins with', /(start\n)/, '$1new\n', 'r', 'start\nnew\n<<a>>\n<<b>>\nend'],
    ['in front of it all', /(start\n)/, 'new\n$1', 'r', 'new\nstart\n<<a>>\n<<b>>\nend'],
    ['below the end of all', /(end\n)$/, '$1new\n', 'r', 'start\n<<a>>\n<<b>>\nend\nnew'],
    ['instead of the first line of a chunk', /b1\n/, 'x\nb1\ny\n', 'b', 'x\nb1\ny'],
  ])('%s', (_, from, to, name, code, ...[above]) => {
    const { ours, after, changes } = stitched(PARTS, text =>
      above ? text.replace(above, found => `new\n${found}`) : text.replace(from, to),
    );
    expect(changes).toEqual([[name, code]]);
    expect(after).toBe(ours.replace(/(# ~.~ end\n)new\n$/, 'new\n$1'));
  });

  it('for random edits of random programs: tangled again, the markers stand as they did', () => {
    let exact = 0;
    let refused = 0;
    fc.assert(
      fc.property(program({ isTree: true }), edits, (made, changes) => {
        // A line between two blocks of one chunk is in none, so it cannot stay there.
        const names = new Set<string>();
        const chunks = made.chunks.filter(({ name }) => names.size < names.add(name).size);
        // References within a line have no markers, and those alone on theirs do.
        const within = /w\d+\(<<c\d+>>\)/g;
        const parts = chunks.map((one, index) =>
          part({
            ...one,
            code: one.code.replace(within, 'x()'),
            line: 100 * (index + 1),
            document: `d${index % 3}.md`,
          }),
        );
        // Markers stay: they give way to no edit.
        const { ours, after, conflicts } = stitched(parts, text => withMarkers(text, applyEdits(text, changes)));
        if (conflicts.length > 0) refused += 1;
        else {
          exact += 1;
          expect(comparable(after)).toEqual(comparable(ours));
        }
      }),
      { numRuns: 300 },
    );
    expect(refused).toBeLessThan(exact / 3);
  });
});

/** An edited text, or the text itself where the edit changed a marker, or stands below all. */
function withMarkers(text: string, edited: string): string {
  const markers = (all: string) => all.split('\n').filter(line => line.includes('~/~'));
  const isInside = contentLines(edited).at(-1)?.includes('~/~ end');
  return isInside && JSON.stringify(markers(text)) === JSON.stringify(markers(edited)) ? edited : text;
}

/** Blocks without a line, or with a blank one, have no markers, blank lines no blank space, and a block that moved to the right takes its markers along. */
function comparable(text: string): string[] {
  const kept: string[] = [];
  for (const line of contentLines(text)) {
    const isMarker = line.includes('~/~');
    const isEnd = line.includes('~/~ end');
    if (isEnd && kept.at(-1) === '' && kept.at(-2)?.includes('~/~ begin')) kept.pop();
    if (isEnd && kept.at(-1)?.includes('~/~ begin')) kept.pop();
    else kept.push(isMarker || line.trim() === '' ? line.trim() : line);
  }
  return kept;
}

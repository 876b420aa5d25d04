import { expect, it } from 'vitest';
import { declaredEntries, declaredOnce } from '../../../src/output/typst/declared-names.ts';

it('leaves a declared name one place in a document', () => {
  expect(declaredOnce('{ declared(doc, "A"); a }; { declared(doc, "A"); b }')).toBe(
    '{ declared(doc, "A"); a }; { []; b }',
  );
});

it('makes entries of what is declared, and not of what a text says', () => {
  const text = 'declared(doc, "A\\"B"); text("declared(doc, \\"C\\")")';
  expect(declaredEntries([{ path: 'a.typ', text }])).toEqual([{ kind: 'single', value: 'A"B', place: 'a.typ#z-A"B' }]);
});

import { describe, expect, it } from 'vitest';
import { partsUntil, stageParts } from '../../../src/literate/tangle/stages.ts';
import { tangle } from '../../../src/literate/tangle/tangle.ts';
import { part } from './program.ts';

type Fields = Partial<Parameters<typeof part>[0]>;

/** Parts of the chunk `main`, which makes `out`, in the order of reading. */
function parts(...fields: readonly Fields[]) {
  return fields.map((one, index) => part({ name: 'main', file: 'out', line: 10 * (index + 1), ...one }));
}

/** What `out` is at the end of each stage. */
function program(all: ReturnType<typeof parts>, order?: readonly string[]): Record<string, string | undefined> {
  const staged = stageParts(all, order);
  return Object.fromEntries(
    staged.stages.map(({ name, end }) => [name, tangle(partsUntil(staged, end)).files[0]?.content]),
  );
}

describe('stages', () => {
  it('are the documents, where none is named', () => {
    expect(program(parts({ document: 'a.md', code: '1' }, { document: 'ch/b.md', code: '2' }))).toEqual({
      a: '1\n',
      'ch/b': '1\n2\n',
    });
  });

  it('replace what earlier ones made of a chunk, and add to their own', () => {
    const all = parts(
      { stage: 'one', code: '1' },
      { stage: 'one', code: '1b' },
      { stage: 'two', code: '2' },
      { stage: 'two', code: '2b' },
      { code: 'more' },
    );
    expect(program(all)).toEqual({ one: '1\n1b\n', two: '2\n2b\nmore\n' });
  });

  it('do as a part says', () => {
    const all = parts(
      { stage: 'one', code: '1' },
      { stage: 'two', join: 'append', code: '2' },
      { stage: 'three', join: 'prepend', code: '3' },
    );
    expect(program(all)).toEqual({ one: '1\n', two: '1\n2\n', three: '3\n1\n2\n' });
  });

  it('replace what stands before the first of them', () => {
    expect(program(parts({ code: '0' }, { stage: 'one', code: '1' }))).toEqual({ doc: '0\n', one: '1\n' });
  });

  it('hold from the place of the first part that names them, wherever the others stand', () => {
    const all = parts(
      { stage: 'one', code: '1' },
      { stage: 'two', join: 'append', code: '2' },
      { document: 'appendix.md', stage: 'one', code: '1b' },
    );
    expect(program(all)).toEqual({ one: '1\n1b\n', two: '1\n1b\n2\n' });
  });

  it('are in the order of the configuration', () => {
    const all = parts(
      { document: 'new.md', stage: 'two', join: 'append', code: '2' },
      { document: 'old.md', code: '1' },
      { document: 'old.md', stage: 'three', join: 'append', code: '3' },
    );
    expect(program(all, ['old.md', 'two', 'three'])).toEqual({ old: '1\n', two: '1\n2\n', three: '1\n2\n3\n' });
  });

  it('that the configuration does not list are an error naming the nearest', () => {
    const { messages } = stageParts(parts({ stage: 'tow' }), ['one', 'two']);
    expect(messages).toMatchObject([
      { severity: 'error', rule: 'unknown-stage', line: 10, hint: 'Did you mean "two"?' },
    ]);
  });

  it('leave parts as they are where nothing is said', () => {
    const all = parts({ code: '1' }, { code: '2' });
    expect(stageParts(all)).toMatchObject({ parts: all, stages: [{ name: 'doc', end: 2 }], messages: [] });
  });
});

describe('the program at an earlier place', () => {
  const all = [
    part({ name: 'main', file: 'out', code: 'a\n  <<later>>\nf(<<later>>)' }),
    part({ name: 'later', code: 'x', document: 'two.md' }),
    part({ name: 'other', file: 'other', code: 'x', document: 'two.md' }),
  ];

  it('has nothing for references to what is only defined later, and no later files', () => {
    const { files, messages } = tangle(partsUntil(stageParts(all), 1));
    expect(files).toMatchObject([{ path: 'out', content: 'a\nf()\n' }]);
    expect(messages).toEqual([]);
  });

  it('still reports what is never defined', () => {
    const { messages } = tangle(partsUntil(stageParts([...all, part({ name: 'r', code: '<<lader>>' })]), 1));
    expect(messages).toEqual([]);
    const wrong = [part({ name: 'r', file: 'r', code: '<<lader>>' }), ...all];
    expect(tangle(partsUntil(stageParts(wrong), 1)).messages).toMatchObject([{ rule: 'undefined-chunk' }]);
  });

  it('is the whole program at the end', () => {
    const staged = stageParts(all);
    expect(tangle(partsUntil(staged, 3)).files).toEqual(tangle(all).files);
  });
});

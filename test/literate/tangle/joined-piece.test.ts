import { describe, expect, it } from 'vitest';
import { tangle } from '../../../src/literate/tangle/tangle.ts';
import { cpuClock } from '../../cpu-clock.ts';
import { part } from './program.ts';

type Fields = Partial<Parameters<typeof part>[0]>;

/** Tangles parts of one chunk, ten lines apart, to `out`; a chunk `body` is there to be referred to. */
function joined(...fields: readonly Fields[]) {
  const parts = fields.map((one, index) =>
    part({ name: 'main', ...(index === 0 && { file: 'out' }), line: 10 * (index + 1), ...one }),
  );
  const { files, messages } = tangle([...parts, part({ name: 'body', code: 'body', line: 500 })]);
  return { text: files[0]?.content, sources: files[0]?.sources, messages };
}

describe('a part before or after another', () => {
  const start = [{ code: 'one', label: 'first' }, { code: 'two', label: 'second' }, { code: 'three' }];

  it.each([
    [{ join: 'before', anchor: 'first' }, 'new\none\ntwo\nthree\n'],
    [{ join: 'after', anchor: 'first' }, 'one\nnew\ntwo\nthree\n'],
    [{ join: 'before', anchor: 'second' }, 'one\nnew\ntwo\nthree\n'],
    [{ join: 'replace', anchor: 'second' }, 'one\nnew\nthree\n'],
    [{ join: 'replace' }, 'new\n'],
    [{ join: 'prepend' }, 'new\none\ntwo\nthree\n'],
  ] as const)('%j gives %j', (fields, text) => {
    expect(joined(...start, { code: 'new', ...fields })).toMatchObject({ text, messages: [] });
  });

  it('takes its place among those that came to the same place before', () => {
    const after = { join: 'after', anchor: 'first' } as const;
    expect(joined(...start, { code: 'a', ...after }, { code: 'b', ...after }).text).toBe('one\nb\na\ntwo\nthree\n');
  });

  it('may itself be called something', () => {
    const parts = [
      { code: 'a', join: 'after', anchor: 'first', label: 'late' },
      { code: 'b', join: 'replace', anchor: 'late' },
    ] as const;
    expect(joined(...start, ...parts).text).toBe('one\nb\ntwo\nthree\n');
  });

  it('sees what was prepended', () => {
    const parts = [
      { code: '0', join: 'prepend', label: 'zero' },
      { code: 'b', join: 'before', anchor: 'zero' },
    ] as const;
    expect(joined(...start, ...parts).text).toBe('b\n0\none\ntwo\nthree\n');
  });
});

describe('a part before or after a reference', () => {
  const start = { code: 'def f():\n    <<body>>\n    return x' };

  it.each([
    ['before', 'def f():\n    new\n\n      more\n    body\n    return x\n'],
    ['after', 'def f():\n    body\n    new\n\n      more\n    return x\n'],
    ['replace', 'def f():\n    new\n\n      more\n    return x\n'],
  ] as const)('%s gets its indentation', (join, text) => {
    expect(joined(start, { code: 'new\n\n  more', join, anchor: 'body' })).toMatchObject({ text, messages: [] });
  });

  it('keeps the lines of the others in place', () => {
    const { sources } = joined(start, { code: 'new', join: 'before', anchor: 'body' });
    const place = (line: number, column: number) => ({ document: 'doc.md', line, column });
    expect(sources).toEqual([
      { line: 1, lines: 1, column: 1, source: place(10, 1) },
      { line: 2, lines: 1, column: 5, source: place(20, 1) },
      { line: 3, lines: 1, column: 5, source: place(500, 1) },
      { line: 4, lines: 1, column: 1, source: place(12, 1) },
    ]);
  });

  it('may hold references of its own, indented further', () => {
    const part = { code: 'if y:\n    <<body>>\nz = <<body>>', join: 'replace', anchor: 'body' } as const;
    expect(joined(start, part).text).toBe('def f():\n    if y:\n        body\n    z = body\n    return x\n');
  });

  it('is found by an abbreviation, and where the reference is one', () => {
    expect(joined(start, { code: 'x', join: 'replace', anchor: 'bo...' }).text).toBe('def f():\n    x\n    return x\n');
    expect(joined({ code: '<<bo...>>' }, { code: 'x', join: 'before', anchor: 'body' }).text).toBe('x\nbody\n');
  });

  it('stands by the whole line, where the reference is within one', () => {
    expect(joined({ code: '  f(<<body>>);' }, { code: 'g();', join: 'after', anchor: 'body' }).text).toBe(
      '  f(body);\n  g();\n',
    );
  });

  it('may stand in a chunk that is used within a line', () => {
    const parts = [
      part({ name: 'root', file: 'out', code: 'f(<<args>>)' }),
      part({ name: 'args', code: 'a,\n  <<b>>' }),
      part({ name: 'args', code: 'new,', join: 'before', anchor: 'b' }),
      part({ name: 'b', code: 'b' }),
    ];
    expect(tangle(parts).files[0]?.content).toBe('f(a,\n    new,\n    b)\n');
  });
});

describe('a place that is not there', () => {
  it('is an error with the nearest, and the file is not made', () => {
    const { text, messages } = joined({ code: '<<body>>' }, { code: 'x', join: 'before', anchor: 'bodi' });
    expect(text).toBeUndefined();
    expect(messages).toMatchObject([
      {
        severity: 'error',
        rule: 'undefined-place',
        line: 20,
        message:
          'This part of "main" stands before "bodi", but up to here the chunk has neither a part nor a reference of that name.',
        hint: 'Did you mean "body"? Name a reference in the chunk, or a part="...".',
      },
    ]);
  });

  it('is an error also where it is there only later', () => {
    const { messages } = joined({ code: '1' }, { code: 'x', join: 'after', anchor: 'l' }, { code: '2', label: 'l' });
    expect(messages).toMatchObject([{ rule: 'undefined-place', line: 20 }]);
  });

  it('is an error where it is twice, naming both', () => {
    const { messages } = joined({ code: 'a\n<<body>>\n<<body>>' }, { code: 'x', join: 'replace', anchor: 'body' });
    expect(messages).toMatchObject([
      {
        rule: 'ambiguous-place',
        line: 20,
        message: 'This part of "main" replaces "body", which the chunk has more than once: doc.md:11, doc.md:12.',
      },
    ]);
  });

  it('takes no time to be looked for by very many', () => {
    const spent = cpuClock();
    const many = Array.from({ length: 20_000 }, (): Fields => ({ code: 'x', join: 'before', anchor: 'l' }));
    expect(joined({ code: '1', label: 'l' }, ...many).messages.length).toBeGreaterThan(1000);
    expect(spent()).toBeLessThan(5000);
  });
});

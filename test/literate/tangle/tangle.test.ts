import { describe, expect, it } from 'vitest';
import { tangle } from '../../../src/literate/tangle/tangle.ts';
import { cpuClock } from '../../cpu-clock.ts';
import { part, summary, tangleOne } from './program.ts';

describe('references alone on a line', () => {
  it('give every line their leading blank space and leave blank lines empty', () => {
    expect(tangleOne('def f():\n    <<body>>\nend', { body: 'a\n\n  b' })).toBe('def f():\n    a\n\n      b\nend\n');
  });

  it('keep tabs as tabs', () => {
    expect(tangleOne('if x {\n\t<<body>>\n}', { body: 'a\n\tb' }, 'go')).toBe('if x {\n\ta\n\t\tb\n}\n');
  });

  it('add up', () => {
    expect(tangleOne('a\n  <<b>>', { b: 'b\n\t<<c>>', c: 'c\nd' })).toBe('a\n  b\n  \tc\n  \td\n');
  });

  it('write nothing for a chunk without code', () => {
    expect(tangleOne('a\n  <<b>>\nc', { b: '' })).toBe('a\nc\n');
  });

  it('drop blank space behind them', () => {
    expect(tangleOne('  <<b>>  \nc', { b: 'b' })).toBe('  b\nc\n');
  });
});

describe('references within a line', () => {
  it('keep the text around them and pad continuation lines to their column', () => {
    expect(tangleOne('x = f(<<args>>);', { args: 'a,\n\nb' })).toBe('x = f(a,\n\n      b);\n');
  });

  it('may be several in a line', () => {
    expect(tangleOne('(<<a>>, <<b>>)', { a: '1,\n2', b: '3,\n4' })).toBe('(1,\n 2, 3,\n    4)\n');
  });

  it('pad with the tabs of the line', () => {
    expect(tangleOne('\tf(<<a>>)', { a: '1,\n2' })).toBe('\tf(1,\n\t  2)\n');
  });

  it('pad a wide character by one space', () => {
    expect(tangleOne('"😀" + <<a>>', { a: '1 +\n2' })).toBe('"😀" + 1 +\n      2\n');
  });

  it('pad what stands alone inside them', () => {
    expect(tangleOne('f(<<a>>)', { a: 'x,\n  <<b>>', b: 'y,\nz' })).toBe('f(x,\n    y,\n    z)\n');
  });

  it('go on behind a first line that is blank', () => {
    expect(tangleOne('  <<a>>;', { a: '\nx' })).toBe('\n  x;\n');
  });

  it('are nothing for a chunk without code', () => {
    expect(tangleOne('f(<<a>>)', { a: '' })).toBe('f()\n');
  });
});

describe('literal text', () => {
  it('@<< and \\<< write <<', () => {
    expect(tangleOne('@<<a>> \\<<a>> <<a>>', { a: '1' })).toBe('<<a>> <<a>> 1\n');
  });

  it('noexpand leaves everything as it is', () => {
    const { files } = tangle([part({ name: 'r', file: 'out', code: '<<a>> @<<b>>', noexpand: true })]);
    expect(files[0]?.content).toBe('<<a>> @<<b>>\n');
  });
});

describe('joining', () => {
  const code = (...parts: Parameters<typeof part>[0][]) => tangle(parts.map(part)).files[0]?.content;

  it('appends over documents in order', () => {
    expect(code({ name: 'a', file: 'out', code: '1' }, { name: 'a', document: 'b.md', code: '2' })).toBe('1\n2\n');
  });

  it('prepends, the last in front', () => {
    expect(
      code(
        { name: 'a', file: 'out', code: '1' },
        { name: 'a', join: 'prepend', code: '2' },
        { name: 'a', join: 'prepend', code: '3' },
      ),
    ).toBe('3\n2\n1\n');
  });

  it('replaces what stands before', () => {
    expect(
      code(
        { name: 'a', file: 'out', code: '1' },
        { name: 'a', join: 'prepend', code: '0' },
        { name: 'a', join: 'replace', code: '2' },
        { name: 'a', code: '3' },
      ),
    ).toBe('2\n3\n');
  });

  it('leaves out what is only shown', () => {
    expect(code({ name: 'a', file: 'out', code: '1' }, { name: 'a', shownOnly: true, code: '2' })).toBe('1\n');
  });

  it('keeps names with scope=document apart', () => {
    const parts = [
      part({ name: 'x', document: 'a.md', file: 'a', code: '<<x2>> <<b::x2>>' }),
      part({ name: 'x2', document: 'a.md', scope: 'document', code: 'own' }),
      part({ name: 'x2', document: 'b.md', scope: 'document', code: 'other' }),
      part({ name: 'x2', document: 'b.md', code: 'more' }),
      part({ name: 'x2', document: 'c.md', code: 'project' }),
      part({ name: 'y', document: 'd.md', file: 'd', code: '<<x2>>' }),
    ];
    expect(tangle(parts).files.map(file => file.content)).toEqual(['own other\n    more\n', 'project\n']);
  });

  it.each(['sub/b.md::x', 'sub/b::x', '/sub/b.md::x', './b::x', '../sub/b.md::x'])('finds %s', reference => {
    const parts = [
      part({ name: 'r', document: 'sub/a.md', file: 'out', code: `<<${reference}>>` }),
      part({ name: 'x', document: 'sub/b.md', scope: 'document', code: 'found' }),
    ];
    expect(tangle(parts).files.map(file => file.content)).toEqual(['found\n']);
  });
});

describe('abbreviations', () => {
  it('stand for the one name that begins so', () => {
    expect(tangleOne('<<Print the...>>', { 'Print the result': '1', Parse: '2' })).toBe('1\n');
  });

  it('are an error where several do, naming all', () => {
    const { messages } = tangle([
      part({ name: 'r', file: 'out', code: '<<P...>>' }),
      part({ name: 'Print', line: 20 }),
      part({ name: 'Parse', line: 30 }),
    ]);
    expect(messages).toMatchObject([{ severity: 'error', rule: 'ambiguous-chunk', line: 10 }]);
    expect(messages[0]?.message).toMatch(/"Parse" \(doc\.md:30\).*"Print" \(doc\.md:20\)/);
  });
});

describe('files', () => {
  it('end with exactly one line end; one without code is empty', () => {
    const contents = ['a', 'a\n', 'a\n\n\n', ''].map(
      code => tangle([part({ name: 'r', file: 'out', code })]).files[0]?.content,
    );
    expect(contents).toEqual(['a\n', 'a\n', 'a\n', '']);
  });

  it('end with as many line ends as a part says', () => {
    const contents = [0, 1, 3].flatMap(finalNewlines =>
      ['a\n', ''].map(code => tangle([part({ name: 'r', file: 'out', code, finalNewlines })]).files[0]?.content),
    );
    expect(contents).toEqual(['a', '', 'a\n', '\n', 'a\n\n\n', '\n\n\n']);
  });

  it('have a header, line ends and permissions', () => {
    const { files } = tangle([
      part({ name: 'r', file: './bin/run', code: 'a\nb', header: '#!/bin/sh\n', eol: 'crlf', mode: 0o755 }),
    ]);
    expect(files).toEqual([
      {
        path: 'bin/run',
        content: '#!/bin/sh\r\na\r\nb\r\n',
        mode: 0o755,
        sources: [{ line: 2, lines: 2, column: 1, source: { document: 'doc.md', line: 10, column: 1 } }],
      },
    ]);
  });

  it('may be several of one chunk', () => {
    const parts = [part({ name: 'r', file: 'a', code: '1' }), part({ name: 'r', file: 'b', code: '2' })];
    expect(tangle(parts).files.map(file => [file.path, file.content])).toEqual([
      ['a', '1\n2\n'],
      ['b', '1\n2\n'],
    ]);
  });
});

describe('what is wrong', () => {
  const good = part({ name: 'good', file: 'good', code: 'x' });

  it('is reported where a name is undefined, with the nearest, and the other files are tangled', () => {
    const parts = [part({ name: 'r', file: 'bad', code: 'a\n  <<bdoy>>', column: 3 }), part({ name: 'body' }), good];
    expect(summary(parts)).toEqual({
      files: ['good'],
      failed: ['bad'],
      messages: ['doc.md:11:5 error undefined-chunk'],
    });
    expect(tangle(parts).messages[0]?.hint).toMatch(/Did you mean "body"/);
  });

  it.each([
    ['python', '<<nothing>>', 'error'],
    ['python', 'return <<nothing>>', 'error'],
    ['python', 'x = 1 <<nothing>> 2', undefined],
    ['html', 'a <<nothing>> b', 'error'],
    ['cpp', '<<nothing>>', 'warning'],
    ['cpp', 'f<<nothing>>(x)', undefined],
    ['cpp', 'f<<bodi>>(x)', 'warning'],
    ['bash', 'cat <<EOF >> out', undefined],
    ['erlang', '<<Bin>>', 'warning'],
    ['', '<<nothing>>', 'warning'],
  ])('in %s, %j gives %s', (language, code, severity) => {
    const { files, messages } = tangle([part({ name: 'r', file: 'out', language, code }), part({ name: 'body' })]);
    expect(messages[0]?.severity).toBe(severity);
    expect(files.map(file => file.content)).toEqual(severity === 'error' ? [] : [`${code}\n`]);
  });

  it('is an error in any language when strict', () => {
    const code = 'f<<nothing>>(x)';
    expect(summary([part({ name: 'r', file: 'out', language: 'cpp', code })], { references: 'strict' }).failed).toEqual(
      ['out'],
    );
    expect(summary([part({ name: 'r', file: 'out', language: 'cpp', code, strict: true })]).failed).toEqual(['out']);
  });

  it('is a cycle, with every step, wherever files meet it', () => {
    const parts = [
      part({ name: 'r', file: 'bad', code: '<<a>>' }),
      part({ name: 'a', code: '<<b>>', line: 20 }),
      part({ name: 'b', code: 'x\n<<c>>', document: 'other.md', line: 30 }),
      part({ name: 'c', code: '<<a>>', line: 40 }),
      good,
    ];
    expect(summary(parts)).toEqual({ files: ['good'], failed: ['bad'], messages: ['doc.md:20:1 error cyclic-chunk'] });
    expect(tangle(parts).messages[0]?.message).toBe(
      'The chunk "a" contains itself: "a" -> "b" (used in doc.md:20) -> "c" (used in other.md:31) -> "a" (used in doc.md:40).',
    );
  });

  it.each([
    ['a.py', 'a.py', 'doc.md:20'],
    ['a.py', './a.py', 'doc.md:20'],
    ['src/A.py', 'src/a.py', 'doc.md:20'],
    ['caf\u00e9', 'cafe\u0301', 'doc.md:20'],
    ['a', 'a/b', 'doc.md:20'],
  ])('is %j and %j from two chunks, both places named', (one, two) => {
    const parts = [
      part({ name: 'x', file: one, code: '1' }),
      part({ name: 'y', file: two, code: '2', line: 20, document: 'z.md' }),
      good,
    ];
    expect(summary(parts)).toMatchObject({ files: ['good'], messages: ['z.md:20:1 error doubled-target'] });
    expect(tangle(parts).messages[0]?.message).toMatch(/doc\.md:10/);
  });

  it.each(['../x', '/etc/passwd', 'a\\b', '.git/config', 'C:/x', 'a//b', ''])('is the path %j', file => {
    expect(summary([part({ name: 'x', file, code: '1' }), good])).toMatchObject({
      files: ['good'],
      messages: ['doc.md:10:1 error target-path'],
    });
  });

  it('is a use of what is only shown', () => {
    const parts = [part({ name: 'r', file: 'out', code: '<<a>>' }), part({ name: 'a', shownOnly: true, code: '1' })];
    expect(summary(parts)).toMatchObject({ files: [], messages: ['doc.md:10:1 error undefined-chunk'] });
  });

  it('is a program that doubles with every level', () => {
    const levels = Array.from({ length: 60 }, (_, i) =>
      part({ name: `l${i}`, code: i === 59 ? 'x' : `<<l${i + 1}>>\n<<l${i + 1}>>` }),
    );
    const spent = cpuClock();
    const root = part({ name: 'r', file: 'bomb', code: '<<l0>>' });
    expect(summary([root, ...levels, good], { maxFileSize: 1e6 })).toMatchObject({
      files: ['good'],
      failed: ['bomb'],
      messages: ['doc.md:10:1 error tangle-too-large'],
    });
    expect(spent()).toBeLessThan(5000);
  });

  it('is the same when the doubling writes nothing', () => {
    const levels = Array.from({ length: 60 }, (_, i) =>
      part({ name: `l${i}`, code: i === 59 ? '' : `<<l${i + 1}>><<l${i + 1}>>` }),
    );
    expect(
      summary([part({ name: 'r', file: 'bomb', code: '<<l0>>' }), ...levels], { maxFileSize: 1e6 }).failed,
    ).toEqual(['bomb']);
  });

  it('is the sum of all files', () => {
    const files = Array.from({ length: 5 }, (_, i) => part({ name: `f${i}`, file: `f${i}`, code: 'x'.repeat(300) }));
    expect(summary(files, { maxTotalSize: 1000 }).failed).toEqual(['f3', 'f4']);
  });

  it('is never the depth of chunks', () => {
    const depth = 50_000;
    const levels = Array.from({ length: depth }, (_, i) =>
      part({ name: `l${i}`, code: i === depth - 1 ? 'x' : `<<l${i + 1}>>` }),
    );
    expect(tangle([part({ name: 'r', file: 'deep', code: '<<l0>>' }), ...levels]).files[0]?.content).toBe('x\n');
  });
});

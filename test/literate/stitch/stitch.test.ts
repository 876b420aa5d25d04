import { describe, expect, it } from 'vitest';
import { stitch } from '../../../src/literate/stitch/stitch.ts';
import type { PlacedPart } from '../../../src/literate/tangle/placed-part.ts';
import { tangle } from '../../../src/literate/tangle/tangle.ts';
import { part } from '../tangle/program.ts';

/** Chunks by name; `out` is the file. A name with a number behind a space is a further part. */
function program(chunks: Readonly<Record<string, string>>, language = 'python'): PlacedPart[] {
  return Object.entries(chunks).map(([key, code], index) => {
    const name = key.replace(/ \d+$/, '');
    return part({ name, code, language, line: 100 * (index + 1), ...(/\.\w+$/.test(name) && { file: name }) });
  });
}

function textOf(parts: readonly PlacedPart[], path: string): string {
  const { files, messages } = tangle(parts);
  const file = files.find(one => one.path === path);
  if (!file) throw new Error(messages.map(message => message.message).join('\n'));
  return file.content;
}

/** The chunks that an edit of `out.py` changes, by their keys, and what is in conflict. */
function edit(
  chunks: Readonly<Record<string, string>>,
  change: (text: string) => string,
  { now = chunks, path = 'out.py' }: { now?: Readonly<Record<string, string>>; path?: string } = {},
) {
  const base = textOf(program(chunks), path);
  const ours = change(base);
  const parts = program(now);
  const { changes, conflicts, files } = stitch(parts, [{ path, base, ours }]);
  const keys = Object.keys(now);
  return {
    changes: Object.fromEntries(changes.map(one => [keys[parts.indexOf(one.part)], one.code])),
    conflicts: conflicts.map(({ kind, line }) => `${kind} ${line}`),
    text: files.find(file => file.path === path)?.content,
    ours,
  };
}

const MAIN = { 'out.py': 'def main():\n    <<body>>\n    return 0', body: 'a()\nb()' };

describe('stitching one edited file', () => {
  it('finds the block of a changed line, through references and indentation', () => {
    const done = edit(MAIN, text => text.replace('b()', 'b(1)'));
    expect(done.changes).toEqual({ body: 'a()\nb(1)' });
    expect(done.text).toBe(done.ours);
  });

  it('gives lines at a boundary to the block before', () => {
    expect(edit(MAIN, text => text.replace('    return', '    c()\n    return')).changes).toEqual({
      body: 'a()\nb()\nc()',
    });
    expect(edit(MAIN, text => text.replace('    a()', '    z()\n    a()')).changes).toEqual({
      'out.py': 'def main():\n    z()\n    <<body>>\n    return 0',
    });
  });

  it('gives a new function at the end of the file to the last block', () => {
    const chunks = { 'out.py': 'import x', 'out.py 2': '<<f>>', f: 'def f():\n    pass' };
    const done = edit(chunks, text => `${text}\ndef g():\n    pass\n`);
    expect(done.changes).toEqual({ f: 'def f():\n    pass\n\ndef g():\n    pass' });
  });

  it('gives a new function behind an indented chunk to the block that can hold it', () => {
    const chunks = { 'out.py': 'def main():\n    <<body>>', body: 'a()' };
    const done = edit(chunks, text => `${text}    b()\n\ndef g():\n    pass\n`);
    expect(done.changes).toEqual({ 'out.py': 'def main():\n    <<body>>\n\ndef g():\n    pass', body: 'a()\nb()' });
    expect(done.text).toBe(done.ours);
  });

  it('does so too where the line above was changed with it', () => {
    const chunks = { 'out.py': 'def main():\n    <<body>>', body: 'a()' };
    const below = edit(chunks, text => `${text.replace('a()', 'b()')}\n\ndef g():\n    pass\n`);
    expect(below.changes).toEqual({ 'out.py': 'def main():\n    <<body>>\n\n\ndef g():\n    pass', body: 'b()' });
    expect(below.text).toBe(below.ours);
    const above = edit(MAIN, text => text.replace('    a()', 'x:\n    z()\n'));
    expect(above.changes).toEqual({ 'out.py': 'def main():\nx:\n    <<body>>\n    return 0', body: 'z()\n\nb()' });
    expect(above.text).toBe(above.ours);
  });

  it('gives lines above the first to the first block', () => {
    expect(edit(MAIN, text => `# top\n${text}`).changes).toEqual({
      'out.py': '# top\ndef main():\n    <<body>>\n    return 0',
    });
  });

  it('deletes lines', () => {
    const done = edit(MAIN, text => text.replace('    b()\n    return 0\n', ''));
    expect(done.changes).toEqual({ 'out.py': 'def main():\n    <<body>>', body: 'a()' });
    expect(done.text).toBe(done.ours);
  });

  it('shares lines out that replace lines of several blocks, by what they are most alike', () => {
    const chunks = { 'out.py': '<<one>>\n<<two>>', one: 'alpha(1, 2)', two: 'beta(3, 4)' };
    const done = edit(chunks, () => 'alpha(\n  1,\n  2,\n)\nbeta(\n  3,\n  4,\n)\n');
    expect(done.changes).toEqual({ one: 'alpha(\n  1,\n  2,\n)', two: 'beta(\n  3,\n  4,\n)' });
    expect(done.text).toBe(done.ours);
  });

  it('moves references when a formatter indents anew', () => {
    const chunks = { 'out.py': 'def main():\n    <<body>>', body: 'if x:\n    <<inner>>', inner: 'a()\nb()' };
    const done = edit(chunks, text => text.replace(/^( +)/gm, indent => ' '.repeat(indent.length / 2)));
    expect(done.changes).toEqual({ 'out.py': 'def main():\n  <<body>>', body: 'if x:\n  <<inner>>' });
    expect(done.text).toBe(done.ours);
  });

  it('moves a reference when its code was put below an if', () => {
    const done = edit(MAIN, text => text.replace('    a()\n    b()', '    if x:\n        a()\n        b()'));
    expect(done.changes).toEqual({ 'out.py': 'def main():\n    if x:\n        <<body>>\n    return 0' });
  });

  it('moves the indentation into a block whose lines no longer have it in common', () => {
    const done = edit(MAIN, text => text.replace('    b()', '#if\n    b()'));
    expect(done.changes).toEqual({ 'out.py': 'def main():\n<<body>>\n    return 0', body: '    a()\n#if\n    b()' });
    expect(done.text).toBe(done.ours);
  });

  it('keeps tabs', () => {
    const chunks = { 'out.py': 'if x {\n\t<<body>>\n}', body: 'a' };
    const done = edit(chunks, text => text.replace('\ta', '\ta\n\tb'));
    expect(done.changes).toEqual({ body: 'a\nb' });
  });

  it('escapes what would be a reference', () => {
    const done = edit(MAIN, text => text.replace('a()', 'a("<<body>>", "@<<x")'));
    expect(done.changes).toEqual({ body: 'a("@<<body>>", "@@<<x")\nb()' });
    expect(done.text).toBe(done.ours);
  });

  it('keeps escapes of lines that stay', () => {
    const chunks = { 'out.py': 'print("@<<body>>")\nb', body: 'x' };
    const done = edit(chunks, text => text.replace('b\n', 'c\n'));
    expect(done.changes).toEqual({ 'out.py': 'print("@<<body>>")\nc' });
  });

  it('leaves blank lines empty', () => {
    const done = edit(MAIN, text => text.replace('    b()', '    \n    b()\n\n'));
    expect(done.changes).toEqual({ body: 'a()\n\nb()\n\n' });
  });

  it('has nothing to do for other line ends and blank lines at the end', () => {
    expect(edit(MAIN, text => `${text.replaceAll('\n', '\r\n')}\n\n`)).toMatchObject({ changes: {}, conflicts: [] });
  });
});

describe('references within a line', () => {
  const chunks = { 'out.py': 'x = f(<<args>>)  # go', args: '1,\n2' };

  it('get the text around them', () => {
    const done = edit(chunks, text => text.replace('f(', 'g(').replace('go', 'went'));
    expect(done.changes).toEqual({ 'out.py': 'x = g(<<args>>)  # went' });
  });

  it('get the text inside them', () => {
    const done = edit(chunks, text => text.replace('2)', '20)'));
    expect(done.changes).toEqual({ args: '1,\n20' });
    expect(done.text).toBe(done.ours);
  });

  it('are deleted with their line', () => {
    const done = edit({ ...chunks, 'out.py': `a\n${chunks['out.py']}` }, () => 'a\n');
    expect(done.changes).toEqual({ 'out.py': 'a' });
  });

  it('are replaced, not emptied', () => {
    const done = edit(chunks, () => 'y = 7\n');
    expect(done.changes).toEqual({ 'out.py': 'y = 7' });
  });
});

describe('both sides changed', () => {
  it('is merged where other lines changed', () => {
    const now = { ...MAIN, 'out.py': MAIN['out.py'].replace('0', '1') };
    const done = edit(MAIN, text => text.replace('a()', 'a(1)'), { now });
    expect(done).toMatchObject({ changes: { body: 'a(1)\nb()' }, conflicts: [] });
    expect(done.text).toBe('def main():\n    a(1)\n    b()\n    return 1\n');
  });

  it('is nothing where both changed alike', () => {
    const now = { ...MAIN, body: 'a(1)\nb()' };
    expect(edit(MAIN, text => text.replace('a()', 'a(1)'), { now })).toMatchObject({ changes: {}, conflicts: [] });
  });

  it('is a conflict where the same line changed', () => {
    const now = { ...MAIN, body: 'a(2)\nb()' };
    const base = textOf(program(MAIN), 'out.py');
    const { conflicts, changes } = stitch(program(now), [{ path: 'out.py', base, ours: base.replace('a()', 'a(1)') }]);
    expect(changes).toEqual([]);
    expect(conflicts).toEqual([
      {
        kind: 'both-changed',
        file: 'out.py',
        line: 2,
        source: { document: 'doc.md', line: 200, column: 1 },
        versions: [
          { label: 'base', file: 'out.py', line: 2, lines: ['    a()'] },
          { label: 'file', file: 'out.py', line: 2, lines: ['    a(1)'] },
          { label: 'documents', file: 'out.py', line: 2, lines: ['    a(2)'] },
        ],
      },
    ]);
  });

  it('is merged by block: neighbouring lines of different blocks do not touch', () => {
    const chunks = { 'out.py': '<<one>>\n<<two>>', one: 'a\nb', two: 'c\nd' };
    const done = edit(chunks, text => text.replace('b', 'b1'), { now: { ...chunks, two: 'c1\nd' } });
    expect(done).toMatchObject({ changes: { one: 'a\nb1' }, conflicts: [], text: 'a\nb1\nc1\nd\n' });
  });
});

describe('a chunk that is used twice', () => {
  const chunks = { 'out.py': '<<x>>\nmiddle\n    <<x>>\nend', x: 'one\ntwo' };

  it('is stitched when it was edited at one place, and the other place follows', () => {
    const done = edit(chunks, text => text.replace('    two', '    2'));
    expect(done).toMatchObject({
      changes: { x: 'one\n2' },
      conflicts: [],
      text: 'one\n2\nmiddle\n    one\n    2\nend\n',
    });
  });

  it('is stitched when it was edited alike at both', () => {
    expect(edit(chunks, text => text.replaceAll('two', '2'))).toMatchObject({
      changes: { x: 'one\n2' },
      conflicts: [],
    });
  });

  it('is a conflict when it was edited differently', () => {
    const base = textOf(program(chunks), 'out.py');
    const ours = base.replace('two', '2').replace('    two', '    II');
    const { conflicts, changes } = stitch(program(chunks), [{ path: 'out.py', base, ours }]);
    expect(changes).toEqual([]);
    expect(conflicts).toMatchObject([
      {
        kind: 'two-places',
        versions: [
          { line: 1, lines: ['one', '2'] },
          { line: 4, lines: ['one', 'II'] },
        ],
      },
    ]);
  });
});

describe('what cannot be carried back', () => {
  it('is code that no block can hold for its indentation', () => {
    const chunks = { ...MAIN, 'out.py': `${MAIN['out.py']}\n<<body>>` };
    expect(edit(chunks, text => text.replace('    b()', '#if\n    b()')).conflicts).toEqual(['indentation 3']);
  });

  it('is a header', () => {
    const parts = [part({ name: 'out', file: 'out', code: 'a', header: '#!/bin/sh' })];
    const { conflicts } = stitch(parts, [{ path: 'out', base: '#!/bin/sh\na\n', ours: '#!/bin/bash\na\n' }]);
    expect(conflicts.map(({ kind }) => kind)).toEqual(['header']);
  });

  it('is what no document tangles any more', () => {
    const { conflicts } = stitch([], [{ path: 'out', base: 'a\n', ours: 'b\n' }]);
    expect(conflicts.map(({ kind }) => kind)).toEqual(['not-tangled']);
  });
});

describe('parts that stand by a reference', () => {
  const parts = [
    part({ name: 'out', file: 'out', code: 'main:\n    <<body>>\n    end', line: 10 }),
    part({ name: 'body', code: 'a', line: 20 }),
    part({ name: 'out', code: 'early\n  more', join: 'before', anchor: 'body', line: 30 }),
    part({ name: 'out', code: 'late', join: 'after', anchor: 'body', line: 40 }),
  ];
  const base = 'main:\n    early\n      more\n    a\n    late\n    end\n';
  const stitched = (ours: string) =>
    stitch(parts, [{ path: 'out', base, ours }]).changes.map(({ part: { line }, code }) => `${line} ${code}`);

  it('are edited without the indentation of the reference', () => {
    expect(textOf(parts, 'out')).toBe(base);
    expect(stitched(base.replace('early', 'earlier').replace('late', 'later\n      on'))).toEqual([
      '30 earlier\n  more',
      '40 later\n  on',
    ]);
  });

  it('move with it', () => {
    expect(stitched(base.replaceAll('    ', '\t'))).toEqual(['10 main:\n\t<<body>>\n\tend']);
  });
});

describe('lines that several parts make together', () => {
  const CALL = { 'out.py': 'call(<<arguments>>)\nend', arguments: 'one,\ntwo,\n\nthree' };
  const changed = (change: (text: string) => string) => {
    const done = edit(CALL, change);
    expect(done.conflicts).toEqual([]);
    expect(done.text).toBe(done.ours);
    return done.changes;
  };

  it('lose a line', () => {
    expect(changed(text => text.replace('     two,\n', ''))).toEqual({ arguments: 'one,\n\nthree' });
    expect(changed(text => text.replace('\n\n', '\n'))).toEqual({ arguments: 'one,\ntwo,\nthree' });
  });

  it('lose a line end', () => {
    expect(changed(text => text.replace('one,\n     two', 'one, two'))).toEqual({ arguments: 'one, two,\n\nthree' });
  });

  it('get a line', () => {
    expect(changed(text => text.replace('two,', 'two,\n     more,'))).toEqual({
      arguments: 'one,\ntwo,\nmore,\n\nthree',
    });
  });
});

describe('what has nothing to do with an edited file', () => {
  const parts = [
    part({ name: 'a', file: 'a', code: '<<x>>', line: 10 }),
    part({ name: 'x', code: 'one', line: 20 }),
    part({ name: 'b', file: 'b', code: 'two <<x>>', line: 30 }),
    part({ name: 'other', file: 'c', code: '<<missing>>', strict: true, line: 40 }),
  ];
  const stitched = stitch(parts, [{ path: 'a', base: 'one\n', ours: 'one\n<<other>> 1\n' }]);

  it('is not tangled, and what shares a chunk is', () => {
    expect(stitched.files.map(({ path }) => path)).toEqual(['a', 'b']);
  });

  it('is known by name: what would refer to it is escaped', () => {
    expect(stitched.changes.map(({ code }) => code)).toEqual(['one\n@<<other>> 1']);
  });

  it('may still be in the way', () => {
    const more = [...parts, part({ name: 'another', file: 'A', code: 'A', line: 50 })];
    const { conflicts } = stitch(more, [{ path: 'a', base: 'one\n', ours: '1\n' }]);
    expect(conflicts.map(({ kind }) => kind)).toEqual(['not-tangled']);
  });
});

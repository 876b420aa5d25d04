import { describe, expect, it } from 'vitest';
import { nodesOfType } from '../../../../src/reader/rst/resolve/walk.ts';
import { read } from '../join.ts';

const codes = (source: string, include?: (path: string) => string | undefined) =>
  nodesOfType(read(source, include).nodes, 'code');
const code = (source: string, include?: (path: string) => string | undefined) => codes(source, include)[0];

describe('code-block', () => {
  it('numbers and emphasises lines', () => {
    const node = code(
      '.. code-block:: python\n   :lineno-start: 7\n   :emphasize-lines: 3-, 1\n   :caption: An *old* one\n\n   a\n   b\n   c\n   d\n',
    );
    expect(node).toMatchObject({
      lang: 'python',
      value: 'a\nb\nc\nd',
      data: { numbered: 7, emphasized: [1, 3, 4], title: 'An old one' },
    });
  });

  it('takes spaces away', () => {
    expect(code('.. code-block::\n   :dedent: 2\n\n     a\n       b\n')?.value).toBe('a\n  b');
    expect(code('.. code-block::\n   :dedent:\n\n     a\n       b\n')?.value).toBe('a\n  b');
    expect(read('.. code-block::\n   :dedent: 9\n\n     abcdefghijk\n').messages).toMatchObject([{ line: 2 }]);
  });

  it.each([
    ['0', 2],
    ['9', 2],
    ['2-1', 2],
    ['x', 2],
    ['', 1],
    ['1,,2', 2],
  ])('says that lines %j are wrong', (spec, line) => {
    expect(read(`.. code-block::\n   :emphasize-lines: ${spec}\n\n   a\n   b\n`).messages).toMatchObject([
      { line, rule: 'rst-code-option', severity: 'warning' },
    ]);
  });
});

describe('highlight', () => {
  it('sets the language, and from how many lines on they are numbered', () => {
    const source = '.. highlight:: c\n   :linenothreshold: 2\n\n::\n\n  a\n  b\n\n.. code-block::\n\n  c\n\n';
    expect(codes(`${source}.. highlight:: d\n\n::\n\n  e\n  f\n`)).toMatchObject([
      { lang: 'c', data: { numbered: 1 } },
      { lang: 'c', data: {} },
      { lang: 'd', data: {} },
    ]);
    expect(codes(source)[1]?.data?.numbered).toBeUndefined();
  });
});

const PYTHON = `import x

@decorated(
    1)
# about it
@twice
class A(B):
    """Text:
class No:
"""

    def f(self, a=[
1]):
        return 1

    # of g
    async def g(self): pass

# of b
def b():
\tpass
x = 1
`;

describe('literalinclude', () => {
  const included = (options: readonly string[], text = PYTHON) =>
    code(`.. literalinclude:: a.py\n${options.map(option => `   :${option}\n`).join('')}`, path =>
      path === 'folder/a.py' ? text : path === 'folder/b.py' ? 'one\ntwo\n' : undefined,
    );
  const problems = (options: readonly string[], text = PYTHON) =>
    read(`.. literalinclude:: a.py\n${options.map(option => `   :${option}\n`).join('')}`, () => text).messages.map(
      ({ line, severity, message }) => `${line} ${severity} ${message}`,
    );

  it.each([
    [['pyobject: A.f'], '    def f(self, a=[\n1]):\n        return 1'],
    [['pyobject: A.g'], '    async def g(self): pass'],
    [['pyobject: b'], 'def b():\n\tpass'],
    [['pyobject: A.f', 'dedent:', 'lines: 1'], 'def f(self, a=['],
    [['start-after: async', 'end-before: x = 1'], '\n# of b\ndef b():\n\tpass'],
    [['start-at: async', 'end-at: # of b', 'dedent: 4'], 'async def g(self): pass\n\n b'],
    [['lines: 3,1'], '@decorated(\nimport x'],
    [['lines: 22-', 'prepend: <?', 'append: ?>'], '<?\nx = 1\n?>'],
    [['lines: 21', 'tab-width: 3'], '   pass'],
  ])('takes lines: %j', (options, expected) => {
    expect(included(options)?.value).toBe(expected);
  });

  it('knows the language by the name of the file, where nothing else says it', () => {
    const lang = (name: string, before = '') =>
      nodesOfType(read(`${before}.. literalinclude:: ${name}\n`, () => 'x\n').nodes, 'code')[0]?.lang ?? undefined;
    expect(['a.py', 'a.c', 'B.RS', 'a.inc', 'a.txt', 'Makefile'].map(name => lang(name))).toEqual([
      'python',
      'c',
      'rust',
      undefined,
      undefined,
      'make',
    ]);
    expect(lang('a.py', '.. highlight:: text\n\n')).toBe('text');
  });

  it('takes a class with its decorators and strings', () => {
    const value = included(['pyobject: A'])?.value;
    expect(value?.split('\n').at(0)).toBe('@decorated(');
    expect(value?.split('\n').at(-1)).toBe('    async def g(self): pass');
    expect(value?.split('\n')).toHaveLength(15);
  });

  it('numbers the lines as in the file', () => {
    expect(included(['pyobject: A.g', 'lineno-match:'])?.data?.numbered).toBe(17);
    expect(included(['start-after: import', 'lines: 2-3', 'lineno-match:'])?.data?.numbered).toBe(3);
    expect(included(['lines: 4-5', 'linenos:', 'emphasize-lines: 2'])?.data).toMatchObject({
      numbered: 1,
      emphasized: [2],
    });
  });

  it('shows what differs', () => {
    expect(included(['diff: b.py'], 'one\n2\n')).toMatchObject({
      lang: 'diff',
      value: '--- folder/b.py\n+++ folder/a.py\n@@ -1,2 +1,2 @@\n one\n-two\n+2',
    });
  });

  it('has a caption, a name and classes', () => {
    const node = included(['caption:', 'name: The code', 'class: big', 'language: py']);
    expect(node).toMatchObject({
      lang: 'py',
      data: { title: 'a.py', rst: { names: ['the code'] }, hProperties: { className: ['big'] } },
    });
  });

  it.each([
    [['lines: 1', 'diff: b.py'], '1 error Cannot use both "diff" and "lines" options.'],
    [['pyobject: A.x'], '1 error There is no Python object "A.x" in the file.'],
    [['start-at: zzz'], '1 error The text of "start-at" is not in the file: "zzz".'],
    [['end-before: import'], '1 error The text of "end-before" is not in the file: "import".'],
    [['lines: 1-2,9', 'lineno-match:'], '1 error Cannot use "lineno-match" with lines that do not follow each other.'],
    [['lines: 99'], '1 error None of the lines "99" is there: there are 22.'],
    [['lines: 1,99'], '2 warning The lines "1,99" are not all there: there are 22.'],
    [['encoding: latin-1'], '2 warning Files are read as UTF-8, not as "latin-1".'],
  ])('says what is wrong with %j', (options, expected) => {
    expect(problems(options)).toEqual([expected]);
  });
});

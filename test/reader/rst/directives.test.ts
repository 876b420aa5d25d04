import { describe, expect, it } from 'vitest';
import { createRstReader } from '../../../src/reader/rst/index.ts';
import { read } from './join.ts';
import { outline } from './outline.ts';

const tree = (source: string) => outline(read(source).nodes);

describe('directives', () => {
  it.each([
    ['a note', '.. note:: a\n\n   b\n', 'directive:note(paragraph("a") paragraph("b"))'],
    ['a titled admonition', '.. admonition:: T\n\n   b\n', 'directive:admonition(paragraph("T") paragraph("b"))'],
    ['an image', '.. image:: a.png\n   :alt: b\n', 'image(a.png)'],
    ['an image with a link', '.. image:: a.png\n   :target: https://b\n', 'link:https://b(image(a.png))'],
    ['a figure', '.. figure:: a.png\n\n   C\n\n   L\n', 'directive:figure(image(a.png) caption("C") paragraph("L"))'],
    ['code', '.. code-block:: python\n\n   a\n     b\n', 'code:python("a\\n  b")'],
    ['an epigraph', '.. epigraph::\n\n   a\n\n   -- b\n', 'blockquote(paragraph("a") attribution("b"))'],
    ['a formula', '.. math:: a^2\n', 'math("a^2")'],
    ['a rubric', '.. rubric:: a\n', 'rubric("a")'],
    [
      'an unknown directive',
      '.. foo:bar:: a b\n   :c: d\n\n   e\n',
      'directive:foo:bar(paragraph("a b") paragraph("e"))',
    ],
    [
      'a body of another language',
      '.. pylit-oz::\n\n   \\begin{zed}\n   \\end{zed}\n',
      'directive:pylit-oz(code("\\\\begin{zed}\\n\\\\end{zed}"))',
    ],
    ['a default role', '.. default-role:: strong\n\n`a`\n', 'directive:default-role() paragraph(strong("a"))'],
    ['a role of its own', '.. role:: x(emphasis)\n\n:x:`a`\n', 'directive:role() paragraph(emphasis("a"))'],
    ['the language of literal blocks', '.. highlight:: c\n\n::\n\n  a\n', 'directive:highlight() code:c("a")'],
  ])('reads %s', (_, source, expected) => {
    expect(tree(source)).toBe(expected);
  });

  it('keeps argument, options and body as they are written', () => {
    expect(read('.. foo:: a *b*\n   :c: d\n\n   e\n     f\n').nodes[0]).toMatchObject({
      attributes: { c: 'd' },
      data: { argument: 'a *b*', body: 'e\n  f' },
    });
  });

  it('lists the pages of a toctree', () => {
    const { nodes, exports } = read('.. toctree::\n   :maxdepth: 2\n\n   intro\n   Use it <usage/index>\n');
    const entries = [{ target: 'intro' }, { title: 'Use it', target: 'usage/index' }];
    expect(exports.pages).toEqual([{ entries, after: 0, block: 0 }]);
    expect(nodes[0]?.data?.entries).toEqual(entries);
  });

  it('exports chunks with their options and place', () => {
    const { exports, nodes } = read(
      '- x\n\n  .. pylit:code:: python\n     :name: main\n     :file: src/a.py\n     :mode: 0755\n\n     a\n       b\n',
    );
    expect(exports.chunks).toEqual([
      { name: 'main', block: 0, language: 'python', code: 'a\n  b', line: 8, column: 6, file: 'src/a.py', mode: 0o755 },
    ]);
    expect(outline(nodes)).toBe('ul(listItem(paragraph("x") code:python("a\\n  b")))');
    expect(exports.anchors.map(anchor => [anchor.kind, anchor.names.at(-1)])).toEqual([['chunk', 'main']]);
  });

  it('refuses unknown directives and roles when it is strict', () => {
    const strict = createRstReader({ strict: true });
    const { messages } = strict.read({ path: 'a.rst', source: '.. foo:: a\n\n:bar:`b`\n', include: () => undefined });
    expect(messages.filter(message => message.severity === 'error').map(message => message.message)).toEqual([
      'Unknown directive type "foo".',
      'Unknown interpreted text role "bar".',
    ]);
  });

  it('reports a directive that cannot be', () => {
    expect(read('a\n\n.. image::\n').messages).toMatchObject([
      { severity: 'error', rule: 'rst-directive', line: 3, message: expect.stringContaining('1 argument(s) required') },
    ]);
  });
});

describe('include', () => {
  const files: Record<string, string> = {
    'folder/part.rst': 'Included *text* and here_.\n\n.. _here: https://x.y\n.. |s| replace:: t\n',
    'references.inc': '.. _far: https://far\n',
    'folder/loop.rst': '.. include:: loop.rst\n',
  };
  const including = (source: string) => read(source, path => files[path]);

  it("reads the other file in place, and its names are the document's", () => {
    const document = including('.. include:: part.rst\n\nhere_ |s|\n');
    expect(outline(document.nodes.slice(0, 1))).toContain('directive:include(paragraph("Included " emphasis("text")');
    expect(document.exports.definitions).toEqual([{ name: 'here', url: 'https://x.y', block: 0 }]);
    expect(document.exports.substitutions.map(each => each.name)).toEqual(['s']);
    expect(document.inclusions).toEqual([{ path: 'folder/part.rst', digest: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  });

  it('takes a path with a slash from the source root', () => {
    expect(including('.. include:: /references.inc\n').exports.definitions).toMatchObject([{ name: 'far' }]);
  });

  it('shows another file as code, or some of its lines', () => {
    const source = '.. literalinclude:: a.py\n   :language: python\n   :lines: 2,4-\n';
    const document = read(source, () => '1\n2\n3\n4\n5\n');
    expect(outline(document.nodes)).toBe('code:python("2\\n4\\n5")');
    expect(document.inclusions.map(file => file.path)).toEqual(['folder/a.py']);
  });

  it('reports a file that is not there, and remembers that it looked', () => {
    const document = including('a\n\n.. include:: gone.rst\n');
    expect(document.messages).toMatchObject([
      { severity: 'error', line: 3, message: expect.stringContaining('folder/gone.rst') },
    ]);
    expect(document.inclusions).toEqual([{ path: 'folder/gone.rst', digest: undefined }]);
  });

  it('refuses to include a file in itself, or from outside', () => {
    expect(including('.. include:: loop.rst\n').messages[0]?.message).toContain('circular inclusion');
    expect(including('.. include:: ../../secret\n').messages[0]?.message).toContain('outside');
    expect(including('.. include:: ../../secret\n').inclusions).toEqual([]);
  });

  it('gives the block another context when the file changes', () => {
    const context = (text: string) => read('.. include:: a\n', () => text).blocks[0]?.context;
    expect(context('x')).not.toBe(context('y'));
  });
});

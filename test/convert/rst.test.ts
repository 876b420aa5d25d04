import { describe, expect, it } from 'vitest';
import { convertAll, convertOne, read } from './convert.ts';

const rst = (source: string) => convertOne('a.md', source).text;
const losses = (source: string) => convertOne('a.md', source).losses.map(({ line, message }) => `${line} ${message}`);

describe('Markdown as reStructuredText', () => {
  it.each([
    [
      'headings with ids',
      '# Lyra {#lyra}\n\n## Sub *x*\n\nSee [it](#sub-x), [Lyra](#lyra).\n',
      '.. _lyra:\n\nLyra\n====\n\n.. _a-sub-x:\n\nSub *x*\n-------\n\nSee :ref:`it <a-sub-x>`, :ref:`Lyra <lyra>`.\n',
    ],
    [
      'inline markup',
      'An *em*, **strong**, `co*de`, $x^2$, H<sub>2</sub>O.\n',
      'An *em*, **strong**, ``co*de``, :math:`x^2`, H\\ :sub:`2`\\ O.\n',
    ],
    ['markup in a word', 're**struct**ured and `code`s\n', 're\\ **struct**\\ ured and ``code``\\ s\n'],
    [
      'escapes',
      'a \\*b\\* name\\_ and \\`c\\` |d| 1 \\* 2 e\\\\f\n',
      'a \\*b\\* name\\_ and \\`c\\` \\|d\\| 1 * 2 e\\\\f\n',
    ],
    [
      'text that looks like a block',
      '\\- no\n\n.. no\n\n:no: way\n\nA\\. no\n\n--no\n\nends::\n',
      '\\- no\n\n\\.. no\n\n\\:no: way\n\n\\A. no\n\n\\--no\n\nends:\\:\n',
    ],
    ['quoted marks', 'a "*" b (\\*) c\n', 'a "\\*" b (\\*) c\n'],
    [
      'links',
      '[a](https://b.org), <https://c.org>, [Name][], [text][name], [`code`](https://d.org_).\n\n[name]: https://e.org\n',
      '`a <https://b.org>`__, https://c.org, Name_, `text <name_>`__, |code|_.\n\n.. _name: https://e.org\n.. _code: https://d.org\\_\n\n.. |code| replace:: ``code``\n',
    ],
    [
      'pictures',
      '![A b](a.png)\n\nIn ![c](c.png) line.\n',
      '.. image:: a.png\n   :alt: A b\n\nIn |c| line.\n\n.. |c| image:: c.png\n   :alt: c\n',
    ],
    [
      'footnotes',
      'A[^1] b[^a_b].\n\n[^1]: One\n\n    more\n\n[^a_b]: x\n',
      'A\\ [#1]_ b\\ [#a-b]_.\n\n.. [#1] One\n\n   more\n\n.. [#a-b] x\n',
    ],
    ['lists', '- a\n- b\n\n  3. c\n\n     d\n\n* e\n', '- a\n\n- b\n\n  3. c\n\n     d\n\n..\n\n- e\n'],
    ['quotes after lists', '- a\n\n> b\n\n> c\n', '- a\n\n..\n\n   b\n\n..\n\n   c\n'],
    ['breaks', 'one\\\ntwo *three*\n', '| one\n| two *three*\n'],
    [
      'code',
      'So:\n\n```\na\n b\n```\n\n```python\nx\n```\n\n    old\n',
      'So::\n\n   a\n    b\n\n.. code-block:: python\n\n   x\n\n::\n\n   old\n',
    ],
    ['code with a title', '```c {title="a b.c"}\nx\n```\n', '.. code-block:: c\n   :caption: a b.c\n\n   x\n'],
    ['code that begins indented', '```\n  a\nb\n```\n', '.. code-block::\n   :force:\n\n     a\n   b\n'],
    [
      'chunks',
      '```js {#"say hello" file="a b.js" append}\n<<x>>\n```\n',
      '.. pylit:code:: js\n   :name: say hello\n   :file: a b.js\n   :append:\n\n   <<x>>\n',
    ],
    ['formulas', '$$ {#e}\na\n$$\n', '.. math::\n   :label: e\n\n   a\n'],
    [
      'boxes',
      '> [!NOTE]\n> A *b*.\n>\n> - c\n\n:::tip[For you]\nD\n:::\n',
      '.. note::\n\n   A *b*.\n\n   - c\n\n.. admonition:: For you\n   :class: tip\n\n   D\n',
    ],
    [
      'tables',
      '| a | b |\n|---|---|\n| `1` | |\n',
      '.. list-table::\n   :header-rows: 1\n\n   * - a\n     - b\n   * - ``1``\n     -\n',
    ],
    ['comments', '<!-- hidden\n\nhere -->\n', '..\n   hidden\n\n   here\n'],
    [
      'pictures in HTML',
      '<img src="a.png" alt="A &amp; b" />\n\nIn <img src="c.png"> line.\n',
      '.. image:: a.png\n   :alt: A & b\n\nIn |c.png| line.\n\n.. |c.png| image:: c.png\n   :alt:\n',
    ],
    [
      'pictures by name',
      '![A][p]\n\nIn [![c][p]](https://d.org).\n\n[p]: p.png\n',
      '.. image:: p.png\n   :alt: A\n\nIn |c|.\n\n.. _p: p.png\n\n.. |c| image:: p.png\n   :alt: c\n   :target: https://d.org\n',
    ],
    ['places in headings', '# Two <a name="x"></a>\n\n[here](#x)\n', '.. _x:\n\nTwo\n====\n\n:ref:`here <x>`\n'],
    ['places in HTML', '<a id="x"></a>\n<a id="y"></a>\n\nText.\n', '.. _x:\n.. _y:\n\nText.\n'],
    ['HTML', '<hr>\n', '.. raw:: html\n\n   <hr>\n'],
    ['rules', 'a\n\n---\n\nb\n', 'a\n\n-----\n\nb\n'],
    ['wide titles', '# 漢字\n', '漢字\n====\n'],
    ['nothing', '', ''],
  ])('writes %s', (_, source, expected) => {
    expect(rst(source)).toBe(expected);
  });

  it('is read as it was meant', () => {
    const source = '# A\n\na_ `b` *c* - d\n\n1. x\n\n   > q\n\n2. y\n\n| t |\n|---|\n| u |\n';
    const again = read('a.rst', rst(source));
    expect(again.messages).toEqual([]);
    expect(again.nodes.map(node => node.type)).toEqual(['heading', 'paragraph', 'list', 'blockTable']);
  });

  it('lists what is lost, with its line', () => {
    expect(losses('# A\n\n### B\n')).toEqual(["3 the heading's level 3 becomes 2, since none is left out"]);
    expect(losses('~~a~~ **b `c`**\n')).toEqual([
      '1 markup in strong text takes its place',
      '1 struck text is not struck any more',
    ]);
    expect(losses('- [x] a\n')).toEqual(['1 boxes of tasks become text']);
    expect(losses('| a |\n|--:|\n| b |\n')).toEqual(['1 the alignment of columns']);
    expect(losses('a <b>c</b>\n')).toEqual(['1 the element </b>', '1 the element <b>']);
    expect(losses('```make\na:\n\tb\n```\n')).toEqual(['1 tabs in code become spaces']);
    expect(losses('```rust,ignore\na\n```\n')).toEqual(['1 what "rust,ignore" says besides the language']);
    expect(losses('---\ntags: a\n---\n\n[x](#gone)\n')).toEqual([
      '1 tags of the front matter',
      '5 there is no place "#gone" that has a label: the link stays as it is',
    ]);
    expect(losses('Plain *text*, with [links](https://a.org).\n\n- A list.\n')).toEqual([]);
  });

  it('leads from one document to another', () => {
    const documents = new Map(
      Object.entries({
        'index.md': '# Start\n\n[One](part/one.md), [deep](part/one.md#deep), [own](#own).\n',
        'part/one.md': '# One {#own}\n\n## Deep\n\nBack to [the start](../index.md).\n',
      }).map(([name, source]) => [name, read(name, source)]),
    );
    const made = convertAll(documents);
    expect(made.get('index.rst')?.text).toBe(
      'Start\n=====\n\n:doc:`One <part/one>`, :ref:`deep <part-one-deep>`, :ref:`own <own>`.\n',
    );
    expect(made.get('part/one.rst')?.text).toContain('.. _part-one-deep:\n\nDeep\n----\n');
  });
});

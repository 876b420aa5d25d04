import { describe, expect, it } from 'vitest';
import { convertAll, convertOne, read } from './convert.ts';

const markdown = (source: string) => convertOne('a.rst', source).text;
const losses = (source: string) => convertOne('a.rst', source).losses.map(({ line, message }) => `${line} ${message}`);

describe('reStructuredText as Markdown', () => {
  it.each([
    [
      'headings with labels',
      '.. _lyra:\n\nLyra\n====\n\nSub\n---\n\nSee Sub_ and :ref:`lyra`.\n',
      '# Lyra {#lyra}\n\n## Sub\n\nSee [Sub](#sub) and [Lyra](#lyra).\n',
    ],
    [
      'inline markup',
      'An *em*, **strong**, ``co*de``, :sub:`2`, :math:`x^2`.\n',
      'An *em*, **strong**, `co*de`, <sub>2</sub>, $x^2$.\n',
    ],
    ['markup in a word', 'Re\\ *struct*\\ ured.\n', 'Re*struct*ured.\n'],
    ['markup that stars cannot say', 'a\\ *"b"*\\ c\n', 'a<em>"b"</em>c\n'],
    [
      'escapes',
      'a \\*b\\* snake_case \\`c\\` <b> 1 * 2 [x] $5\n',
      'a \\*b\\* snake_case \\`c\\` \\<b> 1 * 2 \\[x\\] \\$5\n',
    ],
    ['text that looks like a block', '\\- no\n\n# no\n\n\\1. no\n', '\\- no\n\n\\# no\n\n1\\. no\n'],
    [
      'links',
      'A `b <https://c.org>`__, https://d.org/e and Name_.\n\n.. _name: https://f.org\n',
      'A [b](https://c.org), https://d.org/e and [Name].\n\n[name]: https://f.org\n',
    ],
    ['anonymous links', 'One__\n\n__ https://a.org\n', '[One](https://a.org)\n'],
    ['substitutions', '|x| and |y|\n\n.. |x| replace:: *Ex*\n.. |y| image:: y.png\n', '*Ex* and ![y](y.png)\n'],
    [
      'footnotes and citations',
      'A [1]_ [#n]_ [C]_\n\n.. [1] One\n.. [#n] Two\n\n   more\n.. [C] Three\n',
      'A [^1] [^n] [^c]\n\n[^1]: One\n\n[^n]: Two\n\n    more\n\n[^c]: Three\n',
    ],
    ['lists', '- a\n- b\n\n  1. c\n  2. d\n', '- a\n- b\n  1. c\n  2. d\n'],
    ['definitions', 'term : kind\n   What *it* is.\n', '- **term** (kind)\\\n  What *it* is.\n'],
    ['line blocks', '| one\n| two\n', 'one\\\ntwo\n'],
    ['quotes', 'Text\n\n   Quote\n\n   -- Me\n', 'Text\n\n> Quote\n>\n> — Me\n'],
    ['literal blocks', 'So::\n\n  a\n   b\n', 'So:\n\n```\na\n b\n```\n'],
    [
      'code with a caption',
      '.. code-block:: python\n   :caption: a.py\n   :name: here\n\n   a = 1\n',
      '<a id="here"></a>\n\n```python {title="a.py"}\na = 1\n```\n',
    ],
    ['code', '.. code-block:: python\n   :linenos:\n\n   a = "```"\n', '````python {.numberLines}\na = "```"\n````\n'],
    [
      'chunks',
      '.. pylit:code:: js\n   :name: say hello\n   :file: a b.js\n   :append:\n\n   <<x>>\n',
      '```js {#"say hello" file="a b.js" append}\n<<x>>\n```\n',
    ],
    ['formulas', '.. math::\n   :label: e\n\n   a\n', '$$ {#e}\na\n$$\n'],
    [
      'boxes',
      '.. note::\n   A *b*.\n\n   - c\n\n.. admonition:: T\n\n   D\n',
      '> [!NOTE]\n> A *b*.\n>\n> - c\n\n:::admonition[T]\nD\n:::\n',
    ],
    ['tables', '== ==\na  b|\n== ==\n1  2\n== ==\n', '| a | b\\| |\n| --- | --- |\n| 1 | 2 |\n'],
    ['pictures', '.. image:: a.png\n   :alt: A\n   :target: https://b.org\n', '[![A](a.png)](https://b.org)\n'],
    ['comments', '.. hidden -- here\n', '<!-- hidden -- here -->\n'],
    ['raw HTML', '.. raw:: html\n\n   <hr>\n', '<hr>\n'],
    [
      'other directives',
      '.. hint:: Look\n\n.. contents::\n   :depth: 2\n',
      ':::hint\nLook\n:::\n\n::contents{depth="2"}\n',
    ],
    [
      'places',
      'A _`b c` d.\n\n.. _e:\n\nTo `b c`_ and e_.\n',
      'A <a id="b-c"></a>b c d.\n\n<a id="e"></a>\n\nTo [b c](#b-c) and [e](#e).\n',
    ],
    ['nothing', '', ''],
  ])('writes %s', (_, source, expected) => {
    expect(markdown(source)).toBe(expected);
  });

  it('lists what is lost, with its line', () => {
    expect(losses('Term\n   Definition.\n\n.. figure:: a.png\n   :width: 10\n\n   Caption\n')).toEqual([
      '1 a definition list becomes a list',
      '4 a figure becomes a picture and a paragraph',
      '4 width of the image a.png',
    ]);
    expect(losses('.. code-block:: c\n   :caption: a.c\n   :emphasize-lines: 1\n\n   x\n')).toEqual([
      '1 emphasize-lines of the code',
    ]);
    expect(losses('.. pylit:code:: c\n   :file: a.c\n   :emphasize-lines: 1\n\n   x\n')).toEqual([
      '1 emphasize-lines of the code',
    ]);
    expect(losses('A. one\nB. two\n')).toEqual(['1 numbers in the style "upperalpha"']);
    expect(losses('Words.\n\n.. raw:: latex\n\n   x\n')).toEqual(['3 raw text for latex']);
    expect(losses('See :ref:`gone`, |gone| and gone_.\n')).toEqual([
      '1 nothing is known of |gone|: it stays as text',
      '1 there is no place "gone": the text of the reference stays',
    ]);
    expect(losses('Plain *text*, with `links <https://a.org>`__.\n\n- A list.\n')).toEqual([]);
  });

  it('leads to what is described', () => {
    const documents = new Map(
      Object.entries({
        'a.rst':
          '.. py:currentmodule:: m\n\n.. py:class:: C(x)\n\n   .. py:method:: run\n\n      As :class:`C`.\n\n.. glossary::\n\n   Star\n      It shines.\n',
        'b/c.rst': ':meth:`m.C.run`, :term:`star`, :func:`gone`\n',
      }).map(([name, source]) => [name, read(name, source)]),
    );
    const made = convertAll(documents);
    expect(made.get('a.md')?.text).toBe(
      '<a id="m.c"></a>\n\n`class m.C(x)`\n\n<a id="m.c.run"></a>\n\n`run()`\n\nAs [`C`](#m.c).\n\n- <a id="term-star"></a>**Star**\\\n  It shines.\n',
    );
    expect(made.get('b/c.md')?.text).toBe('[`m.C.run()`](../a.md#m.c.run), [star](../a.md#term-star), `gone()`\n');
  });

  it('does not grow without end', () => {
    const names = Array.from(
      { length: 12 },
      (_, index) => `.. |a${index}| replace:: ${`|a${index + 1}| `.repeat(20)}\n`,
    );
    expect(markdown(`${names.join('')}\n|a0|\n`).length).toBeLessThan(200_000);
  });

  it('leads from one document to another', () => {
    const documents = new Map(
      Object.entries({
        'index.rst':
          'Start\n=====\n\n.. toctree::\n\n   part/one\n   Two <part/two>\n\n:ref:`deep`, :ref:`here <spot>`, :doc:`part/one`.\n',
        'part/one.rst': 'One\n===\n\n.. _deep:\n\nDeep\n----\n\nText.\n\n.. _spot:\n\nBack to :doc:`/index`.\n',
        'part/two.rst': 'Two\n===\n',
      }).map(([name, source]) => [name, read(name, source)]),
    );
    const made = convertAll(documents);
    expect(made.get('index.md')?.text).toBe(
      '# Start\n\n- [One](part/one.md)\n- [Two](part/two.md)\n\n[Deep](#deep), [here](part/one.md#spot), [One](part/one.md).\n',
    );
    expect(made.get('part/one.md')?.text).toContain('## Deep {#deep}');
    expect(made.get('part/one.md')?.text).toContain('<a id="spot"></a>\n\nBack to [Start](../index.md).');
  });
});

import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { describeNeeding } from '../../tools.ts';
import { runHere } from '../in-process.ts';
import { folderWith, writeFiles } from '../pylit.ts';
import { textOfPdf } from './pdf-text.ts';
import { PRINTED, printHere } from './print-here.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const ONE = `One
===

See :ref:\`sec\`, :ref:\`my words <sec>\`, :ref:\`deep\`, :doc:\`two\`, :ref:\`far\`, :ref:\`fig\`, :numref:\`fig\`, :numref:\`tab\`,
:numref:\`code\`,
:eq:\`eq\`, :numref:\`Drawing %s <fig>\`, :ref:\`before\`.

.. _sec:

A section
---------

.. figure:: dot.png
   :name: fig

   The first.

   A legend.

.. _before:

.. figure:: dot.png

   The second.

.. table:: Some values
   :name: tab

   == ==
   a  b
   == ==

.. code-block:: python
   :linenos:

   "str" + 'x'

.. code-block:: python
   :caption: A "caption"
   :name: code

   listed = 1

.. math::
   :label: eq

   a = b

.. _deep:

Deeper
^^^^^^

.. _words:

The words ..names-before are words, see :ref:\`these <words>\`.

term : class
  A "meaning".

- item

.. function:: call(sep=' ')

   Called.
`;
const TWO = `# Two's chapter

Here [](one.rst#sec), [](one.rst) and [](#mine); "quoted" and \`"code"\`.

Chunk [](#part).

## Mine {#mine}

<figure><img src="dot.png" alt="Dot"><figcaption>The third.</figcaption></figure>

\`\`\`js {#part file=x.js}
let first;
const text = "it's";
\`\`\`
`;
const THREE = 'Three\n=====\n\n.. _far:\n\nFar away\n--------\n\n.. figure:: dot.png\n\n   The fourth.\n';

describeNeeding('pdftotext', 'references in print', () => {
  const root = folderWith({ 'one.rst': ONE, 'two.md': TWO, 'three.rst': THREE });
  writeFileSync(path.join(root, 'dot.png'), PNG);
  const file = path.join(root, 'build/pdf/book.pdf');

  async function printed(book: object): Promise<string> {
    writeFiles(root, {
      'pylit.config.json': JSON.stringify({ book: { contents: ['one', 'two', 'three'], paper: 'a5', ...book } }),
    });
    expect(await printHere(root)).toEqual(PRINTED);
    return textOfPdf(file);
  }

  const structure = () =>
    spawnSync('pdfinfo', ['-struct-text', file], { encoding: 'utf8' }).stdout.replace(/\s+/g, ' ');

  it('name what they lead to by its number, and its page unless that lies open', async () => {
    const text = await printed({ frontLists: ['figures', 'tables'] });
    for (const words of [
      ...['See Section 1.1, my words, Deeper', 'Chapter 2 on page 3, Section 3.1 on page 5, Figure 1.1, Figure 1.1,'],
      ...[
        'Table 1.1',
        'Listing 1.1, (1.1), Drawing 1.1,',
        'Figure 1.2.',
        'Here Section 1.1 on page 1, Chapter 1 on page 1',
      ],
      ...[
        'Chunk ⟨part 3⟩.',
        'The words ..names-before are words, see these.',
        'and Section 2.1;',
        'Figure 1.1 The first. A legend.',
        'Figure 1.2 The second.',
        'Table 1.1 Some values',
      ],
      ...[
        'Listing 1.1 A “caption” listed = 1',
        'Figure 2.1 The third.',
        'Figure 3.1 The fourth.',
        'Chapter 1 One See',
        'Chapter 2 Two’s chapter Here',
      ],
    ])
      expect(text).toContain(words);
    expect(text).toMatch(/Figures 1\.1 The first\. \. .* 1\.2 The second\..* Tables 1\.1 Some values .*Chapter 1 One/);
  });

  it('are told to those who hear them: figures, tables, lists, code', () => {
    const heard = structure();
    for (const words of [
      ...[
        'Caption P (block) "Figure "',
        'Figure: /Placement /Block',
        'Table (block) Caption',
        'L (block)',
        'LBody (block)',
      ],
      'Code (inline): /Placement /Block "let"',
      'Code (inline) ""code""',
    ])
      expect(heard).toContain(words);
  });

  it('have quotation marks as the language has them, but not in code', () => {
    const text = textOfPdf(file);
    for (const words of [
      ...['Two’s chapter', '“quoted” and "code"', `const text = "it's";`, 'A “meaning”.', "call(sep=' ')"],
      ...[`"str" + 'x'`, 'term : class'],
    ])
      expect(text).toContain(words);
  });

  it('are without numbers of lines where code is copied', () => {
    expect(textOfPdf(file)).toContain(`A section "str" + 'x' Listing`);
  });

  it('name sections by their titles, and leave all else as it is written, where that is wanted', async () => {
    const text = await printed({ references: 'titles', quotes: false, floats: false });
    for (const words of [
      'See A section, my words',
      "Two's chapter on page 3",
      'Far away on page 5, Figure 1.1',
      '"quoted" and',
    ])
      expect(text).toContain(words);
    expect(text).toMatch(/The first\..*The second\..*Some values.*Deeper/);
  });

  it('have the titles of sections that have no numbers', async () => {
    const text = await printed({ numbering: false });
    expect(text).toContain('See A section, my words, Deeper, Two’s chapter on page 3, Far away on page 5, Figure 1,');
  });

  it('lead to where a figure has been taken, in the list of figures, too', async () => {
    const words = (count: number) => 'Words that fill the page. '.repeat(count);
    const tall =
      '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="300"><rect width="100" height="300"/></svg>';
    const figure = (id: string) =>
      `<figure id="${id}"><img src="tall.svg" alt="T"><figcaption>It is ${id}.</figcaption></figure>`;
    writeFiles(root, {
      'two.md': `# Two\n\n${words(50)}\n\n${figure('near')}\n\n${figure('far')}\n\n[](#far); ${words(80)}\n`,
      'tall.svg': tall,
    });
    const text = await printed({ frontLists: ['figures'] });
    writeFiles(root, { 'two.md': TWO });
    expect(text).toMatch(/2\.1 It is near\.[ .]*4 2\.2 It is far\.[ .]*5 /);
    expect(text).toContain('Figure 2.2 on page 5; Words');
  });

  it('stand in titles, too, which are told twice', async () => {
    const title = 'A _`place` and note [#n]_ of :ref:`sec`';
    const caption = `.. figure:: dot.png\n\n   A _\`spot\` and note [#n]_.`;
    const rest = `See place_, spot_.\n\n.. [#n] The note.\n\n${caption}\n`;
    writeFiles(root, { 'three.rst': `${THREE}\n${title}\n${'-'.repeat(50)}\n\n${rest}` });
    const text = await printed({ frontLists: ['figures'] });
    writeFiles(root, { 'three.rst': THREE });
    expect(text).toMatch(/3\.2 A place and note of Section 1\.1[ .]*\u2060?5 .*3\.2 A spot and note ?\.[ .]*5 Chapter/);
    expect(text).toContain('A place and note 1 of Section 1.1 on page 1 See place, spot.');
    expect(text).toContain('Figure 3.2 A spot and note 1.');
    expect(text.match(/The note\./g)).toHaveLength(1);
  });

  it('fail where they lead nowhere', async () => {
    writeFiles(root, { 'three.rst': `${THREE}\nSee :ref:\`nowhere\`.\n` });
    const { status, stderr } = await runHere(root, ['print']);
    expect(status).toBe(1);
    expect(stderr).toContain('three.rst:13:5: error: There is no place "nowhere".');
  });
});

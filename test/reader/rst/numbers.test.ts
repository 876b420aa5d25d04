import { describe, expect, it } from 'vitest';
import { createHtmlFormat } from '../../../src/output/html/index.ts';
import { createRstReader } from '../../../src/reader/rst/index.ts';
import { ToyProject } from '../../build/toy-project.ts';
import { formatOptions, weave } from '../../output/html/woven-project.ts';
import { read } from './join.ts';

const NUMBERED = `
Document
========

.. figure:: a.png

   No label

.. _fig:

.. figure:: a.png

   The second

.. _tab:

.. table:: A table

   = =
   a b
   = =

.. code-block:: python
   :caption: Code
   :name: code

   pass

.. math::
   :label: euler

   a

.. _sec:

First
-----

.. _deep:

Below
~~~~~

- item

  .. _inner:

  .. figure:: a.png

     In a list

.. _none:

Text.
`;

describe('numbers in a document', () => {
  it('are those of what has a caption or label, and of sections below the title', () => {
    const { anchors } = read(NUMBERED).exports;
    expect(
      anchors.flatMap(({ names, numbered }) => (numbered ? [[names[0], numbered.kind, numbered.number]] : [])),
    ).toEqual([
      ['fig', 'figure', '2'],
      ['tab', 'table', '1'],
      ['code', 'code', '1'],
      ['euler', 'equation', '1'],
      ['sec', 'section', '1'],
      ['first', 'section', '1'],
      ['deep', 'section', '1.1'],
      ['below', 'section', '1.1'],
      ['inner', 'figure', '3'],
    ]);
  });

  it('are shown by references from any document, and change with what is numbered', async () => {
    const user = [
      ...[':numref:`fig` :numref:`tab` :numref:`code` :numref:`sec` :eq:`euler` :numref:`deep` :numref:`inner`', ''],
      ...[':numref:`see %s <fig>` :numref:`{name} is {number} <fig>` :ref:`inner` :ref:`fig`', ''],
      ...[':numref:`none` :numref:`nowhere` :download:`data <a.png>`', ''],
    ].join('\n');
    const files = { 'a.rst': NUMBERED, 'a.png': 'x', 'user.rst': `User\n====\n\n${user}` };
    const { text, problems } = await weave(files);
    const shown = text('user.html').replace(/<a href="([^"]*)"[^>]*>(.*?)<\/a>/g, '$2');
    expect(shown).toContain(
      '<p>Fig.\u00a02 Table\u00a01 Listing\u00a01 Section\u00a01 (1) Section\u00a01.1 Fig.\u00a03</p>',
    );
    expect(shown).toContain('<p>see 2 The second is 2 In a list The second</p>');
    expect(shown).toContain('<code>data</code>');
    expect(text('user.html')).toContain('<a href="a.html#fig">Fig.\u00a02</a>');
    expect(text('user.html')).toContain('<a href="a.png" class="download">');
    expect(problems.filter(problem => problem.startsWith('user'))).toEqual([
      'user.rst:8 unnumbered',
      'user.rst:8 unknown-label',
    ]);
    const more = NUMBERED.replace('.. _fig:', '.. figure:: a.png\n\n   Another\n\n.. _fig:');
    expect((await weave({ ...files, 'a.rst': more })).text('user.html')).toContain(
      '<a href="a.html#fig">Fig.\u00a03</a>',
    );
  });

  it('are shown where the configuration says so', async () => {
    const marked = (numfig: boolean) => {
      const { nodes } = createRstReader({ numfig }).read({ path: 'a.rst', source: NUMBERED, include: () => undefined });
      return JSON.stringify(nodes).match(/numbered/g)?.length ?? 0;
    };
    expect(marked(false)).toBe(0);
    // Three figures; a table and code have them for docutils, too.
    expect(marked(true)).toBe(7);
  });

  it('count over the project where figures are numbered, as with Sphinx', async () => {
    const figure = (name: string) => `.. _${name}:\n\n.. figure:: a.png\n\n   Caption\n\n`;
    const table = '.. table:: Caption\n\n   = =\n   a b\n   = =\n\n';
    const toctree = (names: string, option = '') => `.. toctree::\n${option}\n   ${names.replaceAll(' ', '\n   ')}\n\n`;
    const files = {
      'index.rst': `Book\n====\n\n${figure('front')}${toctree('one two three', '   :numbered:\n')}`,
      'one.rst': `One\n===\n\n${figure('f1')}${table}:numref:\`f2\` :numref:\`sec\` :eq:\`e\`\n`,
      'two.rst': `Two\n===\n\n.. _sec:\n\nInner\n-----\n\n${figure('x')}${figure('f2')}${table}${toctree('sub')}`,
      'sub.rst': `Sub\n===\n\n${figure('f4')}`,
      'three.rst':
        'Three\n=====\n\n.. code-block:: c\n   :caption: Code\n\n   x\n\n.. math:: y\n   :label: e\n\n:numref:`f4`\n',
      'a.png': 'x',
    };
    const shown = async (more: Partial<typeof files>, numfig = true) => {
      const project = new ToyProject({ ...files, ...more });
      const formats = [await createHtmlFormat(formatOptions())];
      const load = async () => ({ readers: [createRstReader({ numfig })], formats });
      await project.build({ extensions: ['.rst'], load }, { rst: { numfig } });
      return ['index', 'one', 'two', 'sub', 'three'].map(name =>
        [
          ...project
            .read(`build/html/${name}.html`)
            .matchAll(
              /-number">([^<]*\d[^<]*)<\/span>(?!<a)|<a href="[^"]*#[^"]*"[^>]*>((?:Fig|Section|\()[^<]*)<\/a>/g,
            ),
        ]
          .map(([, number, link]) => (number ?? link ?? '').trim())
          .filter(number => !/^[\d.]+$/.test(number)),
      );
    };
    // As Sphinx 5.3 has them.
    const numbered = [
      ['Fig.\u00a01'],
      ['Fig.\u00a01.1', 'Table\u00a01.1', 'Fig.\u00a02.2', 'Section\u00a02.1', '(3.1)'],
      ['Fig.\u00a02.1', 'Fig.\u00a02.2', 'Table\u00a02.1'],
      ['Fig.\u00a02.3'],
      ['Listing\u00a03.1', '(3.1)', 'Fig.\u00a02.3'],
    ];
    expect(await shown({})).toEqual(numbered);
    const plain = files['index.rst'].replace('   :numbered:\n', '');
    const through = await shown({ 'index.rst': plain });
    expect(through.flat().filter(each => each.startsWith('Fig'))).toEqual(
      ['1', '2', '4', '3', '4', '5', '5'].map(number => `Fig.\u00a0${number}`),
    );
    expect((await shown({}, false)).flat()).toEqual(['Fig.\u00a02', 'Section\u00a02.1', '(1)', 'Fig.\u00a01']);
  });

  it('are those of the project also after an edit elsewhere', async () => {
    const page = '\n\n.. figure:: a.png\n\n   Caption\n';
    const project = new ToyProject({ 'a.rst': `A\n=${page}`, 'b.rst': `B\n=${page}`, 'a.png': 'x' });
    const formats = [await createHtmlFormat(formatOptions())];
    const load = async () => ({ readers: [createRstReader({ numfig: true })], formats });
    const build = () => project.build({ extensions: ['.rst'], load }, { rst: { numfig: true } });
    await build();
    expect(project.read('build/html/b.html')).toContain('>Fig.\u00a02\u00a0');
    project.write({ 'a.rst': `A\n=${page}${page}` });
    await build();
    expect(project.read('build/html/b.html')).toContain('>Fig.\u00a03\u00a0');
  });

  it('say nothing of a page that only refers without numbers', () => {
    const { exports } = read('T\n=\n\n:numref:`x`\n');
    expect(exports.anchors).toMatchObject([{ names: ['t'] }]);
    expect(exports.anchors[0]).not.toHaveProperty('numbered');
  });
});

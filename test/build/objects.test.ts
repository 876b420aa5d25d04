import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BuildOptions } from '../../src/build/build.ts';
import type { UserConfig } from '../../src/build/config.ts';
import { readInventory, writeInventory } from '../../src/build/objects/inventory-bytes.ts';
import { createHtmlFormat } from '../../src/output/html/index.ts';
import { createRstReader } from '../../src/reader/rst/index.ts';
import { formatOptions } from '../output/html/woven-project.ts';
import { describeNeeding, hasTool } from '../tools.ts';
import { ToyProject } from './toy-project.ts';

const format = await createHtmlFormat(formatOptions());

class RstProject extends ToyProject {
  build(options: Partial<BuildOptions> = {}, config: UserConfig = {}) {
    return super.build(
      { extensions: ['.rst'], load: async () => ({ readers: [createRstReader()], formats: [format] }), ...options },
      config,
    );
  }

  /** The pages whose bytes are not those of `before`. */
  changed(before: Readonly<Record<string, string>>): string[] {
    const now = this.pages();
    return [...new Set([...Object.keys(before), ...Object.keys(now)])]
      .filter(page => before[page] !== now[page])
      .sort();
  }

  pages(): Record<string, string> {
    const folder = path.join(this.root, 'build/html');
    const names = readdirSync(folder).filter(name => name.endsWith('.html'));
    return Object.fromEntries(names.map(name => [name, readFileSync(path.join(folder, name), 'utf8')]));
  }
}

const link = (href: string, shown: string) =>
  expect.stringMatching(new RegExp(`<a href="${href}"[^>]*><code>${shown}</code></a>`));

describe('what documents describe', () => {
  it('is found by all of them; what comes, goes or moves changes only the pages that ask for it', async () => {
    const project = new RstProject({
      'api.rst': '.. module:: m\n\n.. function:: f()\n\n.. class:: A\n\n   .. method:: g()\n',
      'user.rst': 'User\n====\n\nCall :func:`m.f` and :meth:`m.A.g`.\n',
      'waiting.rst': 'Waiting\n=======\n\nCall :func:`m.new`.\n',
      'other.rst': 'Other\n=====\n\nText.\n',
    });
    const build = async (expected: string[]) => {
      const before = project.pages();
      const report = await project.build();
      expect(project.changed(before)).toEqual(expected);
      const fresh = new RstProject(
        Object.fromEntries(
          ['api', 'user', 'waiting', 'other'].map(name => [`${name}.rst`, project.read(`${name}.rst`)]),
        ),
      );
      expect(report.messages).toEqual((await fresh.build()).messages);
      expect(project.pages()).toEqual(fresh.pages());
      return report;
    };
    await project.build();
    expect(project.read('build/html/user.html')).toEqual(link('api.html#m.f', 'm.f\\(\\)'));
    expect(project.read('build/html/user.html')).toEqual(link('api.html#m.A.g', 'm.A.g\\(\\)'));
    expect(project.read('build/html/waiting.html')).toContain('<code>m.new()</code>.');

    project.write({ 'api.rst': `${project.read('api.rst')}\n.. function:: new()\n` });
    await build(
      ['api.html', 'genindex.html', 'waiting.html'].filter(page => page !== 'genindex.html' || page in project.pages()),
    );
    expect(project.read('build/html/waiting.html')).toEqual(link('api.html#m.new', 'm.new\\(\\)'));

    project.write({ 'api.rst': project.read('api.rst').replace('function:: f()', 'function:: f(a)') });
    await build(['api.html']);

    project.write({ 'api.rst': project.read('api.rst').replace('function:: f(a)', 'function:: h(a)') });
    const { messages } = await build(
      ['api.html', 'genindex.html', 'user.html'].filter(page => page in project.pages()),
    );
    expect(messages).toMatchObject([{ file: 'user.rst', rule: 'unknown-object', severity: 'warning' }]);

    project.write({
      'api.rst': '.. module:: m\n\n.. function:: f()\n\n.. function:: new()\n',
      'other.rst': 'Other\n=====\n\n.. class:: m.A\n\n   .. method:: g()\n',
    });
    await build(['api.html', 'genindex.html', 'other.html', 'user.html'].filter(page => page in project.pages()));
    expect(project.read('build/html/user.html')).toEqual(link('other.html#m.A.g', 'm.A.g\\(\\)'));
  });

  it('is reported where two documents describe one thing', async () => {
    const project = new RstProject({ 'a.rst': '.. data:: d\n', 'b.rst': 'T\n=\n\n.. data:: d\n' });
    const { messages } = await project.build();
    expect(messages).toMatchObject([{ rule: 'duplicate-object', file: 'b.rst', line: 4 }]);
    expect(messages[0]?.message).toContain('"d" is also described in a.rst, line 1');
  });

  it.each([
    ['in the class', ':meth:`g`', 'm.A.g'],
    ['in the module', ':func:`f`', 'm.f'],
    ['by its whole name', ':class:`m.A`', 'm.A'],
    ['anywhere, with a dot', ':meth:`.only`', 'm.B.only'],
    ['of another kind', ':attr:`g`', 'm.A.g'],
    ['a module', ':mod:`m`', 'module-m'],
    ['by any role', ':any:`m.B`', 'm.B'],
    ['an option of the program', ':option:`-v`', 'cmdoption-tool-v'],
    ['an option with its program', ':option:`tool -v`', 'cmdoption-tool-v'],
    ['an option with a value', ':option:`--level=3`', 'cmdoption-tool-level'],
    ['a member of a struct', ':c:member:`Point.x`', 'c.Point.x'],
    ['what an enum lists', ':c:enumerator:`RED`', 'c.Colour.RED'],
    ['a directive', ':rst:dir:`box`', 'directive-box'],
    ['a role of the same name', ':rst:role:`box`', 'role-box'],
    ['what an anonymous union holds', ':c:member:`Point.u`', 'c.Point.@anon.u'],
    ['by any role, whatever it is', ':any:`HOME`', 'envvar-HOME'],
  ])('is found %s', async (_, reference, id) => {
    const project = new RstProject({ 'a.rst': DESCRIBED.replace('REFERENCE', reference) });
    const { messages } = await project.build();
    expect(messages).toEqual([]);
    expect(project.read('build/html/a.html')).toMatch(
      new RegExp(`<p>See <a href="#${id.replaceAll('.', '\\.').replace('@', '(?:@|%40)')}"`),
    );
  });

  it('may be of kinds that the configuration names', async () => {
    const project = new RstProject({
      'a.rst':
        '.. setting:: DEBUG\n\n   On or off.\n\n.. signal:: saved\n\nSee :setting:`DEBUG`, :sig:`saved` and :setting:`DEUBG`.\n',
    });
    const reader = createRstReader({ objects: { setting: 'setting', signal: 'sig' } });
    const { messages } = await project.build({ load: async () => ({ readers: [reader], formats: [format] }) });
    expect(messages.map(({ hint }) => hint)).toEqual(['Did you mean "DEBUG"?']);
    const page = project.read('build/html/a.html');
    expect(page).toEqual(link('#setting-DEBUG', 'DEBUG'));
    expect(page).toEqual(link('#signal-saved', 'saved'));
    const inventory = readInventory(readFileSync(path.join(project.root, 'build/html/objects.inv')));
    expect(typeof inventory === 'object' && [...inventory.objects.keys()]).toEqual([
      'std:setting',
      'std:signal',
      'std:doc',
    ]);
  });

  it('proposes the nearest names', async () => {
    const project = new RstProject({
      'a.rst': DESCRIBED.replace('REFERENCE', ':meth:`onyl` :envvar:`HOEM` :class:`ValueError`'),
    });
    expect((await project.build()).messages.map(({ message, hint }) => [message, hint])).toEqual([
      ['Nothing that :py:meth: could mean is called "onyl".', 'Did you mean "m.B.only"?'],
      ['Nothing that :std:envvar: could mean is called "HOEM".', 'Did you mean "HOME"?'],
    ]);
  });
});

const DESCRIBED = `
.. module:: m

.. function:: f()

.. class:: B

   .. method:: only()

.. program:: tool

.. option:: -v, --level=<n>

.. envvar:: HOME

.. c:struct:: Point

   .. c:member:: int x

   .. c:union:: @anon

      .. c:member:: int u

.. c:enum:: Colour

   .. c:enumerator:: RED

.. rst:directive:: box

.. rst:role:: box

.. class:: A

   .. method:: g()

      See REFERENCE.
`;

describe('inventories', () => {
  const lines = [
    { name: 'm.f', type: 'py:function', priority: 1, uri: 'api.html#m.f', text: 'm.f' },
    { name: 'a label', type: 'std:label', priority: -1, uri: 'x/y.html#z', text: 'A title' },
  ];

  it('are read as they are written', () => {
    const read = readInventory(writeInventory({ project: 'Prøject', version: '1\n2' }, lines));
    expect(read).toMatchObject({ project: 'Prøject', version: '1 2' });
    expect(typeof read === 'object' && read.objects.get('py:function')?.get('m.f')).toEqual({
      uri: 'api.html#m.f',
      text: 'm.f',
    });
    expect(typeof read === 'object' && read.objects.get('std:label')?.get('a label')).toEqual({
      uri: 'x/y.html#z',
      text: 'A title',
    });
  });

  it('lose no entry that a line can hold', () => {
    const name = fc.stringMatching(/^[A-Za-z_][\w. -]{0,20}\w$/);
    const entries = fc.uniqueArray(fc.record({ name, text: name }), { selector: entry => entry.name });
    fc.assert(
      fc.property(entries, all => {
        const written = all.map(({ name, text }) => ({
          name,
          text,
          type: 'py:data',
          priority: 1,
          uri: `p.html#${name.replaceAll(' ', '-')}`,
        }));
        const read = readInventory(writeInventory({ project: 'p', version: '' }, written));
        const found = typeof read === 'object' ? [...(read.objects.get('py:data') ?? [])] : [];
        expect(found).toEqual(written.map(({ name, text, uri }) => [name, { uri, text: text.replace(/\s+/g, ' ') }]));
      }),
      { numRuns: 100 },
    );
  });

  const header =
    '# Sphinx inventory version 2\n# Project: p\n# Version: 1\n# The remainder of this file is compressed using zlib.\n';
  const compressed = (text: string) => Buffer.concat([Buffer.from(header), deflateSync(text)]);

  it.each([
    ['nothing', new Uint8Array()],
    ['version 1', Buffer.from('# Sphinx inventory version 1\n# Project: p\n# Version: 1\nm mod m.html\n')],
    ['a page', Buffer.from('<!doctype html>')],
    ['a header alone', Buffer.from(header)],
    ['damaged bytes', Buffer.concat([Buffer.from(header), Buffer.from([0x78, 0x9c, 1, 2, 3])])],
    ['a bomb', compressed('a'.repeat(300_000_000))],
  ])('are refused: %s', (_, bytes) => {
    expect(typeof readInventory(bytes)).toBe('string');
  });

  it('lead only to the pages of their project', () => {
    const read = readInventory(
      compressed(
        'a py:data 1 javascript:alert(1) -\nb py:data 1 //evil.example/ -\nc py:data 1 c.html#$ -\nno line\n\n',
      ),
    );
    expect(typeof read === 'object' && [...(read.objects.get('py:data') ?? [])]).toEqual([
      ['c', { uri: 'c.html#c', text: 'c' }],
    ]);
  });

  it('are files of the project: a build sees when one changes', async () => {
    const project = new RstProject({ 'a.rst': 'T\n=\n\n:func:`m.f` :func:`other:m.f` :data:`x`\n' });
    const config: UserConfig = { intersphinx: { other: { url: 'https://other.example/v1', inventory: 'other.inv' } } };
    const rules = async () => (await project.build({}, config)).messages.map(({ rule }) => rule).sort();
    expect(await rules()).toEqual(['inventory', 'unknown-object', 'unknown-object', 'unknown-object']);
    writeFileSync(path.join(project.root, 'other.inv'), writeInventory({ project: 'O', version: '' }, lines));
    expect(await rules()).toEqual(['unknown-object']);
    expect(project.read('build/html/a.html').match(/https:\/\/other\.example\/v1\/api\.html#m\.f/g)).toHaveLength(2);
    writeFileSync(path.join(project.root, 'other.inv'), 'damaged');
    expect(await rules()).toEqual(['inventory', 'unknown-object', 'unknown-object', 'unknown-object']);
    expect(project.read('build/html/a.html')).not.toContain('other.example');
  });
});

/** Debian's own Python has Sphinx, where that is installed; another one may come before it. */
const python = ['python3', '/usr/bin/python3'].find(
  command => hasTool('python3') && spawnSync(command, ['-c', 'import sphinx']).status === 0,
);

describeNeeding('python3', 'the inventory of a site', () => {
  it.skipIf(!python)('is read by Sphinx', async () => {
    const project = new RstProject({
      'a.rst': `${DESCRIBED}\n.. _place:\n\nTitle\n=====\n\n.. glossary::\n\n   term\n      meaning\n`,
    });
    await project.build();
    const file = path.join(project.root, 'build/html/objects.inv');
    const { stdout, status } = spawnSync(python ?? '', ['-m', 'sphinx.ext.intersphinx', file], {
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    expect(stdout.replace(/ +/g, ' ')).toMatch(/py:method\n\tm\.A\.g a\.html#m\.A\.g\n/);
    for (const entry of [
      'module-m',
      'cmdoption-tool-v',
      'c.Point.x',
      'directive-box',
      'envvar-HOME',
      'place',
      'term-term',
    ])
      expect(stdout).toContain(`a.html#${entry}\n`);
  });

  it.skipIf(!python)('is that of Sphinx, made of the same documents', async () => {
    const project = new RstProject({
      'index.rst': `Index\n=====\n\n.. toctree::\n\n   a\n   b\n`,
      'a.rst': `A\n=\n${DESCRIBED}`,
      'b.rst': MORE,
    });
    await project.build();
    const out = path.join(project.root, 'sphinx');
    const { status, stderr } = spawnSync(python ?? '', ['-m', 'sphinx', '-q', '-C', '-b', 'html', project.root, out], {
      encoding: 'utf8',
    });
    expect(status, stderr).toBe(0);
    const entries = (file: string) => {
      const inventory = readInventory(readFileSync(path.join(project.root, file)));
      const types = typeof inventory === 'object' ? [...inventory.objects] : [];
      return (
        types
          .flatMap(([type, names]) => [...names].map(([name, { uri }]) => `${type} ${name} ${uri}`))
          // Labels have other ids, parameters of C no place of their own, and each name of an option has its own.
          .filter(entry => !/^(?:std:label|c:functionParam) /.test(entry))
          .map(entry => (entry.startsWith('std:cmdoption') ? entry.replace(/ \S*$/, '') : entry))
          .sort()
      );
    };
    expect(entries('build/html/objects.inv')).toEqual(entries('sphinx/objects.inv'));
    expect(entries('sphinx/objects.inv').length).toBeGreaterThan(45);
  });
});

/** What else Sphinx knows to describe. */
const MORE = `
B
=

.. py:function:: f(a, b=1, *args, c: int = 3, **more) -> int
                 f()
                 g(x[, y])

.. function:: package.module.function()

.. function:: __import__(name)

.. py:module:: package.other
   :synopsis: x

.. class:: Base(object)

   .. classmethod:: make()

   .. staticmethod:: Base.still()

   .. attribute:: a_b
      :type: int

   .. property:: p

   .. class:: Inner

      .. method:: deep(self)

   .. py:decoratormethod:: decorated

.. exception:: Wrong

.. method:: Elsewhere.method()

.. data:: CONSTANT
   :value: 3

.. decorator:: twice(x)

.. function:: old.place.f()
   :canonical: new.place.f

.. function:: hidden()
   :noindex:

.. py:currentmodule:: third

.. attribute:: Some.thing
   :module: fourth

.. c:function:: PyObject *PyErr_New(const char *name, PyObject *base)

.. c:function:: void f(void (*callback)(int), void *data)

.. c:macro:: MAX(a, b)

.. c:macro:: PLAIN

.. c:type:: int (*inquiry)(PyObject *self)

.. c:type:: Py_hash_t

.. c:var:: PyObject *Py_None

.. c:struct:: Data

   .. c:member:: int a[8]

   .. c:member:: char *name

.. c:enum:: E

   .. c:enumerator:: ONE = 1

.. c:member:: char *PyTypeObject.tp_name

.. program:: git commit

.. option:: -m <text>, --message=<text>

.. option:: file

.. program:: None

.. option:: --alone

.. envvar:: A_VARIABLE

.. rst:directive:: .. listed:: name

   .. rst:directive:option:: depth: number

.. rst:role:: of-a-kind

.. glossary::

   Some Term
      meaning

.. productionlist::
   start: "a" \`next\`
   next: "b"
`;

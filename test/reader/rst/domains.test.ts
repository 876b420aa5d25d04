import { toString as plainText } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import type {} from '../../../src/literate/domains/nodes.ts';
import { parseRst } from '../../../src/reader/rst/parse.ts';
import { nodesOfType } from '../../../src/reader/rst/resolve/walk.ts';
import { read } from './join.ts';

/** The signatures of a document as they are shown. */
const signatures = (source: string) => nodesOfType(read(source).nodes, 'objectSignature').map(node => plainText(node));

/** What a document describes, as `domain:kind name → id`. */
const objects = (source: string) =>
  (read(source).exports.objects ?? []).map(({ name, anchor }) => `${name} → ${anchor}`);

const references = (source: string) =>
  nodesOfType(read(source).nodes, 'crossReference').map(node => `${plainText(node)} → ${node.name}`);

describe("Python's domain", () => {
  it.each([
    ['function:: f', 'f()'],
    ['function:: f(a, b=1, *args, **more)', 'f(a, b=1, *args, **more)'],
    [
      'function:: f(a: int = 3, /, *, b: list[str] | None = None) -> dict',
      'f(a: int = 3, /, *, b: list[str] | None = None) → dict',
    ],
    ["function:: f(a='x, y', b=(1, 2))", "f(a='x, y', b=(1, 2))"],
    ['function:: range(start, stop[, step])', 'range(start, stop[, step])'],
    ['function:: f([a[, b]])', 'f([a[, b]])'],
    ['function:: a.b.f()', 'a.b.f()'],
    ['class:: A(base)', 'class A(base)'],
    ['class:: A\n   :final:', 'final class A'],
    ['exception:: E', 'exception E'],
    ['method:: A.m()\n   :async:', 'async A.m()'],
    ['classmethod:: A.m()', 'classmethod A.m()'],
    ['staticmethod:: A.m()', 'static A.m()'],
    ['method:: A.m()\n   :abstractmethod:', 'abstract A.m()'],
    ['property:: A.p\n   :type: int', 'property A.p: int'],
    ['attribute:: A.a\n   :type: str\n   :value: "x"', 'A.a: str = "x"'],
    ['data:: D\n   :value: 3', 'D = 3'],
    ['decorator:: d(x)', '@d(x)'],
    ['decoratormethod:: A.d', '@A.d'],
    ['type:: T', 'type T'],
    ['function:: f(a, \\\n              b)', 'f(a, b)'],
    ['function:: f(', 'f('],
    ['function:: not a signature', 'not a signature'],
  ])('shows %j', (written, shown) => {
    expect(signatures(`.. py:${written}\n`)).toEqual([shown]);
    // A class directive is docutils' own where it may be.
    if (!written.startsWith('class')) expect(signatures(`.. ${written}\n`)).toEqual([shown]);
  });

  it('names things by module and class, with the ids of Sphinx', () => {
    const source = [
      ...[
        '.. module:: shelve',
        '',
        '.. function:: open(name)',
        '',
        '.. class:: Shelf',
        '',
        '   .. method:: sync()',
        '',
      ],
      ...[
        '   .. attribute:: Shelf.a',
        '',
        '.. method:: Other.m()',
        '',
        '.. currentmodule:: None',
        '',
        '.. data:: d',
        '',
      ],
      ...['.. function:: __import__()', ''],
    ].join('\n');
    expect(objects(source)).toEqual([
      'py:module shelve → module-shelve',
      'py:function shelve.open → shelve.open',
      'py:class shelve.Shelf → shelve.Shelf',
      'py:method shelve.Shelf.sync → shelve.Shelf.sync',
      'py:attribute shelve.Shelf.a → shelve.Shelf.a',
      'py:method shelve.Other.m → shelve.Other.m',
      'py:data d → d',
      'py:function __import__ → import__',
    ]);
  });

  it('leaves the module out where an option says so', () => {
    const source =
      '.. module:: m\n\n.. class:: a.B\n   :module:\n\n   .. method:: c()\n\n.. data:: d\n   :module: n\n\n.. data:: e\n';
    expect(objects(source).slice(1)).toEqual([
      'py:class a.B → a.B',
      'py:method a.B.c → a.B.c',
      'py:data n.d → n.d',
      'py:data m.e → m.e',
    ]);
  });

  it('puts several signatures into one description, and one thing into one place', () => {
    const source = '.. function:: f(a)\n              f(a, b)\n              g()\n\n   x\n';
    expect(signatures(source)).toEqual(['f(a)', 'f(a, b)', 'g()']);
    expect(objects(source)).toEqual(['py:function f → f', 'py:function g → g']);
  });

  it('leaves out what is not to be found', () => {
    expect(objects('.. function:: f()\n   :no-index:\n\n.. function:: g()\n   :noindex:\n')).toEqual([]);
    const { exports } = read('.. function:: f()\n   :no-index-entry:\n\n.. function:: g()\n');
    expect(exports.index?.map(({ value }) => value)).toEqual(['g() (built-in function)']);
  });

  it('knows another name of a thing', () => {
    expect(read('.. function:: a.f()\n   :canonical: a.b.f\n').exports.objects).toMatchObject([
      { name: 'py:function a.f' },
      { name: 'py:function a.b.f', alias: true },
    ]);
  });

  it('reads bodies as documents', () => {
    const [node] = read('.. class:: A()\n\n   - x\n\n     .. method:: m()\n\n        ::\n\n          code\n').nodes;
    expect(nodesOfType(node ? [node] : [], 'code').map(({ value }) => value)).toEqual(['code']);
    expect(objects('.. class:: A()\n\n   - x\n\n     .. method:: m()\n')).toEqual([
      'py:class A → A',
      'py:method A.m → A.m',
    ]);
  });

  it('takes a class directive for that of docutils where it names classes for a page', () => {
    const type = (source: string) => read(source).nodes[0]?.type;
    expect(type('.. class:: special\n\nText\n')).toBe('containerDirective');
    expect(type('.. class:: Big red\n\n   Text\n')).toBe('containerDirective');
    expect(type('.. class:: Shelf\n')).toBe('objectDescription');
    expect(type('.. class:: int(x)\n')).toBe('objectDescription');
    expect(type('.. class:: int(a, \\\n              b)\n')).toBe('objectDescription');
    expect(type('.. module:: m\n\n.. class:: int\n')).toBe('target');
    expect(read('.. module:: m\n\n.. class:: int\n').nodes[1]?.type).toBe('objectDescription');
    expect(parseRst('.. class:: special\n', { domain: 'py' }).nodes[0]?.type).toBe('objectDescription');
    expect(parseRst('.. class:: Shelf\n', { strict: true }).nodes[0]?.type).toBe('containerDirective');
  });

  it.each([
    [':func:`f`', 'f() → py:func f'],
    [':func:`f()`', 'f() → py:func f'],
    [':meth:`~a.B.m`', 'm() → py:meth a.B.m'],
    [':meth:`.m`', 'm() → py:meth .m'],
    [':class:`x <a.B>`', 'x → py:class a.B'],
    [':py:data:`D`', 'D → py:data D'],
    [':deco:`d`', '@d → py:deco d'],
    [':external:py:func:`f`', 'f() → external+:py:func f'],
    [':external+python:func:`f`', 'f() → external+python:py:func f'],
    [':c:func:`f`', 'f() → c:func f'],
    [':option:`--all`', '--all → std:option --all'],
    [':envvar:`HOME`', 'HOME → std:envvar HOME'],
    [':any:`x`', 'x → any:any x'],
  ])('reads the reference %s', (source, expected) => {
    expect(references(source)).toEqual([expected]);
  });

  it('leads nowhere with an exclamation mark', () => {
    expect(read(':func:`!f`').nodes[0]).toMatchObject({ children: [{ type: 'inlineCode', value: 'f()' }] });
  });

  it('refers from where it stands', () => {
    expect(references('.. module:: m\n\n.. class:: A\n\n   .. method:: f()\n\n      :meth:`g`\n')).toEqual([
      'g() → py:meth g (in m, A)',
    ]);
    expect(references('.. program:: git commit\n\n:option:`-a`\n')).toEqual(['-a → std:option -a (in , git-commit)']);
    expect(references('.. default-domain:: c\n\n:func:`f`\n')).toEqual(['f() → c:func f']);
  });

  it('is another block where the module is another one', () => {
    const context = (source: string) => read(source).blocks.at(-1)?.context;
    expect(context('.. module:: m\n\n:func:`f`\n')).not.toBe(context('.. module:: n\n\n:func:`f`\n'));
    expect(context('.. module:: m\n\n.. data:: f\n')).not.toBe(context('.. module:: n\n\n.. data:: f\n'));
    expect(context('.. module:: m\n\ntext\n')).toBe(context('.. module:: n\n\ntext\n'));
  });
});

describe('the domain of C', () => {
  it.each([
    ['function:: PyObject *PyErr_New(const char *name, PyObject *base)', 'PyErr_New'],
    ['function:: int f(void (*callback)(int), void *data)', 'f'],
    ['var:: PyObject* Py_None', 'Py_None'],
    ['member:: char *PyTypeObject.tp_name', 'PyTypeObject.tp_name'],
    ['member:: int a[8]', 'a'],
    ['macro:: Py_MAX(a, b)', 'Py_MAX'],
    ['type:: int (*inquiry)(PyObject *self)', 'inquiry'],
    ['struct:: Point', 'Point'],
    ['enumerator:: RED = 3', 'RED'],
  ])('finds the name in %j', (written, name) => {
    const [kind] = written.split('::');
    expect(objects(`.. c:${written}\n`)[0]).toBe(`c:${kind === 'var' ? 'member' : kind} ${name} → c.${name}`);
    const text = written.slice(written.indexOf(':: ') + 3);
    expect(signatures(`.. c:${written}\n`)[0]?.replace(/\s/g, '')).toContain(text.replace(/\s/g, ''));
  });

  it.each([
    ['int f(struct point *p, const char name[8], void (*done)(int x), ...)', ['p', 'name', 'done']],
    ['int f(size_t, const Foo, struct Bar *, void)', []],
    ['int f(unsigned n, Foo const *a, Foo b)', ['n', 'a', 'b']],
  ])('finds the parameters of %j', (written, names) => {
    const found = objects(`.. c:function:: ${written}\n`).slice(1);
    expect(found).toEqual(names.map(name => `c:functionParam f.${name} → c.f`));
  });

  it('names members by what they are in', () => {
    expect(objects('.. c:enum:: E\n\n   .. c:enumerator:: A\n')).toEqual([
      'c:enum E → c.E',
      'c:enumerator E.A → c.E.A',
      'c:enumerator A → c.E.A',
    ]);
  });

  it('names what is described within anything by that', () => {
    expect(objects('.. c:macro:: M\n\n   .. c:function:: int f(void)\n')).toEqual([
      'c:macro M → c.M',
      'c:function M.f → c.M.f',
    ]);
  });

  it('knows namespaces', () => {
    const member = '\n.. c:var:: int x\n\n';
    const source = `.. c:namespace:: A\n${member}.. c:namespace-push:: B\n${member.replace('x', 'y')}.. c:namespace-pop::\n${member.replace('x', 'z')}.. c:namespace:: NULL\n${member}`;
    expect(objects(source)).toEqual([
      'c:member A.x → c.A.x',
      'c:member A.B.y → c.A.B.y',
      'c:member A.z → c.A.z',
      'c:member x → c.x',
    ]);
  });

  it('refers to the types of a signature, and to the names of an expression', () => {
    expect(references('.. c:function:: A *f(const B *b, ...)\n')).toEqual([
      'A → c:identifier A',
      'B → c:identifier B (in , f)',
    ]);
    expect(references(':c:expr:`f(a) + sizeof b`\n')).toHaveLength(3);
  });
});

describe('what belongs to no language', () => {
  it.each([
    ['.. option:: -a, --all=<x>\n', ['std:cmdoption -a → cmdoption-a', 'std:cmdoption --all → cmdoption-all']],
    [
      '.. program:: git commit\n\n.. option:: file\n',
      ['std:cmdoption git-commit file → cmdoption-git-commit-arg-file'],
    ],
    ['.. envvar:: HOME\n', ['std:envvar HOME → envvar-HOME']],
    ['.. confval:: a_b\n', ['std:confval a_b → confval-a_b']],
    ['.. opcode:: LOAD (x)\n', ['std:opcode LOAD → opcode-LOAD']],
    ['.. pdbcommand:: h(elp) [command]\n', ['std:pdbcommand help → pdbcommand-help']],
    ['.. describe:: anything\n', []],
    ['.. php:function:: f(a)\n', []],
    ['.. function:: _(text)\n', ['py:function _ → id0']],
    ['.. rst:directive:: .. note::\n', ['rst:directive note → directive-note']],
    ['.. rst:role:: pep\n', ['rst:role pep → role-pep']],
    [
      '.. rst:directive:: a\n                   b\n\n   .. rst:directive:option:: o\n',
      [
        'rst:directive a → directive-a',
        'rst:directive b → directive-b',
        'rst:directive:option a:o → directive-option-a-o',
      ],
    ],
    [
      '.. rst:directive:: toctree\n\n   .. rst:directive:option:: depth: n\n      :type: number\n',
      [
        'rst:directive toctree → directive-toctree',
        'rst:directive:option toctree:depth → directive-option-toctree-depth',
      ],
    ],
  ])('describes %j', (source, expected) => {
    expect(objects(source)).toEqual(expected);
  });
});

describe('directives that would run a program', () => {
  it.each([
    ['.. autofunction:: a.b.f\n', 'a.b.f(…)', 'py:function a.b.f → a.b.f'],
    ['.. autofunction:: f(x)\n', 'f(x)', 'py:function f → f'],
    ['.. autoclass:: a.B\n   :members:\n', 'class a.B', 'py:class a.B → a.B'],
    ['.. autoclass:: a.b::B.C\n', 'class B.C', 'py:class a.b.B.C → a.b.B.C'],
    ['.. currentmodule:: a\n\n.. automethod:: a.B.m\n', 'B.m(…)', 'py:method a.B.m → a.B.m'],
    ['.. currentmodule:: a\n\n.. autoattribute:: B.x\n', 'B.x', 'py:attribute a.B.x → a.B.x'],
  ])('describe what their names say: %j', (source, shown, object) => {
    expect(signatures(source)).toEqual([shown]);
    expect(objects(source)).toEqual([object]);
    expect(read(source).messages.map(({ rule, severity }) => [rule, severity])).toEqual([['rst-autodoc', 'info']]);
  });

  it('name the module that the following is in', () => {
    expect(objects('.. automodule:: a.b\n   :members:\n\n.. autofunction:: f\n')).toEqual([
      'py:module a.b → module-a.b',
      'py:function a.b.f → a.b.f',
    ]);
  });
});

describe("directives of Python's own documentation", () => {
  it.each([
    ['availability:: Unix, not *Emscripten*.', 'Availability: Unix, not Emscripten.'],
    ['audit-event:: open path,mode', 'Raises an auditing event open with arguments path, mode.'],
    ['audit-event:: stop', 'Raises an auditing event stop with no arguments.'],
    ['impl-detail::\n\n   Only there.', 'CPython implementation detail:Only there.'],
  ])('shows %j', (written, shown) => {
    const [node] = read(`.. ${written}\n`).nodes;
    expect(node && plainText(node)).toBe(shown);
  });
});

describe('hostile signatures', () => {
  it.each([
    ['brackets', `.. function:: f${'('.repeat(50_000)}\n`],
    ['optional parameters', `.. function:: f(${'[,'.repeat(4000)}\n`],
    ['parameters', `.. function:: f(${'a: b = c, '.repeat(900)})\n`],
    ['quotes', `.. function:: f(${"\\'".repeat(4000)})\n`],
    ['names', `.. function:: ${'a.'.repeat(40_000)}\n`],
    ['pointers', `.. c:function:: ${'(*'.repeat(40_000)}\n`],
    ['options', `.. option:: ${'-a, '.repeat(2000)}\n`],
    ['references', `:func:\`${'a <'.repeat(20_000)}\`\n`],
  ])('keep their text: %s', (_, source) => {
    const [first] = read(source).nodes;
    expect(first && plainText(first).length).toBeGreaterThan(5);
  });

  it('nest as deep as anything else', () => {
    const deep = Array.from({ length: 400 }, (_, depth) => `${'   '.repeat(depth)}.. class:: A()\n`).join('\n');
    expect(nodesOfType(read(deep).nodes, 'objectDescription').length).toBeGreaterThan(90);
  });
});

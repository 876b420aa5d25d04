import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import { toString as plainText } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import { createHtmlFormat } from '../../src/output/html/index.ts';
import { createRstReader } from '../../src/reader/rst/index.ts';
import { nodesOfType } from '../../src/reader/rst/resolve/walk.ts';
import { formatOptions } from '../output/html/woven-project.ts';
import { ToyProject } from './toy-project.ts';

const FIXTURES = new URL('../../fixtures/sphinx/', import.meta.url);
const source = readFileSync(new URL('domains.rst.txt', FIXTURES), 'utf8');

/** What Sphinx 5.3 makes of the document: ids and signatures, the lines of `objects.inv`, and where references lead. */
const sphinx: {
  readonly signatures: readonly (readonly [id: string, text: string])[];
  readonly inventory: readonly string[];
  readonly references: readonly (readonly [href: string, text: string])[];
} = JSON.parse(readFileSync(new URL('domains.json', FIXTURES), 'utf8'));

const format = await createHtmlFormat(formatOptions());
const project = new ToyProject({ 'index.rst': source });
const { messages } = await project.build({
  extensions: ['.rst'],
  load: async () => ({ readers: [createRstReader()], formats: [format] }),
});

describe('the domains of C, C++ and JavaScript, as Sphinx has them', () => {
  it('show signatures, with the ids of Sphinx', () => {
    const { nodes } = createRstReader().read({ path: 'index.rst', source, include: () => undefined });
    const signatures = nodesOfType(nodes ?? [], 'objectSignature').map(node => {
      const [place] = node.children;
      return [place?.type === 'target' ? place.id : undefined, plainText(node)];
    });
    expect(signatures).toEqual(sphinx.signatures);
  });

  it('are listed in objects.inv', () => {
    const bytes = readFileSync(path.join(project.root, 'build/html/objects.inv'));
    const start = [0, 1, 2, 3].reduce(at => bytes.indexOf('\n', at) + 1, 0);
    const lines = inflateSync(bytes.subarray(start)).toString('utf8').split('\n');
    const ours = lines.filter(line => / (?:c|cpp|js|py):/.test(line));
    // A parameter of one name of several functions of one name is listed once.
    const once = new Map(sphinx.inventory.map(line => [/Param /.test(line) ? line.replace(/#.*/, '') : line, line]));
    const wanted = new Set(ours.map(line => (/Param /.test(line) ? line.replace(/#.*/, '') : line)));
    expect([...wanted].sort()).toEqual([...once.keys()].sort());
  });

  it('have references that lead where they lead in Sphinx', () => {
    const page = project.read('build/html/index.html');
    const links = [...page.matchAll(/<a href="#([^"]*)"[^>]*>(?:<code>)?([^<]*)/g)].map(([, id, text]) => [
      `#${id}`,
      (text ?? '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&#x3C;', '<'),
    ]);
    for (const reference of sphinx.references) expect(links).toContainEqual(reference);
    expect(sphinx.references.length).toBeGreaterThan(20);
  });

  it('are described once', async () => {
    const twice = '.. cpp:function:: void f(int)\n\n.. cpp:function:: void f(char)\n\n.. cpp:function:: int f(int a)\n';
    const other = new ToyProject({ 'index.rst': twice });
    const { messages: said } = await other.build({
      extensions: ['.rst'],
      load: async () => ({ readers: [createRstReader()], formats: [format] }),
    });
    expect(said.map(({ rule, line }) => [rule, line])).toEqual([['duplicate-object', 5]]);
    expect(said[0]?.message).toContain('The object "f" is also described');
  });

  it('have names of their own before other names of others', async () => {
    const other = new ToyProject({
      'index.rst': [
        ...['.. cpp:enum:: E', '', '   .. cpp:enumerator:: a', '', '.. cpp:enumerator:: a', ''],
        ...['.. cpp:function:: int f(int)', '', '.. cpp:function:: void f(double d) const', ''],
        ...['.. cpp:alias:: void f(double d) const', '               f(int)', '', ':cpp:enumerator:`a`', ''],
      ].join('\n'),
    });
    const report = await other.build({
      extensions: ['.rst'],
      load: async () => ({ readers: [createRstReader()], formats: [format] }),
    });
    expect(report.messages).toEqual([]);
    const page = other.read('build/html/index.html');
    expect(page).toContain('<a href="#_CPPv41a"');
    expect(page).toContain('<a href="#_CPPv4NK1fEd" title="f">void f(double d) const</a>');
    expect(page).toContain('<a href="#_CPPv41fi" title="f">f(int)</a>');
  });

  it('name what leads nowhere', () => {
    const unknown = messages.filter(({ rule }) => rule === 'unknown-object').map(({ message }) => message);
    expect(unknown).toHaveLength(2);
    expect(unknown[0]).toContain('"get"');
    expect(unknown[1]).toContain('"a.b.none"');
  });
});

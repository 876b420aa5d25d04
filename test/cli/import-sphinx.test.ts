import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { PythonError } from '../../src/cli/moving-in/import-sphinx-tokens.ts';
import { readPythonSettings } from '../../src/cli/moving-in/import-sphinx-values.ts';
import { runHere } from './in-process.ts';
import { buildJson, folderWith } from './pylit.ts';

const CONF = `# -*- coding: utf-8 -*-
"""Configuration."""
import os, sys
sys.path.insert(0, os.path.abspath('..'))
import made_by_running

project = u'The ' "Thing"
copyright = f'{2020}, Ann'
version = '1.0'
release = version + '.2'  # the whole
extensions = ['sphinx.ext.mathjax', 'sphinx.ext.autodoc']
extensions += ['my.own']
exclude_patterns = [
    'drafts',
    '**/old', '_build',
]
templates_path = ['_templates']
source_suffix = {'.rst': 'restructuredtext', '.md': 'markdown'}
root_doc = 'index'
language = 'pt_BR'
rst_prolog = r"""
.. |sky| replace:: The *sky*
"""
rst_epilog = '\\n.. _stars: https://stars.example/\\n'
html_theme = 'furo'
html_static_path = ['_static']
latex_documents = [('index', 'x.tex', 'X', 'Y', 'manual')]
nitpicky = True
highlight_language = 'c'
primary_domain = 'c'
default_role = 'math'
intersphinx_mapping = {
    'python': ('https://docs.python.org/3', None),
    'own': ('https://own.example', ('own.inv',)),
    'up': ('https://up.example', '../../up.inv'),
    'bad': ('ftp://x', None),
}
bibtex_bibfiles = ['refs.bib']
bibtex_reference_style = 'author_year'
made = made_by_running.now()
open('ran', 'w').write('yes')

if os.environ.get('X'):
    project = 'Other'

def setup(app):
    app.add_css_file('x.css')
`;

const FILES = {
  'docs/conf.py': CONF,
  'docs/index.rst':
    'Start\n=====\n\n|sky| of |release|, with stars_, as :cite:t:`knuth` says.\n\n.. toctree::\n\n   more\n',
  'docs/more.md': '# More\n\nWords.\n',
  'docs/refs.bib': '@book{knuth, author = {Donald Knuth}, title = {Works}, year = 1984}',
  'docs/drafts/bad.rst': 'x_\n',
  'docs/deep/old/bad.rst': 'x_\n',
  'docs/_templates/page.rst': 'x_\n',
};

describe('pylit import sphinx', () => {
  it('makes a configuration that builds, and runs nothing', async () => {
    const root = folderWith(FILES);
    const result = await runHere(root, ['import', 'sphinx', '--json']);
    const { made, notes, taken } = JSON.parse(result.stdout);
    expect(made).toEqual(['pylit.config.ts']);
    const config = readFileSync(path.join(root, 'pylit.config.ts'), 'utf8');
    expect(config).toContain("title: 'The Thing',\n  language: 'pt-BR',\n  source: 'docs',\n");
    expect(config).toContain("exclude: ['/drafts', '**/old', '/_build', '/_templates'],\n");
    expect(config).toContain(String.raw`.. |release| replace:: 1.0.2\n`);
    expect(config).not.toContain('|version|');
    expect(taken).toContain('project is title: "The Thing"');
    expect(taken).toContain('nitpicky is what pylit does anyway');
    expect(config).toContain(String.raw`epilog: '.. _stars: https://stars.example/\n'`);
    expect(config).toContain("highlight: 'c', domain: 'c', smartQuotes: true },\n");
    expect(config).toContain(String.raw`prolog: '.. default-role:: math\n\n.. |sky|`);
    expect(config).toContain(
      "intersphinx: { python: 'https://docs.python.org/3', own: { url: 'https://own.example', inventory: 'docs/own.inv' }, up: 'https://up.example' },\n",
    );
    expect(config).toContain("bibliography: { files: ['docs/refs.bib'], style: 'author-year', list: 'project' },\n");
    const said = notes.map(({ line, message }: Record<string, unknown>) => `${line ?? ''} ${message}`).join('\n');
    expect(said).toMatch(/^8 copyright.*: write it into a document/m);
    expect(said).toMatch(/^12 the extension "sphinx\.ext\.autodoc": programs are not loaded/m);
    expect(said).toMatch(/^12 the extension "my\.own" is not known/m);
    expect(said).toMatch(/^ latex_documents: only a website is made/m);
    expect(said).toMatch(/^40 made is no setting/m);
    expect(said).toMatch(/"if os\.environ.* is not run; it may set project/);
    expect(said).toMatch(/"def setup\(app\):" is not run/);
    expect(existsSync(path.join(root, 'docs/ran'))).toBe(false);
    const built = buildJson(root, '--strict');
    expect(built.messages.map(({ rule }) => rule)).toEqual(['inventory', 'inventory', 'inventory']);
    expect(readFileSync(path.join(root, 'build/html/index.html'), 'utf8')).toContain(
      'The <em>sky</em> of 1.0.2, with <a href="https://stars.example/">',
    );
    expect(readFileSync(path.join(root, 'build/html/index.html'), 'utf8')).toContain('Knuth (<a href="#ref-knuth"');
  });

  it('reads documents with another ending', async () => {
    const root = folderWith({
      'conf.py': "project = 'P'\nsource_suffix = '.txt'\n",
      'index.txt': 'Title\n=====\n\n.. toctree::\n\n   part/one\n\nTo :doc:`the part <part/one>` and :ref:`there`.\n',
      'part/one.txt': 'One\n===\n\n.. _there:\n\nThere\n-----\n\nBack to :doc:`/index`.\n',
    });
    await runHere(root, ['import', 'sphinx']);
    expect(readFileSync(path.join(root, 'pylit.config.ts'), 'utf8')).toContain("extensions: ['.txt']");
    expect(buildJson(root, '--strict').messages).toEqual([]);
    const page = readFileSync(path.join(root, 'build/html/index.html'), 'utf8');
    expect(page).toContain('<a href="part/one.html">the part</a>');
    expect(page).toContain('<a href="part/one.html#there">There</a>');
    expect(readFileSync(path.join(root, 'build/html/part/one.html'), 'utf8')).toContain(
      '<a href="../index.html">Title</a>',
    );
  });

  it('looks into docs/source, leaves what is there, and says where it finds nothing', async () => {
    const root = folderWith({
      'docs/source/conf.py': "project = 'P'\nmaster_doc = 'contents'\nsource_suffix = ['.inc']\n",
      'docs/source/contents.rst': 'Title\n=====\n',
      'docs/source/a.inc': 'x',
      'build/html/index.html': 'of Sphinx',
      'pylit.config.ts': 'export default {};\n',
      'bad/conf.py': "project = 'never ends\n",
    });
    const { made, notes } = JSON.parse((await runHere(root, ['import', 'sphinx', '--json'])).stdout);
    expect(made).toEqual([]);
    const said = notes.map(({ message }: { message: string }) => message).join('\n');
    expect(said).toContain("source: 'docs/source',\n  output: 'site',");
    expect(said).toContain('give files that end in .inc such a name');
    expect(said).toContain('is one of 1 documents with such a name');
    expect(said).toContain('call it index.rst, and the site begins with it');
    expect(readFileSync(path.join(root, 'pylit.config.ts'), 'utf8')).toBe('export default {};\n');
    expect((await runHere(root, ['import', 'sphinx', 'bad'])).stderr).toContain(
      'bad/conf.py:1 cannot be read: a string has no end',
    );
    expect((await runHere(root, ['import', 'sphinx', 'build'])).stderr).toContain('There is no conf.py in');
  });
});

describe('reading conf.py', () => {
  const valuesOf = (source: string) =>
    Object.fromEntries([...readPythonSettings(source).settings].map(([name, { value }]) => [name, value]));

  it('knows literals of all kinds', () => {
    expect(
      valuesOf(
        [
          String.raw`a = 'x\n\x41\u00e9\'' r'\n' """t"q""" # comment`,
          'b = (1, -2.5, 0x10, 1_000,)',
          'c: list = [True, False, None, ["in"], ]',
          "d = {'k': ('v', None), 2: 3}",
          "e = f = 'same'",
          "g = ('one '\n     'string')",
          "h = ['x']; h.append('y'); h.extend(['z'])",
          'i = \\\n  "next line"',
          "j = {'set', 'of'}",
          'k = "a" + e',
          'l = ()',
          "m = ''''quoted'''",
        ].join('\n'),
      ),
    ).toEqual({
      a: 'x\nAé\'\\nt"q',
      b: [1, -2.5, 16, 1000],
      c: [true, false, null, ['in']],
      d: new Map<string, unknown>([
        ['k', ['v', null]],
        ['2', 3],
      ]),
      e: 'same',
      f: 'same',
      g: 'one string',
      h: ['x', 'y', 'z'],
      i: 'next line',
      j: ['set', 'of'],
      k: 'asame',
      l: [],
      m: "'quoted",
    });
  });

  it('does not guess what is computed', () => {
    const source =
      "a = f'{1}'\nb = b'x'\nc = os.path.join('a')\nd = 'x' % 1\ne = d\ng = ['x'] * 3\nh = [x for x in y]\n";
    expect(Object.values(valuesOf(source)).filter(value => value !== undefined)).toEqual([]);
    expect(Object.keys(valuesOf(source))).toHaveLength(7);
    // Doubled 200 times, this would fill any memory.
    expect(valuesOf(`a = 'xxxxxxxxxx'\n${'a += a\n'.repeat(200)}`)).toEqual({ a: undefined });
    expect(valuesOf(`a = ${'['.repeat(5000)}${']'.repeat(5000)}\n`)).toEqual({ a: undefined });
  });

  it('refuses what is no Python', () => {
    for (const source of ["a = 'x", 'a = (1', 'a = 1)', `a = 1\n${'#'.repeat(2 << 20)}`])
      expect(() => readPythonSettings(source)).toThrow(PythonError);
  });
});

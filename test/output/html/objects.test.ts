import { describe, expect, it } from 'vitest';
import { weave } from './woven-project.ts';

const text = async (source: string) => (await weave({ 'a.rst': source })).text('a.html');
const plain = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

describe('descriptions', () => {
  it('are definition lists whose signatures have ids and links to themselves', async () => {
    const html = await text('.. function:: m.f(a)\n\n   Text.\n');
    expect(html).toContain('<dl class="py function">\n<dt class="sig sig-object py"><span id="m.f" class="target">');
    expect(html).toContain(
      '<a class="anchor" href="#m.f" aria-hidden="true" tabindex="-1">#</a></dt>\n<dd>\n<p>Text.</p>',
    );
  });

  it('have a definition even where nothing is said', async () => {
    expect(await text('.. envvar:: HOME\n')).toContain('</dt>\n<dd></dd>\n</dl>');
  });

  it('have an id for each name', async () => {
    const html = await text('.. option:: -a, --all\n');
    expect(html).toContain('id="cmdoption-a"');
    expect(html).toContain('id="cmdoption-all"');
  });

  it('are in the general index', async () => {
    const { page } = await weave(
      {
        'a.rst': '.. module:: m\n\n.. method:: A.g()\n\n.. c:macro:: MAX(a)\n\n.. envvar:: HOME\n',
      },
      { indexPage: { title: 'Index' } },
    );
    const index = plain(page('genindex.html'));
    for (const entry of ['g() (m.A method)', 'MAX (C macro)', 'HOME', 'environment variable HOME', 'module m'])
      expect(index).toContain(entry);
    expect(page('genindex.html')).toContain('href="a.html#m.A.g"');
  });
});

describe('fields of a description', () => {
  const fields = (lines: readonly string[], directive = 'function:: f(a, b)') =>
    text(`.. class:: Known\n\n.. ${directive}\n\n${lines.map(line => `   ${line}\n`).join('')}`).then(html =>
      html.slice(html.indexOf('<dl class="field-list">')),
    );

  it('are put together: parameters with their types, then what is returned and raised', async () => {
    const html = await fields([
      ':param a: the *first*',
      ':type a: Known or None',
      ':raises ValueError: if not',
      ':param int b: the second',
      ':returns: what is known',
      ':rtype: Known',
    ]);
    expect(plain(html)).toBe(
      'Parameters a ( Known or None ) – the first b ( int ) – the second Raises ValueError – if not Returns what is known Return type Known',
    );
    expect(html).toContain(
      '<strong>a</strong> (<em><a href="#Known" title="Known">Known</a> or None</em>) – the <em>first</em>',
    );
    expect(html.match(/<li>/g)).toHaveLength(2);
  });

  it.each([
    ['one parameter is no list', [':param a: x'], 'Parameters a – x', 0],
    ['a type alone is enough', [':param int a:'], 'Parameters a ( int )', 0],
    ['variables of a class', [':ivar a: x', ':vartype a: int', ':cvar b: y'], 'Variables a ( int ) – x b – y', 2],
    ['other fields keep their names', [':meta: x', ':return: y'], 'Meta x Returns y', 0],
    ['several paragraphs', [':param a: x', '', '   y', ':param b: z'], 'Parameters a – x y b – z', 2],
  ])('%s', async (_, lines, shown, items) => {
    const html = await fields(lines);
    expect(plain(html)).toBe(shown);
    expect(html.match(/<li>/g) ?? []).toHaveLength(items);
  });

  it('are those of C for functions of C', async () => {
    const html = await fields([':param a: x', ':retval 0: fine', ':retval 1: not'], 'c:function:: int f(int a)');
    expect(plain(html)).toBe('Parameters a – x Return values 0 – fine 1 – not');
  });

  it('are as they are written elsewhere', async () => {
    expect(plain(await text('T\n=\n\nText.\n\n:param a: x\n'))).toContain('param a x');
  });
});

describe('references to anything', () => {
  it('lead to labels, documents, terms and descriptions, in this order', async () => {
    const woven = await weave({
      'a.rst': 'A\n=\n\n:any:`place` :any:`b` :any:`word` :any:`f` :keyword:`place` :any:`none`\n',
      'b.rst':
        'The other\n=========\n\n.. _place:\n\nTitle\n-----\n\n.. glossary::\n\n   word\n      x\n\n.. function:: f()\n',
    });
    const links = [...woven.text('a.html').matchAll(/<a href="([^"]*)"[^>]*>(.*?)<\/a>/g)].map(([, href, shown]) => [
      href,
      shown,
    ]);
    expect(links.filter(([href]) => href?.startsWith('b.html'))).toEqual([
      ['b.html#place', 'Title'],
      ['b.html', 'The other'],
      ['b.html#term-word', 'word'],
      ['b.html#f', 'f'],
      ['b.html#place', '<code>place</code>'],
    ]);
    expect(woven.problems).toEqual(['a.rst:4 unknown-object']);
  });
});

import { describe, expect, it } from 'vitest';
import { weave } from '../woven-project.ts';

const indexPage = { title: 'Index' };
const modulePage = { title: 'Python Module Index' };

describe('the general index of a site', () => {
  it('leads to each place, main ones first', async () => {
    const { text, page, problems } = await weave(
      {
        'index.rst': 'Home\n====\n\n.. index:: ! apple, pear\n   pair: fruit; tree\n\nAn :index:`apple`.\n',
        'sub/b.rst': 'B\n=\n\n.. index::\n   see: quince; pear\n   single: pear; wild\n\nText :index:`of it <pear>`.\n',
      },
      { indexPage },
    );
    expect(problems).toEqual([]);
    const html = text('genindex.html');
    expect(html).toContain(
      '<li><strong><a href="index.html#index-0">apple</a></strong>, <a href="index.html#index-1" aria-label="apple, place 2">[1]</a></li>',
    );
    expect(html).toContain(
      '<li><a href="index.html#index-0">pear</a>, <a href="sub/b.html#index-1" aria-label="pear, place 2">[1]</a>\n<ul>\n' +
        '<li><a href="sub/b.html#index-0">wild</a></li>\n</ul></li>',
    );
    expect(html).toContain('<li>quince\n<ul>\n<li>see pear</li>\n</ul></li>');
    expect(html).toContain('<h2 id="index-F">F</h2>');
    expect(text('index.html')).toContain('<span id="index-0" class="target"></span>');
    expect(text('index.html')).toContain('<span id="index-1" class="target">apple</span>');
    expect(page('index.html')).toContain('<a href="genindex.html">Index</a>');
    expect(page('genindex.html')).not.toContain('pylit-theme/code.js');
  });

  it('is absent where nothing is in it, and where it is not wanted', async () => {
    const plain = await weave({ 'index.rst': 'Text.\n' }, { indexPage });
    expect(() => plain.page('genindex.html')).toThrow();
    const unwanted = await weave({ 'index.rst': '.. index:: a\n\nText.\n' });
    expect(() => unwanted.page('genindex.html')).toThrow();
  });

  it('says what is wrong with an entry', async () => {
    const { problems } = await weave({ 'index.rst': '.. index::\n   pair: a\n   single: b\n\nText.\n' });
    expect(problems).toEqual(['index.rst:2 rst-index-entry']);
  });

  it('is what a reference to genindex means', async () => {
    const { text, problems } = await weave(
      { 'a.rst': '.. index:: a\n\n:ref:`genindex`, :ref:`all <genindex>`, :ref:`search`\n' },
      { indexPage },
    );
    expect(problems).toEqual([]);
    expect(text('a.html')).toContain('<a href="genindex.html">Index</a>, <a href="genindex.html">all</a>, search</p>');
    expect((await weave({ 'a.rst': ':ref:`genindex`\n' })).problems).toEqual([]);
  });

  it('has an index of modules beside it', async () => {
    const source = [
      ...['.. module:: zoo.cage', '   :synopsis: Where they <live>.', '', '.. module:: zoo', '   :platform: Unix', ''],
      ...[
        '.. module:: old.one',
        '   :deprecated:',
        '',
        ':ref:`modindex`',
        '',
        '.. toctree::',
        '',
        '   py-modindex',
        '',
      ],
    ].join('\n');
    const { text, page, problems } = await weave({ 'a.rst': source }, { indexPage, modulePage });
    expect(problems).toEqual([]);
    const html = text('py-modindex.html');
    expect(html).toContain('<li><a href="a.html#module-zoo"><code>zoo</code></a> <em>(Unix)</em>\n<ul>');
    expect(html).toContain('<code>zoo.cage</code></a> Where they &lt;live&gt;.</li>');
    expect(html).toContain('<li><code>old</code>\n<ul>');
    expect(html).toContain('<code>old.one</code></a> <strong>Deprecated.</strong></li>');
    expect(html).toContain('<h2 id="modules-z">z</h2>');
    expect(text('a.html')).toContain('<a href="py-modindex.html">Python Module Index</a>');
    expect(page('a.html').match(/href="py-modindex\.html"/g)?.length).toBeGreaterThan(2);
    const without = await weave({ 'a.rst': '.. function:: f()\n\n:ref:`modindex`\n' }, { indexPage });
    expect(without.problems).toEqual([]);
    expect(() => without.page('py-modindex.html')).toThrow();
  });

  it('escapes what documents say', async () => {
    const { text } = await weave({ 'index.rst': '.. index:: <b>"x"\n\nText.\n' }, { indexPage });
    expect(text('genindex.html')).toContain('&lt;b&gt;&quot;x&quot;</a>');
  });
});

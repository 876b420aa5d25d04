import { describe, expect, it } from 'vitest';
import { weave } from '../woven-project.ts';

const page = (title: string, more = '') => `${title}\n${'='.repeat(title.length)}\n\nText.\n\n${more}`;
const section = (title: string, more = '') => `${title}\n${'-'.repeat(title.length)}\n\nText.\n\n${more}`;
const toctree = (options: readonly string[], ...entries: string[]) =>
  `.. toctree::\n${options.map(option => `   :${option}\n`).join('')}\n${entries.map(entry => `   ${entry}\n`).join('')}\n`;

/** A nested list as text: `a[b c]`. */
function listed(html: string): string {
  const list = /<div class="pages">([\s\S]*?)<\/div>/.exec(html)?.[1] ?? '';
  return list
    .replace(/<a href="([^"]*)">(.*?)<\/a>/g, (_, url, text) => `${text.replace(/<[^>]*>/g, '')}(${url})`)
    .replace(/<ul>\s*/g, '[')
    .replace(/\s*<\/ul>/g, ']')
    .replace(/<p[^>]*>(.*?)<\/p>/g, '$1 ')
    .replace(/<li>|<\/li>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

const menu = (html: string) =>
  (/<nav class="menu"[^>]*>([\s\S]*?)<\/nav>/.exec(html)?.[1] ?? '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const FILES = {
  'a.rst': page('A', section('A1') + section('A2')),
  'sub/b.rst': page('B', toctree([], 'c') + section('B1', toctree(['hidden:'], 'd'))),
  'sub/c.rst': page('C'),
  'sub/d.rst': page('D', section('D1')),
};

async function built(...lists: string[]) {
  return weave({ ...FILES, 'index.rst': page('Home', lists.join('')) });
}

describe('lists of documents', () => {
  it.each([
    [['maxdepth: 1'], '[A(a.html) B(sub/b.html)]'],
    [[], '[A(a.html)[A1(a.html#a1) A2(a.html#a2)] B(sub/b.html)[C(sub/c.html) B1(sub/b.html#b1)]]'],
    [
      ['includehidden:'],
      '[A(a.html)[A1(a.html#a1) A2(a.html#a2)] B(sub/b.html)[C(sub/c.html) B1(sub/b.html#b1)[D(sub/d.html)[D1(sub/d.html#d1)]]]]',
    ],
    [['includehidden:', 'titlesonly:'], '[A(a.html) B(sub/b.html)[C(sub/c.html) D(sub/d.html)]]'],
    [['reversed:', 'maxdepth: 1'], '[B(sub/b.html) A(a.html)]'],
    [['caption: Parts', 'maxdepth: 1'], 'Parts [A(a.html) B(sub/b.html)]'],
    [['hidden:'], ''],
  ])('are shown with %j', async (options, expected) => {
    const { text, problems } = await built(toctree(options, 'a', 'sub/b'));
    expect(listed(text('index.html'))).toBe(expected);
    expect(problems).toEqual([]);
  });

  it('stand among the sections of a page', async () => {
    const { text } = await weave({
      'index.rst': page('Home', toctree(['maxdepth: 3'], 'p')),
      'p.rst': page('P', section('P1', toctree([], 'q')) + section('P2')),
      'q.rst': page('Q', section('Q1')),
    });
    expect(listed(text('index.html'))).toBe('[P(p.html)[P1(p.html#p1)[Q(q.html)] P2(p.html#p2)]]');
  });

  it('may have titles, places elsewhere, and the page itself', async () => {
    const list = toctree(['maxdepth: 2'], 'The first <a>', 'Elsewhere <https://e.org>', 'self', 'genindex');
    const { text, problems, page: html } = await built(list);
    expect(listed(text('index.html'))).toBe(
      '[The first(a.html)[A1(a.html#a1) A2(a.html#a2)] Elsewhere(https://e.org) Home(index.html)]',
    );
    expect(problems).toEqual([]);
    expect(menu(html('index.html'))).toContain('The first');
  });

  it('may have patterns, which find each document once', async () => {
    const { text, page: html } = await built(toctree(['glob:', 'maxdepth: 1'], 'sub/d', 'sub/*', '*'));
    expect(listed(text('index.html'))).toBe('[D(sub/d.html) B(sub/b.html) C(sub/c.html) A(a.html)]');
    expect(menu(html('index.html'))).toMatch(/^Home .*D B .*C .*A/);
    const reversed = await built(toctree(['glob:', 'reversed:', 'maxdepth: 1'], 'a', 'sub/[c-z]'));
    expect(listed(reversed.text('index.html'))).toBe('[D(sub/d.html) C(sub/c.html) A(a.html)]');
  });

  it('make the menu, with their captions', async () => {
    const { page: html } = await built(
      toctree(['caption: First', 'hidden:'], 'a'),
      toctree(['caption: Then'], 'sub/b'),
    );
    expect(menu(html('index.html'))).toMatch(/First A Then B .*C D/);
  });

  it('number the sections of their documents', async () => {
    const { text, page: html, problems } = await built(toctree(['numbered:', 'maxdepth: 2'], 'a', 'sub/b'));
    expect(problems).toEqual([]);
    expect(listed(text('index.html'))).toBe(
      '[1. A(a.html)[1.1. A1(a.html#a1) 1.2. A2(a.html#a2)] 2. B(sub/b.html)[2.1. C(sub/c.html) 2.2. B1(sub/b.html#b1)]]',
    );
    expect(text('a.html')).toContain('<h2 id="a2"><span class="section-number">1.2. </span>A2');
    expect(text('sub/d.html')).toContain('<h2 id="d1"><span class="section-number">2.2.1.1. </span>D1');
    expect(text('index.html')).toContain('<h1 id="home">Home');
    expect(menu(html('a.html'))).toContain('1. A');
    const short = await built(toctree(['numbered: 1'], 'a'));
    expect(short.text('a.html')).toContain('<h1 id="a"><span class="section-number">1. </span>A');
    expect(short.text('a.html')).toContain('<h2 id="a1">A1');
  });

  it('may be listed in a circle', async () => {
    const { text, problems } = await weave({
      'index.rst': page('Home', toctree(['numbered:'], 'p')),
      'p.rst': page('P', toctree([], 'index', 'p', 'q')),
      'q.rst': page('Q', toctree([], 'p')),
    });
    expect(listed(text('index.html'))).toBe('[1. P(p.html)[1.1. Q(q.html)]]');
    expect(problems).toEqual([]);
  });

  it('say that no document fits a pattern', async () => {
    const { problems, report } = await built(toctree(['glob:'], 'gone/*', 'sub/*'));
    expect(problems).toEqual(['index.rst:6 empty-pattern']);
    expect(report.messages[0]).toMatchObject({ message: 'No document fits the pattern "gone/*".' });
  });

  it('say what is wrong', async () => {
    const { text, problems } = await built(toctree(['maxdepth: 1'], 'a', 'gone', 'a'), toctree(['maxdepth: x'], 'a'));
    expect(problems).toEqual([
      'index.rst:10 unknown-document',
      'index.rst:11 rst-toctree',
      'index.rst:13 rst-directive',
    ]);
    expect(listed(text('index.html'))).toContain('A(a.html)');
  });
});

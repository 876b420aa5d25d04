import { describe, expect, it } from 'vitest';
import { weave } from './woven-project.ts';

const FILES = {
  'index.md': [
    '# Home',
    '[page](guide/intro.md) [place](guide/intro.md#setting-up) [](guide/intro.md#setting-up) [own](#home)',
    '[named][ref] ![picture](img/a%20b.png) [data](/img/a%20b.png) [woven](guide/intro.html)',
    '[out](https://example.com/?a=1&b=2) <mail@example.com>',
    '',
    '[ref]: guide/intro.md "An introduction"',
  ].join('\n'),
  'guide/intro.md': '# Introduction\n\n## Setting up\n\n[back](../index.md) [root](/index.md#home)\n',
  'img/a b.png': 'x',
};

describe('links', () => {
  it('lead to pages, places and files, relative to the page', async () => {
    const woven = await weave(FILES);
    const home = woven.text('index.html');
    expect(home).toContain('<a href="guide/intro.html">page</a>');
    expect(home).toContain('<a href="guide/intro.html#setting-up">place</a>');
    expect(home).toContain('<a href="#home">own</a>');
    expect(home).toContain('<a href="guide/intro.html" title="An introduction">named</a>');
    expect(home).toContain('src="img/a%20b.png" alt="picture"');
    expect(home).toContain('<a href="img/a%20b.png">data</a>');
    expect(home).toContain('<a href="guide/intro.html">woven</a>');
    const intro = woven.text('guide/intro.html');
    expect(intro).toContain('<a href="../index.html">back</a> <a href="../index.html#home">root</a>');
    expect(woven.problems).toEqual([]);
  });

  it('without a text take the text of their target', async () => {
    const woven = await weave(FILES);
    expect(woven.text('index.html')).toContain('<a href="guide/intro.html#setting-up">Setting up</a>');
  });

  it('to other sites stay as they are', async () => {
    const woven = await weave(FILES);
    expect(woven.text('index.html')).toContain('<a href="https://example.com/?a=1&#x26;b=2">out</a>');
    expect(woven.text('index.html')).toContain('<a href="mailto:mail@example.com">mail@example.com</a>');
  });

  it('that lead nowhere are errors that name the nearest, and are marked in the page', async () => {
    const woven = await weave({ 'index.md': '# Installing\n\n[a](#instaling)\n[b](no.md)\n![c](no.png)\n' });
    expect(woven.problems).toEqual([
      'index.md:3 unknown-label',
      'index.md:4 unknown-document',
      'index.md:5 unknown-file',
    ]);
    expect(woven.report.messages[0]?.hint).toBe('Did you mean "installing"?');
    expect(woven.text('index.html')).toContain(
      '<span class="pylit-broken" title="There is no place &#x22;#instaling&#x22;.">a</span>',
    );
    expect(woven.text('index.html')).not.toContain('href="no.md"');
  });

  it('in raw HTML mean the same', async () => {
    const html = '<a href="guide/intro.md#setting-up">x</a> <img src="img/a b.png" alt="y">';
    const woven = await weave({ ...FILES, 'raw.md': `${html}\n` });
    expect(woven.text('raw.html')).toContain('<a href="guide/intro.html#setting-up">x</a>');
    expect(woven.text('raw.html')).toContain('<img src="img/a%20b.png" alt="y">');
    expect(woven.problems).toEqual([]);
  });

  it.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd'])(
    'with the scheme of %s are not made',
    async url => {
      const woven = await weave({ 'index.md': `[x](${url})\n\n<a href="${url}">y</a>\n` });
      expect(woven.text('index.html')).not.toMatch(/href/);
      expect(woven.problems).toEqual(['index.md:1 link-scheme', 'index.md:3 link-scheme']);
    },
  );
});

import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { relativeUrl } from '../../../src/output/html/page/relative-url.ts';
import { launchChromium, violations } from '../../chromium.ts';
import { describeNeeding } from '../../tools.ts';
import { type Woven, weave } from './woven-project.ts';

const FILES = {
  'index.md': `---
title: A site
description: What it is.
---
# Welcome

Text with a note[^1], \`code\` and a [link](guide/writing.md). A [broken one](no.md).

> A quote.

- [x] done
- [ ] open

[^1]: The note.
`,
  'guide/writing.md': `# Writing

## Code

\`\`\`python {#main file="main.py"}
print("${'a long line '.repeat(20)}")
<<rest>>
\`\`\`

\`\`\`python {#rest}
pass
\`\`\`

### Deeper

| A | B |
|---|--:|
| 1 | ${'2 '.repeat(60)} |

## Boxes

<details><summary>More</summary>Folded.</details>

:::note[Title]
Body
:::

![](picture.svg)
`,
  'part/index.md': '# A part\n\nText\n',
  'part/one.md': '# A chapter\n\nText\n',
  'guide/picture.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>',
  'guide/described.rst': `Described
=========

.. module:: shelve

.. function:: open(filename: str, flag='c', *, protocol=None${', another_parameter=None'.repeat(6)}) -> Shelf
              open(filename[, flag])

   See :func:\`open\`, :class:\`Shelf\`, :meth:\`unknown\` and :numref:\`fig\`.

   :param str filename: the file
   :param flag: how
   :raises OSError: when not

.. class:: Shelf

   .. attribute:: mode
      :type: str
      :value: "r"

.. c:function:: PyObject *PyErr_New(const char *name, PyObject *base)

.. option:: -a, --all=<${'x'.repeat(60)}>

   .. availability:: Unix.

.. _fig:

.. figure:: picture.svg
   :alt: A circle

   A caption

.. math::
   :label: long

   a = b
`,
  'guide/other.rst':
    'Other\n=====\n\n:Field: value\n\nterm\n   Meaning.\n\n.. epigraph::\n\n   Words.\n\n   -- Somebody\n',
};

describe('a page', () => {
  it('is a whole document with language, title, description and neighbours', async () => {
    const woven = await weave(FILES);
    const html = woven.page('index.html');
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="en">/);
    expect(html).toContain('<title>A site</title>');
    expect(html).toContain('<meta name="description" content="What it is.">');
    expect(woven.page('guide/writing.html')).toMatch(/<title>Writing · .*<\/title>/);
    expect(html).toMatch(/<a class="neighbour-next" rel="next" href="guide\/[a-z]+\.html">/);
    expect(html).toContain('aria-current="page"');
  });

  it('names no address of another site and holds no inline script or style', async () => {
    const woven = await weave({ 'index.md': '# Plain\n' });
    const theme = ['style.css', 'early.js', 'page.js', 'icon.svg']
      .map(name => woven.page(`pylit-theme/${name}`))
      .join('\n');
    expect(woven.page('index.html') + theme.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:\/\//);
    expect(woven.page('index.html')).not.toMatch(/<style|style=|<script>|\son\w+=/);
  });

  it.each([
    ['# Own\n', '<h1 id="own">'],
    ['---\ntitle: Given\n---\n\nText\n', '<h1>Given</h1>'],
    ['## Lower\n', '<h1 class="unseen">'],
    ['<h1 align="center">Raw</h1>\n', '<h1 align="center">'],
  ])('has one heading of the first level (%#)', async (source, expected) => {
    const html = (await weave({ 'index.md': source })).page('index.html');
    expect(html).toContain(expected);
    expect(html.match(/<h1[ >]/g)).toHaveLength(1);
  });

  it('is the same every time', async () => {
    const [first, second] = [await weave(FILES), await weave(FILES)];
    expect(first.page('guide/writing.html')).toBe(second.page('guide/writing.html'));
  });
});

describe('relative URLs', () => {
  it.each([
    ['a.html', 'b.html', undefined, 'b.html'],
    ['a/b.html', 'a/c d.html', 'é"', 'c%20d.html#%C3%A9%22'],
    ['a/b/c.html', 'x.html', undefined, '../../x.html'],
    ['a.html', 'a.html', 'x', '#x'],
    ['a.html', 'a.html', undefined, 'a.html'],
    ['a.html', 'javascript:x/y.html', undefined, 'javascript%3Ax/y.html'],
  ])('from %s to %s', (from, to, fragment, expected) => {
    expect(relativeUrl(from, to, fragment)).toBe(expected);
  });
});

describeNeeding('chromium', 'a page in the browser', () => {
  let browser: Browser;
  let woven: Woven;

  beforeAll(async () => {
    browser = await launchChromium();
    woven = await weave(FILES);
  });
  afterAll(() => browser?.close());

  async function open(path: string, width: number, colorScheme: 'light' | 'dark'): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
    await page.goto(`${pathToFileURL(woven.root)}/build/html/${path}`);
    return page;
  }

  const views = [
    'index.html',
    'guide/writing.html',
    'guide/described.html',
    'guide/other.html',
    'part/index.html',
  ].flatMap(path =>
    (
      [
        ['desktop', 1280],
        ['phone', 390],
      ] as const
    ).flatMap(([device, width]) => (['light', 'dark'] as const).map(scheme => [path, device, scheme, width] as const)),
  );

  it.each(views)(
    '%s on a %s, %s: axe finds nothing, and nothing is wider than the screen',
    async (path, _, scheme, width) => {
      const page = await open(path, width, scheme);
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      await page.close();
    },
  );

  it('changes its theme, and remembers it', async () => {
    const page = await open('index.html', 1280, 'light');
    const background = () => page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
    const light = await background();
    await page.click('.theme-button');
    await page.click('.theme-button');
    expect(await page.textContent('.theme-button')).toBe('Dark');
    const dark = await background();
    expect(dark).not.toBe(light);
    await page.reload();
    expect(await background()).toBe(dark);
    await page.close();
  });

  it('opens its menu on a phone, and closes it when Escape is pressed', async () => {
    const page = await open('index.html', 390, 'light');
    expect(await page.isVisible('.menu')).toBe(false);
    await page.click('.menu-button');
    expect(await page.isVisible('.menu')).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.isVisible('.menu')).toBe(false);
    await page.close();
  });

  it('marks the section being read, and closes its contents when a link in them is followed', async () => {
    const page = await open('guide/writing.html', 390, 'light');
    await page.click('.contents-button');
    await page.click('.page-contents a[href="#boxes"]');
    expect(await page.isVisible('.page-contents')).toBe(false);
    await page.waitForSelector('.page-contents a[href="#boxes"][aria-current]', { state: 'attached' });
    await page.close();
  });

  it('has a menu without scripts, too', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 800 } });
    const page = await context.newPage();
    await page.goto(`${pathToFileURL(woven.root)}/build/html/index.html`);
    expect(await page.isVisible('.theme-button')).toBe(false);
    await page.click('.menu-button');
    await page.click('.menu summary');
    await page.click('.menu a[href="guide/writing.html"]');
    expect(page.url()).toMatch(/guide\/writing\.html$/);
    await context.close();
  });

  it('is checked by an axe that finds what is wrong', async () => {
    const page = await open('index.html', 1280, 'light');
    await page.evaluate('document.querySelector("article").innerHTML += `<img src="x"><p style="color:#ddd">pale</p>`');
    const found = (await violations(page)) as string[];
    expect(found.map(text => text.split(':')[0])).toEqual(expect.arrayContaining(['image-alt', 'color-contrast']));
    await page.close();
  });
});

import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium, violations } from '../../../chromium.ts';
import { describeNeeding } from '../../../tools.ts';
import { type Woven, weave } from '../woven-project.ts';

const FILES = {
  'index.rst': `Home
====

:Author: Me
:Abstract: What it is.

.. toctree::
   :numbered:
   :caption: Parts

   words
   code

See :ref:\`genindex\`.
`,
  'words.rst': `Words
=====

.. index:: !main, other; sub
   pair: a; bb

:kbd:\`Ctrl+X Ctrl-S\`, :menuselection:\`&File --> Save &As\`, :guilabel:\`&Cancel\`, :file:\`/usr/{name}/x\`, :samp:\`a{b}\`,
:abbr:\`LIFO (last in, first out)\`, :pep:\`8\`, :term:\`wind\`, :token:\`g:rule\`, :dfn:\`word\`.

.. glossary::

   wind
   breeze : air
      Moving *air*.

.. productionlist:: g
   rule: "a" | \`rule\` "b"

.. versionadded:: 1.2
   Something with a :term:\`wind\`.

.. deprecated:: 1.3

.. seealso:: Another.

.. hlist::
   :columns: 3

   * A
   * B
   * C

.. centered:: In the middle

.. target-notes::
`,
  'code.rst': `Code
====

Lines
-----

.. code-block:: python
   :linenos:
   :emphasize-lines: 2

   a = 1
   b = 2
   c = 3

.. literalinclude:: /code.rst
   :lines: 1-3, 5
   :caption: Some lines of a file
`,
};

describeNeeding('chromium', 'pages of documents of Sphinx in the browser', () => {
  let browser: Browser;
  let woven: Woven;

  beforeAll(async () => {
    browser = await launchChromium();
    woven = await weave(FILES, { indexPage: { title: 'Index' } });
  });
  afterAll(() => browser?.close());

  it.each([
    ['index.html', 1280, 'light'],
    ['words.html', 1280, 'dark'],
    ['words.html', 390, 'light'],
    ['code.html', 390, 'dark'],
    ['code.html', 1280, 'light'],
    ['genindex.html', 1280, 'light'],
    ['genindex.html', 390, 'dark'],
  ] as const)('%s, %d points wide, %s: axe finds nothing, and nothing is wider', async (path, width, colorScheme) => {
    expect(woven.problems).toEqual([]);
    const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
    await page.goto(`${pathToFileURL(woven.root)}/build/html/${path}`);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    await page.close();
  });

  it('colours the whole of an emphasised line', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(`${pathToFileURL(woven.root)}/build/html/code.html`);
    const [mark, code] = await page.evaluate<number[]>(
      '[".emphasized-line", "pre:has(.emphasized-line)"].map(name => document.querySelector(name).getBoundingClientRect().width)',
    );
    expect(Math.abs((mark ?? 0) - (code ?? 1000))).toBeLessThan(4);
    await page.close();
  });
});

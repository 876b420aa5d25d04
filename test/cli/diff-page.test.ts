import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium, violations } from '../chromium.ts';
import { describeNeeding } from '../tools.ts';
import { makeHistory } from './history-repositories.ts';

const BEFORE = `---
title: A page of its own
---

# Page {#top}

A paragraph with *emphasis*, a [link](other.md), $x^2$ and an old word.

| key | value |
|---|---|
| a | one |

- first
- second

Somebody wrote this paragraph, and it will go.

> [!TIP]
> It stays.

\`\`\`js
const a = 1;
const longLine = 'it is so long that it does not fit into a column, and so the frame of the code has to scroll, indeed';
\`\`\`

${Array.from({ length: 6 }, (_, index) => `Nothing changes in paragraph ${index}.\n`).join('\n')}
## End

A note.[^1]

[^1]: Said below.

A paragraph that moves to the front of it all.
`;

const AFTER = BEFORE.replace('title: A page', 'title: The page')
  .replace('an old word', 'a new word')
  .replace('| a | one |', '| a | one |\n| b | <b>two</b> & more |')
  .replace('- second\n', '- second\n- third\n')
  .replace('Somebody wrote this paragraph, and it will go.\n\n', '')
  .replace('const a = 1', 'const a = 2')
  .replace('A paragraph that moves to the front of it all.\n', '')
  .replace('A paragraph with', 'A paragraph that moves to the front of it all.\n\nA paragraph with')
  .replace('A note.', 'A short note.');

describeNeeding('chromium', 'a page with two versions', () => {
  let browser: Browser;
  let file: string;

  beforeAll(async () => {
    browser = await launchChromium();
    const { root, run } = await makeHistory('pylit', [
      {
        message: 'before',
        files: { 'page.md': BEFORE, 'gone.md': '# Gone\n\nIt was here.\n', 'other.md': '# Other\n' },
      },
      {
        message: 'after',
        files: { 'page.md': AFTER, 'gone.md': undefined, 'new.rst': 'New\n===\n\nHello.\n', 'a.txt': 'x' },
      },
    ]);
    file = `${root}/diff.html`;
    expect(await run('diff', 'HEAD~1..HEAD', '--html', 'diff.html')).toMatchObject({ status: 0 });
  });
  afterAll(() => browser?.close());

  async function open(width: number, colorScheme: 'light' | 'dark'): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
    await page.goto(String(pathToFileURL(file)));
    return page;
  }

  it.each([
    ['desktop', 1280, 'light'],
    ['desktop', 1280, 'dark'],
    ['phone', 390, 'light'],
    ['phone', 390, 'dark'],
  ] as const)('on a %s (%i, %s): axe finds nothing, and nothing is wider than the screen', async (_, width, scheme) => {
    const page = await open(width, scheme);
    await page.evaluate('document.querySelectorAll("details").forEach(details => { details.open = true; })');
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    await page.close();
  });

  it('shows each kind of change, in words and not by colour alone', async () => {
    const page = await open(1280, 'light');
    const labels = await page.locator('.compare-label').allTextContents();
    for (const label of ['Edited frontmatter', 'Edited table', 'Edited list', 'Edited code', 'Removed paragraph'])
      expect(labels).toContain(label);
    expect(labels.some(label => label.startsWith('Moved paragraph from line'))).toBe(true);
    expect(await page.locator('.compare-cell del').allTextContents()).toEqual(expect.arrayContaining(['an old', '1']));
    expect(await page.locator('.compare-cell ins').allTextContents()).toEqual(
      expect.arrayContaining(['a new', '2', 'third']),
    );
    expect(await page.locator('.admonition-title').allTextContents()).toEqual(['Tip', 'Tip']);
    const line = (tag: string) =>
      page.evaluate(`getComputedStyle(document.querySelector('.compare-cell ${tag}')).textDecorationLine`);
    expect([await line('del'), await line('ins')]).toEqual(['line-through', 'underline']);
    expect(await page.locator('.compare-folded summary').allTextContents()).toContain('5 blocks that did not change');
    const titles = await page.locator('.compare-document > h2').allTextContents();
    expect(titles.map(title => title.trim())).toEqual([
      'gone.md removed',
      'new.rst added',
      'page.md edited',
      'Other files',
    ]);
    await page.close();
  });

  it('asks nobody for anything', async () => {
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on('request', request => asked.push(request.url()));
    await page.goto(String(pathToFileURL(file)));
    expect(asked.filter(url => !url.startsWith('data:'))).toEqual([String(pathToFileURL(file))]);
    await page.close();
  });
});

import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import highlight from '../../../plugins/highlight/index.ts';
import { optionsSchema } from '../../../plugins/highlight/options.ts';
import { launchChromium, violations } from '../../chromium.ts';
import { describeNeeding } from '../../tools.ts';
import { type Woven, weave } from './woven-project.ts';

const FILES = {
  'index.md': `# Program

\`\`\`python {#main file="src/a.py"}
import sys
<<other part>>
<<near>>
\`\`\`

\`\`\`python {#near}
near = "here"
\`\`\`
`,
  'more.md': `# More

\`\`\`python {name="other part"}
def first():
    <<deeper>>
\`\`\`

\`\`\`python {name="other part"}
second = ${'"a long line" + '.repeat(30)}""
\`\`\`

\`\`\`python {#deeper}
return 1
\`\`\`
`,
};

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript' };

describeNeeding('chromium', 'the code of a page in the browser', () => {
  let browser: Browser;
  let woven: Woven;
  let server: Server;

  beforeAll(async () => {
    browser = await launchChromium();
    const options = optionsSchema['~standard'].validate({});
    woven = await weave(FILES, {
      codePage: { title: 'Code' },
      plugins: [{ plugin: highlight as never, options: 'value' in options ? options.value : {} }],
    });
    server = createServer((request, response) => {
      const name = new URL(request.url ?? '', 'http://x').pathname.slice(1);
      try {
        const content = readFileSync(path.join(woven.root, 'build/html', name));
        response.writeHead(200, { 'content-type': TYPES[path.extname(name)] ?? 'image/svg+xml' }).end(content);
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  async function open(options: Parameters<Browser['newPage']>[0] = {}, hash = ''): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1200, height: 700 }, ...options });
    onTestFinished(() => page.close());
    const complaints: string[] = [];
    page.on('console', message => complaints.push(message.text()));
    page.on('pageerror', error => complaints.push(String(error)));
    onTestFinished(() => expect(complaints).toEqual([]));
    const address = server.address();
    await page.goto(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/index.html${hash}`);
    return page;
  }

  const box = (page: Page) => page.locator('.chunk-preview:popover-open');
  const reference = (page: Page, index: number) => page.locator('a.chunk-ref').nth(index);

  it('shows what a reference stands for when it is pointed at: all parts, coloured, from another page', async () => {
    const page = await open();
    await reference(page, 0).hover();
    await box(page).waitFor();
    expect(await box(page).locator('.chunk-name').allTextContents()).toEqual(['other part', 'other part']);
    expect(await box(page).locator('pre').first().textContent()).toBe('def first():\n    <<deeper>>');
    expect(await box(page).locator('pre .t2').first().textContent()).toBe('def');
    const inner = box(page).locator('pre a');
    expect(await inner.getAttribute('href')).toMatch(/\/more\.html#chunk-deeper$/);
    await box(page).hover();
    await page.keyboard.press('Escape');
    await box(page).waitFor({ state: 'detached' });
  });

  it('shows it to the keyboard, which goes into the box and back', async () => {
    const page = await open();
    await page.locator('.chunk-link').first().focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await box(page).waitFor();
    expect(await box(page).locator('pre').textContent()).toBe('near = "here"');
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate('document.activeElement.closest(".chunk-preview") !== null')).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.evaluate('document.activeElement.className')).toBe('chunk-ref');
    await box(page).waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await page.waitForURL(/#chunk-near$/);
  });

  it('shows it to a finger, and follows the link at the second touch', async () => {
    const page = await open({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 700 } });
    await reference(page, 0).tap();
    await box(page).waitFor();
    expect(page.url()).toMatch(/index\.html$/);
    const { x, width, height } = (await box(page).boundingBox()) ?? { x: -1, width: 999, height: 999 };
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(390);
    expect(height).toBeLessThanOrEqual(420);
    await reference(page, 0).tap();
    await page.waitForURL(/more\.html#chunk-other-part$/);
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds while the box is open (%s)', async colorScheme => {
    const page = await open({ colorScheme });
    await reference(page, 0).focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    await box(page).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it.each([
    [1200, 'light'],
    [1200, 'dark'],
    [390, 'light'],
    [390, 'dark'],
  ] as const)('has a page of all code in which axe finds nothing (%i wide, %s)', async (width, colorScheme) => {
    const page = await open({ viewport: { width, height: 700 }, colorScheme });
    await page.goto(new URL('code.html', page.url()).href);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  });

  it('shows the code of what the page of all code lists, when it is pointed at', async () => {
    const page = await open();
    await page.goto(new URL('code.html', page.url()).href);
    await page.locator('.code-list a', { hasText: 'first' }).hover();
    await box(page).waitFor();
    expect(await box(page).locator('pre').first().textContent()).toContain('def first');
  });

  it('links to lines, and marks the line that a link led to', async () => {
    const page = await open({}, '#chunk-main-L2');
    const mark = () =>
      page.evaluate('getComputedStyle(document.getElementById("chunk-main-L2"), "::after").backgroundColor');
    expect(await mark()).not.toBe('rgba(0, 0, 0, 0)');
    await page.locator('#chunk-near ~ pre').hover();
    await page.locator('.line-link').click();
    expect(page.url()).toMatch(/#chunk-near-L1$/);
  });

  it('copies the code as it was written, and says what it copies', async () => {
    const page = await open();
    await page.evaluate(
      'Object.defineProperty(navigator, "clipboard", { value: { writeText: async text => { window.copied = text; } } })',
    );
    const button = page.locator('figure.chunk').first().locator('.copy-button');
    expect(await button.getAttribute('aria-label')).toBe('Copy src/a.py');
    await button.click();
    await page.waitForFunction('window.copied');
    expect(await page.evaluate('window.copied')).toBe('import sys\n<<other part>>\n<<near>>');
  });

  it('is complete without scripts', async () => {
    const page = await open({ javaScriptEnabled: false });
    await reference(page, 0).click();
    await page.waitForURL(/more\.html#chunk-other-part$/);
  });
});

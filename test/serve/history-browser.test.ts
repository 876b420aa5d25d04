import { createServer } from 'node:http';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { launchChromium, violations } from '../chromium.ts';
import { pylit } from '../cli/pylit.ts';
import { WatchProcess } from '../cli/watch-process.ts';
import { LYRA, repository } from '../output/html/history-repository.ts';
import { describeNeeding } from '../tools.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

const LONG = `${LYRA}\nSame.\n\nSame.\n\n\`\`\`python\ndef vega():\n    pass\n\`\`\`\n\n${'More [words](b.md).\n\n'.repeat(30)}The end.\n`;

describeNeeding('git', 'pages with a history', () => {
  describeNeeding('chromium', 'in a browser', () => panelTests());
});

function panelTests(): void {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  async function opened(url: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1200, height: 700 }, ...options });
    onTestFinished(() => page.close());
    const complaints: string[] = [];
    page.on('console', message => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', error => complaints.push(String(error)));
    onTestFinished(() => expect(complaints).toEqual([]));
    await page.goto(url);
    return page;
  }

  const versions = (page: Page) => page.locator('.history-versions > li');
  const focused = (page: Page) => page.evaluate('document.activeElement.className');
  const isOpen = (page: Page) => page.evaluate("document.querySelector('.history-panel').matches(':popover-open')");

  /** A built site behind a plain web server, and what was asked of that. */
  async function site(history: unknown = true) {
    const project = repository(history, { 'docs/a.md': LONG, 'docs/b.md': '# B\n' });
    project.commit('First');
    project.git('tag', 'v1');
    project.write({ 'docs/a.md': LONG.replace('small', 'tiny <b>&</b>') });
    project.commit('Smaller <i>');
    project.write({ 'docs/a.md': LONG.replace('small', 'tiny <b>&</b>').replace('bright', 'very bright') });
    await project.build();
    const asked: string[] = [];
    const server = createServer(({ url = '' }, response) => {
      asked.push(url);
      try {
        const type = TYPES[path.extname(url)] ?? 'application/octet-stream';
        response.writeHead(200, { 'content-type': type }).end(project.read(url));
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`, asked, project };
  }

  it('opens with the mouse, from a file that is fetched when it is needed', async () => {
    const { url, asked } = await site();
    const page = await opened(`${url}/a.html`);
    await page.hover('article > p >> nth=0');
    expect(asked.filter(file => file.endsWith('.json'))).toEqual([]);
    await page.click('.history-handle');
    await expect.poll(() => versions(page).count()).toBe(2);
    expect(await versions(page).allTextContents()).toEqual([
      expect.stringMatching(/^Smaller <i>Edited by Ann, .*The lyre is smalltiny <b>&<\/b>\.$/),
      expect.stringMatching(/^FirstAdded by Ann, .*The lyre is small\.$/),
    ]);
    expect(await page.locator('.history-words del').allTextContents()).toEqual(['small']);
    expect(await page.locator('.history-words ins').first().textContent()).toBe('tiny <b>&</b>');
    expect(await page.locator('.history-panel b, .history-panel i').count()).toBe(0);
    await page.click('text=Changes');
    expect(await page.locator('.history-words').allTextContents()).toEqual([
      'The lyre is tiny <b>&</b>.',
      'The lyre is small.',
    ]);
    await page.mouse.click(400, 300);
    expect(await isOpen(page)).toBe(false);
    await page.hover('article > p >> nth=1');
    await page.click('.history-handle');
    await expect.poll(() => versions(page).first().textContent()).toMatch(/^Not committed yetEdited/);
    expect(asked.filter(file => file.endsWith('.json'))).toEqual(['/pylit-history/a.json']);
  });

  it('opens with the keyboard, and gives the focus back', async () => {
    const { url } = await site();
    const page = await opened(`${url}/a.html`);
    await page.focus('main');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toContain('history-handle');
    const name = () => page.locator('.history-handle').getAttribute('aria-label');
    expect(await name()).toBe('History of this heading: Lyra#');
    await page.keyboard.press('ArrowDown');
    expect(await name()).toBe('History of this paragraph: The lyre is tiny &.');
    await page.keyboard.press('Enter');
    await expect.poll(() => versions(page).count()).toBe(2);
    expect(await page.evaluate('document.activeElement.id')).toBe('pylit-history-title');
    expect(await page.locator('.history-handle').getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.history-handle').getAttribute('aria-expanded')).toBe('false');
    expect(await isOpen(page)).toBe(false);
    expect(await focused(page)).toContain('history-handle');
    await page.keyboard.press('End');
    expect(await name()).toBe('History of this paragraph: The end.');
    expect(
      await page.evaluate(
        "document.querySelector('article > p:last-child').getBoundingClientRect().bottom <= innerHeight",
      ),
    ).toBe(true);
    await page.keyboard.press('Home');
    expect(await name()).toContain('heading');
    // Reading on leads to the links of the text: the handle is one stop, and not one for each block.
    await page.keyboard.press('Tab');
    expect(await page.evaluate("document.activeElement.closest('article') !== null")).toBe(true);
  });

  it('opens by touch, and tells blocks with the same text apart', async () => {
    const { url, project } = await site();
    project.write({ 'docs/a.md': LONG.replace('Same.', 'Other.') });
    project.commit('Other');
    project.write({ 'docs/a.md': LONG });
    project.commit('Same again');
    await project.build();
    const page = await opened(`${url}/a.html`, { viewport: { width: 390, height: 700 }, hasTouch: true });
    const toldOf = async (nth: number) => {
      await page.tap(`article > p:text-is("Same.") >> nth=${nth}`);
      await page.tap('.history-handle');
      await expect.poll(() => versions(page).count()).toBeGreaterThan(0);
      const messages = await page.locator('.history-message').allTextContents();
      await page.tap('text=Close');
      return messages;
    };
    expect([await toldOf(0), await toldOf(1)]).toEqual([['Same again'], ['First']]);
  });

  it('says so where the file cannot be read, and reads it when it can', async () => {
    const { url } = await site();
    const page = await opened(`${url}/a.html`);
    await page.route('**/*.json', route => route.fulfill({ status: 200, contentType: 'text/html', body: '<p>' }));
    await page.hover('article > p >> nth=0');
    await page.click('.history-handle');
    await expect.poll(() => page.locator('.history-more').textContent()).toContain('could not be loaded');
    await page.keyboard.press('Escape');
    await page.unroute('**/*.json');
    await page.click('.history-handle');
    await expect.poll(() => versions(page).count()).toBe(2);
  });

  it.each(['light', 'dark'] as const)('has no fault that axe finds (%s)', async colorScheme => {
    const { url } = await site();
    for (const viewport of [
      { width: 1200, height: 700 },
      { width: 390, height: 700 },
    ]) {
      const page = await opened(`${url}/a.html`, { colorScheme, viewport });
      await page.focus('.history-handle');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await expect.poll(() => versions(page).count()).toBe(2);
      expect(await violations(page)).toEqual([]);
    }
  });

  it.each(['light', 'dark'] as const)('has no fault where versions are compared and marked (%s)', async colorScheme => {
    const { url } = await site({ changes: ['v1..'], badges: 'v1' });
    for (const address of ['a.html', 'pylit-history/changes-since-v1.html']) {
      const page = await opened(`${url}/${address}`, { colorScheme });
      expect(await violations(page), address).toEqual([]);
    }
  });

  it('follows edits and commits while the page is open', async () => {
    const project = repository(undefined, { 'docs/a.md': LYRA, 'docs/b.md': '# B\n' });
    expect(pylit(project.root, ['commit', '-m', 'First']).status).toBe(0);
    const running = new WatchProcess(project.root, ['serve', '--port', '0']);
    onTestFinished(() => running.end());
    const port = await running.port();
    await running.says('2 documents');
    const page = await opened(`http://localhost:${port}/a.html`);
    await page.hover('article > p >> nth=0');
    await page.click('.history-handle');
    await expect.poll(() => versions(page).allTextContents()).toEqual([expect.stringMatching(/^First/)]);
    project.write({ 'docs/a.md': LYRA.replace('small', 'tiny') });
    await expect.poll(() => versions(page).first().textContent()).toMatch(/^Not committed yetEdited.*smalltiny/);
    expect(await versions(page).count()).toBe(2);
    expect(pylit(project.root, ['commit', '-m', 'Smaller']).status).toBe(0);
    await expect.poll(() => versions(page).first().textContent()).toMatch(/^Smaller/);
    await page.keyboard.press('Escape');
    expect(await focused(page)).toContain('history-handle');
    // Nothing of that is published.
    expect(project.read('a.html')).not.toMatch(/data-block|history/);
    expect(project.has('pylit-history')).toBe(false);
  });
}

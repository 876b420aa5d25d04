import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { wordsOf } from '../../src/literate/words/words.ts';
import { earlyScript, pageScript } from '../../src/output/html/theme/scripts.ts';
import { createServer } from '../../src/serve/server.ts';
import { launchChromium } from '../chromium.ts';
import { describeNeeding } from '../tools.ts';
import { report, type ServedSite, serveSite } from './served-site.ts';

const THEME = {
  'early.js': earlyScript,
  'page.js': pageScript(wordsOf('en')),
  'style.css': 'h1 { color: rgb(1, 2, 3); }',
};

/** A page in the layout of the theme. */
function woven(blocks: readonly string[], { title = 'A page', menu = 'One' } = {}): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title}</title>
<link rel="stylesheet" href="/style.css">
<script src="/early.js"></script>
<script src="/page.js" defer></script>
</head>
<body>
<div class="layout">
<header class="side">
<div class="bar">
<button class="bar-button theme-button" type="button" hidden>Theme</button>
</div>
<nav class="menu" id="pylit-menu"><ul><li><a href="index.html">${menu}</a></li></ul></nav>
</header>
<main class="main">
<article class="text">
${blocks.join('\n')}
</article>
<footer class="colophon">Woven by pylit from <span class="source">a.md</span></footer>
</main>
</div>
</body>
</html>
`;
}

const paragraphs = (count: number, edited?: readonly [number, string]) =>
  Array.from(
    { length: count },
    (_, index) => `<p>${edited?.[0] === index ? edited[1] : `Paragraph ${index}, <em>as it was</em>.`}</p>`,
  );

describeNeeding('chromium', 'an open page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  async function opened(site: ServedSite, target = ''): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1000, height: 600 } });
    onTestFinished(() => page.close());
    const complaints: string[] = [];
    page.on('console', message => {
      if (['error', 'warning'].includes(message.type()) && !message.text().includes('Failed to load'))
        complaints.push(message.text());
    });
    page.on('pageerror', error => complaints.push(String(error)));
    onTestFinished(() => expect(complaints).toEqual([]));
    const listens = page.waitForRequest(request => request.url().includes('/__pylit/events'));
    await page.goto(site.server.url + target);
    await listens;
    await page.evaluate('window.sameWindow = true');
    return page;
  }

  const text = (page: Page) => page.locator('article').textContent();
  const isSameWindow = (page: Page) => page.evaluate('window.sameWindow === true');

  /** Notes every node that changes from now on, by its nearest block. */
  async function watchNodes(page: Page): Promise<() => Promise<string[]>> {
    await page.evaluate(`
      window.changedIn = [];
      new MutationObserver(records => {
        for (const { type, target } of records) {
          const element = target.nodeType === 1 ? target : target.parentElement;
          const block = element?.closest('article > *') ?? element;
          window.changedIn.push(type + ' in ' + block?.nodeName.toLowerCase() + ' ' + [...(block?.parentNode?.children ?? [])].indexOf(block));
        }
      }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    `);
    return () => page.evaluate('window.changedIn');
  }

  it('changes only inside the paragraph that was edited', async () => {
    const site = await serveSite({ ...THEME, 'index.html': woven(paragraphs(300)) });
    const page = await opened(site);
    const changes = await watchNodes(page);
    await site.build({ 'index.html': woven(paragraphs(300, [150, 'Paragraph 150, <em>as it is</em>.'])) });
    await expect.poll(() => text(page)).toContain('150, as it is');
    expect(await changes()).toEqual(['characterData in p 150']);
    expect(await isSameWindow(page)).toBe(true);
  });

  it('gets a block more and loses one, and no other is touched', async () => {
    const site = await serveSite({ ...THEME, 'index.html': woven(paragraphs(20)) });
    const page = await opened(site);
    const changes = await watchNodes(page);
    const added = [...paragraphs(10), '<h2 id="new">New</h2>', '<p>More</p>', ...paragraphs(20).slice(10)];
    await site.build({ 'index.html': woven(added) });
    await expect.poll(() => text(page)).toContain('New');
    await site.build({ 'index.html': woven(paragraphs(19)) });
    await expect.poll(() => text(page)).not.toContain('Paragraph 19');
    expect(new Set(await changes())).toEqual(new Set(['childList in article 0']));
    expect(await page.locator('article > *').evaluateAll(all => all.map(element => element.textContent))).toEqual(
      Array.from({ length: 19 }, (_, index) => `Paragraph ${index}, as it was.`),
    );
  });

  it('ends as the page that would be loaded, whatever is edited', async () => {
    const kinds = [
      '<p>One <b>bold</b></p>',
      '<p>Two</p>',
      '<h2 id="h">Three</h2>',
      '<pre>4</pre>',
      'bare text',
      '<!--c-->',
      '<hr>',
    ];
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * below);
    };
    const site = await serveSite({ ...THEME, 'index.html': woven([]) });
    const page = await opened(site);
    const source = (html: string) =>
      page.evaluate(
        `(html => {
          const article = new DOMParser().parseFromString(html, 'text/html').querySelector('article');
          return article.innerHTML.replace(/\\s+/g, ' ').replaceAll('> <', '><').trim();
        })(${JSON.stringify(html)})`,
      );
    for (let round = 0; round < 25; round += 1) {
      const html = woven(
        Array.from({ length: random(12) }, () => kinds[random(kinds.length)] ?? ''),
        { title: `Round ${round}` },
      );
      await site.build({ 'index.html': html });
      await expect.poll(() => page.title()).toBe(`Round ${round}`);
      const live = await page.evaluate(`document.documentElement.outerHTML`);
      expect(await source(String(live))).toBe(await source(html));
    }
    expect(await isSameWindow(page)).toBe(true);
  });

  it('keeps where the reader is, what is open, what was typed and what has the focus', async () => {
    const block = (words: string) =>
      `<details><summary>More</summary><p>${words}</p><input class="inside"><textarea class="area"></textarea></details>`;
    const page_ = (words: string, other: string) =>
      woven([...paragraphs(40, [3, other]), block(words), '<input class="outside">', ...paragraphs(60)]);
    const site = await serveSite({ ...THEME, 'index.html': page_('old words', 'x') });
    const page = await opened(site);
    await page.locator('summary').click();
    await page.locator('.outside').fill('typed outside');
    await page.locator('.area').fill('typed in an area');
    await page.locator('.inside').pressSequentially('typed inside');
    await page.evaluate('document.querySelector(".inside").setSelectionRange(2, 5)');
    const place = () =>
      page.evaluate(`[scrollY > 100, document.activeElement.className, document.activeElement.selectionStart,
        document.querySelector('.inside').value, document.querySelector('.outside').value, document.querySelector('.area').value,
        document.querySelector('details').open]`);
    const scroll = await page.evaluate('scrollY');
    const before = await place();
    expect(before).toEqual([true, 'inside', 2, 'typed inside', 'typed outside', 'typed in an area', true]);
    await site.build({ 'index.html': page_('new words', 'x') });
    await expect.poll(() => text(page)).toContain('new words');
    expect(await place()).toEqual(before);
    expect(await page.evaluate('scrollY')).toBe(scroll);
    await site.build({ 'index.html': page_('new words', 'much longer '.repeat(200)) });
    await expect.poll(() => text(page)).toContain('much longer');
    expect(await place()).toEqual(before);
    // The block that is being read has not moved on the screen, though text above it grew.
    expect(await page.locator('.inside').evaluate(element => element.getBoundingClientRect().top)).toBeGreaterThan(0);
    expect(await isSameWindow(page)).toBe(true);
  });

  it('follows its title, its menu and its code, with the buttons that the page itself added', async () => {
    const code = (line: string) => `<figure class="code"><pre><code>${line}\n</code></pre></figure>`;
    const site = await serveSite({ ...THEME, 'index.html': woven([code('one')]) });
    const page = await opened(site);
    await page.locator('.theme-button').click();
    await expect.poll(() => page.locator('.copy-button').count()).toBe(1);
    await site.build({ 'index.html': woven([code('two')], { title: 'Another', menu: 'First' }) });
    await expect.poll(() => text(page)).toContain('two');
    expect(await page.title()).toBe('Another');
    expect(await page.locator('.menu').textContent()).toBe('First');
    expect(await page.locator('.copy-button').count()).toBe(1);
    await site.build({
      'index.html': woven([code('two'), '<p>and</p>', code('three')], { title: 'Another', menu: 'First' }),
    });
    await expect.poll(() => text(page)).toContain('three');
    expect(await page.locator('.copy-button').count()).toBe(2);
    expect(await page.locator('.theme-button').textContent()).toBe('Light');
    expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('light');
  });

  it('takes over a new style sheet without being loaded anew, and is never without one', async () => {
    const site = await serveSite({ ...THEME, 'index.html': woven(['<h1>Title</h1>']) });
    const page = await opened(site);
    const colour = () => page.locator('h1').evaluate(element => getComputedStyle(element).color);
    for (const [number, css] of ['rgb(4, 5, 6)', 'rgb(7, 8, 9)'].entries()) {
      await site.build({ 'style.css': `h1 { color: ${css}; }` });
      await expect.poll(colour).toBe(css);
      await expect.poll(() => page.locator('link[rel=stylesheet]').count()).toBe(1);
      await site.build({ 'index.html': woven(['<h1>Title</h1>', `<p>${number}</p>`], { title: `${number}` }) });
      await expect.poll(() => page.title()).toBe(`${number}`);
      expect(await colour()).toBe(css);
    }
    expect(await isSameWindow(page)).toBe(true);
  });

  it('is loaded anew when a script of it changes', async () => {
    const site = await serveSite({ ...THEME, 'index.html': woven(['<p>text</p>']) });
    const page = await opened(site);
    await site.build({ 'page.js': 'document.title = "new script";' });
    await expect.poll(() => page.title()).toBe('new script');
  });

  it('shows a picture anew when its file changes', async () => {
    const picture = (colour: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path fill="${colour}" d="M0 0h9v9H0z"/></svg>`;
    const site = await serveSite({
      ...THEME,
      'index.html': woven(['<img src="a.svg">', '<img src="b.svg">']),
      'a.svg': picture('red'),
      'b.svg': picture('red'),
    });
    const page = await opened(site);
    const asked: string[] = [];
    page.on('request', request => asked.push(new URL(request.url()).pathname));
    await site.build({ 'a.svg': picture('blue') });
    await expect.poll(() => asked).toEqual(['/a.svg']);
    expect(await isSameWindow(page)).toBe(true);
  });

  it('lets the scripts of documents run where their HTML is trusted', async () => {
    const site = await serveSite(
      { ...THEME, 'index.html': woven(['<script>document.title = "ran"</script>']) },
      { trustHtml: true },
    );
    const page = await opened(site);
    expect(await page.title()).toBe('ran');
  });

  it('says that it is no longer made, and follows when it is made again', async () => {
    const site = await serveSite({ ...THEME, 'index.html': woven(['<p>here</p>']) });
    const page = await opened(site);
    const panel = page.locator('pylit-panel .corner');
    await site.remove('index.html');
    await expect.poll(() => panel.textContent()).toContain('No document makes this page any more');
    await site.build({ 'index.html': woven(['<p>again</p>']) });
    await expect.poll(() => text(page)).toContain('again');
    await expect.poll(() => panel.textContent()).toBe('');
  });

  it('that is not there yet waits, says how far the build is, and becomes the page', async () => {
    const site = await serveSite({});
    const page = await opened(site, 'guide/new.html');
    expect(await page.locator('h1').textContent()).toBe('Building');
    await site.server.announce({
      kind: 'progress',
      progress: { documents: { done: 12, total: 300 }, blocks: { done: 150, total: 4000 } },
    });
    await expect
      .poll(() => page.locator('[data-pylit-progress]').textContent())
      .toBe('12 of 300 documents, 150 of 4000 blocks');
    await site.build({ ...THEME, 'index.html': woven(['<p>home</p>']) });
    await page.reload();
    expect(await page.locator('h1').textContent()).toBe('No such page');
    await site.build({ 'guide/new.html': woven(['<p>it came</p>']) });
    await expect.poll(() => page.locator('body').textContent()).toContain('it came');
  });

  it('waits for a server that is gone, and loads itself anew from the next', async () => {
    const site = await serveSite({ ...THEME, 'index.html': woven(['<p>first</p>']) });
    const page = await opened(site);
    await site.server.close();
    await expect.poll(() => page.locator('pylit-panel .corner').textContent()).toContain('does not answer');
    expect(await text(page)).toContain('first');
    site.write({ 'build/html/index.html': woven(['<p>second</p>']) });
    const next = await createServer({
      root: site.root,
      site: () => ({ outputFolder: 'build/html', sourceFolder: '.', trustHtml: false }),
      manifest: () => new Set(['build/html/index.html', ...Object.keys(THEME).map(name => `build/html/${name}`)]),
      isSource: () => false,
      openEditor: async () => {},
      host: '127.0.0.1',
      ports: [site.port],
    });
    onTestFinished(() => next.close());
    await expect.poll(() => text(page)).toContain('second');
    expect(await isSameWindow(page)).toBe(false);
  });

  it('catches up on what was built while nobody looked at it', async () => {
    const site = await serveSite({ ...THEME, 'index.html': woven(['<p>first</p>']) });
    const page = await opened(site);
    const show = (state: string) =>
      page.evaluate(`
        Object.defineProperty(document, 'visibilityState', { value: '${state}', configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      `);
    await show('hidden');
    await site.build({ 'index.html': woven(['<p>second</p>']), 'style.css': 'p { color: rgb(9, 9, 9); }' });
    expect(await text(page)).toContain('first');
    await show('visible');
    await expect.poll(() => text(page)).toContain('second');
    await expect
      .poll(() => page.locator('p').evaluate(element => getComputedStyle(element).color))
      .toBe('rgb(9, 9, 9)');
    expect(await isSameWindow(page)).toBe(true);
  });

  it('shows a problem at its block, and opens the editor there', async () => {
    const outline = {
      format: 'markdown',
      attributes: {},
      blocks: [
        { kind: 'heading', id: '', context: '', line: 1, lines: 1, depth: 1 },
        { kind: 'definition', id: '', context: '', line: 3, lines: 1 },
        { kind: 'paragraph', id: '', context: '', line: 5, lines: 1 },
        { kind: 'paragraph', id: '', context: '', line: 7, lines: 2 },
        { kind: 'heading', id: '', context: '', line: 10, lines: 1, depth: 2 },
      ],
      exports: {
        anchors: [
          { id: 'top', names: [], kind: 'heading', block: 0, text: '', explicit: false },
          { id: 'end', names: [], kind: 'heading', block: 4, text: '', explicit: false },
        ],
        definitions: [],
        footnotes: [],
        footnoteReferences: [],
        substitutions: [],
        chunks: [],
        pages: [],
      },
      messages: [],
      inclusions: [],
    } as const;
    const html = woven(['<h1 id="top">Top</h1>', '<p>one</p>', '<p class="second">two</p>', '<h2 id="end">End</h2>']);
    const site = await serveSite(
      { ...THEME, 'index.html': html },
      { outline: async file => (file === 'a.md' ? outline : undefined) },
    );
    site.write({ 'a.md': '# Top\n' });
    const page = await opened(site);
    const problem = {
      file: 'a.md',
      line: 8,
      column: 3,
      severity: 'error',
      rule: 'unknown-label',
      message: 'There is no <label>.',
    } as const;
    await site.build({}, [problem, { ...problem, file: 'b.md' }]);
    const box = page.locator('pylit-problem .box');
    await expect.poll(() => box.textContent()).toContain('a.md:8 There is no <label>.');
    expect(await page.locator('pylit-problem').evaluate(element => element.nextElementSibling?.className)).toBe(
      'second',
    );
    expect(await page.locator('pylit-panel .corner').textContent()).toContain('1 problem on this page, 1 on others');
    await box.locator('button').click();
    await expect.poll(() => site.opened.map(({ line, column }) => [line, column])).toEqual([[8, 3]]);
    await site.build({ 'index.html': html.replace('two', 'mended') });
    await expect.poll(() => text(page)).toContain('mended');
    await expect.poll(() => box.count()).toBe(0);
    expect(await page.locator('pylit-panel .corner').textContent()).toBe('');
  });

  it('says that nothing can be built, and why', async () => {
    const site = await serveSite({ ...THEME, 'index.html': woven([]) });
    const page = await opened(site);
    await site.server.announce({ kind: 'failed', message: 'pylit.config.ts is not right.', hint: 'Mend it.' });
    await expect
      .poll(() => page.locator('pylit-panel .corner').textContent())
      .toContain('pylit.config.ts is not right. Mend it.');
    await site.server.announce({ kind: 'ended', report: report([]), written: [], removed: [] });
    await expect.poll(() => page.locator('pylit-panel .corner').textContent()).toBe('');
  });

  it('runs no script that stands in it, from a picture or from elsewhere', async () => {
    const evil = 'document.title = "taken over"';
    const site = await serveSite({
      ...THEME,
      'index.html': woven([
        `<script>${evil}</script>`,
        `<p onclick='${evil}'>press</p>`,
        '<base href="https://evil.example/">',
      ]),
      'evil.svg': `<svg xmlns="http://www.w3.org/2000/svg"><script>${evil}</script></svg>`,
    });
    const page = await browser.newPage();
    onTestFinished(() => page.close());
    await page.goto(site.server.url);
    await page.locator('p').click();
    expect(await page.title()).toBe('A page');
    await page.goto(`${site.server.url}evil.svg`);
    expect(await page.title()).not.toBe('taken over');
  });

  it('cannot be heard or framed by a page of another server', async () => {
    const site = await serveSite({ ...THEME, 'index.html': woven(['<p>private</p>']) });
    const other = await serveSite({ 'index.html': '<html><head></head><body></body></html>' }, { trustHtml: true });
    const page = await browser.newPage();
    onTestFinished(() => page.close());
    await page.goto(other.server.url);
    const outcome = await page.evaluate(`(async () => {
      const address = ${JSON.stringify(site.server.url)};
      const fetched = await fetch(address).then(r => r.text(), () => 'refused');
      const opaque = await fetch(address, { mode: 'no-cors' }).then(() => 'let in', () => 'refused');
      const posted = await fetch(address + '__pylit/open', { method: 'POST', mode: 'no-cors', body: '{}' }).then(() => 'let in', () => 'refused');
      const heard = await new Promise(resolve => {
        const events = new EventSource(address + '__pylit/events?page=/');
        events.addEventListener('hello', () => resolve('heard'));
        events.addEventListener('error', () => { events.close(); resolve('refused'); });
      });
      return [fetched, opaque, posted, heard];
    })()`);
    expect(outcome).toEqual(['refused', 'refused', 'refused', 'refused']);
    expect(site.opened).toEqual([]);
  });
});

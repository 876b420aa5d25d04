import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../../chromium.ts';
import { describeNeeding } from '../../tools.ts';
import { type Woven, weave } from './woven-project.ts';

const FILES = {
  'index.md': `# Program

\`\`\`python {#main file="src/a<b>.py"}
def main():
    <<work>>
    finish("&")
\`\`\`

\`\`\`python {#work part="hello"}
print("<hello>")
print(${'"long" + '.repeat(40)}"")
\`\`\`

\`\`\`python {#work replace="hello" context="1,1"}
print("bye")
\`\`\`

\`\`\`python {#work context="2,0"}
print("again")
\`\`\`
`,
  'more.rst': 'More\n====\n\n.. pylit:code:: python\n   :name: work\n   :context: 1,0\n\n   last()\n',
};

const CODE = '<div class="chunk-context chunk-context-';

describe('a block that changes a program', () => {
  it('says where it goes, with the lines around it and those that it replaces', async () => {
    const woven = await weave(FILES);
    const text = woven.text('index.html');
    expect(woven.problems).toEqual([]);
    expect(text).toContain(
      '<details class="chunk-where chunk-shift-4"><summary><code>src/a&lt;b&gt;.py</code>, in <code>main()</code>, replace 2 lines</summary>' +
        `${CODE}above"><code>def main():\n</code></div>` +
        '<div class="chunk-removed" role="group" aria-label="Replaced lines" tabindex="0"><code><del>print(&quot;&lt;hello&gt;&quot;)</del>\n<del>print(',
    );
    expect(text).toContain(`</code></div></details>${CODE}above"><code>def main():\n</code></div><pre tabindex="0">`);
    expect(text).toContain(
      `</pre>${CODE}below"><code>    finish(&quot;&amp;&quot;)\n</code></div><p class="chunk-foot">`,
    );
    expect(text).toContain(
      `<p class="chunk-where chunk-shift-4"><code>src/a&lt;b&gt;.py</code>, in <code>main()</code>, add 1 line</p>${CODE}above"><code>def main():\n    print(&quot;bye&quot;)\n</code></div><pre tabindex="0">`,
    );
    expect(woven.text('more.html')).toContain(
      `${CODE}above"><code>print(&quot;again&quot;)\n</code></div><pre tabindex="0">`,
    );
  });

  it('says nothing where code is only begun', async () => {
    const woven = await weave({ 'index.md': FILES['index.md'].split('\n\n').slice(0, 3).join('\n\n') });
    expect(woven.text('index.html')).toContain('chunk-head');
    expect(woven.text('index.html')).not.toContain('chunk-where');
  });
});

describeNeeding('chromium', 'a block that changes a program, in the browser', () => {
  let browser: Browser;
  let woven: Woven;
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

  beforeAll(async () => {
    browser = await launchChromium();
    woven = await weave(FILES);
  });
  afterAll(() => browser?.close());

  it.each([
    [1280, 'light'],
    [1280, 'dark'],
    [390, 'light'],
    [390, 'dark'],
  ] as const)('axe finds nothing, open or closed, at %i, %s', async (width, colorScheme) => {
    const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
    await page.goto(`${pathToFileURL(woven.root)}/build/html/index.html`);
    await page.evaluate(axe);
    const violations = () =>
      page.evaluate(
        'axe.run().then(result => result.violations.map(v => v.id + ": " + v.nodes.map(n => n.html).join(" ")))',
      );
    expect(await violations()).toEqual([]);
    expect(await page.isVisible('.chunk-removed')).toBe(false);
    await page.press('.chunk-where summary', 'Enter');
    expect(await page.isVisible('.chunk-removed')).toBe(true);
    expect(await violations()).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    await page.close();
  });

  it('has its lines under each other, as in the file', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(`${pathToFileURL(woven.root)}/build/html/index.html`);
    const left = (selector: string) =>
      page.evaluate(`(() => {
        const range = document.createRange();
        const text = document.createTreeWalker(document.querySelector(${JSON.stringify(selector)}), NodeFilter.SHOW_TEXT).nextNode();
        range.setStart(text, text.data.search(/\\S/));
        range.setEnd(text, text.data.search(/\\S/) + 1);
        return range.getBoundingClientRect().left;
      })()`);
    const code = await left('figure:has(.chunk-context-below) > pre');
    expect(await left('.chunk-context-below')).toBeCloseTo(Number(code), 0);
    expect(Number(await left('figure > .chunk-context-above'))).toBeLessThan(Number(code) - 20);
    await page.close();
  });
});

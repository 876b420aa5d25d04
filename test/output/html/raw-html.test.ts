import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OpenElements } from '../../../src/output/html/page/balance.ts';
import { splitHalves } from '../../../src/output/html/raw/halves.ts';
import { findTags } from '../../../src/output/html/raw/tags.ts';
import { cpuClock } from '../../cpu-clock.ts';
import { weave, weaveText } from './woven-project.ts';

describe('raw HTML', () => {
  it('keeps what is harmless', async () => {
    const html = '<figure class="wide" id="fig"><figcaption>A <kbd>key</kbd></figcaption></figure>';
    expect(await weaveText(html)).toBe(`${html}\n`);
  });

  it.each([
    ['<script>alert(1)</script>', ''],
    ['<style>p { color: red }</style>', ''],
    ['<p onclick="x()" style="position:fixed">text</p>', '<p>text</p>'],
    ['<iframe src="https://example.com"></iframe>', ''],
    ['<img src="data:image/png;base64,AA==" alt="dot">', '<img src="data:image/png;base64,AA==" alt="dot">'],
    [
      '<img src="data:text/html,x" alt="dot">',
      '<img alt="dot" title="Links with &#x22;data:&#x22; are not made." class="pylit-broken">',
    ],
    ['<form action="/x"><button formaction="/y">go</button></form>', 'go'],
    ['<div id="pylit-main">x</div>', '<div>x</div>'],
    ['<svg><script>alert(1)</script><a href="javascript:x">t</a></svg>', null],
    ['<math><mtext></table><img src=x onerror=alert(1)></mtext></math>', null],
  ])('makes %s safe', async (html, expected) => {
    const text = await weaveText(html);
    if (expected !== null) expect(text.trim()).toBe(expected);
    expect(text).not.toMatch(/<script|onerror=|onclick=|href="javascript:/i);
  });

  it('passes as it is where the configuration trusts it', async () => {
    const html = '<p onclick="x()">text</p>';
    expect(await weaveText(html, { trustHtml: true })).toBe(`${html}\n`);
  });

  it('may open in one block and close in another', async () => {
    const text = await weaveText('<details>\n<summary>More</summary>\n\n*Text*\n\n</details>\n\nAfter\n');
    expect(text).toBe('<details>\n<summary>More</summary>\n<p><em>Text</em></p>\n</details>\n<p>After</p>\n');
  });

  it('that stays open is closed at the end, and a stray end tag is dropped', async () => {
    expect(await weaveText('</div>\n\n<section>\n\nText\n')).toBe('\n<section>\n<p>Text</p>\n</section>');
  });

  it('around blocks may be a centred paragraph', async () => {
    expect(await weaveText('<p align="center">\n\nText\n\n</p>\n')).toBe('<div align="center">\n<p>Text</p>\n</div>\n');
  });

  it('shows the caption of a component of another tool', async () => {
    const text = await weaveText(
      '<Listing number="5-1" file-name="src/main.rs" caption="A `User`">\n\nText\n\n</Listing>\n',
    );
    expect(text).toBe(
      '<div class="component component-listing"><p class="component-caption"><span class="component-label">Listing 5-1 · src/main.rs</span> A <code>User</code></p>\n<p>Text</p>\n</div>\n',
    );
  });

  it('nested too deep fails alone', async () => {
    const woven = await weave({
      'index.md': `Before\n\n${'<div>'.repeat(20_000)}x${'</div>'.repeat(20_000)}\n\nAfter\n`,
    });
    expect(woven.text('index.html')).toMatch(/^<p>Before<\/p>\n.*<p>After<\/p>\n$/s);
  });

  it('that is no HTML is shown as text, with a warning', async () => {
    const woven = await weave({ 'index.md': 'A Vec<T> is <b>bold</b>.\n' });
    expect(woven.text('index.html')).toBe('<p>A Vec&#x3C;T> is <b>bold</b>.</p>\n');
    expect(woven.problems).toEqual(['index.md:1 unknown-element']);
  });
});

describe('tags', () => {
  it('are not found in comments, quoted attributes and scripts', () => {
    const names = findTags('<a title="<b>"><!-- <i> --><script>"<u>"</script></a>').map(tag => tag.name);
    expect(names).toEqual(['a', 'script', 'script', 'a']);
  });

  it('split a text without loss', () => {
    const pieces = fc.constantFrom(
      '<div>',
      '</div>',
      '<p>',
      '</p>',
      '<td a="x">',
      '</td>',
      '<br>',
      'text',
      '<!--',
      '-->',
      '"',
      '<',
      '<x/>',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), parts => {
        const html = parts.join('');
        expect(
          splitHalves(html)
            .map(piece => piece.html)
            .join(''),
        ).toBe(html);
      }),
    );
  });

  it.each([['<a '.repeat(100_000)], ['<a b="'.repeat(100_000)], ['<!--'.repeat(100_000)], ['<div>'.repeat(50_000)]])(
    'are found in linear time (%#)',
    html => {
      const spent = cpuClock();
      splitHalves(html);
      expect(spent()).toBeLessThan(3000);
    },
  );
});

describe('open elements', () => {
  it('are always in balance at the end of a page', () => {
    const tag = fc.constantFrom('div', 'details', 'table', 'tr', 'td', 'section');
    const step = fc.record({ tag, opens: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step), steps => {
        const open = new OpenElements();
        const html = steps.map(({ tag, opens }) => (opens ? open.start(tag, `<${tag}>`) : open.end(tag))).join('');
        expect(stackOf(html + open.endAll())).toEqual([]);
      }),
    );
  });
});

/** What is open at the end of well-nested HTML. */
function stackOf(html: string): string[] {
  const stack: string[] = [];
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)(\w+)>/g)) {
    if (slash === '') stack.push(name);
    else if (stack.pop() !== name) throw new Error(`</${name}> closes another element`);
  }
  return stack;
}

import { describe, expect, it } from 'vitest';
import { withLineAnchors } from '../../../src/output/html/page/code-lines.ts';

const span = (line: number, id = 'c') => `<span id="${id}-L${line}"></span>`;

describe('anchors of lines', () => {
  it.each([
    ['one line', '<pre><code>a</code></pre>', `<pre><code>${span(1)}a</code></pre>`],
    ['a last line end', '<pre><code>a\nb\n</code></pre>', `<pre><code>${span(1)}a\n${span(2)}b\n</code></pre>`],
    ['empty lines', '<pre>a\n\nb</pre><p>\n</p>', `<pre>${span(1)}a\n${span(2)}\n${span(3)}b</pre><p>\n</p>`],
    [
      'line ends in tags',
      '<pre class="x"><i title="a>\nb">1\n2</i></pre>',
      `<pre class="x">${span(1)}<i title="a>\nb">1\n${span(2)}2</i></pre>`,
    ],
    ['a drawing', '<svg>\n</svg>', '<svg>\n</svg>'],
    ['nothing', '', ''],
  ])('stand at the beginning of each: %s', (_, html, expected) => {
    expect(withLineAnchors(html, 'c')).toBe(expected);
  });

  it('leave the text as it was, and hold a hostile name', () => {
    const html = '<pre><code>a &#x3C; b\n<b>"c\n</b>\'d</code></pre>';
    const made = withLineAnchors(html, 'x"><script>');
    expect(made).not.toContain('<script>');
    expect(made.replace(/<span id="[^"]*"><\/span>/g, '')).toBe(html);
  });

  it('are made of much code at once', () => {
    const html = `<pre><code>${'<b>x</b> = "y\n'.repeat(100_000)}</code></pre>`;
    expect(withLineAnchors(html, 'c').match(/<span /g)).toHaveLength(100_000);
  });
});

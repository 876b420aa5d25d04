import { describe, expect, it } from 'vitest';
import admonition from '../../plugins/admonition/index.ts';
import type { Plugin } from '../../src/literate/plugin.ts';
import { createRstReader } from '../../src/reader/rst/index.ts';
import { weaveWith } from './weave-example.ts';

const weave = async (source: string, options = {}) => (await weaveWith(admonition as Plugin, source, options)).html;

describe('admonition', () => {
  it('takes a title from the configuration', async () => {
    expect(await weave(':::note\nx\n:::\n', { titles: { note: 'Hinweis' } })).toContain('>Hinweis</p>');
  });

  it('reads an alert with its text in further paragraphs', async () => {
    expect(await weave('> [!WARNING]\n>\n> Hot.\n')).toBe(
      '<aside class="admonition warning"><p class="admonition-title">Warning</p><p>Hot.</p></aside>\n',
    );
  });

  it('leaves directives of other names alone', async () => {
    expect(await weave(':::unknown\nx\n:::\n')).not.toContain('admonition');
  });

  it('draws boxes in boxes', async () => {
    expect(await weave('::::note\n:::tip\nx\n:::\n::::\n')).toMatch(/class="admonition note".*class="admonition tip"/s);
  });

  it('sanitises what stands in it', async () => {
    expect(await weave(':::note\n<script>alert(1)</script>ok\n:::\n')).not.toContain('<script');
  });

  it('takes title, text and classes of reStructuredText', async () => {
    const source = '.. admonition:: A *new* title\n   :class: tip wide\n\n   Body.\n\n.. note:: First\n   words.\n';
    const { html } = await weaveWith(admonition as Plugin, source, {}, createRstReader());
    expect(html.split('\n').filter(line => line.includes('aside'))).toEqual([
      '<aside class="admonition tip wide"><p class="admonition-title">A <em>new</em> title</p><p>Body.</p></aside>',
      expect.stringContaining('<aside class="admonition note"><p class="admonition-title">Note</p><p>First'),
      expect.stringContaining('</aside>'),
    ]);
  });
});

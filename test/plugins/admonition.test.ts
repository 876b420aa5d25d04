import { describe, expect, it } from 'vitest';
import admonition from '../../plugins/admonition/index.ts';
import type { Plugin } from '../../src/literate/plugin.ts';
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
});

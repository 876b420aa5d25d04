import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Plugin } from '../../src/literate/plugin.ts';
import { PLUGINS, pluginFile, weaveWith } from './weave-example.ts';

describe.each(readdirSync(PLUGINS))('the plugin %s', name => {
  it('weaves its example as its expected.html says, without problems', async () => {
    const { default: plugin } = (await import(path.join(PLUGINS, name, 'index.ts'))) as { default: Plugin };
    expect(plugin.name).toBe(name);
    const { html, messages } = await weaveWith(plugin, pluginFile(name, 'example.md'));
    const expected = path.join(PLUGINS, name, 'expected.html');
    if (!existsSync(expected) || pluginFile(name, 'expected.html') !== html) writeFileSync(`${expected}-changed`, html);
    expect(html).toBe(pluginFile(name, 'expected.html'));
    expect(messages).toEqual([]);
  });

  it('has a readme with its name', () => {
    expect(pluginFile(name, 'readme.md')).toMatch(new RegExp(`^# ${name}\n`));
  });
});

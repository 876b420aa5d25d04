import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/build/config.ts';
import { PylitError } from '../../src/core/error.ts';
import { root } from './project-copy.ts';

const page = (name: string) => readFileSync(join(root, 'guide', name), 'utf8');

describe('"Configuration"', () => {
  const rows = Array.from(page('configuration.md').matchAll(/^\| `(\w+)` \|/gm), ([, key = '']) => key);

  it('has a row for each key that pylit allows, and no other', () => {
    expect(rows.sort()).toEqual(allowedKeys().sort());
  });

  it('shows configurations that pylit takes', () => {
    const [, example = ''] = /export default defineConfig\((\{[\s\S]*?\})\);/.exec(page('configuration.md')) ?? [];
    const json = example
      .replace(/'/g, '"')
      .replace(/([{,]\s*)(\w+):/g, '$1"$2":')
      .replace(/,(\s*[\]}])/g, '$1');
    expect(parseConfig(JSON.parse(json), 'example').title).toBe('The Stars of Spring');
  });
});

describe('"Writing documents"', () => {
  const text = page('writing-documents.md');
  const fences = Array.from(text.matchAll(/^(`{3,})markdown\n([\s\S]*?)^\1$/gm), ([, , example = '']) => example);

  it.each(['> [!WARNING]', ':::tip', '$$', '```graphviz', '```oz'])(
    'shows what %s makes right below its source',
    start => {
      const example = fences.find(fence => fence.startsWith(start));
      expect(example).toBeDefined();
      expect(text.split(example ?? '')).toHaveLength(3);
    },
  );
});

/** The keys that pylit names when it meets one that it does not know. */
function allowedKeys(): string[] {
  try {
    parseConfig({ nonsense: 1 }, 'pylit.config.ts');
  } catch (error) {
    if (error instanceof PylitError) return /allowed are (.+)\.$/.exec(error.message)?.[1]?.split(', ') ?? [];
    throw error;
  }
  return [];
}

import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { hasShape } from '../../src/build/cache/shape.ts';
import { markdownReader } from '../../src/reader/markdown/index.ts';
import { createRstReader } from '../../src/reader/rst/index.ts';

const root = path.resolve(import.meta.dirname, '../..');
const rstReader = createRstReader({ prolog: '' });

function cachedOutline(file: string): unknown {
  const reader = file.endsWith('.rst') ? rstReader : markdownReader;
  const source = readFileSync(path.join(root, file), 'utf8');
  const { text: _text, nodes: _nodes, ...outline } = reader.read({ path: file, source, include: () => undefined });
  return JSON.parse(JSON.stringify({ outline, path: file }));
}

it('is that of every outline of the guide and the fixtures', () => {
  const files = globSync(['guide/**/*.md', 'plugins/*/*.md', 'fixtures/**/*.{md,rst}'], { cwd: root }).slice(0, 300);
  expect(files.length).toBeGreaterThan(20);
  expect(files.filter(file => !hasShape('read:x:y', cachedOutline(file)))).toEqual([]);
});

it('is that of traces', () => {
  const trace = {
    lookups: [['label', 'a', null]],
    artifact: { parts: ['<p>', { hole: 'anchor', index: 0 }], place: 'end' },
    messages: [{ severity: 'info', rule: 'x', message: 'y', line: 1, column: 1 }],
  };
  expect(hasShape('trace:html:x:y', [['block', [trace, trace]]])).toBe(true);
  expect(hasShape('trace:html:x:y', [])).toBe(true);
  for (const wrong of [{ ...trace, lookups: [['label', 'a']] }, { ...trace, artifact: { parts: [7] } }, null, 'x'])
    expect(hasShape('trace:html:x:y', [['block', [wrong]]])).toBe(false);
});

it.each([[null], [7], ['text'], [[]], [{}], [{ outline: null }], [{ outline: { blocks: [] } }]])(
  'is not that of %j',
  value => {
    expect(hasShape('read:x:y', value)).toBe(false);
    expect(hasShape('other:x:y', value)).toBe(false);
  },
);

it('is wrong when any part of an outline is gone', () => {
  const whole = cachedOutline('guide/index.md') as { outline: Record<string, unknown> };
  for (const key of Object.keys(whole.outline)) {
    const { [key]: _gone, ...outline } = whole.outline;
    expect(hasShape('read:x:y', { outline }), key).toBe(false);
  }
});

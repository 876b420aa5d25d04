import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/build/config.ts';
import { loadReaders } from '../../../src/cli/project/load-readers.ts';

const sources = {
  rst: ['Title\n=====\n\nOne.\n\nTwo.\n\nThree.\n\nFour.\n', 'Two.', 'Two *more*.'],
  markdown: ['# Title\n\nOne.\n\nTwo.\n\nThree.\n\nFour.\n', 'Two.', 'Two *more*.'],
} as const;

describe('loadReaders', () => {
  it.each(Object.entries(sources))(
    'gives readers that read only what changed: %s',
    async (format, [source, ...edit]) => {
      const readers = await loadReaders({ config: parseConfig({}, 'pylit.config.ts'), identity: '' });
      const reader = readers.find(each => each.format === format);
      const input = (text: string) => ({ path: 'a', source: text, include: () => undefined });
      const before = reader?.read(input(source));
      const first = before?.nodes[0];
      const now = before && reader?.readAgain?.(before, input(source.replace(...edit)));
      expect(first).toBeDefined();
      expect(now?.nodes[0]).toBe(first);
      expect(now).toEqual(reader?.read(input(source.replace(...edit))));
    },
  );
});

import { describe, expect, it } from 'vitest';
import { restoreBlock } from '../../../src/history/merge/restore-block.ts';
import type { BlockPlace } from '../../../src/history/project-history.ts';
import { readSource } from './merged.ts';

function restored(now: string, then: string, where: BlockPlace) {
  return restoreBlock(readSource('a.md', now), readSource('a.md', then), where);
}

const THEN =
  '# Title {#top}\n\nThe first of all paragraphs.\n\n## Second part {#part}\n\nThe last of all paragraphs.\n';

describe('restoring a block', () => {
  it('by a line of the present document, also where it moved', () => {
    const now =
      '# Title {#top}\n\nNew.\n\n## Second part {#part}\n\nThe last of all paragraphs.\n\nThe first of these paragraphs.\n';
    expect(restored(now, THEN, { line: 9 })).toEqual({
      source: now.replace('of these', 'of all'),
      line: 9,
      isChanged: true,
    });
    expect(restored(now, THEN, { line: 7 })).toMatchObject({ isChanged: false });
    expect(restored(now, THEN, { line: 3 })).toBe('not there');
    expect(restored(now, THEN, { line: 4 })).toBeUndefined();
  });

  it('by its name or heading, also one that is gone', () => {
    const now = '# Title {#top}\r\n\r\nThe first of all paragraphs.\r\n\r\nThe last of all paragraphs.\r\n';
    for (const where of [{ alias: 'part' }, { heading: 'second part' }])
      expect(restored(now, THEN, where)).toEqual({ source: THEN.replaceAll('\n', '\r\n'), line: 5, isChanged: true });
    expect(restored('', THEN, { alias: 'top' })).toMatchObject({ source: '# Title {#top}\n\n', line: 1 });
    expect(restored(now, THEN, { alias: 'nothing' })).toBeUndefined();
  });
});

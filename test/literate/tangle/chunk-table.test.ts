import { describe, expect, it } from 'vitest';
import { chunkTable, unusedChunks } from '../../../src/literate/tangle/chunk-table.ts';
import { part } from './program.ts';

describe('chunkTable', () => {
  it('lists definitions and uses, each part once', () => {
    const root = part({ name: 'root', file: 'out', code: '<<a>> <<a>>\n<<a>>' });
    const first = part({ name: 'a', code: '1', line: 20 });
    const second = part({ name: 'a', code: '2', line: 30, document: 'b.md' });
    expect(chunkTable([root, first, second])).toEqual([
      { name: 'root', files: ['out'], definitions: [root], uses: [] },
      { name: 'a', files: [], definitions: [first, second], uses: [root] },
    ]);
  });
});

describe('unusedChunks', () => {
  it('names what goes nowhere', () => {
    const table = chunkTable([
      part({ name: 'root', file: 'out', code: '<<a>>' }),
      part({ name: 'a' }),
      part({ name: 'b', line: 40 }),
      part({ name: 'c', shownOnly: true }),
    ]);
    expect(unusedChunks(table)).toMatchObject([
      { rule: 'unused-chunk', document: 'doc.md', line: 40, message: 'The chunk "b" is never used.' },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { fencedChunk } from '../../src/literate/chunk-attributes.ts';

describe('context', () => {
  it.each([
    ['context="2,1"', [2, 1]],
    ['context="2, 0"', [2, 0]],
    ['context=3', [3, 3]],
  ])('%s', (attribute, context) => {
    const { part, messages } = fencedChunk(`c {#main ${attribute}}`, 'x');
    expect({ context: part?.context, messages }).toEqual({ context, messages: [] });
  });

  it.each(['context', 'context=x', 'context="1,2,3"', 'context=21', 'context="-1,2"'])('%s is an error', attribute => {
    const { part, messages } = fencedChunk(`c {#main ${attribute}}`, 'x');
    expect(part?.context).toBeUndefined();
    expect(messages).toMatchObject([{ severity: 'error', rule: 'chunk-attribute-value' }]);
    expect(messages[0]?.message).toContain('must be numbers of lines above and below, up to 20, such as 2,1; found');
  });

  it('may stand in a comment', () => {
    expect(fencedChunk('python', '#| id: main\n#| context: 2,1\nx').part?.context).toEqual([2, 1]);
  });
});

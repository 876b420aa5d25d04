import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksFromSpans, normalizeSource, restoreSource } from '../../src/literate/lines.ts';

describe('normalizeSource', () => {
  it('keeps plain text as it is', () => {
    expect(normalizeSource('a\nb\n')).toEqual({ text: 'a\nb\n', attributes: {} });
  });

  it('notes a byte-order mark, CRLF ends and a missing final line end', () => {
    expect(normalizeSource('\uFEFFa\r\nb')).toEqual({
      text: 'a\nb\n',
      attributes: { bom: true, eol: 'crlf', noFinalNewline: true },
    });
  });

  it('notes mixed line ends as runs', () => {
    expect(normalizeSource('a\nb\nc\r\nd\r').attributes.eol).toEqual([
      ['lf', 2],
      ['crlf', 1],
      ['cr', 1],
    ]);
  });

  it('is undone by restoreSource for any text', () => {
    const unit = fc.constantFrom('a', ' ', '\t', '\n', '\r', '\r\n', '\uFEFF', '# b', 'ä', '\0', '\u2028');
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 40 }), units => {
        const source = units.join('');
        const { text, attributes } = normalizeSource(source);
        expect(restoreSource(text, attributes)).toBe(source);
        expect(text).not.toContain('\r');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('blocksFromSpans', () => {
  const node = { type: 'paragraph', children: [] } as const;

  it('keeps blank space that is not one empty line as the gap of the next block', () => {
    const spans = [1, 3, 6].map(line => ({
      kind: 'paragraph' as const,
      startLine: line,
      endLine: line,
      node: { ...node, children: [] },
    }));
    const { blocks } = blocksFromSpans('a\n\nb\n\n\nc\n', spans);
    expect(blocks.map(block => block.gap)).toEqual([undefined, undefined, '\n\n']);
  });

  it('moves trailing blank lines out of a block, and remembers that they were inside', () => {
    const span = { kind: 'code' as const, startLine: 1, endLine: 3, node: { ...node, children: [] } };
    const { blocks, tail } = blocksFromSpans('```\na\n\n', [span]);
    expect(blocks[0]).toMatchObject({ line: 1, lines: 2 });
    expect(blocks[0]?.context).not.toBe('');
    expect(tail).toBe('\n');
  });

  it('gives the same id to the same text, whatever stands around it', () => {
    const first = blocksFromSpans('a\n', [
      { kind: 'paragraph', startLine: 1, endLine: 1, node: { ...node, children: [] } },
    ]);
    const second = blocksFromSpans('\n\na\n\n', [
      { kind: 'paragraph', startLine: 3, endLine: 3, node: { ...node, children: [] } },
    ]);
    expect(first.blocks[0]?.id).toBe(second.blocks[0]?.id);
    expect(first.blocks[0]?.id).toBe('78981922613b2afb6025042ff6bd878ac1994e85');
  });
});

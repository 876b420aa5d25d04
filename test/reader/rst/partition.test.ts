import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { join, read } from './join.ts';

const TOUR = readFileSync(new URL('../../../fixtures/rst/tour.rst', import.meta.url), 'utf8');

/** Pieces that constructs are made of, so that random texts meet many of them. */
const PIECES = [
  '\n',
  '\n\n',
  '\r\n',
  '\t',
  ' ',
  '    ',
  'word',
  '::',
  '- ',
  '1. ',
  '#. ',
  '(a) ',
  '| ',
  '>>> ',
  '.. ',
  '.. _a: ',
  '.. _a:',
  '.. |s| ',
  'replace:: x',
  'image:: x.png',
  '.. [1] ',
  '.. [#] ',
  '__ ',
  ':f: ',
  'note:: ',
  'include:: x',
  '-o  ',
  '====',
  '----',
  '== ==',
  '+---+',
  '|   |',
  '*',
  '**',
  '`',
  '``',
  '_',
  '|',
  '[#]_',
  '<a_>',
  '\\',
  '-- x',
  '\f',
  '\u00a0',
  '\u2028',
  '\u3042',
];

describe('blocks of reStructuredText', () => {
  it.each([
    ['nothing', ''],
    ['a line end', '\n'],
    ['blank lines', '\n \n\t\n'],
    ['a byte-order mark', '\ufeffA paragraph.\n'],
    ['no final line end', 'Title\n=====\n\ntext'],
    ['CRLF', 'Title\r\n=====\r\n\r\n- a\r\n- b\r\n'],
    ['mixed line ends', 'a\rb\r\n\nc\n'],
    ['tabs', '..\tnote:: x\n\n\tquoted\n\n-\titem\n'],
    ['many blank lines', '\n\n\na\n\n\n\nb\n\n\n'],
    ['the tour of all constructs', TOUR],
    ['the tour with CRLF', TOUR.replaceAll('\n', '\r\n')],
  ])('partition a source with %s', (_, source) => {
    expect(join(read(source))).toBe(source);
  });

  it('partition any text', () => {
    const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map(pieces => pieces.join(''));
    fc.assert(
      fc.property(text, source => {
        expect(join(read(source))).toBe(source);
      }),
      { numRuns: 2000 },
    );
  });

  it('partition random characters', () => {
    const text = fc.string({ unit: 'binary', maxLength: 200 });
    fc.assert(
      fc.property(text, source => {
        expect(join(read(source))).toBe(source);
      }),
      { numRuns: 500 },
    );
  });

  it('give every block a node, in the order of the lines', () => {
    const document = read(TOUR);
    expect(document.nodes).toHaveLength(document.blocks.length);
    const lines = document.blocks.map(block => block.line);
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
  });

  it('never share lines, so that none has to be joined to another', () => {
    const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map(pieces => pieces.join(''));
    const isJoined = (node: { type: string; name?: string | null }) =>
      node.type === 'containerDirective' && node.name === 'joined';
    fc.assert(
      fc.property(text, source => {
        expect(read(source).nodes.some(isJoined)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('read the tour without an error', () => {
    expect(read(TOUR).messages.filter(message => message.severity !== 'info')).toEqual([]);
  });

  it('keep their context apart from what stands beside them', () => {
    const before = read('A paragraph.\n\n- item\n\n    quote\n');
    const after = read('Another one::\n\n    code\n\nA paragraph.\n\n- item\n\n    quote\n');
    const keys = (document: typeof before) => document.blocks.map(block => `${block.id} ${block.context}`);
    expect(keys(after)).toEqual(expect.arrayContaining(keys(before)));
  });

  it('tell the same text apart where it means something else', () => {
    const quote = read('a\n\n    text\n').blocks[1];
    const literal = read('a::\n\n    text\n').blocks[1];
    expect(quote?.id).toBe(literal?.id);
    expect(quote?.context).not.toBe(literal?.context);
    const [first] = read('A\n-\n').blocks;
    const second = read('B\n=\n\nA\n-\n').blocks[1];
    expect(first?.id).toBe(second?.id);
    expect([first?.depth, second?.depth]).toEqual([1, 2]);
    expect(first?.context).not.toBe(second?.context);
  });
});

import { toString as plainText } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/literate/document.ts';
import { read } from './join.ts';

describe('classes for what follows', () => {
  const classes = ({ nodes }: Document) => (nodes ?? []).map(node => node.data?.hProperties?.className ?? []);

  it('are of the next element that shows something', () => {
    expect(classes(read('.. class:: a b\n.. a comment\n\n.. _t:\n\nText\n\nMore\n'))).toEqual([
      [],
      [],
      [],
      ['a', 'b'],
      [],
    ]);
  });

  it('add up', () => {
    expect(classes(read('.. class:: a\n.. class:: b\n\nTitle\n=====\n'))).toEqual([[], [], ['a', 'b']]);
  });

  it('are of what follows the element at whose end they stand', () => {
    const document = read('* one\n\n  .. class:: a\n\n* two\n\n  .. class:: b\n\nText\n');
    expect(classes(document)).toEqual([[], ['b']]);
    expect(JSON.stringify(document.nodes?.[0])).toContain('"className":["a"]');
  });

  it('are in the key of the block that they are for', () => {
    const context = (name: string) => read(`.. class:: ${name}\n\nText\n`).blocks[1]?.context;
    expect(context('a')).not.toBe(context('b'));
    expect(context('a')).not.toBe(read('.. note:: x\n\nText\n').blocks[1]?.context);
  });

  it('are reported where nothing follows', () => {
    expect(read('Text\n\n.. class:: a\n\n.. comment\n').messages).toMatchObject([{ rule: 'rst-class', line: 3 }]);
    expect(read('.. class:: a\n\n   Text\n').messages).toEqual([]);
  });
});

describe('bibliographic fields', () => {
  it('hold names with initials, which look like lists', () => {
    const { nodes, messages } = read(':Author: A. One\n:Author: E. *Two*\n:Author: I. Three\n:Date: x\n\nText\n');
    expect(plainText(nodes?.[0])).toBe('AuthorA. OneAuthorE. TwoAuthorI. ThreeDatex');
    expect(JSON.stringify(nodes)).not.toContain('"list"');
    expect(messages.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it('hold lists of several lines as they are', () => {
    const { nodes, messages } = read(':Author: A. One\n         B. Two\n\nText\n');
    expect(JSON.stringify(nodes)).toContain('"list"');
    expect(messages).toHaveLength(1);
  });
});

describe('transitions', () => {
  const problems = (source: string) => read(source).messages.map(({ line, message }) => [line, message]);

  it('part what stands before them from what follows', () => {
    expect(problems('a\n\n----\n\nb\n\n----\n\nTitle\n=====\n\nc\n\n----\n\nOther\n=====\n')).toEqual([]);
  });

  it('are reported at a start, also after what shows nothing', () => {
    expect(problems('.. comment\n\n----\n\na\n')).toEqual([[3, 'Transition at the start of the document.']]);
    expect(problems('a\n\nTitle\n=====\n\n.. _x:\n\n----\n\nb\n')).toEqual([
      [8, 'Transition at the start of the section.'],
    ]);
  });

  it('are reported side by side and at the end', () => {
    expect(problems('a\n\n----\n\n----\n')).toEqual([
      [5, 'At least one body element should separate transitions.'],
      [5, 'Transition at the end of the document.'],
    ]);
  });
});

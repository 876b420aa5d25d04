import { describe, expect, it } from 'vitest';
import { createRstReader } from '../../../src/reader/rst/index.ts';

const files: Record<string, string> = {
  'header.inc': '.. |it| replace:: the *thing*\n.. _Home: https://example.org/\n',
};
const reader = createRstReader({ prolog: '.. include:: /header.inc' });
const read = (source: string) => reader.read({ path: 'sub/a.rst', source, include: path => files[path] });

describe('a prolog', () => {
  it('gives every document its substitutions and targets', () => {
    const { exports, messages } = read('See |it| at Home_.\n');
    expect(exports.substitutions.map(({ name }) => name)).toEqual(['it']);
    expect(exports.definitions).toMatchObject([{ name: 'home', url: 'https://example.org/' }]);
    expect(messages).toEqual([]);
  });

  it('gives way to what the document itself says', () => {
    const { exports } = read('.. |it| replace:: mine\n\n|it|\n');
    expect(JSON.stringify(exports.substitutions[0]?.children)).toContain('mine');
  });

  it('adds no block to the document', () => {
    expect(read('One.\n').blocks.map(block => block.kind)).toEqual(['paragraph']);
  });

  it('is remembered as an inclusion, so that the document is read again when it changes', () => {
    expect(read('One.\n').inclusions.map(({ path }) => path)).toEqual(['header.inc']);
  });
});

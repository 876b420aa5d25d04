import { describe, expect, it } from 'vitest';
import { createRstReader } from '../../../src/reader/rst/index.ts';

const INCLUDED = '.. include:: part.rst\n\n';

function messagesOf(source: string, options = {}, part = '') {
  return createRstReader(options).read({ path: 'a.rst', source, include: () => part }).messages;
}

describe('messages of one kind', () => {
  it('are all told up to a thousand', () => {
    const messages = messagesOf('a `b\n\n'.repeat(1000));
    expect(messages).toHaveLength(1000);
    expect(messages.at(-1)).toMatchObject({ line: 1999, column: 3, rule: 'rst-inline-markup' });
  });

  it('end with one that says that there are more, at the first of them', () => {
    const messages = messagesOf('a `b\n\n'.repeat(3000));
    expect(messages).toHaveLength(1001);
    expect(messages.at(-1)).toEqual({
      severity: 'warning',
      rule: 'rst-inline-markup',
      message: 'There are more than 1000 messages of this kind. The others are left out.',
      line: 2001,
      column: 3,
    });
  });

  it('leave messages of other kinds alone', () => {
    const messages = messagesOf(`${'a `b\n\n'.repeat(3000)}Title\n---\n`);
    expect(messages).toHaveLength(1002);
    expect(messages.at(-1)).toMatchObject({ line: 6002, rule: 'rst-title-adornment' });
  });

  it('are counted over all files that a document includes', () => {
    const messages = messagesOf(INCLUDED.repeat(3), {}, 'a `b\n\n'.repeat(400));
    expect(messages).toHaveLength(1001);
  });

  it('keep what only they hold of the source', () => {
    const { nodes } = createRstReader().read({
      path: 'a.rst',
      source: '.. figure::\n\n'.repeat(1500),
      include: () => undefined,
    });
    expect(nodes).toHaveLength(1500);
  });

  it('are not counted where nobody sees them', () => {
    const unknown = `.. unknown::\n\n${'   a `b\n\n'.repeat(1500)}`;
    const messages = messagesOf(`${unknown}${'a `b\n\n'.repeat(3)}`);
    expect(messages.map(({ rule, line }) => [rule, line])).toEqual(
      [3003, 3005, 3007].map(line => ['rst-inline-markup', line]),
    );
  });

  it('are counted for names that several have, too', () => {
    const messages = messagesOf('.. _a:\n\ntext\n\n'.repeat(3000));
    expect(messages).toHaveLength(1001);
    expect(messages.at(-1)?.message).toContain('more than 1000');
  });

  it('are all told where docutils is followed to the letter', () => {
    expect(messagesOf('a `b\n\n'.repeat(1500), { strict: true })).toHaveLength(1500);
  });

  it('are the same when a document is read again after an edit', () => {
    const reader = createRstReader();
    const read = (source: string) => reader.read({ path: 'a.rst', source, include: () => undefined });
    const before = 'a `b\n\n'.repeat(999);
    const after = before.replace('a `b', 'a `b\n\na `c\n\na `d');
    const again = reader.readAgain?.(read(before), { path: 'a.rst', source: after, include: () => undefined });
    expect(again?.messages).toEqual(read(after).messages);
    expect(again?.messages).toHaveLength(1001);
  });
});

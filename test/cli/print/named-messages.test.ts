import { expect, it } from 'vitest';
import { namedMessages } from '../../../src/cli/print/named-messages.ts';

const at = (file: string) => ({ file, line: 1, column: 1, severity: 'error' as const, rule: 'r', message: 'm' });
const ALL = ['docs/a.md', 'docs/a.md.md', 'docs/b/c.md', 'docs/bc.md'].map(at);

it.each([
  ['all where none is named', [], ['docs/a.md', 'docs/a.md.md', 'docs/b/c.md', 'docs/bc.md']],
  ['of a document', ['a.md'], ['docs/a.md']],
  ['of a folder', ['b'], ['docs/b/c.md']],
  ['of the source folder', [''], ['docs/a.md', 'docs/a.md.md', 'docs/b/c.md', 'docs/bc.md']],
])('keeps what is said %s', (_, only, files) => {
  expect(namedMessages(ALL, 'docs', only).map(({ file }) => file)).toEqual(files);
});

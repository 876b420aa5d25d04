import { describe, expect, it } from 'vitest';
import { Conversion } from '../../src/convert/project.ts';
import { withCitations } from '../../src/reader/markdown/citations.ts';
import { createMarkdownParser, markdownReaderWith } from '../../src/reader/markdown/create.ts';
import { parseMarkdown } from '../../src/reader/markdown/parse.ts';
import { createRstReader } from '../../src/reader/rst/index.ts';
import { renamed } from './convert.ts';

const parser = await createMarkdownParser({ parser: 'remark', remark: () => parseMarkdown });
const readers = { md: markdownReaderWith(withCitations(parser), false), rst: createRstReader() };

function convert(format: 'md' | 'rst', source: string) {
  const path = `a.${format}`;
  const document = readers[format].read({ path, source, include: () => undefined });
  const documents = new Map([[path, document]]);
  const { text, losses } = new Conversion({ documents, renamed, resolve: () => undefined }).convert(path);
  return { text: text.trimEnd(), losses: losses.map(({ message }) => message) };
}

const PAIRS = [
  ['[@a]', ':cite:p:`a`'],
  ['See [see @a, p. 3; @b].', 'See :cite:p:`{see}a{p. 3},b`.'],
  ['@a says, and @b [p. 5] too.', ':cite:t:`a` says, and :cite:t:`b{p. 5}` too.'],
  ['[@DBLP:conf/x-1; @{odd!}]', ':cite:p:`DBLP:conf/x-1,odd!`'],
  ['# Title [@a]\n\n::bibliography{all}', 'Title :cite:p:`a`\n=================\n\n.. bibliography::\n   :all:'],
  ['[@a]\n\n::bibliography', ':cite:p:`a`\n\n.. bibliography::'],
  ['Write \\@a for [@a], or <me@example.org>.', 'Write @a for :cite:p:`a`, or me@example.org.'],
] as const;

describe('converting citations', () => {
  it.each(PAIRS)('%s becomes a role', (markdown, rst) => {
    expect(convert('md', markdown)).toEqual({ text: rst, losses: [] });
  });

  it.each(PAIRS)('%s comes from a role', (markdown, rst) => {
    expect(convert('rst', rst)).toEqual({ text: markdown, losses: [] });
  });

  it('tells what is lost', () => {
    expect(convert('rst', ':cite:year:`a` and :cite:ts:`{see}b`')).toEqual({
      text: '[@a] and see @b',
      losses: ['a citation of the year alone becomes a whole one', 'a citation with all names has the first only'],
    });
    expect(convert('md', '[-@a] and [see *also* @b]')).toEqual({
      text: ':cite:p:`a` and :cite:p:`{see also}b`',
      losses: ['a citation without names has them where the style shows them', 'markup in a citation'],
    });
  });
});

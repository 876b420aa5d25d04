import type { Nodes } from 'mdast';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../../src/literate/citation/bibtex/latex-text.ts';
import type { Citation } from '../../../src/literate/citation/citation-nodes.ts';
import { createRstReader } from '../../../src/reader/rst/index.ts';

const read = (source: string) => createRstReader().read({ path: 'a.rst', source, include: () => undefined });

function citationsIn(node: Nodes): Citation[] {
  if (node.type === 'citation') return [node];
  return 'children' in node ? node.children.flatMap(citationsIn) : [];
}

const cited = (source: string) => read(source).nodes.flatMap(citationsIn);

describe('citations in reStructuredText, as sphinxcontrib-bibtex has them', () => {
  it.each([
    [':cite:`a`', 'parenthetical', 'a'],
    [':cite:p:`a,b , c`', 'parenthetical', 'a b c'],
    [':cite:ps:`a`', 'parenthetical', 'a'],
    [':cite:t:`a`', 'textual', 'a'],
    [':cite:author:`a`', 'author', 'a'],
    [':cite:year:`a`', 'year', 'a'],
    [':cite:label:`a`', 'label', 'a'],
    [':cite:title:`a`', 'title', 'a'],
    [':cite:empty:`a`', 'nothing', 'a'],
    [':footcite:t:`DBLP:a/b`', 'textual', 'DBLP:a/b'],
  ])('%s', (source, mode, keys) => {
    const [found] = cited(source);
    expect(found).toMatchObject({ mode, written: source });
    expect(found?.works.map(({ key }) => key).join(' ')).toBe(keys);
  });

  it('may have words around them', () => {
    const [found] = cited(':cite:p:`{see}a{p. 3, 4},b`');
    const [first, second] = found?.works ?? [];
    expect([first?.key, second?.key]).toEqual(['a', 'b']);
    expect(textOf(first?.before ?? [])).toBe('see');
    expect(textOf(first?.after ?? [])).toBe(', p. 3, 4');
  });

  it('are errors where they name nothing', () => {
    expect(read(':cite:p:`a b`').messages).toMatchObject([
      { severity: 'error', message: '"a b" is no key of a work.' },
    ]);
  });

  it('are errors in substitutions, which may stand anywhere', () => {
    expect(read('.. |k| replace:: see :cite:p:`knuth`\n\n|k|\n').messages[0]?.message).toContain(
      'Citations are not supported in a substitution definition.',
    );
  });

  it('leave the citations of docutils alone', () => {
    const { exports } = read('See [Knu84]_.\n\n.. [Knu84] A book.\n');
    expect(exports.citations).toBeUndefined();
    expect(exports.footnotes).toEqual([{ name: 'knu84', block: 1 }]);
  });

  it('are exported with the places of the lists', () => {
    const source =
      'On :cite:p:`a`\n==============\n\n.. _here:\n\nText :cite:t:`b` and :cite:p:`b,a`.\n\n.. bibliography:: x.bib\n   :all:\n   :style: plain\n';
    const { exports, messages } = read(source);
    expect(messages).toEqual([]);
    const on = exports.anchors.find(({ kind }) => kind === 'heading')?.id;
    expect(exports.citations?.works.map(({ key, anchor }) => [key, anchor])).toEqual([
      ['a', on],
      ['b', 'cite-b'],
      ['b', 'cite-b-1'],
      ['a', 'cite-a'],
    ]);
    expect(exports.citations?.lists).toMatchObject([{ all: true }]);
  });
});

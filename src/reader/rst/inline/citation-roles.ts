import type { PhrasingContent } from 'mdast';
import { type CitationMode, type CitationWork, citationNode } from '../../../literate/citation/citation-nodes.ts';
import { unescapeText } from '../text/escape.ts';
import type { Role } from './roles.ts';

/** What the roles of sphinxcontrib-bibtex show; the `s` of `ps` and `ts` is for all names. */
const MODES: readonly (readonly [names: readonly string[], mode: CitationMode, allNames?: true])[] = [
  [['cite', 'cite:p', 'cite:cite', 'footcite', 'footcite:p'], 'parenthetical'],
  [['cite:ps', 'footcite:ps'], 'parenthetical', true],
  [['cite:t', 'cite:ct', 'footcite:t', 'footcite:ct'], 'textual'],
  [['cite:ts', 'cite:cts', 'footcite:ts', 'footcite:cts'], 'textual', true],
  [['cite:author', 'cite:authorpar'], 'author'],
  [['cite:authors', 'cite:authorpars'], 'author', true],
  [['cite:year', 'cite:yearpar'], 'year'],
  [['cite:label', 'cite:labelpar'], 'label'],
  [['cite:title', 'cite:titlepar'], 'title'],
  [['cite:empty', 'cite:nocite'], 'nothing'],
];

/** Roles that cite works: `` :cite:p:`knuth84,liskov87` ``, `` :cite:t:`{see}knuth84{p. 3}` ``. */
export const CITATION_ROLES: readonly (readonly [string, Role])[] = MODES.flatMap(([names, mode, allNames]) =>
  names.map((name): [string, Role] => [name, use => cited(unescapeText(use.text), use.raw, mode, allNames)]),
);

function cited(
  text: string,
  written: string,
  mode: CitationMode,
  allNames: true | undefined,
): PhrasingContent | string {
  const works: CitationWork[] = [];
  for (const part of text.split(/,(?![^{}]*\})/)) {
    const [, before = '', key, after = ''] = PART.exec(part) ?? [];
    if (key === undefined) return `"${part.trim().slice(0, 80)}" is no key of a work.`;
    works.push({
      key,
      ...(before.trim() !== '' && { before: [{ type: 'text', value: before.trim() }] }),
      ...(after.trim() !== '' && { after: [{ type: 'text', value: `, ${after.trim()}` }] }),
    });
  }
  return citationNode({ mode, works, written, ...(allNames && { allNames }) });
}

const PART = /^\s*(?:\{([^{}]*)\})?\s*([^\s{},]+)\s*(?:\{([^{}]*)\})?\s*$/;

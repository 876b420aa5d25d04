import { lineAt } from '../context.ts';
import { normalizeName } from '../text/escape.ts';
import type { ExplicitConstruct } from './explicit-construct.ts';
import { noteDefinition } from './footnote.ts';
import { SIMPLE_NAME } from './patterns.ts';

const CITATION = new RegExp(`^\\.\\. +\\[(${SIMPLE_NAME})\\]( +|$)`, 'u');

/**
 * Reads a citation: a footnote whose label is a name.
 *
 *     .. [CIT2002] text
 *     ^^
 */
export const citation: ExplicitConstruct = cursor => {
  const match = CITATION.exec(lineAt(cursor.lines, cursor.index).text);
  if (!match?.[1]) return undefined;
  const name = normalizeName(match[1]);
  return noteDefinition(cursor, match[0].length, {
    identifier: name,
    label: match[1],
    rst: { element: 'citation', names: [name] },
  });
};

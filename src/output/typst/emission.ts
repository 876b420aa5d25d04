import type { ElementContent } from 'hast';
import type { Hole } from '../../literate/artifact.ts';
import type { Marks } from '../../literate/block-tree.ts';
import { array, literal } from './literal.ts';

/** What writing one block's Typst needs. */
export interface Emission {
  readonly marks: Marks;
  /** Reports a problem of the block. */
  readonly warn: (rule: string, text: string) => void;
  /** In how many others the element stands that is written. */
  depth: number;
  /** The names that are given to the block from outside have been used: no two places may have the same. */
  isNamed: boolean;
  /** Ids of divisions around what has a number. */
  readonly outerIds: string[];
  /** Writes a run of text: an expression. */
  inline(nodes: Nodes): string;
  /** Writes what stands in a block: statements that end their paragraphs. */
  statements(nodes: Nodes): string[];
}

/** The holes that stand in a text or an attribute. */
export function holesIn({ marks }: Pick<Emission, 'marks'>, text: string | undefined): Hole[] {
  if (text === undefined || !/[\uFDD0\uFDD1]/.test(text)) return [];
  return marks.split(text).filter(part => typeof part !== 'string');
}

/** Statements of a code block, which are joined by Typst. */
export function block(statements: readonly string[]): string {
  const shown = statements.filter(statement => statement !== '');
  // What it stands in ends the last paragraph.
  if (shown.at(-1) === 'parbreak()') shown.pop();
  return `{${shown.join(';')}}`;
}

/** A place that can be linked to. */
export function anchorOf(emission: Emission, id: string): string {
  const name = anchorName(emission, id);
  return name === '' ? '' : `anchor(${name})`;
}

function anchorName(emission: Emission, id: string): string {
  if (/^fnref-/.test(id) || id === '') return '';
  if (holesIn(emission, id).some(hole => hole.hole === 'anchor')) return literal(id);
  // Citations have ids of their own.
  return id.startsWith('fn-') ? `doc + ${literal(`#${id}`)}` : '';
}

/** The variable that holds the names of targets before a block, which are names of what the block begins with. */
export const NAMES_BEFORE = 'names-before';

/** All names of something that has a number: an array. */
export function namesOf(emission: Emission, id: string): string {
  const own = [...emission.outerIds.splice(0), id].map(one => anchorName(emission, one)).filter(one => one !== '');
  if (emission.depth > 1 || emission.isNamed) return array(own);
  emission.isNamed = true;
  return array([...own, `..${NAMES_BEFORE}`]);
}

export type Nodes = readonly ElementContent[];

/** What is nested deeper is written as if it stood in no more: Typst follows no more than 64 rules. */
export const DEEPEST = 12;

/** Writes what stands in an element. */
export function within<Result>(emission: Emission, write: () => Result): Result {
  emission.depth += 1;
  try {
    return write();
  } finally {
    emission.depth -= 1;
  }
}

import type { RootContent } from 'mdast';
import { CLASS_NAMES } from '../directives/class.ts';
import { type DocumentNames, documentNames } from '../resolve/names.ts';
import { substitutionKey } from '../resolve/references.ts';
import { type DocumentSubstitutions, documentSubstitutions } from '../resolve/substitutions.ts';
import { nodesOfType } from '../resolve/walk.ts';
import { beginningOf } from '../transforms/docinfo.ts';
import { isInvisible } from '../transforms/invisible.ts';
import type { ReadFacts } from './facts.ts';
import { haveOwnNames } from './given-names.ts';
import { nameNotesAs } from './notes.ts';
import type { Stretch } from './stretch.ts';

/** Blocks that were and blocks in their place, in their document. */
export interface Change {
  readonly stretch: Stretch;
  readonly old: readonly RootContent[];
  readonly now: readonly RootContent[];
  readonly before: readonly RootContent[];
  readonly behind: readonly RootContent[];
}

/** What names mean with blocks in place of others. */
export type Meanings = Pick<ReadFacts, 'names' | 'substitutions'>;

/**
 * What the names of a document mean with some of its blocks in place of others; undefined where any of the other blocks would be another
 * than it is. Names the notes of the new blocks.
 */
export function meaningsAfter(change: Change, facts: ReadFacts): Meanings | undefined {
  const { old, now, before, behind, stretch } = change;
  if (!haveOwnNames([...old, ...now], both(before, behind))) return undefined;
  if (waitsForMore(before) || (stretch.hasLast && (waitsForMore(old) || waitsForMore(now)))) return undefined;
  if (isDocinfoAnother(change)) return undefined;
  if (!nameNotesAs(old, now, [...before, ...old, ...behind])) return undefined;
  const all = [...before, ...now, ...behind, ...facts.shared];
  const names = namesAfter(change, facts, all);
  const substitutions = substitutionsAfter(change, facts, all);
  if (!names || !substitutions) return undefined;
  const changed = new Set([
    ...changedKeys(facts.names.destinations, names.destinations),
    ...changedSubstitutions(facts.substitutions, substitutions),
  ]);
  const isAsked = (names: readonly string[]) => names.some(name => changed.has(name));
  const { asked } = facts;
  if (changed.size > 0 && asked.some((names, at) => (at < stretch.first || at >= stretch.last) && isAsked(names)))
    return undefined;
  return { names, substitutions };
}

function* both<T>(some: readonly T[], others: readonly T[]): Iterable<T> {
  yield* some;
  yield* others;
}

/** Whether classes that stand in some blocks may be for the block behind them. */
function waitsForMore(nodes: readonly RootContent[]): boolean {
  const end = nodes.findLastIndex(node => !isInvisible(node));
  const directives = nodesOfType(nodes.slice(Math.max(end, 0)), 'containerDirective');
  return directives.some(({ name, children }) => CLASS_NAMES.has(name) && children.length === 0);
}

/** Whether other fields are bibliographic, or none are any more. */
function isDocinfoAnother({ old, now, before, behind }: Change): boolean {
  const [were, are] = [
    [...before, ...old, ...behind],
    [...before, ...now, ...behind],
  ];
  const [was, is] = [were[beginningOf(were)], are[beginningOf(are)]];
  return was !== is && (was?.type === 'fieldList' || was?.data?.docinfo === true || is?.type === 'fieldList');
}

function namesAfter(
  { old, now }: Change,
  { names }: ReadFacts,
  all: readonly RootContent[],
): DocumentNames | undefined {
  const [before, after] = [nodesOfType(old, 'target'), nodesOfType(now, 'target')];
  if (before.length + after.length === 0) return names;
  if (names.circular.length > 0) return undefined;
  const anonymous = [before, after].map(targets => targets.filter(target => target.anonymous).length);
  if (anonymous[0] !== anonymous[1]) return undefined;
  const found = documentNames(all);
  const isSame = JSON.stringify(found.anonymous) === JSON.stringify(names.anonymous);
  return isSame && found.circular.length === 0 ? found : undefined;
}

function substitutionsAfter(
  { old, now }: Change,
  { substitutions, shared }: ReadFacts,
  all: readonly RootContent[],
): DocumentSubstitutions | undefined {
  const count = nodesOfType([...old, ...now], 'substitutionDefinition').length;
  return count === 0 ? substitutions : documentSubstitutions(all.slice(0, all.length - shared.length), shared);
}

function changedKeys<T>(old: ReadonlyMap<string, T>, now: ReadonlyMap<string, T>): string[] {
  if (old === now) return [];
  const isChanged = (name: string) => JSON.stringify(old.get(name)) !== JSON.stringify(now.get(name));
  return [...new Set([...old.keys(), ...now.keys()])].filter(isChanged);
}

/** Substitutions that have another name or take other blank space away. What they stand for is looked up by those who show it. */
function changedSubstitutions(old: DocumentSubstitutions, now: DocumentSubstitutions): string[] {
  if (old === now) return [];
  const shapes = ({ definitions }: DocumentSubstitutions) =>
    new Map([...definitions].map(([name, { data }]) => [name, data?.rst?.attributes]));
  const [before, after] = [shapes(old), shapes(now)];
  return changedKeys(before, after).map(name => substitutionKey({ name }));
}

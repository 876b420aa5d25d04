import type { RootContent } from 'mdast';
import type { Target } from '../../../literate/nodes.ts';
import { walk } from './walk.ts';

/** Where a name leads. */
export type Destination = { readonly url: string } | { readonly place: string };

/** What the names of a document mean. */
export interface DocumentNames {
  /** Explicit targets by name: the first that has it. */
  readonly destinations: ReadonlyMap<string, Destination>;
  /** Where the anonymous references lead, in order. */
  readonly anonymous: readonly Destination[];
  /** Targets that lead to each other and nowhere else. */
  readonly circular: readonly Target[];
}

/** Collects the targets of a document and follows indirect ones to where they lead. Gives anonymous places a name. */
export function documentNames(nodes: readonly RootContent[]): DocumentNames {
  const targets = collectTargets(nodes);
  const first = new Map<string, Target>();
  // A name embedded in a reference gives way to targets that stand for themselves.
  const inOrder = [...targets.filter(target => !isAlias(target)), ...targets.filter(isAlias)];
  for (const target of inOrder) for (const name of target.names) if (!first.has(name)) first.set(name, target);
  const destinations = new Map<string, Destination>();
  const circular: Target[] = [];
  for (const [name, target] of first) {
    const destination = follow(first, target, name);
    if (destination) destinations.set(name, destination);
    else if (!isAlias(target)) circular.push(target);
  }
  let count = 0;
  const anonymous = targets
    .filter(target => target.anonymous)
    .map(target => {
      if (target.url === undefined && target.refersTo === undefined) target.names = [`__ ${++count}`];
      return follow(first, target, target.names[0] ?? '') ?? { place: target.refersTo ?? '' };
    });
  return { destinations, anonymous, circular };
}

function collectTargets(nodes: readonly RootContent[]): Target[] {
  const targets: { target: Target; next: { type: string } | undefined }[] = [];
  walk(
    nodes,
    (target, next) => {
      if (target.type === 'target') targets.push({ target, next });
      return undefined;
    },
    ['target'],
  );
  // From the end, so that of many in a row the first leads where the last does.
  for (const { target, next } of targets.toReversed()) chain(target, next);
  return targets.map(({ target }) => target);
}

/** A target right before one that leads elsewhere leads there too. */
function chain(target: Target, next: { type: string } | undefined): void {
  if (target.url !== undefined || target.refersTo !== undefined || target.children.length > 0) return;
  if (target.id !== undefined || target.index) return;
  if (isTarget(next) && leadsElsewhere(next) && next.names[0] !== undefined) target.refersTo = next.names[0];
}

/** `` `text <name_>`_ ``: the text is another name for a target. */
function isAlias({ data, refersTo }: Target): boolean {
  return refersTo !== undefined && data?.rst?.element === 'embedded';
}

function isTarget(node: { type: string } | undefined): node is Target {
  return node?.type === 'target';
}

function leadsElsewhere(target: Target): boolean {
  return target.url !== undefined || target.refersTo !== undefined;
}

/** Longer chains of names nobody writes. */
const MAX_STEPS = 100;

/** Follows indirect targets; undefined where they lead in a circle. */
function follow(targets: ReadonlyMap<string, Target>, start: Target, name: string): Destination | undefined {
  let target: Target | undefined = start;
  let place = name;
  const passed = new Set<Target>();
  while (target?.refersTo !== undefined) {
    if (passed.has(target) || passed.size > MAX_STEPS) return undefined;
    passed.add(target);
    place = target.refersTo;
    target = targets.get(place);
  }
  return target?.url === undefined ? { place } : { url: target.url.trim() };
}

import type { RefUpdate, RefValue } from '../../store/ref-store.ts';
import type { View } from './view.ts';

/** The changes of refs that lead from one view to another; each fails where somebody else has moved the ref meanwhile. */
export function refChanges(from: View, to: View, log: RefUpdate['log']): RefUpdate[] {
  const updates: RefUpdate[] = [];
  for (const name of new Set([...from.refs.keys(), ...to.refs.keys()])) {
    const [before, after] = [from.refs.get(name), to.refs.get(name)];
    if (before === after) continue;
    updates.push({ name, expect: before ?? 'absent', to: after ?? 'absent', log });
  }
  // A branch may take the name of a folder of branches that goes.
  updates.sort((a, b) => Number(b.to === 'absent') - Number(a.to === 'absent'));
  if (!isSameHead(from.head, to.head)) {
    updates.push({ name: 'HEAD', to: 'id' in to.head ? to.head.id : to.head, noFollow: true, log });
  }
  return updates;
}

export function isSameHead(a: RefValue, b: RefValue): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

export function isSameView(a: View, b: View): boolean {
  const isSameRefs = a.refs.size === b.refs.size && [...a.refs].every(([name, id]) => b.refs.get(name) === id);
  return isSameRefs && a.work === b.work && a.merge === b.merge && isSameHead(a.head, b.head);
}

import type { Target } from './nodes.ts';

/** Whether a target is a place itself, and not another name for one. */
export function isPlace({ url, refersTo, names, id, index }: Target): boolean {
  return url === undefined && refersTo === undefined && (names.length > 0 || id !== undefined || index !== undefined);
}

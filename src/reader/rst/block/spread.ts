import type { List } from 'mdast';

/**
 * Whether a list is shown with space between its items: some item holds more than one block, other than a list that follows a
 * paragraph. Marks its items too.
 */
export function isSpread(list: List): boolean {
  let spread = false;
  for (const item of list.children) {
    const [first, second] = item.children;
    const simple =
      item.children.length < 2 ||
      (item.children.length === 2 && first?.type === 'paragraph' && second?.type === 'list');
    item.spread = !simple;
    spread ||= !simple;
  }
  return spread;
}

/** A name as names are compared: lower case, single spaces. */
export function nearbyName(name: string): string {
  return name.trim().toLowerCase().split(/\s+/).join(' ');
}

/** Boxes that have no title of their own: reStructuredText would take their first words for one. */
export const UNTITLED_BOXES: ReadonlySet<string> = new Set([
  ...['note', 'tip', 'hint', 'important', 'seealso', 'attention', 'warning', 'caution', 'danger', 'error'],
]);

import type { Tree } from './tree.ts';

/** Gives ids to the sections that have none yet, and to what names lead to. */
export function sectionIds(tree: Tree): void {
  for (const section of tree.all('section')) {
    section.implicit = false;
    tree.nameById(section);
  }
}

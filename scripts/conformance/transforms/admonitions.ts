import { element } from '../element.ts';
import { extend, type Tree } from './tree.ts';

/** Titles of the specific admonitions. */
const TITLES: Readonly<Record<string, string>> = {
  attention: 'Attention!',
  caution: 'Caution!',
  danger: '!DANGER!',
  error: 'Error',
  hint: 'Hint',
  important: 'Important',
  note: 'Note',
  tip: 'Tip',
  warning: 'Warning',
};

/** Makes admonitions with a title of all. */
export function admonitions(tree: Tree): void {
  for (const each of tree.all()) {
    const title = TITLES[each.tag];
    if (each.tag !== 'admonition' && title === undefined) continue;
    if (title === undefined) extend(each, 'classes', ['admonition']);
    else {
      const made = element('admonition', { ...each.attributes }, [element('title', {}, [title]), ...each.children]);
      for (const name of ['ids', 'names', 'dupnames', 'classes']) delete made.attributes[name];
      const { tag } = each;
      tree.replace(each, [made]);
      extend(made, 'classes', [tag]);
    }
  }
}

import { list, type Tree } from './tree.ts';

/** Removes comments, where that is asked for. */
export function stripComments(tree: Tree): void {
  if (!tree.settings.strip_comments) return;
  for (const comment of tree.all('comment')) tree.remove(comment);
}

/** Removes elements with some classes, and other classes. */
export function stripClassesAndElements(tree: Tree): void {
  const [elements, classes] = [names(tree, 'strip_elements_with_classes'), names(tree, 'strip_classes')];
  for (const each of tree.all()) {
    const own = list(each, 'classes');
    if (own.some(name => elements.has(name))) tree.remove(each);
    else if (classes.size > 0 && own.length > 0) each.attributes.classes = own.filter(name => !classes.has(name));
  }
}

function names(tree: Tree, setting: string): ReadonlySet<string> {
  const value = tree.settings[setting];
  return new Set(Array.isArray(value) ? value.map(String) : []);
}

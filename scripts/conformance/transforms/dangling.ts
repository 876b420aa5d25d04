import { element, type PseudoElement, type PseudoNode } from '../element.ts';
import { extend, list, type Tree, text } from './tree.ts';

const REFERENCES: ReadonlySet<string> = new Set(['reference', 'footnote_reference', 'citation_reference']);

/** References by the names of any elements are resolved; those that lead nowhere and targets that nobody uses are reported. */
export function danglingReferences(tree: Tree): void {
  for (const each of tree.all()) if (REFERENCES.has(each.tag)) resolve(tree, each);
  for (const target of tree.all('target')) {
    if (tree.referenced.has(target) || target.attributes.anonymous !== undefined) continue;
    const [name] = list(target, 'names');
    // Names that another element has too were reported already.
    if (list(target, 'dupnames').length > 0) continue;
    const naming = name ?? list(target, 'ids')[0] ?? text(target, 'refid');
    if (naming === undefined) continue;
    tree.message(1, `Hyperlink target "${naming}" is not referenced.`, target);
  }
}

function resolve(tree: Tree, reference: PseudoElement): void {
  const name = text(reference, 'refname');
  if (name === undefined || tree.resolved.has(reference)) return;
  const id = tree.nameIds.get(name);
  if (id == null) {
    dangling(tree, reference, name);
    return;
  }
  delete reference.attributes.refname;
  reference.attributes.refid = id;
  const destination = tree.ids.get(id);
  if (destination) tree.reference(destination, id);
  tree.resolved.add(reference);
}

function dangling(tree: Tree, reference: PseudoElement, name: string): void {
  const message = tree.nameIds.has(name)
    ? tree.message(3, `Duplicate target name, cannot be used as a unique reference: "${name}".`, reference)
    : tree.message(3, `Unknown target name: "${name}".`, reference, ...embeddingHint(name));
  const [own] = list(reference, 'ids');
  if (own === undefined) {
    tree.problematic(reference, message);
    return;
  }
  extend(message, 'backrefs', [own]);
  tree.replace(reference, [element('problematic', { refid: tree.id(message) }, [tree.written(reference)])]);
}

/** A name with angle brackets may have been meant as a text with an address. */
function embeddingHint(name: string): PseudoNode[] {
  if (!/[<>]/.test(name)) return [];
  return [element('paragraph', {}, [['Did you want to embed a URI or alias?', ...embeddingMistakes(name)].join('\n')])];
}

function embeddingMistakes(name: string): string[] {
  const mistakes: string[] = [];
  if (!name.includes('<')) mistakes.push('Opening bracket missing.');
  else if (!name.includes(' <')) mistakes.push('The embedded reference must be preceded by whitespace.');
  if (!name.includes('>')) mistakes.push('Closing bracket missing.');
  else if (!name.endsWith('>')) mistakes.push('The embedded reference must be the last text before the end string.');
  if (/< | >/.test(name)) mistakes.push('Whitespace around the embedded reference is not allowed.');
  return mistakes;
}

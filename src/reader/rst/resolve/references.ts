import type { FootnoteDefinition, FootnoteReference, Parents, PhrasingContent, RootContent } from 'mdast';
import type { CrossReference } from '../../../literate/nodes.ts';
import type { Destination, DocumentNames } from './names.ts';
import { applySubstitution, type DocumentSubstitutions } from './substitutions.ts';
import { holder } from './walk.ts';

/** State of resolving: how many anonymous references there were, and what the block at hand took from the document. */
export interface Resolving {
  readonly names: DocumentNames;
  readonly substitutions: DocumentSubstitutions;
  anonymousCount: number;
  readonly used: string[];
  /** Names that the block at hand asks for, as written in the tree; substitutions behind a bar and in lower case. */
  readonly asked: Set<string>;
  /** Anonymous references without a target. */
  readonly dangling: CrossReference[];
}

/** Replaces references below a node by what they lead to; what that used of the document is added to `used`. */
export function resolveReferences(resolving: Resolving, node: RootContent | Parents): void {
  if (!('children' in node) || !holdsReferences(node)) return;
  const children: RootContent[] = node.children;
  for (let index = 0; index < children.length; index += 1) {
    const child = children[index];
    if (!child) continue;
    resolveReferences(resolving, child);
    if (child.type === 'crossReference') children[index] = resolved(resolving, child);
    else if (child.type === 'substitutionReference') {
      resolving.asked.add(substitutionKey(child));
      const used = applySubstitution(resolving.substitutions, child, { siblings: children, index });
      if (used !== undefined) resolving.used.push(used);
    } else if (child.type === 'footnoteReference') noteUse(resolving, child);
  }
  if (node.type === 'footnoteDefinition') noteUse(resolving, node);
  if (node.type === 'target' && node.refersTo !== undefined) resolving.asked.add(node.refersTo);
  if (node.type === 'target')
    for (const { namespace, name } of node.objects ?? []) if (namespace === 'object') resolving.used.push(name);
  if (node.type === 'target' && node.names[0]?.startsWith('__ ')) resolving.used.push(`target ${node.names[0]}`);
}

const holdsReferences = holder(
  ['crossReference', 'substitutionReference', 'footnoteReference', 'footnoteDefinition', 'target'],
  false,
);

/** The name of an automatic note and what a note is called come from all notes of the document. */
function noteUse(resolving: Resolving, { identifier, data }: FootnoteDefinition | FootnoteReference): void {
  const label = data?.noteLabel;
  if (label !== undefined || /^[#*]/.test(identifier)) resolving.used.push(`note ${identifier} ${label ?? ''}`);
}

/** Resolves a node that may itself be a reference (a picture that is a link). */
export function resolveNode(resolving: Resolving, node: RootContent): RootContent {
  resolveReferences(resolving, node);
  return node.type === 'crossReference' ? resolved(resolving, node) : node;
}

function resolved(resolving: Resolving, node: CrossReference): PhrasingContent {
  // The module and class around it came from elsewhere.
  if (node.namespace === 'object') resolving.used.push(`object ${node.name}`);
  // A role such as `:ref:` asks for a label, whatever links of that name the document has.
  if (node.namespace !== 'label' || node.data?.rst?.element === 'role') return node;
  if (!node.anonymous) resolving.asked.add(node.name);
  const destination = node.anonymous ? nextAnonymous(resolving, node) : resolving.names.destinations.get(node.name);
  if (destination === undefined) return node;
  const place = node.position && { position: node.position };
  if ('place' in destination) {
    if (destination.place !== node.name) resolving.used.push(`place ${node.name} ${destination.place}`);
    const { anonymous: _, ...rest } = node;
    return { ...rest, name: destination.place };
  }
  if (node.anonymous) {
    resolving.used.push(`anonymous ${destination.url}`);
    return { type: 'link', url: destination.url, children: node.children, ...place };
  }
  resolving.used.push(`definition ${node.name}`);
  return {
    type: 'linkReference',
    identifier: node.name,
    label: node.name,
    referenceType: 'full',
    children: node.children,
    ...place,
  };
}

/** By what a substitution is asked for. */
export function substitutionKey({ name }: { readonly name: string }): string {
  return `|${name.toLowerCase()}`;
}

function nextAnonymous(resolving: Resolving, node: CrossReference): Destination | undefined {
  const destination = resolving.names.anonymous[resolving.anonymousCount];
  resolving.anonymousCount += 1;
  if (destination === undefined) resolving.dangling.push(node);
  return destination;
}

import type { Nodes } from 'mdast';
import { element, type PseudoElement, type PseudoNode } from './element.ts';
import type { Pending, PendingDetail } from './pending.ts';
import { named, type Writing } from './writing.ts';

type Directive = Extract<Nodes, { type: 'textDirective' | 'containerDirective' }>;

/** Makes the element that waits for a transform. */
function pendingElement(origin: Directive, transform: string, details: Pending['details']): PseudoElement {
  return Object.assign(element('pending'), { origin, pending: { transform, details } });
}

/** `class` with nothing in it: the classes are for what follows. */
export function classElements(_: Writing, node: Directive): PseudoNode[] {
  return [pendingElement(node, 'misc.ClassAttribute', { class: classNames(node), directive: node.name })];
}

/** Adds classes to those that an element has. */
export function addClasses(made: PseudoElement, classes: readonly string[]): void {
  made.attributes.classes = [...[made.attributes.classes ?? []].flat(), ...classes];
}

/** `contents`: a topic that waits for the headings. */
export function contentsElement(writing: Writing, node: Directive): PseudoNode[] {
  const label = node.children.find(child => child.data?.directiveLabel);
  const local = node.attributes?.local != null;
  const title = label && 'children' in label ? writing.convert(label.children) : local ? undefined : ['Contents'];
  const made = named(writing, node, element('topic', {}, title ? [element('title', {}, title)] : []));
  addClasses(made, ['contents', ...classNames(node), ...(local ? ['local'] : [])]);
  made.children.push(pendingElement(node, 'parts.Contents', details(node, CONTENTS)));
  // Without `legacy_ids` an id comes with the list.
  made.needsId = writing.legacyIds;
  return [made];
}

/** `sectnum`: nothing to see; the numbers come when all sections are read. */
export function sectnumElement(_: Writing, node: Directive): PseudoNode[] {
  return [pendingElement(node, 'parts.SectNum', details(node, SECTNUM))];
}

/** `target-notes`: footnotes for all links. */
export function targetNotesElement(_: Writing, node: Directive): PseudoNode[] {
  return [pendingElement(node, 'references.TargetNotes', details(node, { class: 'list' }))];
}

type Kinds = Readonly<Record<string, 'text' | 'number' | 'list' | 'flag' | 'choice'>>;

const CONTENTS: Kinds = { depth: 'number', local: 'flag', backlinks: 'choice', class: 'list' };
const SECTNUM: Kinds = { depth: 'number', start: 'number', prefix: 'text', suffix: 'text' };

function details(node: Directive, kinds: Kinds): Pending['details'] {
  const found: Record<string, PendingDetail> = {};
  for (const [name, kind] of Object.entries(kinds)) {
    const value = node.attributes?.[name];
    if (value == null) continue;
    if (kind === 'flag' || (kind === 'choice' && value === 'none')) found[name] = null;
    else if (kind === 'number') found[name] = Number(value);
    else found[name] = kind === 'list' ? classNames(node) : value;
  }
  return found;
}

function classNames(node: Directive): string[] {
  return (node.attributes?.class ?? '').split(/\s+/).filter(name => name !== '');
}

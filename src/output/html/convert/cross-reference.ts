import type { Nodes } from 'mdast';
import type { CrossReference } from '../../../literate/nodes.ts';
import type { BlockRendering } from './block-rendering.ts';
import { documentTarget, type LinkTarget, labelTarget, missing } from './link-target.ts';

/** Finds what a reference of reStructuredText means, by its kind and name. */
export function crossTarget(rendering: BlockRendering, node: CrossReference): LinkTarget {
  const { namespace, name } = node;
  if (namespace === 'label') return labelTarget(rendering, name, name, node);
  const value = rendering.context.names.lookup(namespace, name);
  if (value === undefined) return missing(rendering, namespace, name, node);
  if ('exists' in value) return documentTarget(rendering, name);
  return { url: rendering.holes.mark({ hole: 'href', namespace, name }), text: ownText(value) };
}

function ownText(value: { readonly path?: string; readonly name?: string }): string {
  return value.path ?? value.name ?? '';
}

/** Classes that a reader gave a node; undefined where it gave none. */
export function classesOf(node: Nodes): string[] | undefined {
  const className = node.data?.hProperties?.className;
  return Array.isArray(className) ? className : undefined;
}

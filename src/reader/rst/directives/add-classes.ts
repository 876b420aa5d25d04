import type { Data, RootContent } from 'mdast';

/** Adds classes to a node: for HTML, and as docutils has them. */
export function addClasses(node: RootContent, names: readonly string[]): void {
  if (node.type === 'containerDirective' || node.type === 'textDirective' || node.type === 'leafDirective') {
    node.attributes = { ...node.attributes, class: joined(node.attributes?.class, names) };
    return;
  }
  const data: Pick<Data, 'hProperties' | 'rst'> = (node.data ??= {});
  const { hProperties, rst } = data;
  const own = hProperties?.className;
  const className = [...(Array.isArray(own) ? own : own === undefined ? [] : [String(own)]), ...names];
  data.hProperties = { ...hProperties, className };
  data.rst = { ...rst, attributes: { ...rst?.attributes, classes: joined(rst?.attributes?.classes, names) } };
}

function joined(before: string | null | undefined, names: readonly string[]): string {
  return [...(before ? [before] : []), ...names].join(' ');
}

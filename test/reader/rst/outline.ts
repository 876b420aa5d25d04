import type { Nodes } from 'mdast';

/** A tree as one short line: `list(listItem(paragraph("a")))`. */
export function outline(nodes: readonly Nodes[]): string {
  return nodes.map(describe).join(' ');
}

function describe(node: Nodes): string {
  const inside = 'children' in node ? outline(node.children) : 'value' in node ? JSON.stringify(node.value) : own(node);
  return node.type === 'text' ? inside : `${name(node)}(${inside})`;
}

function name(node: Nodes): string {
  switch (node.type) {
    case 'heading':
      return `h${node.depth}`;
    case 'list':
      return node.ordered ? `ol:${node.start}` : 'ul';
    case 'code':
      return node.lang ? `code:${node.lang}` : 'code';
    case 'link':
      return `link:${node.url}`;
    case 'linkReference':
      return `linkReference:${node.identifier}`;
    case 'crossReference':
      return `ref:${node.namespace}:${node.name}`;
    case 'containerDirective':
    case 'textDirective':
      return `${node.type === 'textDirective' ? 'role' : 'directive'}:${node.name}`;
    case 'target':
      return `target:${[...node.names, node.url, node.refersTo].filter(part => part !== undefined).join(',')}`;
    case 'substitutionReference':
    case 'substitutionDefinition':
      return `${node.type}:${node.name}`;
    case 'blockTableCell':
      return `cell:${node.columns}x${node.rows}`;
    default:
      return node.type;
  }
}

function own(node: Nodes): string {
  if (node.type === 'image') return node.url;
  return node.type === 'footnoteReference' ? node.identifier : '';
}

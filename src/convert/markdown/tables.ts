import type { Nodes, PhrasingContent, RootContent, TableRow } from 'mdast';
import type { BlockTable, BlockTableCell } from '../../literate/nodes.ts';
import { plain } from '../plain.ts';
import type { FlowTranslation } from './flow.ts';

/** A table of blocks as one of lines: spans are taken apart, and blocks in cells put one behind another. */
export function translateTable(flow: FlowTranslation, node: BlockTable): RootContent[] {
  const { losses } = flow.with;
  const caption = node.children.find(child => child.type === 'caption');
  if (caption) losses.add(node, 'the caption of a table becomes a paragraph');
  if (node.stubColumns) losses.add(node, 'a first column of headers');
  const rows: TableRow[] = [];
  const heads: TableRow[] = [];
  for (const section of node.children) {
    if (section.type !== 'blockTableSection') continue;
    const made = section.children.map(row => tableRow(flow, node, row.children));
    (section.head ? heads : rows).push(...made);
  }
  const [head, ...more] = heads;
  if (more.length > 0) losses.add(node, 'a table has one row of headers');
  if (!head) losses.add(node, 'a table without a header gets an empty one');
  return [
    ...(caption ? [flow.paragraph(caption.children)] : []),
    { type: 'table', align: [], children: [head ?? { type: 'tableRow', children: [] }, ...more, ...rows] },
  ];
}

function tableRow(flow: FlowTranslation, table: BlockTable, cells: readonly BlockTableCell[]): TableRow {
  const children = cells.flatMap(cell => {
    if (cell.columns > 1 || cell.rows > 1) flow.with.losses.add(table, 'cells over several rows or columns');
    const empty = Array.from({ length: Math.min(cell.columns, 100) - 1 }, () => ({
      type: 'tableCell' as const,
      children: [],
    }));
    return [{ type: 'tableCell' as const, children: cellContent(flow, table, cell.children) }, ...empty];
  });
  return { type: 'tableRow', children };
}

/** Paragraphs of a cell with breaks between them. */
function cellContent(flow: FlowTranslation, table: BlockTable, nodes: readonly Nodes[]): PhrasingContent[] {
  const lines = flow.all(nodes).flatMap(node => linesOf(node));
  if (nodes.length > 1 || (nodes[0] && nodes[0].type !== 'paragraph'))
    flow.with.losses.add(table, 'blocks in cells stand one behind another');
  return lines.flatMap((line, index): PhrasingContent[] =>
    index === 0 ? line : [{ type: 'html', value: '<br>' }, ...line],
  );
}

function linesOf(node: Nodes): PhrasingContent[][] {
  if (node.type === 'paragraph' || node.type === 'heading') return [withoutBreaks(node.children)];
  if (node.type === 'code')
    return node.value.split('\n').map(value => (value.trim() === '' ? [] : [{ type: 'inlineCode', value }]));
  if (node.type === 'math') return [[{ type: 'inlineMath', value: node.value }]];
  if (node.type === 'html') return [[node]];
  if (node.type === 'listItem') {
    const [first = [], ...rest] = node.children.flatMap(linesOf);
    return [[{ type: 'text', value: '• ' }, ...first], ...rest];
  }
  if ('children' in node) return node.children.flatMap(linesOf);
  const text = plain([node]);
  return text === '' ? [] : [[{ type: 'text', value: text }]];
}

function withoutBreaks(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.map(node => (node.type === 'break' ? { type: 'html', value: '<br>' } : node));
}

import type { RootContent } from 'mdast';
import type { BlockKind } from '../../literate/block.ts';
import type { BlockSpan } from '../../literate/lines.ts';

const KINDS: Readonly<Record<string, BlockKind>> = {
  yaml: 'frontmatter',
  heading: 'heading',
  paragraph: 'paragraph',
  list: 'list',
  table: 'table',
  code: 'code',
  math: 'math',
  blockquote: 'quote',
  containerDirective: 'directive',
  leafDirective: 'directive',
  definition: 'definition',
  footnoteDefinition: 'footnote',
  thematicBreak: 'break',
  html: 'html',
};

/** The block that a top-level node is. */
export function spanOf(node: RootContent, alias: string | undefined, context: string): BlockSpan {
  const language = node.type === 'code' ? node.lang : undefined;
  return {
    kind: kindOf(node),
    startLine: node.position?.start.line ?? 1,
    endLine: node.position?.end.line ?? 1,
    node,
    context,
    ...(language && { language }),
    ...(node.type === 'heading' && { depth: node.depth }),
    ...(alias !== undefined && { alias }),
  };
}

function kindOf(node: RootContent): BlockKind {
  if (node.type === 'html' && /^\s*<!--[\s\S]*-->\s*$/.test(node.value)) return 'comment';
  return KINDS[node.type] ?? 'paragraph';
}

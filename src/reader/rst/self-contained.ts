import type { Nodes } from 'mdast';

/** Blocks and inline nodes of which the rest of the document sees nothing. */
const TYPES: ReadonlySet<string> = new Set([
  ...['paragraph', 'list', 'listItem', 'blockquote', 'attribution', 'comment', 'code', 'math', 'parsedLiteral'],
  ...['definitionList', 'definitionTerm', 'classifier', 'definitionDescription'],
  ...['fieldList', 'fieldName', 'fieldBody', 'lineBlock', 'lineBlockLine'],
  ...['optionList', 'optionGroup', 'option', 'optionString', 'optionArgument', 'optionDescription'],
  ...['blockTable', 'blockTableSection', 'blockTableRow', 'blockTableCell'],
  ...['text', 'emphasis', 'strong', 'inlineCode', 'inlineMath', 'link', 'linkReference', 'image', 'problematic'],
  ...['textDirective', 'substitutionReference'],
]);

/** Directives that say something of what stands in them alone. */
const DIRECTIVES: ReadonlySet<string> = new Set([
  ...['attention', 'caution', 'danger', 'error', 'hint', 'important', 'note', 'tip', 'warning', 'admonition'],
  ...['versionadded', 'versionchanged', 'deprecated', 'versionremoved', 'seealso', 'container', 'compound'],
]);

/** Problems that end where the construct ends. */
const PROBLEMS: ReadonlySet<string> = new Set([
  'inline-markup',
  'interpreted-text',
  'list-start',
  'unexpected-unindent',
  'unexpected-indentation',
]);

/**
 * Whether a block, read alone, is what it is in its document, and whether the document would be the same without it: it has no name, title,
 * note or anonymous reference, and sets nothing. Names of code are compared by the caller.
 */
export function isSelfContained(node: Nodes): boolean {
  const rst = node.data?.rst;
  if (rst?.duplicateNames !== undefined || (rst?.names !== undefined && node.type !== 'code')) return false;
  if (node.type === 'systemMessage') return PROBLEMS.has(node.rule) && node.file === undefined;
  if (node.type === 'crossReference') return !node.anonymous && node.children.every(isSelfContained);
  if (node.type === 'containerDirective' ? !DIRECTIVES.has(node.name) : !TYPES.has(node.type)) return false;
  if (node.type === 'code' && node.data?.title !== undefined) return false;
  return !('children' in node) || node.children.every(isSelfContained);
}

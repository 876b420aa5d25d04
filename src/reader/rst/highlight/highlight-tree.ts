import type { ElementContent } from 'hast';
import type { Code, InlineCode, RootContent } from 'mdast';
import { walk } from '../resolve/walk.ts';
import { highlightedParts, type SyntaxHighlight } from './highlight.ts';

/**
 * Gives each piece of code in a language that it knows children for HTML (`data.hChildren`): spans with the classes that docutils gives
 * them with Pygments.
 */
export function highlightTree(nodes: readonly RootContent[], form: SyntaxHighlight): void {
  if (form === 'none') return;
  walk(nodes, node => {
    if (node.type === 'code' || node.type === 'inlineCode') highlightNode(node, form);
    return undefined;
  });
}

function highlightNode(node: Code | InlineCode, form: SyntaxHighlight): void {
  const language = node.type === 'code' ? node.lang : languageOf(node);
  if (!language) return;
  const parts = highlightedParts(node.value, language, form);
  if (parts.every(part => part.classes.length === 0)) return;
  node.data = { ...node.data, hChildren: parts.map(({ classes, text }) => shown([...classes], text)) };
}

/** The `code` role says the language as mdast has it for blocks. */
function languageOf({ data }: InlineCode): string | undefined {
  const className = data?.hProperties?.className;
  const found = Array.isArray(className) ? className.find(name => String(name).startsWith('language-')) : undefined;
  return found === undefined ? undefined : String(found).slice('language-'.length);
}

function shown(className: string[], value: string): ElementContent {
  const text = { type: 'text' as const, value };
  return className.length === 0
    ? text
    : { type: 'element', tagName: 'span', properties: { className }, children: [text] };
}

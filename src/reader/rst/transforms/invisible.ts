import type { Nodes } from 'mdast';

const INVISIBLE: ReadonlySet<string> = new Set(['comment', 'substitutionDefinition', 'target', 'systemMessage']);

/** Directives that set something and stand at no place of the text. */
const SETTINGS: ReadonlySet<string> = new Set([
  'class',
  'rst-class',
  'cssclass',
  'role',
  'default-role',
  'highlight',
  'meta',
  'title',
  'header',
  'footer',
  'sectnum',
  'section-numbering',
  'index',
  'only',
  'currentmodule',
  'py:currentmodule',
]);

/** Shows nothing where it stands. */
export function isInvisible(node: Nodes): boolean {
  if (node.type !== 'containerDirective') return INVISIBLE.has(node.type);
  return SETTINGS.has(node.name) && node.children.length === 0;
}

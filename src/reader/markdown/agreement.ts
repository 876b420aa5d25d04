import type { Nodes, Parents, Root } from 'mdast';
import { blockAgrees } from './agreement-of-blocks.ts';
import { inlineAgrees } from './agreement-of-inlines.ts';
import { allPassed, findSuspects, passSuspects, type Suspects } from './suspects.ts';

/**
 * Where satteri is known, or not known not, to read otherwise than remark with our extensions. Both functions may say no to what would have
 * come out the same; a yes is what the differential tests hold to.
 */

/** Says of a normalised text whether satteri may try it at all. */
export function mayAgree(text: string): boolean {
  return !/[\0\f\v\x85\u2028\u2029\ufeff]/.test(text) && !text.startsWith('+++') && text.isWellFormed();
}

/** Says of satteri's tree whether remark's is the same. */
export function agrees(root: Root, text: string): boolean {
  if (text.startsWith('---') && !isFrontmatter(root, text)) return false;
  const suspects = findSuspects(text);
  return childrenAgree(root, false, text, suspects) && allPassed(suspects);
}

/** Front matter that ends as it begins; YAML's own `...` is another end for satteri. */
function isFrontmatter(root: Root, text: string): boolean {
  const first = root.children[0];
  const end = first?.position?.end.offset ?? 0;
  return text.startsWith('---\n') && first?.type === 'yaml' && text.startsWith('\n---', end - 4);
}

/** Where a node stands. */
export interface Surroundings {
  readonly parent: Parents;
  /** Which of the parent's children it is. */
  readonly index: number;
  /** Its lines begin with what belongs to a quote, a list or a note. */
  readonly isNested: boolean;
  readonly text: string;
  /** Whether marks of different emphasis stand side by side in the parent; undefined until somebody asks. */
  mixed: boolean | undefined;
}

function childrenAgree(parent: Parents, isNested: boolean, text: string, suspects: Suspects): boolean {
  const around = { parent, index: 0, isNested, text, mixed: undefined };
  for (const child of parent.children) {
    if (!treeAgrees(child, around, suspects)) return false;
    around.index += 1;
  }
  return true;
}

function treeAgrees(node: Nodes, around: Surroundings, suspects: Suspects): boolean {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? 0;
  if (!(isContainer(around.parent) ? blockAgrees : inlineAgrees)(node, around, start, end)) return false;
  if (node.type === 'footnoteDefinition') passSuspects(suspects, start, start + 1);
  if ('children' in node) return childrenAgree(node, around.isNested || isContainer(node), around.text, suspects);
  if (hidesSuspects(node, around.parent)) passSuspects(suspects, start, end);
  return true;
}

function isContainer(node: Nodes): boolean {
  return CONTAINERS.has(node.type);
}

const CONTAINERS = new Set<string>(['root', 'blockquote', 'list', 'listItem', 'footnoteDefinition']);

/** What is suspect in text is none in code. A directive of a line of its own, though, begins even in code that spans lines. */
function hidesSuspects(node: Nodes, parent: Parents): boolean {
  if (node.type === 'inlineCode' || (node.type === 'html' && !isContainer(parent)))
    return node.position?.start.line === node.position?.end.line;
  return HIDING.has(node.type);
}

const HIDING = new Set<string>(['code', 'math', 'yaml', 'html', 'thematicBreak']);

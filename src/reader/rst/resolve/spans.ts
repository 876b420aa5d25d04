import type { RootContent } from 'mdast';
import { hash } from '../../../bytes/hash.ts';
import type { BlockKind } from '../../../literate/block.ts';
import type { BlockSpan } from '../../../literate/lines.ts';
import type { IncludedFile } from '../context.ts';
import { aliasOf } from './anchors.ts';
import { holder, nodesOfType } from './walk.ts';

const KINDS: Readonly<Record<string, BlockKind>> = {
  heading: 'heading',
  paragraph: 'paragraph',
  list: 'list',
  definitionList: 'list',
  optionList: 'list',
  fieldList: 'fields',
  blockTable: 'table',
  code: 'code',
  parsedLiteral: 'code',
  math: 'math',
  blockquote: 'quote',
  lineBlock: 'quote',
  containerDirective: 'directive',
  image: 'directive',
  link: 'directive',
  linkReference: 'directive',
  crossReference: 'directive',
  rubric: 'directive',
  footnoteDefinition: 'footnote',
  thematicBreak: 'break',
  objectDescription: 'directive',
  comment: 'comment',
  substitutionDefinition: 'substitution',
};

const holdsDirectives = holder(['containerDirective'], false);

/** Settings that are longer are digested. */
const LONG = 1000;

/** What earlier blocks set for later ones: roles, the default role, the language of literal blocks. */
export class Settings {
  #text: string;

  /** @param before what is set before the first block */
  constructor(before = '') {
    this.#text = before;
  }

  /** All that was set before this block; what the block itself sets is added for the blocks after it. */
  next(node: RootContent): string {
    const before = this.#text;
    if (!holdsDirectives(node)) return before;
    for (const { name, data, attributes } of nodesOfType([node], 'containerDirective')) {
      if (!['role', 'default-role', 'highlight'].includes(name)) continue;
      this.#text += `${name} ${data?.argument ?? ''} ${JSON.stringify(attributes)}\n`;
    }
    // Each block that follows is told of all this.
    if (this.#text.length > LONG) this.#text = `${hash('sha256', this.#text)}\n`;
    return before;
  }
}

/**
 * The block that a top-level node is. Its context names everything that reading it took from elsewhere: the level that a title's
 * adornment has here, that it is a literal block or a rest of a broken construct, what its references lead to, the files it includes.
 */
export function spanOf(
  node: RootContent,
  used: readonly string[],
  settings: string,
  included: readonly IncludedFile[],
): BlockSpan {
  const startLine = node.position?.start.line ?? 1;
  const endLine = node.position?.end.line ?? startLine;
  const language = node.type === 'code' ? node.lang : undefined;
  const alias = aliasOf(node);
  return {
    kind: node.data?.docinfo
      ? 'fields'
      : node.type === 'target'
        ? node.url === undefined
          ? 'target'
          : 'definition'
        : (KINDS[node.type] ?? 'paragraph'),
    startLine,
    endLine,
    node,
    context: contextOf(settings, shapeOf(node), used, included),
    ...(language && { language }),
    ...(node.type === 'heading' && { depth: node.depth }),
    ...(alias !== undefined && { alias }),
  };
}

/** Most blocks took nothing. */
function contextOf(
  settings: string,
  shape: string,
  used: readonly string[],
  included: readonly IncludedFile[],
): string {
  if (used.length === 0 && included.length === 0 && (shape === '' || settings === '')) return settings || shape;
  return [settings, shape, ...used, ...included.map(inclusion)].filter(part => part !== '').join('\n');
}

function shapeOf(node: RootContent): string {
  if (node.type === 'heading') return `level ${node.data?.rst?.level ?? node.depth}`;
  if (node.type === 'code') return node.data?.rst?.element ?? '';
  if (node.type === 'blockquote') return `indent ${node.position?.start.column ?? 1}`;
  return '';
}

function inclusion(file: IncludedFile): string {
  return JSON.stringify(['include', file.path, file.text]);
}

import type { RootContent } from 'mdast';
import type { Definition, DocumentExports, Footnote } from '../../literate/document.ts';
import { walk } from './walk.ts';

/** The link definitions and footnotes of a document, and the order in which footnotes are first referred to. */
export function collectDefinitions(
  nodes: readonly RootContent[],
): Pick<DocumentExports, 'definitions' | 'footnotes' | 'footnoteReferences'> {
  const definitions = new Map<string, Definition>();
  const footnotes = new Map<string, Footnote>();
  const references = new Set<string>();
  nodes.forEach((root, block) => {
    walk(root, node => {
      if (node.type === 'footnoteReference') references.add(node.identifier);
      // CommonMark: of several definitions of one name the first holds.
      if (node.type === 'definition' && !definitions.has(node.identifier))
        definitions.set(node.identifier, {
          name: node.identifier,
          url: node.url,
          ...(node.title && { title: node.title }),
          block,
        });
      if (node.type === 'footnoteDefinition' && !footnotes.has(node.identifier))
        footnotes.set(node.identifier, { name: node.identifier, block });
    });
  });
  return {
    definitions: [...definitions.values()],
    footnotes: [...footnotes.values()],
    footnoteReferences: [...references],
  };
}

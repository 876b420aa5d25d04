import type { Definition, DocumentExports, Footnote } from '../../literate/document.ts';
import type { BlockFacts } from './facts.ts';

/** The link definitions and footnotes of a document, and the order in which footnotes are first referred to. */
export function collectDefinitions(
  facts: readonly BlockFacts[],
): Pick<DocumentExports, 'definitions' | 'footnotes' | 'footnoteReferences'> {
  const definitions = new Map<string, Definition>();
  const footnotes = new Map<string, Footnote>();
  const references = new Set<string>();
  facts.forEach((found, block) => {
    for (const name of found.footnoteReferences) references.add(name);
    // CommonMark: of several definitions of one name the first holds.
    for (const definition of found.definitions)
      if (!definitions.has(definition.name)) definitions.set(definition.name, { ...definition, block });
    for (const name of found.footnotes) if (!footnotes.has(name)) footnotes.set(name, { name, block });
  });
  return {
    definitions: [...definitions.values()],
    footnotes: [...footnotes.values()],
    footnoteReferences: [...references],
  };
}

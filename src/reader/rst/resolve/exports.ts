import type { RootContent } from 'mdast';
import type { ChunkPart } from '../../../literate/chunk.ts';
import type { WorkListPlace } from '../../../literate/citation/document-citations.ts';
import type {
  Definition,
  DocumentExports,
  Footnote,
  PageList,
  SectionNumbering,
  Substitution,
} from '../../../literate/document.ts';
import type { ListedPage, SubstitutionDefinition, Target } from '../../../literate/nodes.ts';
import { declaringPart, type NotationPart, notationText } from '../../../literate/notation.ts';
import type { Places } from './anchors.ts';
import type { DocumentNames } from './names.ts';
import type { DocumentSubstitutions } from './substitutions.ts';
import { nodesOfType, walkBlocks } from './walk.ts';

/** What a document offers, from its resolved nodes. */
export function collectExports(
  nodes: readonly RootContent[],
  { names, substitutions }: { readonly names: DocumentNames; readonly substitutions: DocumentSubstitutions },
  { anchors, objects, index, works, counts }: Places,
  chunks: readonly ChunkPart[],
): DocumentExports {
  const headings = anchors.filter(anchor => anchor.kind === 'heading');
  const title = (headings.find(heading => heading.depth === 1) ?? headings[0])?.text;
  const description = describedAs(nodes);
  const numbering = sectionNumbering(nodes);
  const notations = collectNotations(nodes);
  const lists = collectWorkLists(nodes);
  return {
    ...(description !== undefined && { frontmatter: { description } }),
    ...(title !== undefined && { title }),
    anchors,
    ...collectNotes(nodes),
    definitions: collectDefinitions(nodes, names),
    substitutions: collectSubstitutions(substitutions.definitions),
    chunks,
    pages: collectPages(nodes),
    ...(numbering && { numbering }),
    ...(counts && { counts }),
    ...(objects.length > 0 && { objects }),
    ...(index.length > 0 && { index }),
    ...(works.length + lists.length > 0 && { citations: { works, lists } }),
    ...(notations.length > 0 && { notations }),
  };
}

/** What `meta` directives say that the page is about. */
function describedAs(nodes: readonly RootContent[]): string | undefined {
  const tags = nodesOfType(nodes, 'containerDirective').flatMap(node => node.data?.meta ?? []);
  return tags.find(({ name }) => name?.toLowerCase() === 'description')?.content;
}

/** What the first `sectnum` directive says. */
function sectionNumbering(nodes: readonly RootContent[]): SectionNumbering | undefined {
  const directive = nodesOfType(nodes, 'containerDirective').find(({ name }) => SECTNUM.has(name));
  if (!directive) return undefined;
  const { depth, start, prefix, suffix } = directive.attributes ?? {};
  return {
    ...(depth != null && { depth: Number(depth) }),
    ...(start != null && { start: Number(start) }),
    ...(prefix != null && { prefix }),
    ...(suffix != null && { suffix }),
  };
}

const SECTNUM: ReadonlySet<string> = new Set(['sectnum', 'section-numbering']);

function collectDefinitions(nodes: readonly RootContent[], names: DocumentNames): Definition[] {
  const definitions: Definition[] = [];
  const seen = new Set<string>();
  const add = ({ names: own }: Target, block: number) => {
    for (const name of own) {
      const destination = names.destinations.get(name);
      if (destination === undefined || 'place' in destination || seen.has(name)) continue;
      seen.add(name);
      definitions.push({ name, url: destination.url, block });
    }
  };
  walkBlocks(
    nodes,
    (node, block) => {
      if (node.type === 'target') add(node, block);
      return undefined;
    },
    ['target'],
  );
  return definitions;
}

function collectNotes(nodes: readonly RootContent[]): Pick<DocumentExports, 'footnotes' | 'footnoteReferences'> {
  const footnotes: Footnote[] = [];
  const seen = new Set<string>();
  const references = new Set<string>();
  walkBlocks(
    nodes,
    (node, block) => {
      if (node.type === 'footnoteReference') references.add(node.identifier);
      if (node.type !== 'footnoteDefinition') return undefined;
      if (!seen.has(node.identifier)) footnotes.push({ name: node.identifier, block });
      seen.add(node.identifier);
      return undefined;
    },
    ['footnoteReference', 'footnoteDefinition'],
  );
  // Notes are called by their order, not by that of the references to them.
  const inOrder = [...seen].filter(name => references.has(name));
  return { footnotes, footnoteReferences: [...new Set([...inOrder, ...references])] };
}

/** Definitions by name: the last of the document's own, else the shared one. */
function collectSubstitutions(definitions: ReadonlyMap<string, SubstitutionDefinition>): Substitution[] {
  return [...definitions.values()].map(({ name, children }) => ({ name, children }));
}

function collectNotations(nodes: readonly RootContent[]): NotationPart[] {
  const notations: NotationPart[] = [];
  walkBlocks(
    nodes,
    (node, block) => {
      const text = notationText(node);
      if (text !== undefined) notations.push({ block, text: declaringPart(text) });
      return undefined;
    },
    ['code', 'containerDirective'],
  );
  return notations;
}

/** The places for lists of works. */
function collectWorkLists(nodes: readonly RootContent[]): WorkListPlace[] {
  const places: WorkListPlace[] = [];
  walkBlocks(
    nodes,
    (node, block) => {
      if (node.type === 'containerDirective' && node.name === 'bibliography')
        places.push({ block, ...(node.attributes && 'all' in node.attributes && { all: true as const }) });
      return undefined;
    },
    ['containerDirective'],
  );
  return places;
}

/** The lists of documents, and behind how many headings they stand. */
function collectPages(nodes: readonly RootContent[]): PageList[] {
  const lists: PageList[] = [];
  let after = 0;
  walkBlocks(
    nodes,
    (node, block) => {
      if (node.type === 'heading') after += 1;
      if (node.type === 'containerDirective' && node.name === 'toctree' && node.data?.entries)
        lists.push({ ...pageList(node.data.entries, node.attributes ?? {}), after, block });
      return undefined;
    },
    ['heading', 'containerDirective'],
  );
  return lists;
}

function pageList(
  entries: readonly ListedPage[],
  { caption, glob, reversed, hidden, numbered }: Record<string, string | null | undefined>,
): Omit<PageList, 'after' | 'block'> {
  return {
    entries,
    ...(caption && { caption }),
    ...(glob !== undefined && { glob: true }),
    ...(reversed !== undefined && { reversed: true }),
    ...(hidden !== undefined && { hidden: true }),
    ...(numbered !== undefined && { numbered: Number(numbered) || MAX_NUMBERED }),
  };
}

/** Without a number all levels are numbered. */
const MAX_NUMBERED = 999;

import type { Heading, Nodes, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import type { ChunkPart } from '../../literate/chunk.ts';
import type {} from '../../literate/citation/citation-nodes.ts';
import type { WorkListPlace } from '../../literate/citation/document-citations.ts';
import type { Definition } from '../../literate/document.ts';
import { type Message, shiftMessage } from '../../literate/message.ts';
import { declaringPart, notationText } from '../../literate/notation.ts';
import { readCode } from './chunks.ts';
import { takeAlias } from './heading-attributes.ts';

/**
 * What one top-level block brings to its document, wherever it stands: nothing here depends on other blocks, and lines count from the
 * block's first (1).
 */
export interface BlockFacts {
  readonly alias?: string;
  /** The block itself, where it is a heading. */
  readonly heading?: HeadingFact;
  /** Headings in a quote or list, and citations. */
  readonly nested: readonly (HeadingFact | CitationFact)[];
  /** Lists of works that stand in it. */
  readonly workLists?: readonly Omit<WorkListPlace, 'block'>[];
  /** With 0 for their block. */
  readonly parts: readonly ChunkPart[];
  readonly messages: readonly Message[];
  readonly definitions: readonly Omit<Definition, 'block'>[];
  readonly footnotes: readonly string[];
  readonly footnoteReferences: readonly string[];
  /** Ids and names in raw HTML. */
  readonly htmlIds: readonly string[];
  /** What it says in formal notations: see `declaringPart`. */
  readonly notations?: readonly string[];
}

/** A work that is cited. */
export interface CitationFact {
  readonly cites: string;
  /** What the anchor's id is made from; absent where the heading around is the place. */
  readonly id: string | undefined;
}

export interface HeadingFact {
  readonly text: string;
  readonly depth: number;
}

type Draft = { -readonly [K in keyof BlockFacts]: BlockFacts[K] extends readonly (infer T)[] ? T[] : BlockFacts[K] };

/** Reads a block in one walk. Its heading loses its attributes, and its code what pylit reads of the info string. */
export function readFacts(block: RootContent): BlockFacts {
  const facts: Draft = {
    nested: [],
    parts: [],
    messages: [],
    definitions: [],
    footnotes: [],
    footnoteReferences: [],
    htmlIds: [],
  };
  const alias = takeAlias(block);
  if (alias) facts.alias = alias;
  if (block.type === 'heading') facts.heading = headingFact(block);
  addFacts(block, { block, isInHeading: false }, facts);
  return facts;
}

/** What a node stands in. */
interface Around {
  readonly block: RootContent;
  readonly isInHeading: boolean;
}

function addFacts(node: Nodes, around: Around, facts: Draft): void {
  const { block, isInHeading } = around;
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return;
    case 'heading':
      if (node !== block) facts.nested.push(headingFact(node));
      break;
    case 'code': {
      const first = (block.position?.start.line ?? 1) - 1;
      const { part, messages } = readCode(node, facts.parts.length);
      if (part) facts.parts.push({ ...part, line: part.line - first });
      for (const message of messages) facts.messages.push(shiftMessage(message, 1 - first));
      const notation = notationText(node);
      if (notation !== undefined) facts.notations = [...(facts.notations ?? []), declaringPart(notation)];
      return;
    }
    case 'citation':
      for (const place of node.children) {
        // A heading is a place already, and its text is shown at other places, too.
        if (isInHeading) delete place.id;
        facts.nested.push({ cites: place.citation ?? '', id: place.id });
      }
      return;
    case 'leafDirective':
    case 'containerDirective':
      if (node.name === 'bibliography') facts.workLists = [...(facts.workLists ?? []), listPlace(node)];
      break;
    case 'definition':
      facts.definitions.push({ name: node.identifier, url: node.url, ...(node.title && { title: node.title }) });
      return;
    case 'footnoteDefinition':
      facts.footnotes.push(node.identifier);
      break;
    case 'footnoteReference':
      facts.footnoteReferences.push(node.identifier);
      return;
    case 'html':
      for (const [, id] of node.value.matchAll(HTML_ID)) if (id) facts.htmlIds.push(id);
      return;
  }
  if (!('children' in node)) return;
  const within = node.type === 'heading' && !isInHeading ? { block, isInHeading: true } : around;
  for (const child of node.children) addFacts(child, within, facts);
}

function listPlace({ attributes }: Directive): Omit<WorkListPlace, 'block'> {
  return attributes && 'all' in attributes ? { all: true } : {};
}

type Directive = Extract<Nodes, { type: 'leafDirective' | 'containerDirective' }>;

const HTML_ID = /<[a-z][^<>]{0,999}?\s(?:id|name)\s*=\s*["']?([\w:.-]{1,200})/gi;

function headingFact(heading: Heading): HeadingFact {
  return { text: plainText(heading).replace(/\s+/g, ' ').trim(), depth: heading.depth };
}

import GithubSlugger from 'github-slugger';
import type { RootContent } from 'mdast';
import type { CitationUse } from '../../literate/citation/document-citations.ts';
import type { Anchor } from '../../literate/document.ts';
import type { Message } from '../../literate/message.ts';
import type { BlockFacts, HeadingFact } from './facts.ts';

/**
 * The places of a document that can be linked to, in document order: headings (GitHub's slugs), aliased blocks, chunk parts,
 * and the ids of raw HTML. Citations are noted in `works`, too. Chunk parts give one anchor of kind `chunk` each, in the order of the exported parts.
 */
export function collectAnchors(
  nodes: readonly RootContent[],
  facts: readonly BlockFacts[],
  messages: Message[],
  works: CitationUse[] = [],
): Anchor[] {
  const slugger = new GithubSlugger();
  const named = reserveAliases(nodes, facts, slugger, messages);
  const anchors: Anchor[] = [];
  facts.forEach((found, block) => {
    const alias = named.has(block) ? found.alias : undefined;
    let headingId = '';
    if (found.heading) {
      const own = headingAnchor(found.heading, block, alias, slugger);
      anchors.push(own);
      headingId = own.id;
    } else if (alias !== undefined) anchors.push(aliasAnchor(alias, nodes[block], block));
    for (const heading of found.nested) {
      if ('cites' in heading) {
        const id = heading.id === undefined ? headingId : slugger.slug(heading.id, true);
        if (heading.id !== undefined)
          anchors.push({ id, names: [id], kind: 'target', block, text: '', explicit: false });
        works.push({ key: heading.cites, block, anchor: id });
        continue;
      }
      const { depth: _, ...anchor } = headingAnchor(heading, block, undefined, slugger);
      anchors.push({ ...anchor, kind: 'target' });
      headingId = anchor.id;
    }
    for (const { name } of found.parts) {
      const id = slugger.slug(`chunk-${name}`);
      anchors.push({ id, names: [id, name], kind: 'chunk', block, text: name, explicit: false });
    }
    for (const id of found.htmlIds) anchors.push({ id, names: [id], kind: 'target', block, text: '', explicit: false });
  });
  return anchors;
}

/**
 * Aliases are their authors' words, so they come first: a slug gives way to an alias, never the other way round.
 *
 * @returns the blocks that have theirs: of several of one name the first
 */
function reserveAliases(
  nodes: readonly RootContent[],
  facts: readonly BlockFacts[],
  slugger: GithubSlugger,
  messages: Message[],
): Set<number> {
  const first = new Map<string, number>();
  facts.forEach(({ alias }, block) => {
    if (alias === undefined) return;
    const other = first.get(alias);
    if (other !== undefined) messages.push(duplicate(alias, nodes[block], nodes[other]));
    else first.set(alias, block);
    slugger.occurrences[alias] ??= 0;
  });
  return new Set(first.values());
}

function duplicate(alias: string, node: RootContent | undefined, other: RootContent | undefined): Message {
  return {
    severity: 'error',
    rule: 'duplicate-alias',
    message: `The name #${alias} is given twice: it stands on line ${other?.position?.start.line} already.`,
    hint: 'Give one of them another name.',
    line: node?.position?.start.line ?? 1,
    column: 1,
  };
}

function headingAnchor(
  { text, depth }: HeadingFact,
  block: number,
  alias: string | undefined,
  slugger: GithubSlugger,
): Anchor {
  const id = alias ?? slugger.slug(text || 'section');
  return { id, names: [id], kind: 'heading', block, text, depth, explicit: alias !== undefined };
}

function aliasAnchor(alias: string, node: RootContent | undefined, block: number): Anchor {
  const kind = node?.type === 'math' ? 'equation' : 'target';
  return { id: alias, names: [alias], kind, block, text: '', explicit: true };
}

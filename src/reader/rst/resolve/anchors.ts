import { slug } from 'github-slugger';
import type { Heading, Nodes, RootContent } from 'mdast';
import type { ChunkPart } from '../../../literate/chunk.ts';
import type { CitationUse } from '../../../literate/citation/document-citations.ts';
import type { Anchor, AnchorNumber, CaptionCounts, IndexEntry, ProjectObject } from '../../../literate/document.ts';
import type { Target } from '../../../literate/nodes.ts';
import { isShownIn } from '../../../literate/only.ts';
import { isPlace } from '../../../literate/place.ts';
import { append } from '../append.ts';
import { plainText } from '../inline/plain-text.ts';
import { followingNodes } from './following.ts';
import { captionCounts, isEquation, numbersOf } from './numbers.ts';
import { holder, nodesOfType, walk } from './walk.ts';

/** The places of a document, and what it calls them for the whole project. */
export interface Places {
  readonly anchors: readonly Anchor[];
  readonly objects: readonly ProjectObject[];
  readonly index: readonly IndexEntry[];
  /** Works that are cited, in the order of the text. */
  readonly works: readonly CitationUse[];
  readonly counts: CaptionCounts | undefined;
}

/**
 * The places of a document that can be linked to: for each block its heading or name first, then the targets in it, then its chunk
 * parts.
 */
export function collectPlaces(nodes: readonly RootContent[], chunks: readonly ChunkPart[]): Places {
  const found: Found = {
    ids: new Ids(),
    implicit: new Set(),
    objects: [],
    index: [],
    works: [],
    numbers: numbersOf(nodes),
    following: followingNodes(nodes),
  };
  const parts = Map.groupBy(chunks, chunk => chunk.block);
  const anchors: Anchor[] = [];
  for (let block = 0; block < nodes.length; block += 1) {
    const node = nodes[block];
    if (!node) continue;
    const own = ownAnchor(node, block, found);
    if (own) anchors.push(own);
    if (holdsPlacesBelow(node)) append(anchors, innerAnchors(node, block, found));
    for (const part of parts.get(block) ?? NONE) anchors.push(chunkAnchor(part, found.ids));
  }
  const { objects, index, works, numbers } = found;
  return { anchors, objects, index, works, counts: captionCounts(numbers) };
}

const NONE: readonly ChunkPart[] = [];

/** Ids of one page, each given once. */
class Ids {
  /** How often each id was made from a name again. */
  readonly #given = new Map<string, number>();
  /** How often an id was asked for, so that the next free one is found at once. */
  readonly #taken = new Map<string, number>();
  readonly #slugs = new Map<string, string>();
  #indexed = 0;

  /** An id made from a name, as GitHub makes it. */
  slug(name: string): string {
    const first = this.#slugOf(name.trim() === '' ? 'section' : name);
    let count = this.#given.get(first);
    let id = first;
    if (count !== undefined) {
      while (this.#given.has(id)) id = `${first}-${++count}`;
      this.#given.set(first, count);
    }
    this.#given.set(id, 0);
    return id;
  }

  #slugOf(name: string): string {
    const known = this.#slugs.get(name);
    if (known !== undefined) return known;
    const made = slug(name);
    this.#slugs.set(name, made);
    return made;
  }

  /** An id as it is, where it is still free. */
  take(id: string): string {
    let count = this.#taken.get(id) ?? 0;
    let free = count === 0 ? id : `${id}-${count}`;
    while (this.#given.has(free)) free = `${id}-${++count}`;
    this.#taken.set(id, count + 1);
    this.#given.set(free, 0);
    return free;
  }

  nextIndexed(): string {
    return this.take(`index-${this.#indexed++}`);
  }
}

interface Found {
  readonly ids: Ids;
  /** Names that a heading has already. */
  readonly implicit: Set<string>;
  readonly objects: ProjectObject[];
  readonly index: IndexEntry[];
  readonly works: CitationUse[];
  readonly numbers: ReadonlyMap<Nodes, AnchorNumber>;
  /** What targets name. */
  readonly following: ReadonlyMap<Nodes, Nodes>;
}

/** The author's own name for a block: the `:name:` of a directive. */
export function aliasOf(node: RootContent): string | undefined {
  const isImplicit =
    node.type === 'footnoteDefinition' ||
    node.type === 'heading' ||
    (node.type === 'containerDirective' && node.name === 'contents');
  return isImplicit ? undefined : node.data?.rst?.names?.[0];
}

function ownAnchor(node: RootContent, block: number, found: Found): Anchor | undefined {
  if (node.type === 'heading') return headingAnchor(node, block, found);
  const alias = aliasOf(node);
  if (alias === undefined) return undefined;
  const kind = node.type === 'math' || isEquation(node) ? 'equation' : isFigure(node) ? 'figure' : 'target';
  return {
    id: found.ids.slug(alias),
    names: [alias],
    kind,
    block,
    text: captionOf(node),
    explicit: true,
    ...numberOf(node, found),
  };
}

function numberOf(node: Nodes | undefined, { numbers }: Found): Pick<Anchor, 'numbered'> {
  const numbered = node && numbers.get(node);
  return numbered ? { numbered } : {};
}

function headingAnchor(node: Heading, block: number, found: Found): Anchor {
  const { ids, implicit } = found;
  const text = onOneLine(plainText(node.children));
  const id = ids.slug(text);
  // Of several sections with one title the first has the name.
  const names: string[] = [];
  for (const name of node.data?.rst?.names ?? []) {
    if (implicit.has(name)) continue;
    implicit.add(name);
    names.push(name);
  }
  if (!names.includes(id)) names.push(id);
  citedIn(node, block, id, found);
  return {
    id,
    names,
    kind: 'heading',
    block,
    text,
    depth: node.depth,
    explicit: false,
    ...numberOf(node, found),
  };
}

/** A heading is a place already, and its text is shown at other places, too: what it cites has no place of its own. */
function citedIn(node: Heading, block: number, anchor: string, { works }: Found): void {
  if (!holdsTarget(node)) return;
  for (const target of nodesOfType([node], 'target')) {
    if (target.citation === undefined) continue;
    delete target.id;
    works.push({ key: target.citation, block, anchor });
  }
}

/** The targets in a block, and the headings in what it includes. */
function innerAnchors(root: RootContent, block: number, found: Found): Anchor[] {
  const anchors: Anchor[] = [];
  const hidden = hiddenHeadings(root);
  walk(
    [root],
    node => {
      if (node.type === 'target' && isPlace(node)) anchors.push(targetAnchor(node, block, found));
      if (node.type === 'heading' && node !== root) {
        const anchor = headingAnchor(node, block, found);
        anchors.push(hidden.has(node) ? { ...anchor, kind: 'target' } : anchor);
      }
      return undefined;
    },
    ['target', 'heading'],
  );
  return anchors;
}

function holdsPlacesBelow(root: RootContent): boolean {
  return root.type === 'heading' ? holdsTarget(root) : holdsPlaces(root);
}

const holdsTarget = holder(['target'], false);
const holdsPlaces = holder(['target', 'heading'], false);

/** Headings that no page shows, because they are only for other formats: they stand in no list of contents. */
function hiddenHeadings(root: RootContent): ReadonlySet<Nodes> {
  const hidden = new Set<Nodes>();
  if (root.type !== 'containerDirective') return hidden;
  for (const directive of nodesOfType([root], 'containerDirective'))
    if (!isShownIn('html', directive)) for (const node of nodesOfType([directive], 'heading')) hidden.add(node);
  return hidden;
}

function targetAnchor(node: Target, block: number, found: Found): Anchor {
  const [name] = node.names;
  const id = placeId(node, found.ids);
  const next = node.children.length > 0 ? undefined : found.following.get(node);
  for (const object of node.objects ?? []) found.objects.push({ ...object, anchor: id, block });
  if (node.citation !== undefined) found.works.push({ key: node.citation, block, anchor: id });
  for (const entry of node.index ?? []) found.index.push({ ...entry, anchor: id });
  return {
    id,
    names: [...node.names],
    kind: 'target',
    block,
    text: node.children.length > 0 ? plainText(node.children) : followingTitle(next),
    explicit: name !== undefined && !name.startsWith('__ '),
    ...numberOf(next, found),
  };
}

function placeId({ id, names }: Target, ids: Ids): string {
  if (id !== undefined) return ids.take(id);
  return names[0] === undefined ? ids.nextIndexed() : ids.slug(names[0]);
}

/** The title of what a target names: a heading, figure or table. */
function followingTitle(next: Nodes | undefined): string {
  if (next?.type === 'heading') return plainText(next.children);
  return next === undefined ? '' : captionOf(next);
}

function isFigure(node: Nodes): boolean {
  return node.type === 'containerDirective' && node.name === 'figure';
}

function captionOf(node: Nodes): string {
  if (node.type === 'code') return node.data?.title ?? '';
  if (!('children' in node)) return '';
  const caption = node.children.find(child => child.type === 'caption' || child.data?.directiveLabel);
  return caption ? onOneLine(plainText([caption])) : '';
}

function onOneLine(text: string): string {
  return /\s/.test(text) ? text.replace(/\s+/g, ' ').trim() : text;
}

function chunkAnchor(part: ChunkPart, ids: Ids): Anchor {
  const id = ids.slug(`chunk-${part.name}`);
  return { id, names: [id, part.name], kind: 'chunk', block: part.block, text: part.name, explicit: false };
}

import type { Artifact, Hole } from '../../literate/artifact.ts';
import type { Anchor } from '../../literate/document.ts';
import type { PageInput } from '../../literate/format.ts';
import { pageWords } from '../print/page-words.ts';
import { declaredOnce } from './declared-names.ts';
import { DocumentParts } from './document-parts.ts';
import { NAMES_BEFORE } from './emission.ts';
import { array, inLiteral, literal } from './literal.ts';
import { placeName } from './place-name.ts';
import { prose } from './prose.ts';

/** Lists of headings have no more levels than these. */
const DEEPEST_LIST = 3;

/** A place that is named by its string, or by the document's variable. */
const ANCHOR = /anchor\((doc|"(?:[^"\\]|\\.)*")\)/g;

/** Whether a block uses the names before it; what it says in words does not count. */
function takesNames(text: string): boolean {
  const name = `..${NAMES_BEFORE}`;
  return text.includes(name) && text.replace(/"(?:[^"\\]|\\.)*"/gs, '').includes(name);
}

/** Whether a block shows nothing but can be linked to. */
function isOnlyAnchors(text: string): boolean {
  return text.length < 5000 && text.includes('anchor(') && /^[#{};\s]*$/.test(text.replace(ANCHOR, ''));
}

/** Notes that refer to notes are followed no deeper. */
const DEEPEST_NOTE = 4;

/** Makes the Typst of one document: its artifacts with their holes filled. Before each stands the line that it is from. */
export function documentText(page: PageInput): string {
  return declaredOnce(new DocumentText(page).write());
}

class DocumentText {
  readonly #page: PageInput;
  readonly #path: string;
  readonly #parts: DocumentParts;
  /** Artifacts of notes, by the note's name. */
  readonly #notes = new Map<string, { readonly artifact: Artifact; readonly block: number }>();
  readonly #seen = new Set<string>();
  /** The anchors of each block but those of chunks, which have them on their heads. */
  readonly #anchors: ReadonlyMap<number, readonly Anchor[]>;
  /** The ids that the text has. */
  readonly #placed = new Set<string>();
  /** Targets that name what comes after them. */
  #before: string[] = [];
  #open: string[] = [];

  constructor(page: PageInput) {
    this.#page = page;
    this.#path = page.site.pagePath(page.document);
    this.#parts = new DocumentParts(page);
    const places = page.outline.exports.anchors.filter(({ kind }) => kind !== 'chunk');
    this.#anchors = Map.groupBy(places, ({ block }) => block);
    for (const { name, block } of page.outline.exports.footnotes) {
      const artifact = page.artifacts[block];
      if (artifact?.place === 'end' && !this.#notes.has(name)) this.#notes.set(name, { artifact, block });
    }
  }

  write(): string {
    const { artifacts, outline } = this.#page;
    const title = outline.exports.frontmatter?.title;
    const hasHeading = outline.exports.anchors.some(({ kind, depth }) => kind === 'heading' && depth === 1);
    const lines = ['#import "/pylit.typ": *', `#let doc = ${literal(this.#path)}`, `#let ${NAMES_BEFORE} = ()`];
    const ownTitle = typeof title === 'string' && !hasHeading ? title : undefined;
    if (ownTitle !== undefined) lines.push(`#heading-of(1, (doc,), ${prose(ownTitle)}, ${prose(ownTitle)})`);
    else if (outline.exports.anchors.some(({ kind }) => kind === 'heading')) this.#before.push('#anchor(doc)');
    else {
      // In a book nothing else would say where it begins.
      const name = prose(this.#page.document);
      lines.push(`#if settings.is-book { heading-of(1, (doc,), ${name}, ${name}) } else { anchor(doc) }`);
    }
    for (const [block, artifact] of artifacts.entries()) {
      if (artifact.place === 'end') continue;
      const text = artifact.parts.length > 0 && artifact.place === undefined ? this.#fill(artifact, block) : '';
      this.#before.push(...this.#otherAnchors(block));
      if (text !== '') lines.push(...this.#named(block, text));
    }
    lines.push(...this.#before);
    for (const [name, { artifact, block }] of this.#notes)
      if (!this.#seen.has(name)) lines.push(`// @${outline.blocks[block]?.line ?? 1}`, this.#fill(artifact, block));
    return `${lines.join('\n')}\n`;
  }

  /**
   * What can have a number takes the names of the targets before it. A heading takes that of the document, too: it begins a new page, and
   * what leads to the document leads there.
   */
  #named(block: number, text: string): string[] {
    const { kind, line } = this.#page.outline.blocks[block] ?? { line: 1 };
    const written = [`// @${line}`, text];
    if (isOnlyAnchors(text)) {
      this.#before.push(...written);
      return [];
    }
    const before = this.#before;
    this.#before = [];
    const names = before.flatMap(one => Array.from(one.matchAll(ANCHOR), ([, name = '']) => name));
    const taken = kind === 'heading' ? names : names.filter(name => name !== 'doc');
    if (taken.length === 0 || !takesNames(text)) return [...before, ...written];
    return [
      ...(taken.length < names.length ? ['#anchor(doc)'] : []),
      `#let ${NAMES_BEFORE} = ${array(taken)}`,
      ...written,
      `#let ${NAMES_BEFORE} = ()`,
    ];
  }

  #fill({ parts }: Artifact, block: number): string {
    return parts.map(part => (typeof part === 'string' ? part : this.#fillHole(part, block))).join('');
  }

  /** What stands in a string literal is its text; all else is an expression. */
  #fillHole(hole: Hole, block: number): string {
    switch (hole.hole) {
      case 'href':
        return inLiteral(this.#target(hole));
      case 'number':
        return this.#number(hole);
      case 'word':
        return pageWords(this.#page).markup(inLiteral, hole.word, ...(hole.values ?? []).map(inLiteral));
      case 'anchor':
        return inLiteral(placeName(this.#path, hole.id ?? this.#anchorId(block, hole.index)));
      case 'footnote':
        return '*';
      case 'footnote-reference':
        return this.#note(hole.name);
      case 'chunk-head':
        return this.#parts.head(block, hole.name, hole.part);
      case 'chunk-foot':
        return this.#parts.foot(block, hole.name, hole.part);
      case 'contents':
        return this.#contents(block, hole);
      case 'pages':
        return this.#pages(hole.names);
      default:
        return 'none';
    }
  }

  #target(hole: Extract<Hole, { hole: 'href' | 'number' }>): string {
    const place = this.#page.site.locate(this.#page.document, hole);
    return place ? placeName(place.path, place.fragment) : '';
  }

  /** The number in the book; where it has none there, that in its document. Both stand in a literal. */
  #number(hole: Extract<Hole, { hole: 'number' }>): string {
    const own = this.#page.site.locate(this.#page.document, hole)?.number ?? '?';
    const number = `" + number-of(${literal(this.#target(hole))}, ${literal(own)}) + "`;
    return hole.phrase === undefined ? number : pageWords(this.#page).markup(inLiteral, hole.phrase, number);
  }

  /** Places of a block that its artifact does not have, such as those in raw HTML: links may lead there, too. */
  #otherAnchors(block: number): string[] {
    const own = this.#anchors.get(block) ?? [];
    return own
      .filter(({ id }) => !this.#placed.has(id))
      .map(({ id }) => `#anchor(${literal(placeName(this.#path, id))})`);
  }

  #anchorId(block: number, index: number): string {
    const id = this.#anchors.get(block)?.[index]?.id ?? `pylit-${block}-${index}`;
    this.#placed.add(id);
    return id;
  }

  /** The headings of the document, or those of the section that the block stands in. */
  #contents(block: number, { local, depth }: Extract<Hole, { hole: 'contents' }>): string {
    const all = this.#page.outline.exports.anchors.filter(({ kind }) => kind === 'heading');
    const over = all.findLast(heading => heading.block < block);
    const least = local ? (over?.depth ?? 0) + 1 : Math.min(...all.slice(1).map(heading => heading.depth ?? 1));
    const shown: string[] = [];
    for (const heading of all) {
      const level = heading.depth ?? 1;
      if (local && heading.block > block && level < least) break;
      if (level < least || level >= least + Math.min(depth, DEEPEST_LIST) || (local && heading.block <= block))
        continue;
      shown.push(`h(${level - least}em) + ${this.#link(this.#path, heading.id, heading.text)}`);
    }
    return shown.length === 0 ? 'none' : `bullets(true, ${array(shown)})`;
  }

  #pages(names: readonly string[]): string {
    const { site, document } = this.#page;
    const links = names.flatMap(name => {
      const page = site.page(document, name);
      return page ? [this.#link(page.path, '', page.outline.exports.title ?? name)] : [];
    });
    return links.length === 0 ? 'none' : `bullets(true, ${array(links)})`;
  }

  #link(path: string, anchor: string, text: string): string {
    return `go(${literal(placeName(path, anchor))}, ${prose(text)})`;
  }

  /** A note stands at the foot of the page that first refers to it; further references lead there. */
  #note(name: string): string {
    const note = this.#notes.get(name);
    const label = literal(`${this.#path}#note-${name}`);
    if (!note || this.#open.includes(name) || this.#open.length >= DEEPEST_NOTE) return `super(${literal('*')})`;
    if (this.#seen.has(name)) return `note-again(${label})`;
    this.#seen.add(name);
    this.#open = [...this.#open, name];
    const body = this.#fill(note.artifact, note.block);
    this.#open = this.#open.slice(0, -1);
    return `note-of(${label}, ${body.replace(/^#/, '')})`;
  }
}

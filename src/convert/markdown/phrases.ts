import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import type { CrossReference } from '../../literate/nodes.ts';
import type { ChunkParts } from '../chunk-options.ts';
import type { Losses } from '../losses.ts';
import { objectId } from '../objects.ts';
import { plain } from '../plain.ts';
import { type ConversionSite, idOfName, relativePath } from '../site.ts';
import { translateCitation, withoutKeys } from './citation.ts';
import { isElsewhere, type OwnPlaces } from './places.ts';

/** What translating a document needs. */
export interface Translating {
  readonly site: ConversionSite;
  readonly losses: Losses;
  readonly places: OwnPlaces;
  readonly parts: ChunkParts;
  readonly substitutions: ReadonlyMap<string, readonly RootContent[]>;
  /** Names of the links that the document defines in blocks of their own. */
  readonly definitions: ReadonlySet<string>;
  /** Addresses by name, from wherever they are. */
  readonly urls: ReadonlyMap<string, string>;
  readonly description: unknown;
}

type TextDirective = Extract<Nodes, { type: 'textDirective' }>;

/** Substitutions in substitutions in ..., and how many of them a document may have. */
const MAX_DEPTH = 10;
const MAX_SUBSTITUTIONS = 10_000;

/** Inline nodes of reStructuredText as those of Markdown. */
export class PhraseTranslation {
  readonly #with: Translating;
  #depth = 0;
  #substitutions = 0;

  constructor(translating: Translating) {
    this.#with = translating;
  }

  all(nodes: readonly Nodes[]): PhrasingContent[] {
    const children = nodes.flatMap(node => this.#one(node));
    return joinTexts(children);
  }

  #one(node: Nodes): PhrasingContent[] {
    this.#with.losses.at(node);
    switch (node.type) {
      case 'text':
        return this.#with.site.cites ? withoutKeys(node.value) : [{ type: 'text', value: node.value }];
      case 'citation':
        return translateCitation(node, nodes => this.all(nodes), this.#with.losses);
      case 'emphasis':
      case 'strong':
        return [{ type: node.type, children: this.all(node.children) }];
      case 'inlineCode':
      case 'inlineMath':
        return [{ type: node.type, value: node.value }];
      case 'image':
        return [this.image(node)];
      case 'link':
        return [{ type: 'link', url: node.url, children: this.all(node.children) }];
      case 'linkReference':
        return [this.#reference(node)];
      case 'crossReference':
        return this.#crossReference(node);
      case 'substitutionReference':
        return this.#substitution(node);
      case 'footnoteReference':
        return [{ type: 'footnoteReference', identifier: noteName(node) }];
      case 'target':
        return this.#target(node);
      case 'textDirective':
        return this.#role(node);
      case 'problematic':
        return [{ type: 'text', value: plain(node.children) }];
      case 'classifier':
        return [{ type: 'text', value: ' (' }, ...this.all(node.children), { type: 'text', value: ')' }];
      default:
        return this.#unknown(node);
    }
  }

  /** A picture; what only reStructuredText says of it is told. */
  image(node: Extract<Nodes, { type: 'image' }>): Extract<PhrasingContent, { type: 'image' }> {
    const lost = Object.keys(node.data?.rst?.attributes ?? {}).filter(name => name !== 'uri' && name !== 'alt');
    if (lost.length > 0) this.#with.losses.add(node, `${lost.join(', ')} of the image ${node.url}`);
    return { type: 'image', url: node.url, alt: node.alt ?? '' };
  }

  #reference(node: Extract<Nodes, { type: 'linkReference' }>): PhrasingContent {
    const children = this.all(node.children);
    const name = node.identifier;
    if (this.#with.definitions.has(name))
      return { type: 'linkReference', identifier: name, label: name, referenceType: 'full', children };
    return { type: 'link', url: this.#with.urls.get(name) ?? '', children };
  }

  #crossReference(node: CrossReference): PhrasingContent[] {
    const children = this.all(node.children);
    const { site, losses } = this.#with;
    if (node.namespace === 'document') {
      const found = site.document(node.name);
      if (!found) losses.add(node, `there is no document "${node.name}": the link leads to that name`);
      const shown = node.explicit || !found ? children : [text(found.title || plain(children))];
      return [{ type: 'link', url: found ? relativePath(site.path, found.path) : node.name, children: shown }];
    }
    if (node.namespace === 'file') return [{ type: 'link', url: node.name, children }];
    if (node.namespace === 'chunk')
      return [{ type: 'link', url: `#chunk-${idOfName(node.name.toLowerCase())}`, children }];
    if (node.namespace === 'label' && !node.anonymous) return this.#label(node, children);
    const thing = site.object(node.namespace, node.name);
    if (thing) {
      const path = thing.path === site.path ? '' : relativePath(site.path, thing.path);
      return [{ type: 'link', url: `${path}#${thing.id}`, children }];
    }
    losses.add(node, `the reference "${plain(node.children)}" leads nowhere that Markdown knows: its text stays`);
    return children;
  }

  #label(node: CrossReference, children: PhrasingContent[]): PhrasingContent[] {
    const { places, site, losses } = this.#with;
    if (node.numbering !== undefined) losses.add(node, `the number of "${node.name}"`);
    const own = places.names.get(node.name);
    const shown = (title: string) => (node.explicit || title === '' ? children : [text(title)]);
    if (own) return [{ type: 'link', url: `#${own.id}`, children: shown(own.text) }];
    const there = site.label(node.name);
    if (there) {
      const path = there.isAlias ? '' : relativePath(site.path, there.path);
      return [{ type: 'link', url: `${path}#${there.id}`, children: shown(there.text) }];
    }
    losses.add(node, `there is no place "${node.name}": the text of the reference stays`);
    return children;
  }

  #substitution(node: Extract<Nodes, { type: 'substitutionReference' }>): PhrasingContent[] {
    const found = this.#with.substitutions.get(node.name);
    this.#substitutions += 1;
    if (!found || this.#depth >= MAX_DEPTH || this.#substitutions > MAX_SUBSTITUTIONS) {
      this.#with.losses.add(node, `nothing is known of |${node.name}|: it stays as text`);
      return [text(`|${plain(node.children)}|`)];
    }
    this.#depth += 1;
    const children = this.all(found as readonly Nodes[]);
    this.#depth -= 1;
    return children;
  }

  #target(node: Extract<Nodes, { type: 'target' }>): PhrasingContent[] {
    const children = this.all(node.children);
    const [name] = node.names;
    if (isElsewhere(node)) return children;
    if (name === undefined) return node.id === undefined ? children : [place(objectId(node.id)), ...children];
    const id = this.#with.places.names.get(name)?.id ?? idOfName(name);
    return [place(id), ...children];
  }

  #role(node: TextDirective): PhrasingContent[] {
    const tag = TAGS[node.name];
    const children = this.all(node.children);
    if (tag !== undefined)
      return [{ type: 'html', value: `<${tag}>` }, ...children, { type: 'html', value: `</${tag}>` }];
    if (node.name === 'raw') return this.#raw(node);
    this.#with.losses.add(node, `the role "${node.name}"`);
    if (node.name === 'title-reference' || node.name === 'dfn' || node.name === 'term')
      return children.length > 0 ? [{ type: 'emphasis', children }] : [];
    if (PLAIN.has(node.name)) return children;
    if (node.name === 'guilabel' || node.name === 'menuselection') return [{ type: 'strong', children }];
    return [{ type: 'inlineCode', value: plain(children) }];
  }

  #raw(node: TextDirective): PhrasingContent[] {
    const format = node.attributes?.format ?? '';
    if (/\bhtml\b/.test(format)) return [{ type: 'html', value: node.data?.text ?? '' }];
    this.#with.losses.add(node, `raw text for ${format}`);
    return [];
  }

  #unknown(node: Nodes): PhrasingContent[] {
    this.#with.losses.add(node, `the form of "${node.type}": its text stays`);
    if ('children' in node) return this.all(node.children);
    return 'value' in node ? [text(node.value)] : [];
  }
}

const TAGS: Readonly<Record<string, string>> = {
  subscript: 'sub',
  sub: 'sub',
  superscript: 'sup',
  sup: 'sup',
  kbd: 'kbd',
  abbreviation: 'abbr',
  abbr: 'abbr',
  acronym: 'abbr',
};

/** Roles of which only a class is left. */
const PLAIN: ReadonlySet<string> = new Set(['inline', 'index', 'eq', 'numref']);

/** The name of a footnote, as one word. */
export function noteName({
  identifier,
  data,
}: Extract<Nodes, { type: 'footnoteReference' | 'footnoteDefinition' }>): string {
  if (/^#\d/.test(identifier)) return data?.noteLabel ?? identifier.slice(1);
  return idOfName(identifier.replace(/^\*(?=\d)/, 'symbol-')).replace(/[:.]/g, '-');
}

function place(id: string): PhrasingContent {
  return { type: 'html', value: `<a id="${id}"></a>` };
}

function text(value: string): PhrasingContent {
  return { type: 'text', value };
}

/** Text beside text is one, so that what needs a backslash is seen. */
function joinTexts(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const joined: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.type === 'text' && last?.type === 'text') joined[joined.length - 1] = text(last.value + node.value);
    else joined.push(node);
  }
  return joined;
}

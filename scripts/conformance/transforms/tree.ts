import { element, type PseudoElement, type PseudoNode } from '../element.ts';
import type { Ids } from '../ids.ts';
import { lineOf, sourceOf } from './origin.ts';

/** Lists that an element inherits when it takes another's place. */
const BASIC = ['ids', 'names', 'dupnames', 'classes'] as const;

/** Elements by a name or id. */
export class Lists extends Map<string, PseudoElement[]> {
  add(key: string, item: PseudoElement): void {
    const list = this.get(key);
    if (list) list.push(item);
    else this.set(key, [item]);
  }

  of(key: string): readonly PseudoElement[] {
    return this.get(key) ?? [];
  }
}

/** A docutils document tree with what transforms look up in it. */
export class Tree {
  readonly root: PseudoElement;
  readonly source: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly ids = new Map<string, PseudoElement>();
  /** Ids by name; null for a name that several elements have. */
  readonly nameIds = new Map<string, string | null>();
  /** Elements by the names that they had in the text; targets keep them when others take them over. */
  readonly named = new Map<string, PseudoElement>();
  readonly refnames = new Lists();
  readonly refids = new Lists();
  readonly resolved = new Set<PseudoElement>();
  readonly referenced = new Set<PseudoElement>();
  /** Targets whose names and ids another element took over, by that element, then by name or id. */
  readonly takenOver = new Map<PseudoElement, Map<string, PseudoElement>>();
  /** Copies of elements: they stand at no line. */
  readonly copies = new Set<PseudoElement>();
  /** Problems found by transforms, in order. */
  readonly messages: PseudoElement[] = [];
  readonly #parents = new Map<PseudoElement, PseudoElement>();
  readonly #makeIds: Ids;

  /** `source`: the text of the document; `settings`: docutils' settings that transforms read. */
  constructor(
    root: PseudoElement,
    { source, settings, makeIds }: { source: string; settings: Readonly<Record<string, unknown>>; makeIds: Ids },
  ) {
    this.root = root;
    this.source = source;
    this.settings = settings;
    this.#makeIds = makeIds;
    this.#adopt(root);
    for (const each of this.all()) this.#note(each);
    for (const each of this.all()) {
      for (const name of list(each, 'dupnames')) if (!this.nameIds.has(name)) this.nameIds.set(name, null);
    }
  }

  #note(each: PseudoElement): void {
    for (const id of list(each, 'ids')) this.ids.set(id, each);
    if (each.tag !== 'substitution_definition') {
      for (const name of list(each, 'names')) {
        const [id] = list(each, 'ids');
        if (id !== undefined) this.nameIds.set(name, id);
        this.named.set(name, each);
      }
    }
    // A target within a reference is used there.
    if (each.origin?.data?.rst?.element === 'embedded' && text(each, 'refuri') !== undefined) this.referenced.add(each);
    const refname = text(each, 'refname');
    const isNamed = each.tag !== 'target' || list(each, 'names').length > 0;
    if (refname !== undefined && isNamed && each.tag !== 'substitution_reference') this.refnames.add(refname, each);
  }

  /** All elements at or below one, in the order of the document. A copy: the tree may change meanwhile. */
  all(tag?: string, from = this.root): PseudoElement[] {
    const found: PseudoElement[] = [];
    const visit = (each: PseudoElement) => {
      if (tag === undefined || each.tag === tag) found.push(each);
      for (const child of each.children) if (typeof child !== 'string') visit(child);
    };
    visit(from);
    return found;
  }

  parent(each: PseudoElement): PseudoElement | undefined {
    const parent = this.#parents.get(each);
    return parent?.children.includes(each) ? parent : undefined;
  }

  /** The parent that an element has, or had before another took its place. */
  formerParent(each: PseudoElement): PseudoElement | undefined {
    return this.#parents.get(each);
  }

  /** Where an element stands among its siblings. */
  place(each: PseudoElement): { parent: PseudoElement; index: number } | undefined {
    const parent = this.parent(each);
    return parent && { parent, index: parent.children.indexOf(each) };
  }

  insert(parent: PseudoElement, index: number, nodes: readonly PseudoNode[]): void {
    parent.children.splice(index, 0, ...nodes);
    this.#adopt(parent);
  }

  append(parent: PseudoElement, ...nodes: PseudoNode[]): void {
    this.insert(parent, parent.children.length, nodes);
  }

  /** Gives an element other children. */
  refill(parent: PseudoElement, nodes: readonly PseudoNode[]): void {
    parent.children.splice(0, parent.children.length, ...nodes);
    this.#adopt(parent);
  }

  remove(each: PseudoElement): void {
    this.place(each)?.parent.children.splice(this.place(each)?.index ?? 0, 1);
  }

  /** Puts nodes in an element's place; the first inherits its ids, names and classes. */
  replace(each: PseudoElement, nodes: readonly PseudoNode[]): void {
    const place = this.place(each);
    if (!place) return;
    const [first] = nodes;
    if (first !== undefined && typeof first !== 'string')
      for (const name of BASIC) extend(first, name, list(each, name));
    place.parent.children.splice(place.index, 1, ...nodes);
    this.#adopt(place.parent);
  }

  #adopt(parent: PseudoElement): void {
    for (const child of parent.children) {
      if (typeof child === 'string' || this.#parents.get(child) === parent) continue;
      this.#parents.set(child, parent);
      this.#adopt(child);
    }
  }

  /** The id of an element, made when it has none. */
  id(each: PseudoElement, prefix?: string): string {
    const [own] = list(each, 'ids');
    if (own !== undefined) return own;
    const id = this.#makeIds.make(each, prefix);
    extend(each, 'ids', [id]);
    this.ids.set(id, each);
    return id;
  }

  /** Gives an element its id, and the id to the names it has. */
  nameById(each: PseudoElement): void {
    const id = this.id(each);
    for (const name of list(each, 'names')) this.nameIds.set(name, id);
  }

  /** Marks an element as referenced, and the target that it got the name or id from. */
  reference(each: PseudoElement, by: string): void {
    this.referenced.add(each);
    const target = this.takenOver.get(each)?.get(by);
    if (target) this.referenced.add(target);
  }

  /** Notes a problem; `about` tells the line. */
  message(level: 1 | 2 | 3, problem: string, about?: PseudoElement, ...details: PseudoNode[]): PseudoElement {
    const line = about && lineOf(this, about);
    const made = element(
      'system_message',
      {
        level: String(level),
        ...(line !== undefined && { line: String(line) }),
        source: 'test data',
        type: ['', 'INFO', 'WARNING', 'ERROR'][level] ?? '',
      },
      [element('paragraph', {}, [problem]), ...details],
    );
    this.messages.push(made);
    return made;
  }

  /** Puts problematic text, as it was written, where a reference could not be resolved. */
  problematic(each: PseudoElement, message: PseudoElement): void {
    const refid = this.id(message);
    const made = element('problematic', { refid }, [this.written(each)]);
    // A reference with an id keeps it alone where the problem is with its name.
    const id = this.id(made);
    extend(message, 'backrefs', [id]);
    this.replace(each, [made]);
  }

  /** The source of an element. */
  written(each: PseudoElement): string {
    return sourceOf(this, each);
  }
}

/** A list attribute; empty where the element has none. */
export function list(each: PseudoElement, name: string): readonly string[] {
  const value = each.attributes[name];
  return value === undefined ? [] : [value].flat();
}

/** Adds to a list attribute. */
export function extend(each: PseudoElement, name: string, items: readonly string[]): void {
  if (items.length > 0) each.attributes[name] = [...list(each, name), ...items];
}

/** An attribute that is one text. */
export function text(each: PseudoElement, name: string): string | undefined {
  const value = each.attributes[name];
  return typeof value === 'string' ? value : undefined;
}

/** The child elements. */
export function elements(each: PseudoElement): PseudoElement[] {
  return each.children.filter(child => typeof child !== 'string');
}

/** The text of nodes, without markup. */
export function plain(nodes: readonly PseudoNode[]): string {
  return nodes.map(node => (typeof node === 'string' ? node : plain(node.children))).join('');
}

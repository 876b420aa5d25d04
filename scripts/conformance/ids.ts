import { makeId } from '../../src/reader/rst/text/make-id.ts';
import type { PseudoElement } from './element.ts';
import type { Writing } from './writing.ts';

/** Gives ids as docutils does: from names, else from the element's name and a number; and links messages with what they are about. */
export function assignIds(writing: Writing, document: PseudoElement): Ids {
  const ids = new Ids();
  const about = new Map(
    writing.messages.flatMap(({ message, element }) => {
      const target = message.about && writing.elements.get(message.about);
      return target ? [[target, element] as const] : [];
    }),
  );
  // What some messages are about is no longer in the tree.
  const lost = new Set(
    writing.messages.flatMap(({ message, element }) =>
      message.about?.type === 'problematic' && !writing.elements.has(message.about) ? [element] : [],
    ),
  );
  walk(document, (node, isQuoted) => {
    if (lost.has(node)) {
      node.attributes.ids = [ids.make(node)];
      ids.make({ tag: 'problematic', attributes: {}, children: [] });
    }
    const message = about.get(node);
    if (message && node.tag === 'problematic') {
      const messageId = ids.make(message);
      const id = ids.make(node);
      message.attributes.ids = [messageId];
      if (!isQuoted) message.attributes.backrefs = [id];
      node.attributes.ids = [id];
      node.attributes.refid = messageId;
    } else if (node.needsId || message) {
      const id = ids.make(node);
      node.attributes.ids = [id];
      if (message) message.attributes.backrefs = [id];
    }
  });
  return ids;
}

/** Visits elements; with whether a message holds them, which keeps no way back. */
function walk(node: PseudoElement, visit: (node: PseudoElement, isQuoted: boolean) => void, isQuoted = false): void {
  const inside = node.children.filter(child => typeof child !== 'string');
  // A title is read before its section has an id.
  const title = node.tag === 'section' ? inside.splice(0, 1) : [];
  for (const child of title) walk(child, visit, isQuoted);
  visit(node, isQuoted);
  for (const child of inside) walk(child, visit, isQuoted || node.tag === 'system_message');
}

/** The ids of a document. */
export class Ids {
  readonly #taken = new Set<string>();
  readonly #counters = new Map<string, number>();

  /** Makes one for an element; `prefix` stands for its name where it has none of its own. */
  make(node: PseudoElement, prefix = node.tag.replaceAll('_', '-')): string {
    const names = [node.attributes.names, node.attributes.dupnames].flat().filter(name => name !== undefined);
    let base = '';
    for (const name of names) {
      base = makeId(name);
      if (base !== '' && !this.#taken.has(base) && !node.implicit) return this.#take(base);
    }
    return this.#numbered(base === '' ? `${prefix}-` : `${base}-`);
  }

  #numbered(prefix: string): string {
    while (true) {
      const number = (this.#counters.get(prefix) ?? 0) + 1;
      this.#counters.set(prefix, number);
      if (!this.#taken.has(`${prefix}${number}`)) return this.#take(`${prefix}${number}`);
    }
  }

  #take(id: string): string {
    this.#taken.add(id);
    return id;
  }
}

import type { BlockPlace } from '../protocol.ts';

/** idiomorph's one function, as far as it is used. */
export type Morph = (
  live: Element,
  next: Element,
  options: {
    readonly callbacks: {
      readonly beforeNodeRemoved: (node: Node) => boolean;
      readonly beforeAttributeUpdated: (name: string, element: Element) => boolean;
    };
  },
) => readonly Node[];

/** Changes the page that is open to another content of it. */
export interface PageReplacer {
  /** @returns the elements that changed, or undefined where only loading the page anew will do */
  replace(html: string): readonly Element[] | undefined;
  /** The live element of a block; undefined where it cannot be told. */
  element(place: BlockPlace): Element | undefined;
  /** Says that a live node was replaced by hand. */
  moved(from: Node, to: Node): void;
}

/**
 * Runs in the browser; its text is sent there, so it uses nothing from outside. Keeps the page as it was written beside the page as it
 * is, which its scripts and its reader have changed. Two written contents are compared, and only where they differ is the live page
 * touched: frames such as the article child by child, a block by idiomorph.
 */
export function makePageReplacer(morph: Morph): PageReplacer {
  const FRAMES = 'html, head, body, main, article, header, section, .layout';
  const BLOCK = 'data-block';
  const LIVE_SCRIPT = 'script[data-pylit-live]';
  const liveOf = new WeakMap<Node, Node>();
  const copy = document.implementation.createHTMLDocument();
  copy.replaceChild(copy.adoptNode(document.documentElement.cloneNode(true)), copy.documentElement);
  pair(copy.documentElement, document.documentElement);
  copy.querySelector(LIVE_SCRIPT)?.remove();
  let written: Document = copy;

  function replace(html: string): Element[] | undefined {
    const next = new DOMParser().parseFromString(html, 'text/html');
    next.querySelector(LIVE_SCRIPT)?.remove();
    if (scriptsOf(next) !== scriptsOf(written)) return undefined;
    const changed: Element[] = [];
    const { lang } = next.documentElement;
    if (document.documentElement.lang !== lang) document.documentElement.lang = lang;
    replaceChildren(written.documentElement, next.documentElement, changed);
    written = next;
    return changed;
  }

  function scriptsOf(page: Document): string {
    return Array.from(page.scripts, script => script.outerHTML).join('\n');
  }

  /** Remembers which live node stands for a written one; inside of blocks that is idiomorph's affair. */
  function pair(writtenNode: Node, live: Node): void {
    liveOf.set(writtenNode, live);
    if (!isFrame(writtenNode)) return;
    const children = [...live.childNodes];
    writtenNode.childNodes.forEach((child, index) => {
      const other = children[index];
      if (other) pair(child, other);
    });
  }

  /** The nodes stand for the same live nodes as before, since their content is the same. */
  function keep(before: Node, now: Node): void {
    const live = liveOf.get(before);
    if (live) liveOf.set(now, live);
    if (!isFrame(now)) return;
    const others = childrenOf(before);
    childrenOf(now).forEach((child, index) => {
      const other = others[index];
      if (other) keep(other, child);
    });
  }

  function replaceChildren(before: Element, now: Element, changed: Element[]): void {
    const parent = liveOf.get(before) as Element;
    liveOf.set(now, parent);
    const [old, next] = [childrenOf(before), childrenOf(now)];
    let following: Node | null = old.length > 0 ? (liveOf.get(old.at(-1) as Node)?.nextSibling ?? null) : null;
    for (const [from, to] of steps(old, next).reverse()) {
      if (from && to) following = change(from, to, changed);
      else if (from) (liveOf.get(from) as ChildNode).remove();
      else if (to) {
        const added = document.importNode(to, true);
        parent.insertBefore(added, following);
        pair(to, added);
        if (added instanceof Element) changed.push(added);
        following = added;
      }
    }
  }

  /** @returns the first live node that now stands for it */
  function change(from: Node, to: Node, changed: Element[]): Node {
    const live = liveOf.get(from) as Node;
    if (from.isEqualNode(to)) keep(from, to);
    else if (isFrame(from) && isFrame(to)) {
      changeAttributes(from, to, live as Element);
      replaceChildren(from, to, changed);
    } else if (isSameShape(from, to, live)) {
      changeText(from, to, live);
      liveOf.set(to, live);
      if (live instanceof Element) changed.push(live);
    } else if (live instanceof Element) {
      const after = morph(live, document.importNode(to, true) as Element, { callbacks });
      const now = after.find(node => node instanceof Element) ?? live;
      liveOf.set(to, now);
      changed.push(now as Element);
      return now;
    }
    return live;
  }

  /** Whether only texts differ, and no script has added anything. */
  function isSameShape(from: Node, to: Node, live: Node): boolean {
    if (from.nodeName !== live.nodeName || from.childNodes.length !== live.childNodes.length) return false;
    if (from.nodeType !== 1) return from.nodeName === to.nodeName;
    if (from.childNodes.length !== to.childNodes.length || !bare(from).isEqualNode(bare(to))) return false;
    return [...from.childNodes].every((child, index) =>
      isSameShape(child, to.childNodes[index] as Node, live.childNodes[index] as Node),
    );
  }

  /** A node without its children, and without what tells its text from an older one. */
  function bare(node: Node): Node {
    const copy = node.cloneNode();
    if (copy instanceof Element) copy.removeAttribute(BLOCK);
    return copy;
  }

  function changeText(from: Node, to: Node, live: Node): void {
    if (to instanceof Element && live instanceof Element) {
      const id = to.getAttribute(BLOCK);
      if (id !== null && id !== live.getAttribute(BLOCK)) live.setAttribute(BLOCK, id);
    }
    if (from.nodeType !== 1 && from.nodeValue !== to.nodeValue) live.nodeValue = to.nodeValue;
    from.childNodes.forEach((child, index) => {
      changeText(child, to.childNodes[index] as Node, live.childNodes[index] as Node);
    });
  }

  function changeAttributes(from: Element, to: Element, live: Element): void {
    for (const { name } of from.attributes) if (!to.hasAttribute(name)) live.removeAttribute(name);
    for (const { name, value } of to.attributes) if (from.getAttribute(name) !== value) live.setAttribute(name, value);
  }

  /** What the reader did stays: opened details, typed text. So does what the page's scripts added: buttons, marks. */
  const callbacks = {
    beforeNodeRemoved: (node: Node) => !(node instanceof Element && node.matches('.copy-button, [data-pylit-added]')),
    beforeAttributeUpdated(name: string, element: Element): boolean {
      if (name === 'open') return false;
      if (name === 'aria-current') return element.getAttribute(name) !== 'location';
      if (element instanceof HTMLTextAreaElement) return name !== 'value' || element.value === element.defaultValue;
      if (!(element instanceof HTMLInputElement)) return true;
      if (name === 'value') return element.value === element.defaultValue;
      return name !== 'checked' || element.checked === element.defaultChecked;
    },
  };

  /**
   * Pairs children in order: those that are equal, then, between these, those of the same kind; what is left on one side was removed or
   * added. Nothing is moved.
   */
  function steps(old: readonly Node[], next: readonly Node[]): [Node | undefined, Node | undefined][] {
    let start = 0;
    const shorter = Math.min(old.length, next.length);
    while (start < shorter && old[start]?.isEqualNode(next[start] as Node)) start += 1;
    let end = 0;
    while (end < shorter - start && old.at(-1 - end)?.isEqualNode(next.at(-1 - end) as Node)) end += 1;
    const [a, b] = [old.slice(start, old.length - end), next.slice(start, next.length - end)];
    const result: [Node | undefined, Node | undefined][] = old
      .slice(0, start)
      .map((node, index) => [node, next[index]]);
    let [i, j] = [0, 0];
    for (const [x, y] of [...equalPairs(a, b), [a.length, b.length] as const]) {
      result.push(...alike(a.slice(i, x), b.slice(j, y)));
      if (x < a.length) result.push([a[x], b[y]]);
      [i, j] = [x + 1, y + 1];
    }
    for (let index = end; index > 0; index -= 1) result.push([old.at(-index), next.at(-index)]);
    return result;
  }

  function alike(old: readonly Node[], next: readonly Node[]): [Node | undefined, Node | undefined][] {
    const result: [Node | undefined, Node | undefined][] = [];
    let [i, j] = [0, 0];
    while (i < old.length || j < next.length) {
      const [from, to] = [old[i], next[j]];
      if (from && to && from.nodeName === to.nodeName) {
        result.push([from, to]);
        i += 1;
        j += 1;
      } else if (from && old.length - i >= next.length - j) {
        result.push([from, undefined]);
        i += 1;
      } else {
        result.push([undefined, to]);
        j += 1;
      }
    }
    return result;
  }

  /** A longest common subsequence, as pairs of indices; none where the table would be too large. */
  function equalPairs(a: readonly Node[], b: readonly Node[]): (readonly [number, number])[] {
    if (a.length * b.length > 1_000_000) return [];
    const [x, y] = [a.map(textOf), b.map(textOf)];
    const width = b.length + 1;
    const lengths = new Uint32Array((a.length + 1) * width);
    const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
    for (let i = a.length - 1; i >= 0; i -= 1)
      for (let j = b.length - 1; j >= 0; j -= 1)
        lengths[i * width + j] = x[i] === y[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    const pairs: [number, number][] = [];
    for (let [i, j] = [0, 0]; i < a.length && j < b.length; ) {
      if (x[i] === y[j]) {
        pairs.push([i, j]);
        i += 1;
        j += 1;
      } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
      else j += 1;
    }
    return pairs;
  }

  function textOf(node: Node): string {
    return node.nodeType === 1 ? (node as Element).outerHTML : `${node.nodeName} ${node.nodeValue}`;
  }

  /** Blank text between blocks is no child. */
  function childrenOf(node: Node): Node[] {
    return [...node.childNodes].filter(child => child.nodeType !== 3 || child.nodeValue?.trim() !== '');
  }

  function isFrame(node: Node): node is Element {
    return node.nodeType === 1 && (node as Element).matches(FRAMES);
  }

  function element({ from, to, nth, of }: BlockPlace): Element | undefined {
    const article = written.querySelector('article');
    const blocks = article ? childrenOf(article).filter(node => node.nodeType === 1) : [];
    const indexOf = (id: string) => blocks.findIndex(block => block.contains(written.getElementById(id)));
    const first = from === undefined ? 0 : indexOf(from);
    const last = to === undefined ? blocks.length : indexOf(to);
    if (first < 0) return undefined;
    // Some blocks make several elements or none: then the heading over them is as near as can be told.
    const isExact = last - first === of || (to === undefined && last - first >= of && nth < of);
    const block = blocks[isExact ? first + nth : first];
    return block && (liveOf.get(block) as Element);
  }

  function moved(from: Node, to: Node): void {
    const find = (node: Node): Node | undefined =>
      liveOf.get(node) === from ? node : [...node.childNodes].map(find).find(found => found !== undefined);
    const known = find(written.head);
    if (known) liveOf.set(known, to);
  }

  return { replace, element, moved };
}

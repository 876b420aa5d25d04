/**
 * Runs in the browser; its text is sent there, so it uses nothing from outside. Where a reference to a chunk is pointed at, focused or
 * touched, a box shows the chunk's code; a small link beside the line that the pointer is at leads to that line.
 *
 * @param words what it says; `#` stands for what is put in
 */
export function showCode(words: { readonly code: string; readonly codeOf: string }): void {
  const REFERENCE = 'a.chunk-ref[href]';
  /** Of lists of code, which would be tiresome if each entry opened a box for keys and fingers. */
  const POINTED_AT = `${REFERENCE}, :is(.code-tree, .code-list) a.chunk-link`;
  const MOST_PARTS = 12;
  const article = document.querySelector('article');
  if (!article || !('popover' in article)) return;

  const box = document.createElement('div');
  box.className = 'chunk-preview';
  box.id = 'pylit-chunk-preview';
  box.dataset.pylitAdded = '';
  box.popover = 'auto';
  box.setAttribute('role', 'region');
  document.body.append(box);

  let shown: HTMLAnchorElement | undefined;
  let wanted: HTMLAnchorElement | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const pages = new Map<string, Promise<Document | undefined>>();

  function isOpen(): boolean {
    return box.matches(':popover-open');
  }

  function referenceAt(target: EventTarget | null, links = REFERENCE): HTMLAnchorElement | undefined {
    const found = target instanceof Element ? target.closest<HTMLAnchorElement>(links) : null;
    return found && article?.contains(found) ? found : undefined;
  }

  /** Another page of the site; undefined where the browser may not read it, as from a disk. */
  function pageAt(url: URL): Promise<Document | undefined> {
    const address = url.pathname + url.search;
    if (address === location.pathname + location.search) return Promise.resolve(document);
    if (url.origin !== location.origin || location.protocol === 'file:') return Promise.resolve(undefined);
    const known = pages.get(address);
    if (known) return known;
    const loading = fetch(address)
      .then(response => (response.ok ? response.text() : undefined))
      .then(html => (html === undefined ? undefined : new DOMParser().parseFromString(html, 'text/html')))
      .catch(() => undefined);
    pages.set(address, loading);
    // The site may be built anew while this page is open.
    setTimeout(() => pages.delete(address), 60_000);
    return loading;
  }

  /** The parts of a chunk, from the one at an address on. */
  async function partsFrom(address: string): Promise<{ figure: Element; url: URL }[]> {
    const parts: { figure: Element; url: URL }[] = [];
    const seen = new Set<Element>();
    let next: string | null | undefined = address;
    let base = location.href;
    while (next && parts.length < MOST_PARTS) {
      const url: URL = new URL(next, base);
      const page: Document | undefined = await pageAt(url);
      const figure: Element | null | undefined = page
        ?.getElementById(decodeURIComponent(url.hash.slice(1)))
        ?.closest('figure.chunk');
      if (!figure || seen.has(figure)) break;
      seen.add(figure);
      parts.push({ figure, url });
      next = figure.querySelector('.chunk-foot .chunk-next')?.getAttribute('href');
      base = url.href;
    }
    return parts;
  }

  function partHtml({ figure, url }: { figure: Element; url: URL }): Node[] {
    const code = figure.querySelector('pre');
    if (!code) return [];
    const head = document.createElement('p');
    head.className = 'chunk-preview-head';
    const link = document.createElement('a');
    link.href = url.href;
    for (const name of ['.chunk-number', '.chunk-name', '.chunk-count']) {
      const piece = figure.querySelector(`.chunk-head ${name}`);
      if (piece) link.append(document.importNode(piece, true), ' ');
    }
    head.append(link);
    const copy = document.importNode(code, true);
    copy.setAttribute('aria-label', words.code);
    for (const element of copy.querySelectorAll('[id]')) element.removeAttribute('id');
    for (const inner of copy.querySelectorAll('a[href]'))
      inner.setAttribute('href', new URL(inner.getAttribute('href') ?? '', url).href);
    return [head, copy];
  }

  function place(reference: HTMLAnchorElement): void {
    const around = reference.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = box;
    const below = innerHeight - around.bottom;
    const top = below >= height + 12 || below >= around.top ? around.bottom + 4 : around.top - height - 4;
    box.style.left = `${Math.max(8, Math.min(around.left, innerWidth - width - 8))}px`;
    box.style.top = `${Math.max(8, Math.min(top, innerHeight - height - 8))}px`;
  }

  async function show(reference: HTMLAnchorElement): Promise<void> {
    wanted = reference;
    const parts = await partsFrom(reference.getAttribute('href') ?? '');
    if (wanted !== reference || parts.length === 0) return;
    box.replaceChildren(...parts.flatMap(partHtml));
    box.setAttribute(
      'aria-label',
      words.codeOf.replace('#', () => reference.textContent ?? ''),
    );
    shown = reference;
    if (!isOpen()) box.showPopover();
    box.scrollTop = 0;
    place(reference);
  }

  function hide(): void {
    wanted = undefined;
    if (isOpen()) box.hidePopover();
  }

  function soon(wait: number, work: () => void): void {
    clearTimeout(timer);
    timer = setTimeout(work, wait);
  }

  document.addEventListener('pointerover', event => {
    if (event.pointerType === 'touch') return;
    const reference = referenceAt(event.target, POINTED_AT);
    if (reference && !(isOpen() && shown === reference)) soon(200, () => void show(reference));
    else if (reference || box.contains(event.target as Node)) clearTimeout(timer);
    else if (isOpen() && document.activeElement !== shown) soon(250, hide);
    else if (!isOpen()) soon(0, () => (wanted = undefined));
  });
  document.addEventListener('focusin', event => {
    const reference = referenceAt(event.target);
    if (reference?.matches(':focus-visible')) void show(reference);
    else if (!box.contains(event.target as Node)) hide();
  });
  document.addEventListener('keydown', event => {
    if (event.key === 'ArrowDown' && isOpen() && referenceAt(event.target) === shown) {
      event.preventDefault();
      box.querySelector<HTMLElement>('a, [tabindex]')?.focus();
    } else if (event.key === 'Escape') {
      const inside = box.contains(document.activeElement);
      wanted = undefined;
      if (inside) shown?.focus({ preventScroll: true });
    }
  });
  /** A first touch shows, a second one follows the link. */
  let touched = false;
  document.addEventListener('pointerdown', event => {
    touched = event.pointerType === 'touch';
  });
  document.addEventListener(
    'click',
    event => {
      const reference = referenceAt(event.target);
      const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
      if (!touched || !reference || !isPlain || (shown === reference && Date.now() - closedAt < 700)) return;
      const isSame = new URL(reference.href).origin === location.origin && location.protocol !== 'file:';
      const isHere = reference.getAttribute('href')?.startsWith('#') === true;
      if (!isSame && !isHere) return;
      event.preventDefault();
      void show(reference);
    },
    true,
  );
  /** A touch outside closes the box before the click comes. */
  let closedAt = 0;
  box.addEventListener('beforetoggle', event => {
    if (event.newState === 'closed') closedAt = Date.now();
  });
  addEventListener('scroll', event => event.target === document && isOpen() && shown && place(shown), {
    passive: true,
  });

  document.addEventListener('pylit:replaced', () => pages.clear());

  const lineLink = document.createElement('a');
  lineLink.className = 'line-link';
  lineLink.textContent = '#';
  lineLink.tabIndex = -1;
  lineLink.setAttribute('aria-hidden', 'true');
  lineLink.dataset.pylitAdded = '';

  /** The line of code at a height in the window. */
  function lineAt(code: Element, y: number): Element | undefined {
    let found: Element | undefined;
    for (const line of code.querySelectorAll('span[id]')) {
      if (line.getBoundingClientRect().top > y) break;
      found = line;
    }
    return found;
  }

  document.addEventListener('pointermove', event => {
    const target = event.target;
    if (event.pointerType === 'touch' || target === lineLink || !(target instanceof Element)) return;
    const figure = target.closest<HTMLElement>('article figure.chunk');
    const code = figure?.querySelector('pre');
    const line = figure && code?.contains(target) ? lineAt(code, event.clientY) : undefined;
    if (!figure || !line) {
      if (!figure) lineLink.remove();
      return;
    }
    lineLink.href = `#${encodeURIComponent(line.id)}`;
    const { top, height } = line.getBoundingClientRect();
    lineLink.style.top = `${top + height / 2 - figure.getBoundingClientRect().top}px`;
    if (lineLink.parentElement !== figure) figure.append(lineLink);
  });
}

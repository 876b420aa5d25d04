import type { BlockEdit, BlockHistory, PageHistory } from './page-history.ts';
import type { PanelWords } from './panel-words.ts';

/**
 * Runs in the browser; its text is sent there, so it uses nothing from outside. One handle stands beside the block that the pointer is at or
 * the keyboard chose; it opens a panel with the block's versions. They are fetched when they are first asked for.
 *
 * @param words what it says; `#1` and `#2` stand for what is put in
 */
export function showBlockHistory(words: PanelWords): void {
  const BLOCKS = '[data-block]';
  const main = document.querySelector('main');
  const article = main?.querySelector<HTMLElement>('article[data-history]');
  if (!main || !article || !('popover' in main)) return;

  const handle = element('button', 'history-handle');
  handle.type = 'button';
  handle.dataset.pylitAdded = '';
  handle.title = words.handle;
  handle.setAttribute('aria-haspopup', 'dialog');
  handle.setAttribute('aria-expanded', 'false');
  handle.innerHTML =
    '<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M3 12a9 9 0 1 0 3-6.7L3 8"/><path d="M3 3v5h5M12 7v5l3.5 2"/></svg>';

  const panel = element('div', 'history-panel');
  panel.dataset.pylitAdded = '';
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-labelledby', 'pylit-history-title');
  panel.popover = 'auto';
  const title = element('h2');
  title.id = 'pylit-history-title';
  title.tabIndex = -1;
  const toggle = button(words.changes);
  const close = button(words.close);
  const head = element('div', 'history-head');
  head.append(title, toggle, close);
  const body = element('div');
  panel.append(head, body);

  let current: Element | undefined;
  let shown: Element | undefined;
  let marksChanges = true;
  let loaded: Promise<PageHistory | undefined> | undefined;

  function element<Name extends keyof HTMLElementTagNameMap>(name: Name, className = ''): HTMLElementTagNameMap[Name] {
    const made = document.createElement(name);
    if (className !== '') made.className = className;
    return made;
  }

  function text<Name extends keyof HTMLElementTagNameMap>(name: Name, className: string, content: string) {
    const made = element(name, className);
    made.textContent = content;
    return made;
  }

  function button(label: string): HTMLButtonElement {
    const made = text('button', 'bar-button', label);
    made.type = 'button';
    return made;
  }

  function blocks(): readonly Element[] {
    return [...(article?.querySelectorAll(BLOCKS) ?? [])];
  }

  /** The block that a node belongs to. Of a block with several elements only the first is marked. */
  function blockAt(node: EventTarget | null): Element | undefined {
    if (!(node instanceof Element) || !article?.contains(node)) return undefined;
    const inside = node.closest(BLOCKS);
    if (inside) return inside;
    let child = node.closest('article > *');
    while (child && !child.matches(BLOCKS)) child = child.previousElementSibling;
    return child ?? undefined;
  }

  function choose(block: Element | undefined): void {
    current = block;
    if (!block) return;
    handle.setAttribute(
      'aria-label',
      said(words.historyAndWords, said(words.history, kindOf(block)), firstWords(block)),
    );
    place();
  }

  function place(): void {
    if (!current?.isConnected) current = undefined;
    handle.classList.toggle('is-near', current !== undefined);
    if (!current || !main) return;
    const { top } = current.getBoundingClientRect();
    const line = Number.parseFloat(getComputedStyle(current).lineHeight) || 24;
    const middle = Math.max(0, (Math.min(line, 48) - handle.offsetHeight) / 2);
    const offset = `${Math.round(top - main.getBoundingClientRect().top + middle)}px`;
    if (handle.style.top !== offset) handle.style.top = offset;
  }

  function kindOf({ nodeName }: Element): string {
    const name = /^H[1-6]$/.test(nodeName) ? 'H' : nodeName;
    return words.kinds[name] ?? words.block;
  }

  function said(phrase: string, first: string, second = ''): string {
    return phrase.replace(/#[12]/g, mark => (mark === '#1' ? first : second));
  }

  function firstWords({ textContent }: Element): string {
    const words = (textContent ?? '').trim().replace(/\s+/g, ' ');
    return words.length > 60 ? `${words.slice(0, 59)}…` : words;
  }

  function firstInView(): Element | undefined {
    const all = blocks();
    return all.find(block => block.getBoundingClientRect().bottom > 80) ?? all[0];
  }

  function step(key: string): void {
    const all = blocks();
    const at = current ? all.indexOf(current) : -1;
    const targets: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 };
    const next = all[Math.max(0, Math.min(all.length - 1, targets[key] ?? 0))];
    choose(next);
    next?.scrollIntoView({ block: 'nearest' });
  }

  async function open(): Promise<void> {
    const block = current;
    if (!block) return;
    shown = block;
    title.textContent = said(words.history, kindOf(block));
    if (!panel.matches(':popover-open')) {
      body.replaceChildren(text('p', 'history-more', words.loading));
      panel.showPopover();
    }
    handle.setAttribute('aria-expanded', 'true');
    title.focus();
    await fill();
  }

  /** Fetched anew each time from the development server, which knows the latest. */
  function load(): Promise<PageHistory | undefined> {
    const url = article?.dataset.history ?? '';
    const isLive = url.startsWith('/');
    if (!loaded || isLive) {
      loaded = fetch(url, isLive ? { cache: 'no-store' } : {})
        .then(response => (response.ok ? response.json() : undefined))
        .catch(() => undefined);
    }
    return loaded;
  }

  async function fill(): Promise<void> {
    const block = shown;
    const data = await load();
    if (block !== shown || !block) return;
    if (!data) {
      loaded = undefined;
      const hint = location.protocol === 'file:' ? ` ${words.needsServer}` : '';
      body.replaceChildren(text('p', 'history-more', words.notLoaded + hint));
      return;
    }
    const found = historyOf(block, data);
    const all = element('ol', 'history-versions');
    all.append(...(found?.versions ?? []).map(version => versionItem(version, data)));
    const { more = 0 } = found ?? {};
    const isTold = found !== undefined && found.versions.length > 0;
    const note = !found
      ? words.noCommits
      : isTold
        ? ''
        : data.since === undefined
          ? words.unchangedEver
          : said(
              words.unchangedSince,
              data.since.replace(/^[0-9a-f]{40,64}$/, id => id.slice(0, 10)),
            );
    const older = more > 0 ? said(words.olderVersions, String(more)) : '';
    toggle.hidden = !isTold;
    body.replaceChildren(
      text('p', 'history-title', found?.title ?? firstWords(block)),
      all,
      ...[note, older].filter(line => line !== '').map(line => text('p', 'history-more', line)),
    );
  }

  /** Blocks with the same text are told apart by their order. */
  function historyOf(block: Element, data: PageHistory): BlockHistory | undefined {
    const id = block.getAttribute('data-block');
    const nth = blocks()
      .filter(other => other.getAttribute('data-block') === id)
      .indexOf(block);
    const alike = data.blocks.filter(other => other.id === id);
    return alike[nth] ?? alike.at(-1);
  }

  function versionItem(
    { commit: index, change, moved, from, words: stretches, shortened }: BlockEdit,
    data: PageHistory,
  ): Element {
    const commit = index === null ? undefined : data.commits[index];
    const item = element('li');
    item.append(text('p', 'history-message', commit?.message ?? words.uncommitted));
    const facts = element('p', 'history-facts');
    const done = moved ? said(words.andMoved, words.done[change]) : words.done[change];
    const placed = from === undefined ? done : said(words.placeBefore, done, from);
    const what = commit ? said(words.byAuthor, placed, commit.author) : placed;
    facts.append(what[0]?.toUpperCase() ?? '', what.slice(1));
    if (commit) {
      const time = text('time', '', dateOf(commit.date));
      time.dateTime = commit.date;
      facts.append(', ', time, ', ', text('code', '', commit.id));
    }
    item.append(facts);
    if (stretches.length > 0) item.append(wordsOf(stretches));
    if (shortened) item.append(text('p', 'history-more', words.partsLeftOut));
    return item;
  }

  function wordsOf(stretches: BlockEdit['words']): Element {
    const box = element('div', 'history-words');
    box.tabIndex = 0;
    box.setAttribute('role', 'group');
    box.setAttribute('aria-label', marksChanges ? words.whatChanged : words.textOfVersion);
    const isRemoval = stretches.every(([kind]) => kind === '-');
    for (const [kind, stretch] of stretches) {
      if (marksChanges && kind !== '=') box.append(text(kind === '+' ? 'ins' : 'del', '', stretch));
      else if (marksChanges || kind !== '-' || isRemoval) box.append(stretch);
    }
    return box;
  }

  function dateOf(date: string): string {
    return `${date.slice(0, 10)} ${date.slice(11, 16)}`;
  }

  function showToggle(): void {
    toggle.setAttribute('aria-pressed', String(marksChanges));
    toggle.title = marksChanges ? words.hideChanges : words.markChanges;
  }

  handle.addEventListener('click', () => void open());
  handle.addEventListener('focus', () => choose(current?.isConnected ? current : firstInView()));
  handle.addEventListener('keydown', event => {
    if (!['ArrowDown', 'ArrowUp', 'Home', 'End'].includes(event.key)) return;
    event.preventDefault();
    step(event.key);
  });
  const follow = (event: Event) => {
    const block = panel.matches(':popover-open') ? undefined : blockAt(event.target);
    if (block && block !== current) choose(block);
  };
  article.addEventListener('pointerover', follow);
  article.addEventListener('pointerdown', follow);
  article.addEventListener('focusin', follow);
  addEventListener('resize', place, { passive: true });
  article.addEventListener('toggle', place, true);
  article.addEventListener('load', place, true);
  close.addEventListener('click', () => panel.hidePopover());
  toggle.addEventListener('click', () => {
    marksChanges = !marksChanges;
    showToggle();
    void fill();
  });
  panel.addEventListener('beforetoggle', event => {
    if (event.newState === 'closed' && panel.contains(document.activeElement)) handle.focus({ preventScroll: true });
  });
  panel.addEventListener('toggle', event => {
    if (event.newState === 'open') return;
    handle.setAttribute('aria-expanded', 'false');
    shown = undefined;
  });
  /* The development server changes parts of a page in place, and says when there is a new commit. */
  document.addEventListener('pylit:replaced', () => {
    loaded = undefined;
    place();
    if (shown && !shown.isConnected) panel.hidePopover();
    else if (shown) void fill();
  });
  document.addEventListener('pylit:history', () => {
    if (shown) void fill();
  });
  showToggle();
  article.before(handle);
  main.append(panel);
}

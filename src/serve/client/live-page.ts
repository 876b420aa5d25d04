import type { BuildProgress } from '../news.ts';
import type { Built, PageEvents, PageProblem } from '../protocol.ts';
import type { Panel } from './panel.ts';
import type { PageReplacer } from './replace-page.ts';

/** What a page's script gets from the page. */
export interface PageParts {
  /** Where the server's own addresses begin. */
  readonly ownPath: string;
  readonly replacer: PageReplacer;
  readonly makePanel: (open: (problem: PageProblem) => Promise<string | undefined>) => Panel;
  /** What the server wrote into the script's element. */
  readonly data: {
    readonly server?: string;
    readonly token?: string;
    readonly revision?: string;
    readonly build?: string;
  };
}

/**
 * Runs in the browser; its text is sent there, so it uses nothing from outside. Listens to the server while the page can be seen (a
 * browser has few connections to one server, and a page in the background needs none), and follows what is built.
 */
export function followServer({ ownPath, replacer, makePanel, data }: PageParts): void {
  const panel = makePanel(openInEditor);
  let { revision, build = '0' } = data;
  let source: EventSource | undefined;
  let swaps = 0;
  let work: Promise<void> = Promise.resolve();

  function connect(): void {
    const query = new URLSearchParams({ page: location.pathname, build, ...(revision !== undefined && { revision }) });
    const events = new EventSource(`${ownPath}events?${query}`);
    source = events;
    on(events, 'hello', ({ server }) => {
      if (server !== data.server) return location.reload();
      panel.say('connection', undefined);
    });
    on(events, 'progress', progress => showProgress(progress));
    on(events, 'failed', ({ message, hint }) => {
      panel.say('progress', undefined);
      panel.say('failed', hint === undefined ? message : `${message} ${hint}`);
    });
    on(events, 'history', () => void document.dispatchEvent(new CustomEvent('pylit:history')));
    on(events, 'built', built => {
      work = work.then(() => follow(built)).catch(() => location.reload());
    });
    events.addEventListener('error', () => {
      if (source !== events) return;
      panel.say('connection', 'The server does not answer. This page waits for it.');
      if (events.readyState === EventSource.CLOSED) setTimeout(reconnect, 1000);
    });
  }

  function on<Name extends keyof PageEvents>(
    events: EventSource,
    name: Name,
    hear: (data: PageEvents[Name]) => void,
  ): void {
    events.addEventListener(name, event => hear(JSON.parse((event as MessageEvent<string>).data)));
  }

  function reconnect(): void {
    source?.close();
    source = undefined;
    if (document.visibilityState === 'visible') connect();
  }

  async function follow({ build: latest, page, files, problems, elsewhere }: Built): Promise<void> {
    panel.say('failed', undefined);
    panel.say('progress', undefined);
    if (page === 'changed' && !(await loadPage())) return;
    if (page === 'removed') panel.say('page', 'No document makes this page any more.');
    else if (page !== 'absent') panel.say('page', undefined);
    const changed = new Set(files);
    if ([...document.scripts].some(({ src }) => src !== '' && changed.has(new URL(src).pathname))) location.reload();
    swapStyles(changed);
    swapPictures(changed);
    build = String(latest);
    if (revision === undefined) return;
    panel.problems(
      problems.map(problem => ({ ...problem, element: problem.place && replacer.element(problem.place) })),
      elsewhere,
    );
  }

  /** @returns whether the page that is open is now the new one */
  async function loadPage(): Promise<boolean> {
    if (revision === undefined) {
      location.reload();
      return false;
    }
    // A server that is gone tells what changed when it is back.
    const response = await fetch(location.pathname, { cache: 'no-store' }).catch(() => undefined);
    if (!response?.ok) return false;
    const changed = replacer.replace(await response.text());
    if (changed === undefined) {
      location.reload();
      return false;
    }
    revision = response.headers.get('x-pylit-revision') ?? revision;
    document.dispatchEvent(new CustomEvent('pylit:replaced', { detail: { elements: changed } }));
    dispatchEvent(new Event('scroll'));
    return true;
  }

  /** The new style sheet takes over when it is loaded, so the page is never without. */
  function swapStyles(changed: ReadonlySet<string>): void {
    for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')) {
      const address = new URL(link.href);
      if (address.origin !== location.origin || !changed.has(address.pathname)) continue;
      const next = link.cloneNode() as HTMLLinkElement;
      next.href = fresh(address);
      next.addEventListener('load', () => link.remove());
      next.addEventListener('error', () => link.remove());
      link.after(next);
      replacer.moved(link, next);
    }
  }

  function swapPictures(changed: ReadonlySet<string>): void {
    for (const image of document.images) {
      const address = new URL(image.src, location.href);
      if (address.origin === location.origin && changed.has(address.pathname)) image.src = fresh(address);
    }
  }

  function fresh(address: URL): string {
    swaps += 1;
    return `${address.pathname}?${swaps}`;
  }

  function showProgress({ documents, pages, blocks }: BuildProgress): void {
    const counted = ({ done, total }: BuildProgress['blocks'], noun: string) =>
      `${done}${total === undefined ? '' : ` of ${total}`} ${noun}`;
    const counts = [
      documents && counted(documents, 'documents'),
      pages && counted(pages, 'pages'),
      counted(blocks, 'blocks'),
    ];
    const text = counts.filter(Boolean).join(', ');
    const place = document.querySelector('[data-pylit-progress]');
    if (place) place.textContent = text;
    else panel.say('progress', `Building: ${text}`);
  }

  async function openInEditor({ file, line, column }: PageProblem): Promise<string | undefined> {
    const response = await fetch(`${ownPath}open`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-pylit-token': data.token ?? '' },
      body: JSON.stringify({ file, line, column }),
    });
    return response.ok ? undefined : await response.text();
  }

  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') {
      source?.close();
      source = undefined;
    } else if (!source) connect();
  });
  addEventListener('pagehide', () => {
    source?.close();
    source = undefined;
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted && !source) connect();
  });
  if (document.visibilityState === 'visible') connect();
}

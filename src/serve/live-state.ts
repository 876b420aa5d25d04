import type { ReportMessage } from '../build/report.ts';
import { placeOfLine } from './block-place.ts';
import type { Client, Clients } from './clients.ts';
import { documentOf, revisionOf } from './inject.ts';
import type { BuildNews, BuildProgress } from './news.ts';
import type { ServerOptions } from './options.ts';
import type { Built, PageProblem } from './protocol.ts';
import { addressOf, type SiteFiles } from './site-files.ts';

interface LiveOptions {
  readonly files: SiteFiles;
  readonly clients: Clients;
  readonly options: Pick<ServerOptions, 'site' | 'outline'>;
}

type Ended = Extract<BuildNews, { kind: 'ended' }>;
type Failed = Extract<BuildNews, { kind: 'failed' }>;

/** So many changed files are remembered. */
const MAX_FILES = 500;
/** A page with more problems than these has other worries. */
const MAX_PROBLEMS = 100;

/** What is known of the builds, and what of it concerns each open page. */
export class LiveState {
  readonly #files: SiteFiles;
  readonly #clients: Clients;
  readonly #options: LiveOptions['options'];
  /** What each page shows, as far as it has been told; undefined: that there is none. */
  readonly #shown = new WeakMap<Client, string | undefined>();
  /** The last message about a build that each page got: the same one again is no news. */
  readonly #told = new WeakMap<Client, string>();
  #work: Promise<void> = Promise.resolve();
  /** Files that are no pages, by address, with the number of the build that wrote them last. */
  readonly #changes = new Map<string, number>();
  #builds = 0;
  #progress: BuildProgress | undefined;
  #messages: readonly ReportMessage[] = [];
  #failed: Failed | undefined;

  constructor({ files, clients, options }: LiveOptions) {
    this.#files = files;
    this.#clients = clients;
    this.#options = options;
  }

  /** How many builds have ended; after the first, what is not there is not coming. */
  get builds(): number {
    return this.#builds;
  }

  /** What is announced one after the other is told in that order. */
  announce(news: BuildNews): Promise<void> {
    const told = this.#work.then(() => this.#announce(news));
    this.#work = told.catch(() => {});
    return told;
  }

  async #announce(news: BuildNews): Promise<void> {
    if (news.kind === 'ended') return this.#ended(news);
    if (news.kind === 'history') {
      for (const client of this.#clients.all()) client.send('history', {});
      return;
    }
    if (news.kind === 'failed') {
      this.#failed = news;
      this.#progress = undefined;
      for (const client of this.#clients.all()) this.#fail(client, news);
      return;
    }
    this.#progress = news.progress;
    for (const client of this.#clients.all()) {
      this.#told.delete(client);
      client.send('progress', news.progress);
    }
  }

  /**
   * Tells a page that begins to listen, or listens again, what it may have missed.
   *
   * @param revision the content that it shows; undefined where it shows that there is none
   * @param build number of the last build that it knows of
   */
  async greet(client: Client, revision: string | undefined, build: number): Promise<void> {
    this.#shown.set(client, revision);
    if (this.#builds > 0) await this.#tell(client, build);
    if (this.#progress) client.send('progress', this.#progress);
    if (this.#failed) this.#fail(client, this.#failed);
  }

  async #ended({ report, written }: Ended): Promise<void> {
    this.#messages = report.messages.filter(({ severity }) => severity !== 'info');
    this.#failed = undefined;
    this.#progress = undefined;
    this.#builds += 1;
    for (const output of written) this.#noteChange(this.#files.pathOf(output) ?? '');
    await Promise.all(this.#clients.all().map(client => this.#tell(client, this.#builds - 1)));
  }

  /** The oldest are forgotten when there are very many: a site's styles are few. */
  #noteChange(file: string): void {
    if (file === '' || /\.html?$/i.test(file)) return;
    const address = addressOf(file);
    this.#changes.delete(address);
    this.#changes.set(address, this.#builds);
    const [oldest] = this.#changes.keys();
    if (this.#changes.size > MAX_FILES && oldest !== undefined) this.#changes.delete(oldest);
  }

  #fail(client: Client, { message, hint }: Failed): void {
    this.#told.delete(client);
    client.send('failed', hint === undefined ? { message } : { message, hint });
  }

  /** Compares what a page shows with what there is: another process may have built, too. */
  async #tell(client: Client, since: number): Promise<void> {
    const [messages, build] = [this.#messages, this.#builds];
    const files = [...this.#changes].flatMap(([address, number]) => (number > since ? [address] : []));
    const html = await this.#files.text(client.page);
    const file = this.#sourceOf(html);
    const own = messages.filter(message => message.file === file);
    const problems = await this.#placed(own);
    const now = html === undefined ? undefined : revisionOf(html);
    const page = changeOf(this.#shown.get(client), now);
    this.#shown.set(client, now);
    const built: Built = { build, page, files, problems, elsewhere: messages.length - own.length };
    const text = JSON.stringify({ ...built, build: 0 });
    const isNews = page === 'changed' || files.length > 0 || text !== this.#told.get(client);
    this.#told.set(client, text);
    if (isNews) client.send('built', built);
  }

  #sourceOf(html: string | undefined): string | undefined {
    const document = html === undefined ? undefined : documentOf(html);
    const { sourceFolder } = this.#options.site();
    return document === undefined || sourceFolder === '.' ? document : `${sourceFolder}/${document}`;
  }

  async #placed(messages: readonly ReportMessage[]): Promise<PageProblem[]> {
    const [first] = messages;
    // A document may have become unreadable since: then its problems stand in the list only.
    const outline = first && (await this.#options.outline?.(first.file).catch(() => undefined));
    return messages.slice(0, MAX_PROBLEMS).map(message => {
      const place = outline && placeOfLine(outline, message.line);
      return place ? { ...message, place } : message;
    });
  }
}

function changeOf(shown: string | undefined, now: string | undefined): Built['page'] {
  if (shown === now) return now === undefined ? 'absent' : 'same';
  return now === undefined ? 'removed' : 'changed';
}

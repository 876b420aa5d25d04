import type { ReportMessage } from '../build/report.ts';
import type { DocumentOutline } from '../literate/document.ts';
import { placeOfLine } from './block-place.ts';
import type { Client, Clients } from './clients.ts';
import { documentOf, revisionOf } from './inject.ts';
import type { BuildNews, BuildProgress } from './news.ts';
import type { Built, PageProblem } from './protocol.ts';
import { addressOf, type SiteFiles } from './site-files.ts';

interface LiveOptions {
  readonly files: SiteFiles;
  readonly clients: Clients;
  readonly sourceFolder: string;
  readonly outline: ((file: string) => Promise<DocumentOutline | undefined>) | undefined;
}

type Ended = Extract<BuildNews, { kind: 'ended' }>;
type Failed = Extract<BuildNews, { kind: 'failed' }>;

/** More than so many names of changed files tell a page no more than that many changed. */
const MAX_FILES = 500;
/** A page with more problems than these has other worries. */
const MAX_PROBLEMS = 100;

/** What is known of the builds, and what of it concerns each open page. */
export class LiveState {
  readonly #options: LiveOptions;
  #progress: BuildProgress | undefined;
  #messages: readonly ReportMessage[] | undefined;
  #failed: Failed | undefined;

  constructor(options: LiveOptions) {
    this.#options = options;
  }

  /** How far the first build is; undefined before it says so. */
  get progress(): BuildProgress | undefined {
    return this.#progress;
  }

  /** Whether a build has ended, so that what is not there is not coming. */
  get isBuilt(): boolean {
    return this.#messages !== undefined;
  }

  async announce(news: BuildNews): Promise<void> {
    if (news.kind === 'ended') return this.#ended(news);
    if (news.kind === 'failed') {
      this.#failed = news;
      for (const client of this.#options.clients.all()) sendFailure(client, news);
      return;
    }
    this.#progress = news.progress;
    for (const client of this.#options.clients.all()) client.send('progress', news.progress);
  }

  /**
   * Tells a page that begins to listen, or listens again, what it may have missed.
   *
   * @param revision the content that it shows; undefined where it shows that there is none
   */
  async greet(client: Client, revision: string | undefined): Promise<void> {
    if (this.#failed) sendFailure(client, this.#failed);
    if (this.#messages === undefined) {
      if (this.#progress) client.send('progress', this.#progress);
      return;
    }
    const html = await this.#options.files.text(client.page);
    const now = html === undefined ? undefined : revisionOf(html);
    const page = now === revision ? (now === undefined ? 'absent' : 'same') : now === undefined ? 'removed' : 'changed';
    client.send('built', await this.#built(html, page, []));
  }

  async #ended({ report, written, removed }: Ended): Promise<void> {
    const { clients, files } = this.#options;
    this.#messages = report.messages.filter(({ severity }) => severity !== 'info');
    this.#failed = undefined;
    this.#progress = undefined;
    const changed = new Set(written.flatMap(output => files.pathOf(output) ?? []));
    const gone = new Set(removed.flatMap(output => files.pathOf(output) ?? []));
    const others = [...changed].filter(file => !/\.html?$/i.test(file)).slice(0, MAX_FILES);
    await Promise.all(
      clients.all().map(async client => {
        const page = changed.has(client.page) ? 'changed' : gone.has(client.page) ? 'removed' : undefined;
        const html = await files.text(client.page);
        const state = page ?? (html === undefined ? 'absent' : 'same');
        client.send('built', await this.#built(html, state, others.map(addressOf)));
      }),
    );
  }

  async #built(html: string | undefined, page: Built['page'], files: readonly string[]): Promise<Built> {
    const messages = this.#messages ?? [];
    const file = this.#sourceOf(html);
    const own = messages.filter(message => message.file === file);
    return { page, files, problems: await this.#placed(own), elsewhere: messages.length - own.length };
  }

  #sourceOf(html: string | undefined): string | undefined {
    const document = html === undefined ? undefined : documentOf(html);
    const { sourceFolder } = this.#options;
    return document === undefined || sourceFolder === '.' ? document : `${sourceFolder}/${document}`;
  }

  async #placed(messages: readonly ReportMessage[]): Promise<PageProblem[]> {
    const [first] = messages;
    const outline = first && (await this.#options.outline?.(first.file));
    return messages.slice(0, MAX_PROBLEMS).map(message => {
      const place = outline && placeOfLine(outline, message.line);
      return place ? { ...message, place } : message;
    });
  }
}

function sendFailure(client: Client, { message, hint }: Failed): void {
  client.send('failed', hint === undefined ? { message } : { message, hint });
}

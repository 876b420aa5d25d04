import { pageAgain } from '../../build/page-again.ts';
import { ProjectFiles } from '../../build/platform/files.ts';
import type { Format } from '../../literate/format.ts';
import { historyScript } from '../../output/html/history/files.ts';
import { historyStyles } from '../../output/html/history/history.css.ts';
import { siteWords } from '../../output/print/page-words.ts';
import type { Reader } from '../../reader/reader.ts';
import type { ServedHistory } from '../../serve/history.ts';
import { asWebsite, loadParts, type Project } from '../project/project.ts';
import { historyUse } from './build.ts';
import { FollowedHistory } from './open.ts';

/** How often it is looked whether there is another commit, in milliseconds. */
const LOOK_EVERY = 700;

/** Tells pages of the development server their history, whatever the configuration publishes. */
export class ServedProjectHistory implements ServedHistory {
  private readonly project: () => Project;
  private readonly followed: FollowedHistory;
  private parts: { readonly identity: string; readonly loaded: Promise<Parts> } | undefined;
  /** One question after the other: a history that was given is closed when there is a new one. */
  private work: Promise<unknown> = Promise.resolve();
  /** The last commit when the history of a page was told; absent before. */
  private told: { readonly head: string | undefined } | undefined;

  constructor(project: () => Project) {
    this.project = project;
    this.followed = new FollowedHistory(project().root, []);
  }

  async mark(html: string, document: string): Promise<string> {
    if (html.includes('<article class="text" data-history=')) return html;
    const { readers, plain, marked } = await this.loaded();
    const files = new ProjectFiles(this.project().root);
    const made = await pageAgain({ files, readers, formats: [plain, marked], document });
    // Only of a page that is as it would be made, it is known where its blocks are.
    return made?.[0] === html ? (made[1] ?? html) : html;
  }

  of(document: string): Promise<string | undefined> {
    return this.next(async () => {
      const { root, config } = this.project();
      const { opened } = await this.followed.get();
      this.told ??= { head: opened.head };
      const { PageHistories } = await import('./page-history.ts');
      const pages = new PageHistories(opened, { files: new ProjectFiles(root), source: config.source });
      const history = await pages.of(document);
      return history && JSON.stringify(history);
    });
  }

  /** Calls back whenever another commit is the last one, once the history of a page was asked for. */
  follow(tell: () => void): void {
    const timer = setInterval(() => {
      if (this.told) void this.next(() => this.look(tell)).catch(() => {});
    }, LOOK_EVERY);
    timer.unref();
  }

  readonly script = () => historyScript(siteWords(this.project().config));
  readonly styles = () => historyStyles;

  private async look(tell: () => void): Promise<void> {
    const { opened } = await this.followed.get();
    if (opened.head === this.told?.head) return;
    this.told = { head: opened.head };
    tell();
  }

  private next<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.work.then(work, work);
    this.work = result.catch(() => {});
    return result;
  }

  private loaded(): Promise<Parts> {
    const project = this.project();
    if (this.parts?.identity !== project.identity)
      this.parts = { identity: project.identity, loaded: loadBoth(project) };
    return this.parts.loaded;
  }
}

interface Parts {
  readonly readers: readonly Reader[];
  /** As it builds. */
  readonly plain: Format;
  /** The same with handles at blocks. */
  readonly marked: Format;
}

async function loadBoth(project: Project): Promise<Parts> {
  const { history } = historyUse(project);
  const pages = async () => ({ comparisons: [], ...(await history?.pages()), panel: true });
  const { readers, formats } = await loadParts(asWebsite(project), 0, undefined, history);
  const withPanel = await loadParts(asWebsite(project), 0, undefined, { pages });
  const [plain] = formats;
  const [marked] = withPanel.formats;
  if (!plain || !marked) throw new RangeError('there is no format');
  return { readers, plain, marked };
}

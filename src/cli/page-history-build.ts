import type { HistoryConfig } from '../build/config.ts';
import { ProjectFiles } from '../build/platform/files.ts';
import type { HistoryFile, SiteHistory, OpenedHistory as SiteHistoryNow } from '../build/site-history.ts';
import { hash } from '../bytes/hash.ts';
import type { HistoryPages } from '../output/html/history/options.ts';
import { HISTORY_FOLDER, historyPath } from '../output/html/history/page-history.ts';
import type { OpenedHistory } from './open-history.ts';
import type { HistoryUse, Project } from './project.ts';

/** Changes whenever the files come out otherwise for the same history. */
const VERSION = 1;

/** What pages show of their history, as the configuration wants it; undefined where it wants nothing. */
async function historyPages({ config, root }: Project): Promise<HistoryPages | undefined> {
  const { history } = config;
  if (!history) return undefined;
  const { panel, changes, badges } = history;
  const since =
    badges === undefined ? undefined : await (await import('./page-history-badges.ts')).blocksSince(root, badges);
  return { panel, comparisons: changes.map(comparisonOf), ...(since && { since }) };
}

/** A page that compares two versions: what it is called, and where it is. */
function comparisonOf(range: string): HistoryPages['comparisons'][number] {
  const [from = '', to = ''] = range.split('..');
  const title = to === '' ? `since ${from}` : `${from} to ${to}`;
  return { title, path: `${HISTORY_FOLDER}/changes-${range.replace(/[^\w.-]+/g, '-')}.html` };
}

/** What a build is given to tell of history; nothing where the configuration wants none. */
export function historyUse(project: Project): { readonly history?: HistoryUse } {
  const { history } = project.config;
  if (!history) return {};
  return { history: { site: new ProjectSiteHistory(project, history), pages: () => historyPages(project) } };
}

class ProjectSiteHistory implements SiteHistory {
  private readonly project: Project;
  private readonly asked: HistoryConfig;
  private current: { readonly seen: string; readonly now: SiteHistoryNow; readonly opened: OpenedHistory } | undefined;

  constructor(project: Project, asked: HistoryConfig) {
    this.project = project;
    this.asked = asked;
  }

  async open(): Promise<SiteHistoryNow> {
    const { current } = this;
    if (current && this.stampsOf(current.now.watched) === current.seen) return current.now;
    await this.close();
    const { root } = this.project;
    const { openHistoryAt } = await import('./open-history.ts');
    const opened = await openHistoryAt(root);
    try {
      const now = await this.look(opened);
      this.current = { seen: this.stampsOf(now.watched), now, opened };
      return now;
    } catch (error) {
      await opened.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    const { current } = this;
    this.current = undefined;
    await current?.opened.close();
  }

  private stampsOf(watched: readonly string[]): string {
    const files = new ProjectFiles(this.project.root);
    const stamps = watched.map(file => files.stampAnywhere(file));
    return stamps.map(stamp => (stamp ? `${stamp.size} ${stamp.mtime} ${stamp.ctime} ${stamp.inode}` : '-')).join();
  }

  private async look(opened: OpenedHistory): Promise<SiteHistoryNow> {
    const { asked, project } = this;
    const { configuredCommit, PageHistories } = await import('./page-history.ts');
    const { watchedFiles } = await import('./page-history-watched.ts');
    const ends = asked.changes.flatMap(range => range.split('..')).filter(name => name !== '');
    const names = [asked.since, asked.badges, ...ends].filter(name => name !== undefined);
    const commits = new Map<string, string>();
    const find = async (name: string | undefined, key: string) => {
      if (name !== undefined) commits.set(name, await configuredCommit(opened, name, key));
    };
    await find(asked.since, 'since');
    await find(asked.badges, 'badges');
    for (const name of ends) await find(name, 'changes');
    const since = asked.since === undefined ? undefined : { name: asked.since, commit: commits.get(asked.since) ?? '' };
    const pages = new PageHistories(opened, {
      files: new ProjectFiles(project.root),
      source: project.config.source,
      ...(since && { since }),
    });
    return {
      watched: await watchedFiles(project.root, opened.branch, names),
      identity: JSON.stringify([opened.head, ...commits]),
      pages: asked.badges === undefined ? '' : (commits.get(asked.badges) ?? ''),
      filesOf: async documents => {
        if (!asked.panel) return [];
        const files: HistoryFile[] = [];
        for (const { document, id, page } of documents)
          files.push({
            path: historyPath(page),
            key: keyOf(document, id, await pages.key(document), since),
            make: async () =>
              `${JSON.stringify((await pages.of(document)) ?? { document, commits: [], blocks: [] })}\n`,
          });
        return files;
      },
      siteFiles: async () => [],
    };
  }
}

function keyOf(...parts: readonly unknown[]): string {
  return hash('sha1', JSON.stringify([VERSION, ...parts]));
}

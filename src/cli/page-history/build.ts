import type { HistoryConfig } from '../../build/config.ts';
import { ProjectFiles } from '../../build/platform/files.ts';
import type { HistoryFile, SiteHistory, OpenedHistory as SiteHistoryNow } from '../../build/site-history.ts';
import { hash } from '../../bytes/hash.ts';
import type { HistoryPages } from '../../output/html/history/options.ts';
import { HISTORY_FOLDER, historyPath } from '../../output/html/history/page-history.ts';
import type { OpenedHistory } from '../history/open-history.ts';
import type { HistoryUse, Project } from '../project/project.ts';
import { FollowedHistory } from './open.ts';

/** Changes whenever the files come out otherwise for the same history. */
const VERSION = 1;

/** What pages show of their history, as the configuration wants it; undefined where it wants nothing. */
async function historyPages({ config, root }: Project): Promise<HistoryPages | undefined> {
  const { history } = config;
  if (!history) return undefined;
  const { panel, changes, badges } = history;
  const since = badges === undefined ? undefined : await (await import('./badges.ts')).blocksSince(root, badges);
  return { panel, comparisons: changes.map(comparisonOf), ...(since && { since }) };
}

/** A page that compares two versions: what it is called, and where it is. */
function comparisonOf(range: string): HistoryPages['comparisons'][number] {
  const [from = '', to = ''] = range.split('..');
  const title = to === '' ? `since ${from}` : `${from} to ${to}`;
  return { title, path: `${HISTORY_FOLDER}/${fileName(`changes ${title}`)}.html` };
}

function fileName(title: string): string {
  return title.replace(/[^\w.-]+/g, '-');
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
  private readonly followed: FollowedHistory;
  private looked: { readonly opened: OpenedHistory; readonly now: SiteHistoryNow } | undefined;

  constructor(project: Project, asked: HistoryConfig) {
    this.project = project;
    this.asked = asked;
    this.followed = new FollowedHistory(project.root, namesIn(asked));
  }

  async open(): Promise<SiteHistoryNow> {
    const { opened, watched } = await this.followed.get();
    if (this.looked?.opened !== opened) this.looked = { opened, now: await this.look(opened, watched) };
    return this.looked.now;
  }

  async close(): Promise<void> {
    this.looked = undefined;
    await this.followed.close();
  }

  private async look(opened: OpenedHistory, watched: readonly string[]): Promise<SiteHistoryNow> {
    const { asked, project } = this;
    const { PageHistories } = await import('./page-history.ts');
    const commits = await commitsOf(opened, asked);
    const since = asked.since === undefined ? undefined : { name: asked.since, commit: commits.get(asked.since) ?? '' };
    const pages = new PageHistories(opened, {
      files: new ProjectFiles(project.root),
      source: project.config.source,
      ...(since && { since }),
    });
    return {
      watched,
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
      siteFiles: async home =>
        asked.changes.map(range => {
          const [from = '', to = ''] = range.split('..');
          const ends = { from: commits.get(from) ?? '', to: to === '' ? opened.head : commits.get(to) };
          const { path, title } = comparisonOf(range);
          return {
            path,
            key: keyOf(range, ends, project.identity, home),
            make: async () => {
              const { sitePage } = await import('./changes.ts');
              return sitePage({ history: opened, project, path, title, home, ...ends });
            },
          };
        }),
    };
  }
}

/** The commits that a configuration names, by their names. */
async function commitsOf(
  opened: OpenedHistory,
  { since, badges, changes }: HistoryConfig,
): Promise<Map<string, string>> {
  const { configuredCommit } = await import('./page-history.ts');
  const named = [
    ['since', since],
    ['badges', badges],
    ...endsOf(changes).map(end => ['changes', end] as const),
  ] as const;
  const commits = new Map<string, string>();
  for (const [key, name] of named) if (name !== undefined) commits.set(name, await configuredCommit(opened, name, key));
  return commits;
}

function namesIn({ since, badges, changes }: HistoryConfig): readonly string[] {
  return [since, badges, ...endsOf(changes)].filter(name => name !== undefined);
}

function endsOf(changes: readonly string[]): readonly string[] {
  return changes.flatMap(range => range.split('..')).filter(name => name !== '');
}

function keyOf(...parts: readonly unknown[]): string {
  return hash('sha1', JSON.stringify([VERSION, ...parts]));
}

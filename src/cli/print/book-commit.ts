import { withHistory } from '../history/open-history.ts';
import type { Project } from '../project/project.ts';

/** The book says of which commit it is, where there is one. */
export async function withCommit(project: Project): Promise<Project> {
  const { config, identity, root } = project;
  if (config.book.commit !== undefined) return project;
  const head = await withHistory(root, async ({ head }) => head);
  if (head === undefined) return project;
  const commit = head.slice(0, 12);
  return { ...project, config: { ...config, book: { ...config.book, commit } }, identity: `${identity} ${commit}` };
}

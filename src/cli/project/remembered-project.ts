import type { Project } from './project.ts';

/** A project as the last build remembers it; its configuration is known to stand. */
export function rememberedProject(root: string, remembered: unknown): Project | undefined {
  return remembered === undefined ? undefined : { ...(remembered as Omit<Project, 'root'>), root };
}

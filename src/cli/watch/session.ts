import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { BuildReport } from '../../build/report.ts';
import { buildProject, type Project } from '../project.ts';

/** What a build of a session did. */
export interface SessionReport {
  readonly report: BuildReport;
  /** Paths of the outputs that were written, from the project's root. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

/** A project with one configuration, built again and again. */
export interface ProjectSession {
  /** Builds what changed. `changed`: paths of files, from the project's root, that may have; undefined: anything may have. */
  build(changed?: ReadonlySet<string>): Promise<SessionReport>;
  close(): void;
}

/** A session that remembers nothing: each build is one of its own. */
export function openSession(project: Project): ProjectSession {
  return {
    async build() {
      const before = outputDigests(project.root);
      const report = await buildProject(project);
      const after = outputDigests(project.root);
      const written = [...after.keys()].filter(file => before.get(file) !== after.get(file));
      return { report, written, removed: [...before.keys()].filter(file => !after.has(file)) };
    },
    close() {},
  };
}

function outputDigests(root: string): Map<string, string> {
  try {
    const state = JSON.parse(readFileSync(path.join(root, '.pylit/state.json'), 'utf8'));
    return new Map(Object.entries<[string]>(state.outputs.written).map(([file, [digest]]) => [file, digest]));
  } catch {
    return new Map();
  }
}

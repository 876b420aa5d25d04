import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { historyUse } from '../../../src/cli/page-history/build.ts';
import { buildProject, openProject } from '../../../src/cli/project/project.ts';
import type { PageHistory } from '../../../src/output/html/history/page-history.ts';
import { folderWith, writeFiles } from '../../cli/pylit.ts';

const ENVIRONMENT = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'Ann',
  GIT_AUTHOR_EMAIL: 'ann@example.org',
  GIT_COMMITTER_NAME: 'Ann',
  GIT_COMMITTER_EMAIL: 'ann@example.org',
};

export const LYRA = '# Lyra\n\nThe lyre is small.\n\nVega is bright.\n';

/** A repository with documents in a folder, and a configuration. */
export function repository(
  history: unknown,
  files: Readonly<Record<string, string>> = { 'docs/a.md': LYRA, 'docs/b.md': '# B\n' },
  more: object = {},
) {
  for (const [name, value] of Object.entries(ENVIRONMENT)) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
  const configure = (value: unknown) => ({
    'pylit.config.json': JSON.stringify({ title: 'Stars', source: 'docs', snapshots: false, history: value, ...more }),
  });
  const root = folderWith({ ...files, ...configure(history), '.gitignore': 'build\n.pylit\n' });
  const git = (...args: string[]) => {
    const { status, stderr } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  };
  git('init', '-q', '-b', 'main');
  return {
    root,
    /** Builds in this process: many builds, and each of its own takes a while to start. */
    async build() {
      const project = await openProject(root);
      return buildProject(project, historyUse(project));
    },
    git,
    configure: (value: unknown) => writeFiles(root, configure(value)),
    write: (more: Readonly<Record<string, string>>) => writeFiles(root, more),
    commit(message: string) {
      git('add', '.');
      git('commit', '-q', '-m', message);
    },
    read: (file: string) => readFileSync(path.join(root, 'build/html', file), 'utf8'),
    has: (file: string) => existsSync(path.join(root, 'build/html', file)),
    history: (file: string) =>
      JSON.parse(readFileSync(path.join(root, 'build/html/pylit-history', file), 'utf8')) as PageHistory,
  };
}

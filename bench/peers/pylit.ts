import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type PeerKind, type Project, withEnding, writeFiles } from './peer.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The command that a user's `pylit` runs. */
export const pylitCommand = [process.execPath, join(root, 'bin/pylit.cjs')];

export const pylit: PeerKind = {
  name: 'pylit',
  setUp: 'default plugins: highlighting and math at build time; all links checked',
  mostPages: Number.POSITIVE_INFINITY,
  open() {
    if (!existsSync(join(root, 'dist/main.cjs'))) throw new Error('dist/ is not built; run npm run build');
    const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const run = (project: Project, command: string) => ({
      argv: [...pylitCommand, command],
      cwd: project.folder,
      statuses: [0, 1], // 1: there are mistakes in the documents, which is true of real books.
    });
    return {
      version,
      made: ['build', '.pylit'],
      prepare(project) {
        mkdirSync(join(project.folder, 'node_modules'));
        symlinkSync(root, join(project.folder, 'node_modules/pylit'), 'dir');
        writeFiles(project.folder, { 'pylit.config.ts': configuration });
      },
      build: project => run(project, 'build'),
      watch: project => run(project, 'watch'),
      outputOf: page => join('build/html', withEnding(page, '.html')),
    };
  },
};

const configuration = `import { defineConfig } from 'pylit';

export default defineConfig({ title: 'Corpus', source: 'docs' });
`;

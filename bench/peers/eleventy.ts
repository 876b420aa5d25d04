import { join } from 'node:path';
import { linkModules, npmPackage } from './npm-package.ts';
import { type PeerKind, type Project, withEnding, writeFiles } from './peer.ts';

export const eleventy: PeerKind = {
  name: 'eleventy',
  setUp: 'no template language in pages, a layout of three lines, no plugins: no highlighting, no math, no search',
  mostPages: Number.POSITIVE_INFINITY,
  open() {
    const { version, modules } = npmPackage('@11ty/eleventy', ['3', '3.1.2']);
    const run = (project: Project, ...args: string[]) => ({
      argv: [process.execPath, join(modules, '@11ty/eleventy/cmd.cjs'), '--quiet', ...args],
      cwd: project.folder,
    });
    return {
      version,
      made: ['_site', '.cache'],
      prepare(project) {
        linkModules(project.folder, modules);
        writeFiles(project.folder, { 'eleventy.config.mjs': configuration, 'docs/_includes/page.html': layout });
      },
      build: project => run(project),
      watch: project => run(project, '--watch', '--incremental'),
      outputOf: page => join('_site', withEnding(page, '.html')),
    };
  },
};

const configuration = `export default function (config) {
  config.addGlobalData('layout', 'page.html');
  config.addGlobalData('permalink', () => data => data.page.filePathStem + '.html');
  return { dir: { input: 'docs', output: '_site' }, markdownTemplateEngine: false, htmlTemplateEngine: 'liquid' };
}
`;

const layout = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Corpus</title></head>
<body><main>{{ content }}</main></body></html>
`;

import { join, posix } from 'node:path';
import { linkModules, npmPackage } from './npm-package.ts';
import { type PeerKind, withEnding, writeFiles } from './peer.ts';

export const mystmd: PeerKind = {
  name: 'mystmd',
  setUp: 'a site without a theme: trees as JSON and a search index, no HTML, no highlighting',
  mostPages: 1000, // 10,000 pages take more than eight minutes.
  open() {
    const { version, modules } = npmPackage('mystmd', ['1']);
    const program = [process.execPath, join(modules, 'mystmd/dist/myst.cjs')];
    return {
      version,
      made: ['docs/_build'],
      searchIndex: 'docs/_build/site/myst.search.json',
      prepare(project) {
        linkModules(project.folder, modules);
        writeFiles(project.folder, { 'docs/myst.yml': configuration, 'docs/theme/template.yml': theme });
      },
      build: project => ({ argv: [...program, 'build', '--site'], cwd: join(project.folder, 'docs') }),
      watch: project => ({
        argv: [...program, 'start', '--headless', '--server-port', '43117'],
        cwd: join(project.folder, 'docs'),
      }),
      outputOf: page => join('docs/_build/site/content', `${slugOf(page)}.json`),
    };
  },
};

/** It takes the file's name, and no more of it than this. */
function slugOf(page: string): string {
  return withEnding(posix.basename(page), '').slice(0, 50);
}

const configuration = `version: 1
project:
  title: Corpus
site:
  title: Corpus
  template: ./theme
`;

/** A theme of its own would be downloaded. */
const theme = `myst: v1
kind: site
title: none
version: 1.0.0
build:
  install: 'true'
  start: 'true'
`;

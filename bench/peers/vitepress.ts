import { join } from 'node:path';
import { linkModules, npmPackage } from './npm-package.ts';
import { type PeerKind, withEnding, writeFiles } from './peer.ts';

export const vitepress: PeerKind = {
  name: 'vitepress',
  setUp: 'default theme without menu and search; Shiki highlights; math left as text',
  mostPages: 1000, // 10,000 pages take more than 11 GB.
  open() {
    const { version, modules } = npmPackage('vitepress', ['1']);
    return {
      version,
      made: ['docs/.vitepress/dist', 'docs/.vitepress/cache', 'docs/.vitepress/.temp'],
      prepare(project) {
        linkModules(project.folder, modules);
        writeFiles(project.folder, { 'docs/.vitepress/config.mjs': configuration });
      },
      build: project => ({
        argv: [process.execPath, join(modules, 'vitepress/bin/vitepress.js'), 'build', 'docs'],
        cwd: project.folder,
      }),
      noWatch: 'its development server writes nothing to disk',
      outputOf: page => join('docs/.vitepress/dist', withEnding(page, '.html')),
    };
  },
};

/** Real books refer to pages and pictures that are not there. */
const configuration = `export default {
  title: 'Corpus',
  ignoreDeadLinks: true,
  vue: { template: { transformAssetUrls: false } },
};
`;

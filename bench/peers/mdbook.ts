import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type PeerKind, versionOnPath, withEnding, writeFiles } from './peer.ts';

export const mdbook: PeerKind = {
  name: 'mdbook',
  setUp: 'defaults: search, a menu of all pages; highlighting and math left to the browser',
  mostPages: 1000, // Every page holds the menu, so it grows with the square.
  open() {
    const version = versionOnPath(['mdbook', '--version'], /v?(\d[\w.]*)/, 'it is on neither npm nor this Debian');
    return {
      version,
      made: ['book'],
      searchIndex: 'book/searchindex.js',
      prepare(project) {
        const summary = `# Summary\n\n${project.pages.map(page => `- [${page}](${page})\n`).join('')}`;
        const ownSummary = existsSync(join(project.folder, 'docs/SUMMARY.md'));
        writeFiles(project.folder, {
          'book.toml': '[book]\ntitle = "Corpus"\nsrc = "docs"\n',
          ...(!ownSummary && { 'docs/SUMMARY.md': summary }),
        });
      },
      build: project => ({ argv: ['mdbook', 'build'], cwd: project.folder }),
      watch: project => ({ argv: ['mdbook', 'watch'], cwd: project.folder }),
      outputOf: page => join('book', withEnding(page, '.html')),
    };
  },
};

import { join } from 'node:path';
import { type PeerKind, versionOnPath, withEnding, writeFiles } from './peer.ts';

export const sphinx: PeerKind = {
  name: 'sphinx + myst-parser',
  setUp: 'default theme, as many processes as cores; Pygments highlights; search; math left to the browser',
  mostPages: 1000, // 10,000 pages take more than eight minutes.
  open() {
    const howToGet = 'on Debian: apt-get install python3-sphinx python3-myst-parser';
    const version = versionOnPath(['sphinx-build', '--version'], /(\d[\d.]*)/, howToGet);
    const parser = versionOnPath(
      // Debian's own Python: that is the one which has Debian's packages.
      ['/usr/bin/python3', '-c', 'import myst_parser; print(myst_parser.__version__)'],
      /^(\d[\d.]*)/,
      howToGet,
    );
    return {
      version: `${version} + ${parser}`,
      made: ['out', 'doctrees'],
      searchIndex: 'out/searchindex.js',
      prepare: project =>
        writeFiles(project.folder, { 'docs/conf.py': configuration, 'docs/contents.rst': contents(project.pages) }),
      build: project => ({
        argv: ['sphinx-build', '-q', '-j', 'auto', '-b', 'html', '-d', 'doctrees', 'docs', 'out'],
        cwd: project.folder,
      }),
      noWatch: 'it has no watching command of its own',
      outputOf: page => join('out', withEnding(page, '.html')),
    };
  },
};

const configuration = `project = 'Corpus'
extensions = ['myst_parser']
myst_enable_extensions = ['dollarmath']
master_doc = 'contents'
exclude_patterns = ['SUMMARY.md']
suppress_warnings = ['myst', 'misc', 'ref', 'toc']
`;

function contents(pages: readonly string[]): string {
  const names = pages.map(page => `   ${withEnding(page, '')}\n`);
  return `Corpus\n======\n\n.. toctree::\n   :hidden:\n\n${names.join('')}`;
}

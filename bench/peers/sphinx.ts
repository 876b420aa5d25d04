import { join, posix } from 'node:path';
import { type PeerKind, versionOnPath, withEnding, writeFiles } from './peer.ts';

export const sphinx: PeerKind = {
  name: 'sphinx + myst-parser',
  setUp:
    'default theme, a list of contents for each folder, as many processes as cores; Pygments highlights; search; math left to the browser',
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
        writeFiles(join(project.folder, 'docs'), { 'conf.py': configuration, ...contents(project.pages) }),
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

/** A list of contents for each folder, and one of them all: a single one would stand in the menu of every page. */
function contents(pages: readonly string[]): Record<string, string> {
  const folders = Map.groupBy(pages, page => posix.dirname(page));
  const top = (folders.get('.') ?? []).map(page => withEnding(page, ''));
  folders.delete('.');
  const lists = Array.from(folders, ([folder, own]): [string, string] => {
    const names = own.map(page => withEnding(posix.basename(page), ''));
    return [`${folder}/contents.rst`, listOf(folder, names)];
  });
  const all = [...top, ...Array.from(folders.keys(), folder => `${folder}/contents`)];
  return { ...Object.fromEntries(lists), 'contents.rst': listOf('Corpus', all) };
}

function listOf(title: string, names: readonly string[]): string {
  const lines = names.map(name => `   ${name}\n`);
  return `${title}\n${'='.repeat(title.length)}\n\n.. toctree::\n   :hidden:\n\n${lines.join('')}`;
}

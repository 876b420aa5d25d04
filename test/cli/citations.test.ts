import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeNeeding } from '../tools.ts';
import { buildHere, runHere } from './in-process.ts';
import { textOfPdf } from './print/pdf-text.ts';
import { folderWith } from './pylit.ts';

const FILES = {
  'pylit.config.json': JSON.stringify({
    bibliography: ['refs.bib'],
    formats: ['html', 'text', 'latex', 'epub', 'single'],
    contents: ['one.md', 'two.rst'],
  }),
  'refs.bib': `
    @book{knuth, author = {Donald E. Knuth}, title = {The {\\TeX}book \\& more}, year = 1984}
    @article{aho, author = {Alfred V. Aho}, title = {On $O(n)$}, journal = {J}, year = 1990}`,
  'one.md': '# One\n\nAs [@knuth, p. 3] says.\n\n::bibliography\n',
  'two.rst': 'Two :cite:p:`aho`\n=================\n\nBoth :cite:p:`aho,knuth`.\n',
};

describe('citations in other formats', () => {
  let root = '';
  const file = (name: string) => readFileSync(path.join(root, 'build', name), 'utf8');

  beforeAll(async () => {
    root = folderWith(FILES);
    expect((await buildHere(root, '--strict')).messages).toEqual([]);
  });

  it('have their list on each page of text, with labels before the works', () => {
    expect(file('text/one.txt')).toContain('As [1, p. 3] says.\n\n[1] Donald E. Knuth. _The TeXbook & more_. 1984.');
    expect(file('text/two.txt')).toContain('Both [1, 2].\n\n*References*\n\n[1] Alfred V. Aho. “On O(n)”.');
  });

  it('are links in LaTeX, to labels that are there', () => {
    const latex = file('latex/two.tex');
    const [, label = ''] = /\\doclink\{([^}]*)\}\{\}\{1\}/.exec(latex) ?? [];
    expect(latex).toContain(`\\doclabel{${label}}`);
    expect(latex).toContain('\\doctitle[{Two}]');
    expect(latex).toContain('Donald E. Knuth. \\emph{The TeXbook \\& more}. 1984.');
  });

  it('have their list in each file that stands alone', () => {
    expect(file('single/one.html').match(/id="ref-\w+"/g)).toEqual(['id="ref-knuth"']);
    expect(file('single/one.html')).toContain('href="#ref-knuth"');
  });

  it('lead to one list at the end of a book', () => {
    const [name = ''] = globSync('build/epub/*.epub', { cwd: root });
    const archive = unzipSync(readFileSync(path.join(root, name)));
    const chapter = (name: string) => Buffer.from(archive[`EPUB/content/${name}.xhtml`] ?? []).toString('utf8');
    expect(chapter('one')).toContain('href="two.xhtml#ref-knuth"');
    expect(chapter('one')).not.toContain('id="ref-');
    expect(chapter('two').match(/id="ref-\w+"/g)).toEqual(['id="ref-aho"', 'id="ref-knuth"']);
    expect(chapter('two')).toContain('>References<');
  });
});

describe('a project that cites nothing', () => {
  it('loads nothing that reads or shows works, though it has a bibliography', () => {
    const root = folderWith({
      'pylit.config.json': JSON.stringify({ bibliography: ['refs.bib'] }),
      'refs.bib': FILES['refs.bib'],
      'one.md': '# One\n\nMail me@example.org.\n',
      'two.rst': 'Two\n===\n',
    });
    const modules = modulesOf(root, ['build']);
    expect(modules.filter(name => /bibtex|csl-json|linked-bibliography|show-citations/.test(name))).toEqual([]);
    expect(modules.some(name => name.endsWith('/html/format.ts'))).toBe(true);
  });
});

/** The modules that a command loads. */
function modulesOf(folder: string, args: readonly string[]): string[] {
  const main = path.resolve(import.meta.dirname, '../../src/cli/main.ts');
  const hook = `
    import { registerHooks } from 'node:module';
    import { writeFileSync } from 'node:fs';
    const urls = [];
    registerHooks({ load(url, context, next) { urls.push(url); return next(url, context); } });
    process.on('exit', () => writeFileSync('.pylit/modules.json', JSON.stringify(urls)));`;
  const options = ['--conditions=pylit-source', '--disable-warning=ExperimentalWarning'];
  const imported = `data:text/javascript,${encodeURIComponent(hook)}`;
  execFileSync(process.execPath, [...options, '--import', imported, main, ...args], { cwd: folder, stdio: 'pipe' });
  return JSON.parse(readFileSync(path.join(folder, '.pylit/modules.json'), 'utf8'));
}

describeNeeding('pdftotext', 'citations in print', () => {
  it('have a chapter of works, with the pages that cite them', async () => {
    const root = folderWith(FILES);
    const { status, stderr } = await runHere(root, ['print', '--out', 'book.pdf']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.not.stringContaining('error') });
    const text = textOfPdf(path.join(root, 'book.pdf'));
    expect(text).toContain('As [2, p. 3] says.');
    expect(text).toMatch(/References \[1\]/);
    expect(text).toMatch(/Alfred V\. Aho\. “On O\(n\)”\. J, 1990\. Cited on p\. \d+\./);
    expect(text).toMatch(/Donald E\. Knuth\. The TeXbook & more\. 1984\. Cited on pp\. \d+, \d+\./);
  });
});

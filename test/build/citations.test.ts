import { describe, expect, it } from 'vitest';
import type { UserConfig } from '../../src/build/config.ts';
import { ProjectSession } from '../../src/build/session.ts';
import { createHtmlFormat } from '../../src/output/html/index.ts';
import { withCitations } from '../../src/reader/markdown/citations.ts';
import { createMarkdownParser, markdownReaderWith } from '../../src/reader/markdown/create.ts';
import { parseMarkdown } from '../../src/reader/markdown/parse.ts';
import { createRstReader } from '../../src/reader/rst/index.ts';
import { formatOptions } from '../output/html/woven-project.ts';
import { ToyProject } from './toy-project.ts';

const parser = await createMarkdownParser({ parser: 'auto', remark: () => parseMarkdown });
const readers = [markdownReaderWith(withCitations(parser), false), createRstReader()];
const formats = [await createHtmlFormat(formatOptions())];

const REFS = `
@book{knuth, author = {Donald Knuth}, title = {Literate}, year = 1992}
@book{aho, author = {Alfred Aho}, title = {Dragons}, year = 1986}
@book{liskov, author = {Barbara Liskov and John Guttag}, title = {Abstraction}, year = 1986}
`;

/** A project that cites, and builds of it. */
class CitingProject extends ToyProject {
  readonly config: UserConfig;

  constructor(files: Readonly<Record<string, string>>, bibliography: Partial<UserConfig['bibliography']> = {}) {
    super({ 'refs.bib': REFS, ...files });
    this.config = { bibliography: { files: ['refs.bib'], ...bibliography } };
  }

  parts() {
    return { extensions: ['.md', '.rst'], load: async () => ({ readers, formats }) };
  }

  make() {
    return this.build(this.parts(), this.config);
  }

  session(): ProjectSession {
    return new ProjectSession(this.options(this.parts(), this.config));
  }

  article(page: string): string {
    const html = this.read(`build/html/${page}.html`);
    return html.slice(html.indexOf('<article'), html.indexOf('</article>'));
  }

  /** What one reads, in one line. */
  words(page: string): string {
    return this.article(page)
      .replace(/<a class="anchor"[^>]*>#<\/a>/g, '')
      .replace(/<\/p>|<\/h\d>|<\/div>/g, ' ')
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ')
      .trim();
  }

  /** Where links to works lead. */
  links(page: string): string[] {
    return Array.from(this.article(page).matchAll(/href="([^"]*)" class="citation-ref"/g), ([, href = '']) => href);
  }
}

const problems = ({ messages }: Awaited<ReturnType<CitingProject['make']>>) =>
  messages.map(({ file, line, column, severity, rule }) => `${file}:${line}:${column} ${severity} ${rule}`);

describe('citations of a project', () => {
  it('are numbers in the list at the end of each page, and links there and back', async () => {
    const project = new CitingProject({
      'a.md': '# A\n\nAs [@knuth, p. 3; @aho] and @liskov say; [-@knuth].\n',
      'b.rst': 'B\n=\n\nOnly :cite:t:`liskov`.\n\n.. bibliography::\n\nAfter.\n',
    });
    expect((await project.make()).messages).toEqual([]);
    expect(project.words('a')).toBe(
      'A As [2, p. 3; 1] and Liskov and Guttag [3] say; [2]. References ' +
        '[1]Alfred Aho. Dragons. 1986. ↩ [2]Donald Knuth. Literate. 1992. ↩ ↩2 [3]Barbara Liskov and John Guttag. Abstraction. 1986. ↩',
    );
    expect(project.words('b')).toBe(
      'B Only Liskov and Guttag [1]. [1]Barbara Liskov and John Guttag. Abstraction. 1986. ↩ After.',
    );
    expect(project.links('a')).toEqual(['#ref-knuth', '#ref-aho', '#ref-liskov', '#ref-knuth']);
    const html = project.article('a');
    const ids = Array.from(html.matchAll(/ id="([^"]*)"/g), ([, id = '']) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id = ''] of html.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(id);
  });

  it.each([
    ['alphabetic', 'As [Knu92, p. 3; Aho86] and Liskov and Guttag [LG86].'],
    ['author-year', 'As (Knuth 1992, p. 3; Aho 1986) and Liskov and Guttag (1986).'],
  ] as const)('may be %s', async (style, expected) => {
    const project = new CitingProject({ 'a.md': 'As [@knuth, p. 3; @aho] and @liskov.\n' }, { style });
    await project.make();
    expect(project.words('a')).toContain(expected);
  });

  it('may have one list for all', async () => {
    const project = new CitingProject(
      { 'a.md': '# A\n\n[@knuth]\n', 'b.md': '# B\n\n[@aho]\n', 'works.md': '# Works\n\n::bibliography\n' },
      { list: 'project' },
    );
    expect((await project.make()).messages).toEqual([]);
    expect([project.words('a'), project.words('b')]).toEqual(['A [2]', 'B [1]']);
    expect(project.links('a')).toEqual(['works.html#ref-knuth']);
    expect(project.article('works')).toContain('href="a.html#cite-knuth"');
    expect(project.words('works')).toBe('Works [1]Alfred Aho. Dragons. 1986. ↩ [2]Donald Knuth. Literate. 1992. ↩');
  });

  it('say what they do not find', async () => {
    const project = new CitingProject({
      'a.md': 'One [@knuth; see @knut] and\n@knuthe and @nobody.\n',
      'c.rst': 'Also :cite:`ahoo`.\n\n.. bibliography::\n\n.. bibliography::\n',
      'e.md': 'Nothing.\n\n::bibliography\n',
    });
    const { messages } = await project.make();
    expect(problems({ messages } as never)).toEqual([
      'a.md:1:18 error unknown-citation',
      'a.md:2:1 warning unknown-citation',
      'a.md:2:13 warning unknown-citation',
      'c.rst:1:6 error unknown-citation',
      'c.rst:5:1 error bibliography',
      'e.md:3:1 warning bibliography',
    ]);
    expect(messages[0]?.hint).toBe('Did you mean "knuth"?');
    expect(messages[1]?.hint).toBe('Did you mean @knuth?');
    expect(project.words('a')).toContain('One [1; see knut] and @knuthe and @nobody.');
  });

  it('say what is wrong with the files', async () => {
    const project = new CitingProject(
      {
        'a.md': '[@knuth; @more]',
        'more.json': '[{"id": "more", "title": "T"}]',
        'refs.bib': `${REFS}@book{x, title = {`,
      },
      { files: ['refs.bib', 'more.json', 'gone.bib'] },
    );
    expect(problems(await project.make())).toEqual([
      'gone.bib:1:1 error bibliography',
      'refs.bib:5:18 error bibliography',
    ]);
    expect(project.words('a')).toContain('[1; 2]'.replace(';', ','));
  });

  it('are plain words without a bibliography', async () => {
    const project = new CitingProject({ 'a.rst': 'As :cite:p:`knuth`.\n' });
    const { messages } = await project.build(project.parts(), {});
    expect(problems({ messages } as never)).toEqual(['a.rst:1:4 warning unknown-citation']);
    expect(project.words('a')).toBe('Documents As [knuth].');
  });
});

describe('a project that cites', () => {
  const FILES = {
    'a.md': '# A\n\nOne [@knuth].\n\nTwo [@aho].\n\nThree.\n',
    'b.md': '# B\n\nFour [@liskov].\n',
    'c.md': '# C\n\nNothing.\n',
  };

  it('does again only what an edit concerns, and comes out as if it were built at once', async () => {
    const project = new CitingProject(FILES);
    await project.make();
    const edits: readonly (readonly [what: string, files: Record<string, string>, transformed: number])[] = [
      ['prose around a citation', { 'a.md': FILES['a.md'].replace('One', 'Then') }, 1],
      ['nothing', {}, 0],
      ['the names of a work', { 'refs.bib': REFS.replace('Alfred', 'A.') }, 1],
      ['the title of a work that is cited', { 'refs.bib': REFS.replace('Abstraction', 'Modules') }, 2],
      ['a work that nobody cites', { 'refs.bib': `${REFS.replace('Abstraction', 'Modules')}@book{z, title = {Z}}` }, 0],
      ['a citation more', { 'c.md': '# C\n\nNothing [@knuth].\n' }, 2],
      ['a citation fewer', { 'a.md': FILES['a.md'].replace(' [@aho]', '') }, 3],
    ];
    for (const [what, files, transformed] of edits) {
      project.write(files);
      const { blocks } = await project.make();
      expect([what, blocks.transformed]).toEqual([what, transformed]);
      const fresh = new CitingProject({
        'refs.bib': project.read('refs.bib'),
        ...Object.fromEntries(['a.md', 'b.md', 'c.md'].map(name => [name, project.read(name)])),
      });
      await fresh.make();
      for (const page of ['a', 'b', 'c']) expect(project.article(page)).toBe(fresh.article(page));
    }
  });

  it('moves its one list when another page becomes the last that cites', async () => {
    const project = new CitingProject(FILES, { list: 'project' });
    const session = project.session();
    await session.build();
    expect(project.words('b')).toContain('References');
    project.write({ 'c.md': '# C\n\nNothing [@aho].\n' });
    await session.build();
    expect([project.words('b'), project.words('c')].map(text => text.includes('References'))).toEqual([false, true]);
    project.write({ 'c.md': FILES['c.md'] });
    await session.build();
    expect([project.words('b'), project.words('c')].map(text => text.includes('References'))).toEqual([true, false]);
    await session.close();
  });

  it('keeps to what a session knows of the file of works', async () => {
    const project = new CitingProject(FILES);
    const session = project.session();
    await session.build();
    project.write({ 'refs.bib': REFS.replace('Dragons', 'Compilers') });
    await session.build(new Set(['refs.bib']));
    expect(project.words('a')).toContain('Compilers');
    await session.close();
  });
});

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ProjectFiles } from '../../src/build/platform/files.ts';
import { openForFiles } from '../../src/cli/programs/open-for-files.ts';
import { loadReaders } from '../../src/cli/project/load-readers.ts';
import { openProject } from '../../src/cli/project/project.ts';
import { runHere } from './in-process.ts';
import { folderWith } from './pylit.ts';

const fence = (head: string, ...lines: string[]) => [`\`\`\`python {${head}}`, ...lines, '```', ''].join('\n');

class Project {
  readonly root: string;

  constructor(config = '{ "source": "docs" }') {
    this.root = folderWith({
      'pylit.config.json': config,
      'docs/a.md': `# A\n\n${fence('#a file="a.py"', 'a = 1', '<<shared>>', 'end = 1')}`,
      'docs/b.md': `# B\n\n${fence('#b file="b.py"', 'b = 1', 'end = 1')}`,
      'docs/c.md': `# C\n\n${fence('#shared', 'c = 1')}`,
    });
  }

  /** Built, and edited once: now it is known which file comes from where. */
  static async known(config?: string): Promise<Project> {
    const project = new Project(config);
    expect(await project.run('build')).toMatchObject({ status: 0 });
    project.edit('b.py', 'b = 1', 'b = 2');
    expect(await project.run('stitch')).toMatchObject({ status: 0 });
    return project;
  }

  run(...args: string[]) {
    return runHere(this.root, args);
  }

  file(name: string): string {
    return path.join(this.root, name);
  }

  read(name: string): string {
    return readFileSync(this.file(name), 'utf8');
  }

  edit(name: string, from: string, to: string): void {
    const text = this.read(name);
    expect(text).toContain(from);
    writeFileSync(this.file(name), text.replace(from, to));
  }

  /** The documents that stitching a file as it is now would read, and their order. */
  async wouldRead(name: string): Promise<{ read: string[]; order: readonly string[] }> {
    const project = await openProject(this.root);
    const ours = this.read(name);
    const edited = [{ path: name, ours, digest: '', bases: [] }];
    const { library, order } = await openForFiles(
      project,
      new ProjectFiles(this.root),
      await loadReaders(project),
      edited,
    );
    return { read: [...library.outlines.keys()], order: order.documents };
  }

  /** The programs that the documents give, in a folder of their own. */
  async tangled(...names: string[]): Promise<string[]> {
    expect(await this.run('tangle', '--out', 'out')).toMatchObject({ status: 0 });
    return names.map(name => this.read(`out/${name}`));
  }
}

describe('stitching a file whose documents are known', () => {
  it('reads these and no others', async () => {
    const project = await Project.known();
    // b.md changed when it was stitched.
    expect(await project.wouldRead('a.py')).toEqual({ read: ['a.md', 'b.md', 'c.md'], order: ['a.md', 'c.md'] });
    expect(await project.wouldRead('a.py')).toEqual({ read: ['a.md', 'c.md'], order: ['a.md', 'c.md'] });
    expect(await project.wouldRead('b.py')).toEqual({ read: ['b.md'], order: ['b.md'] });
    project.edit('a.py', 'c = 1', 'c = 3');
    expect((await project.run('stitch')).stdout).toContain('Changed docs/c.md: shared (line 4)');
    expect(await project.tangled('a.py', 'b.py')).toEqual([project.read('a.py'), project.read('b.py')]);
  });

  it('goes on after edits of prose and code', async () => {
    const project = await Project.known();
    project.edit('docs/a.md', '# A', '# A\n\nSome words.');
    project.edit('docs/c.md', 'c = 1', 'c = 4');
    expect((await project.wouldRead('b.py')).order).toEqual(['b.md']);
    project.edit('a.py', 'end = 1', 'end = 2');
    expect(await project.run('stitch')).toMatchObject({ status: 0 });
    expect(project.read('docs/a.md')).toContain('a = 1\n<<shared>>\nend = 2\n');
    expect(project.read('a.py')).toBe('a = 1\nc = 4\nend = 2\n');
  });

  it.each<[string, (project: Project) => void]>([
    ['a chunk has another name', one => one.edit('docs/c.md', '#shared', '#other')],
    ['a chunk has another file', one => one.edit('docs/c.md', '#shared', '#shared file="c.py"')],
    ['code refers to other chunks', one => one.edit('docs/b.md', 'end = 1', '<<shared>>')],
    ['there is a new document', one => writeFileSync(one.file('docs/d.md'), fence('#shared', 'd = 1'))],
    ['a document is gone', one => rmSync(one.file('docs/c.md'))],
    [
      'the configuration changed',
      one => writeFileSync(one.file('pylit.config.json'), '{ "source": "docs", "exclude": ["x.md"] }'),
    ],
    ['new code may refer to chunks', one => one.edit('b.py', 'end = 1', 'end = 1 << 2')],
    ['what was known is damaged', one => writeFileSync(one.file('.pylit/programs.json'), '{"version":1,"files":null}')],
    [
      'what was known is cut',
      one => writeFileSync(one.file('.pylit/programs.json'), one.read('.pylit/programs.json').slice(0, -5)),
    ],
  ])('reads all again where %s', async (_what, change) => {
    const project = await Project.known();
    await project.wouldRead('b.py');
    change(project);
    const documents = new ProjectFiles(project.root).list('docs').map(({ name }) => name);
    expect((await project.wouldRead('b.py')).read.sort()).toEqual(documents.sort());
  });

  it('escapes what would be a reference to a chunk of another document', async () => {
    const project = await Project.known();
    project.edit('b.py', 'end = 1', 'print("<<shared>>")');
    expect(await project.run('stitch')).toMatchObject({ status: 0 });
    expect(project.read('docs/b.md')).toContain('print("@<<shared>>")');
    expect(await project.tangled('b.py')).toEqual([project.read('b.py')]);
  });

  it('is not done where files hold annotation', async () => {
    const project = await Project.known('{ "source": "docs", "tangle": { "annotate": "markers" } }');
    expect((await project.wouldRead('b.py')).read).toEqual(['a.md', 'b.md', 'c.md']);
  });
});

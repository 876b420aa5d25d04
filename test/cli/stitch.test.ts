import { chmodSync, lstatSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ADA } from '../author.ts';
import { runHere } from './in-process.ts';
import { folderWith } from './pylit.ts';

const INTRO = [
  '# Intro',
  '',
  '- In a list:',
  '',
  '  ```python {#greet file="src/greet.py"}',
  '  def greet(name):',
  '      <<body>>',
  '',
  '      return name',
  '  ```',
  '',
  'And then',
  '',
  '> ~~~python {#body}',
  '> print(name)',
  '> ~~~',
  '',
].join('\n');

const RST = [
  'More',
  '====',
  '',
  '.. pylit:code:: python',
  '   :name: more',
  '   :file: src/more.py',
  '',
  '   a = 1',
  '',
  '   b = 2',
  '',
  'End.',
  '',
].join('\r\n');

class Project {
  readonly root: string;

  constructor(files: Readonly<Record<string, string>> = {}) {
    this.root = folderWith({
      'pylit.config.json': '{ "source": "docs" }',
      'docs/intro.md': INTRO,
      'docs/more.rst': RST,
      ...files,
    });
  }

  static async built(files?: Readonly<Record<string, string>>): Promise<Project> {
    const project = new Project(files);
    expect(await project.run('build')).toMatchObject({ status: 0 });
    return project;
  }

  run(...args: string[]) {
    return runHere(this.root, args, ADA);
  }

  read(name: string): string {
    return readFileSync(path.join(this.root, name), 'utf8');
  }

  write(name: string, text: string): void {
    writeFileSync(path.join(this.root, name), text);
  }

  edit(name: string, from: string, to: string): void {
    expect(this.read(name)).toContain(from);
    this.write(name, this.read(name).replace(from, to));
  }
}

describe('pylit stitch', () => {
  it('carries an edit into the block, and changes no other byte', async () => {
    const project = await Project.built();
    project.edit('src/greet.py', 'print(name)', 'print(name)\n    print("!")');
    project.edit('src/greet.py', 'return name', 'return name.upper()\n\n\ndef later():\n    pass');
    const edited = project.read('src/greet.py');
    const { status, stdout, stderr } = await project.run('stitch');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toBe('Changed docs/intro.md: greet (line 6), body (line 15)\n');
    expect(project.read('docs/intro.md')).toBe(
      INTRO.replace('> print(name)', '> print(name)\n> print("!")').replace(
        '      return name',
        '      return name.upper()\n\n\n  def later():\n      pass',
      ),
    );
    expect(project.read('src/greet.py')).toBe(edited);
    expect((await project.run('build')).status).toBe(0);
    expect(project.read('src/greet.py')).toBe(edited);
  });

  it('keeps the line ends of a document', async () => {
    const project = await Project.built();
    project.edit('src/more.py', 'b = 2', 'b = 3\n\nc = 4');
    expect((await project.run('stitch')).status).toBe(0);
    expect(project.read('docs/more.rst')).toBe(RST.replace('   b = 2', '   b = 3\r\n\r\n   c = 4'));
  });

  it('stitches several files into several documents at once', async () => {
    const project = await Project.built();
    project.edit('src/greet.py', 'print(name)', 'print(1)');
    project.edit('src/more.py', 'a = 1', 'a = 0');
    expect(JSON.parse((await project.run('stitch', '--json')).stdout)).toMatchObject({
      documents: [{ file: 'docs/intro.md' }, { file: 'docs/more.rst' }],
      edited: ['src/greet.py', 'src/more.py'],
      conflicts: [],
    });
    expect(project.read('docs/intro.md')).toBe(INTRO.replace('print(name)', 'print(1)'));
    expect(project.read('docs/more.rst')).toBe(RST.replace('a = 1', 'a = 0'));
    expect((await project.run('stitch')).stdout).toBe('No tangled file was edited.\n');
  });

  it('stitches the files that are named, and no others', async () => {
    const project = await Project.built();
    project.edit('src/greet.py', 'print(name)', 'print(1)');
    project.edit('src/more.py', 'a = 1', 'a = 0');
    expect((await project.run('stitch', 'src/more.py')).status).toBe(0);
    expect(project.read('docs/intro.md')).toBe(INTRO);
    expect((await project.run('stitch', 'docs/intro.md')).status).toBe(2);
  });

  it('says what it would do', async () => {
    const project = await Project.built();
    project.edit('src/more.py', 'a = 1', 'a = 0');
    expect((await project.run('stitch', '--dry-run')).stdout).toBe('Would change docs/more.rst: more (line 8)\n');
    expect(project.read('docs/more.rst')).toBe(RST);
  });

  it('merges with what changed in the document since', async () => {
    const project = await Project.built();
    project.edit('src/more.py', 'a = 1', 'a = 0');
    project.write('docs/more.rst', RST.replace('End.', 'Changed.').replace('b = 2', 'b = 3'));
    expect((await project.run('stitch')).stdout).toBe(
      'Changed docs/more.rst: more (line 8)\nTangled again: src/more.py\n',
    );
    expect(project.read('src/more.py')).toBe('a = 0\n\nb = 3\n');
    expect(project.read('docs/more.rst')).toBe(
      RST.replace('End.', 'Changed.').replace('b = 2', 'b = 3').replace('a = 1', 'a = 0'),
    );
  });

  it('writes nothing when both changed the same, and shows both', async () => {
    const project = await Project.built();
    project.edit('src/more.py', 'a = 1', 'a = 0');
    project.write('docs/more.rst', RST.replace('a = 1', 'a = 9'));
    project.edit('src/greet.py', 'print(name)', 'print(1)');
    const { status, stderr } = await project.run('stitch');
    expect(status).toBe(1);
    expect(stderr).toBe(
      [
        'src/more.py:1: error: these lines were changed here and in the documents (docs/more.rst:8) [stitch-both-changed]',
        '    as it was, src/more.py:1',
        '        a = 1',
        '    edited, src/more.py:1',
        '        a = 0',
        '    from the documents, src/more.py:1',
        '        a = 9',
        '    Make the lines alike here or in the document, and stitch again.',
        'Nothing was written.',
        '',
      ].join('\n'),
    );
    expect(project.read('src/more.py')).toBe('a = 0\n\nb = 2\n');
    expect(project.read('docs/intro.md')).toBe(INTRO);
  });

  it('tangles the other place of a chunk again', async () => {
    const twice = '```python {file="a.py"}\n<<x>>\n```\n\n```python {file="b.py"}\nif 1:\n    <<x>>\n```\n';
    const project = await Project.built({ 'docs/twice.md': `${twice}\n\`\`\`python {#x}\nx = 1\n\`\`\`\n` });
    project.edit('a.py', 'x = 1', 'x = 2');
    expect((await project.run('stitch')).stdout).toBe('Changed docs/twice.md: x (line 11)\nTangled again: b.py\n');
    expect(project.read('b.py')).toBe('if 1:\n    x = 2\n');
    project.edit('a.py', 'x = 2', 'x = 3');
    project.edit('b.py', 'x = 2', 'x = 4');
    const { status, stderr } = await project.run('stitch');
    expect(status).toBe(1);
    expect(stderr).toContain('edited, a.py:1\n        x = 3\n    edited, b.py:2\n        x = 4\n');
    expect(project.read('docs/twice.md')).toContain('x = 2');
  });

  it('does not take a deleted file for deleted code', async () => {
    const project = await Project.built();
    rmSync(path.join(project.root, 'src/more.py'));
    const { status, stderr } = await project.run('stitch');
    expect([status, stderr]).toEqual([0, expect.stringContaining('src/more.py is gone. That is no edit')]);
    expect((await project.run('stitch', 'src/more.py')).status).toBe(1);
    expect(project.read('docs/more.rst')).toBe(RST);
  });

  it('lengthens a fence that the code would end', async () => {
    const project = await Project.built();
    project.edit('src/greet.py', '    print(name)', '    """\n    ~~~\n    """');
    expect((await project.run('stitch')).status).toBe(0);
    expect(project.read('docs/intro.md')).toBe(
      INTRO.replaceAll('> ~~~', '> ~~~~').replace('> print(name)', '> """\n> ~~~\n> """'),
    );
  });

  it('refuses code that a block cannot hold', async () => {
    const project = await Project.built();
    project.edit('src/more.py', 'a = 1', '    a = 1');
    project.edit('src/more.py', 'b = 2', ' ');
    project.edit('src/more.py', '    a = 1', '\ta = 1');
    const { status, stderr } = await project.run('stitch');
    expect([status, stderr]).toEqual([1, expect.stringContaining('[stitch-not-held]')]);
    expect(project.read('docs/more.rst')).toBe(RST);
  });

  it('refuses what is no text', async () => {
    const project = await Project.built();
    writeFileSync(path.join(project.root, 'src/more.py'), Uint8Array.of(0xff, 0xfe, 0));
    expect(await project.run('stitch')).toMatchObject({ status: 1, stderr: expect.stringContaining('no text') });
  });

  it('knows nothing without what was tangled last, and then does nothing', async () => {
    const project = await Project.built();
    for (const suffix of ['', '-wal', '-shm'])
      rmSync(path.join(project.root, `.pylit/tangled.db${suffix}`), { force: true });
    project.edit('src/more.py', 'a = 1', 'a = 0');
    expect(await project.run('stitch')).toMatchObject({ status: 1, stderr: expect.stringContaining('stitch-no-base') });
    expect(project.read('docs/more.rst')).toBe(RST);
  });

  it('writes what a link leads to, and keeps permissions', async () => {
    const project = new Project();
    renameSync(path.join(project.root, 'docs/more.rst'), path.join(project.root, 'kept.rst'));
    symlinkSync('../kept.rst', path.join(project.root, 'docs/more.rst'));
    chmodSync(path.join(project.root, 'kept.rst'), 0o600);
    expect((await project.run('build')).status).toBe(0);
    project.edit('src/more.py', 'a = 1', 'a = 0');
    expect((await project.run('stitch')).status).toBe(0);
    expect(project.read('kept.rst')).toBe(RST.replace('a = 1', 'a = 0'));
    expect(lstatSync(path.join(project.root, 'docs/more.rst')).isSymbolicLink()).toBe(true);
    expect(lstatSync(path.join(project.root, 'kept.rst')).mode & 0o777).toBe(0o600);
  });

  it('is undone by pylit undo', async () => {
    const project = await Project.built();
    project.edit('src/more.py', 'a = 1', 'a = 0');
    await project.run('stitch');
    expect((await project.run('undo')).status).toBe(0);
    expect(project.read('docs/more.rst')).toBe(RST);
  });

  it('is what a build advises, which leaves the edit as it is', async () => {
    const project = await Project.built();
    project.edit('src/more.py', 'a = 1', 'a = 0');
    expect((await project.run('build')).stderr).toContain('"pylit stitch" carries the edit into the document');
    expect((await project.run('stitch')).status).toBe(0);
    expect(project.read('docs/more.rst')).toBe(RST.replace('a = 1', 'a = 0'));
  });
});

describe('pylit stitch --adopt', () => {
  it('puts a new file into a document, which then tangles to it', async () => {
    const project = await Project.built();
    project.write('src/new.sh', '#!/bin/sh\n\ncat <<END\n```\nEND\n');
    expect(await project.run('stitch', '--adopt', 'src/new.sh', 'docs/intro.md')).toMatchObject({
      status: 0,
      stdout: 'Put src/new.sh into docs/intro.md:19.\n',
    });
    expect(project.read('docs/intro.md')).toBe(
      `${INTRO}\n\`\`\`\`sh {file="src/new.sh" noexpand}\n${project.read('src/new.sh')}\`\`\`\`\n`,
    );
    expect((await project.run('build')).status).toBe(0);
    project.edit('src/new.sh', 'END\n`', 'END\nmore\n`');
    expect((await project.run('stitch')).stdout).toBe('Changed docs/intro.md: src/new.sh (line 19)\n');
  });

  it('does so in reStructuredText too, with its line ends', async () => {
    const project = await Project.built();
    project.write('src/new.py', 'a = 1\r\n\r\nb = 2\r\n');
    expect((await project.run('stitch', '--adopt', 'src/new.py', 'docs/more.rst')).status).toBe(0);
    const block = [
      '',
      '.. pylit:code:: python',
      '   :file: src/new.py',
      '   :eol: crlf',
      '',
      '   a = 1',
      '',
      '   b = 2',
      '',
    ];
    expect(project.read('docs/more.rst')).toBe(RST + block.join('\r\n'));
    expect(project.read('src/new.py')).toBe('a = 1\r\n\r\nb = 2\r\n');
    expect((await project.run('check')).status).toBe(0);
  });

  it('leaves the file where it is when that is undone', async () => {
    const project = await Project.built();
    project.write('src/new.py', 'a = 1\n');
    await project.run('stitch', '--adopt', 'src/new.py', 'docs/intro.md');
    expect((await project.run('undo')).status).toBe(0);
    project.edit('docs/intro.md', 'And then', 'Then');
    expect((await project.run('build')).status).toBe(0);
    expect(project.read('docs/intro.md')).not.toContain('new.py');
    expect(project.read('src/new.py')).toBe('a = 1\n');
  });

  it('refuses what is tangled already, is not there, or lies elsewhere', async () => {
    const project = await Project.built();
    for (const words of [
      ['src/more.py', 'docs/intro.md'],
      ['no.py', 'docs/intro.md'],
      ['../x', 'docs/intro.md'],
      ['docs/intro.md', 'src/more.py'],
      ['src/more.py'],
    ])
      expect([words, (await project.run('stitch', '--adopt', ...words)).status]).toEqual([words, 2]);
    expect(project.read('docs/intro.md')).toBe(INTRO);
  });
});

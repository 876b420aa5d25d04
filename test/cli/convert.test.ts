import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runHere } from './in-process.ts';
import { contentsOf, folderWith } from './pylit.ts';

const FILES = {
  'docs/index.rst': 'Start\n=====\n\nTo :doc:`more` and :ref:`place`.\n\nTerm\n   Definition.\n\n.. image:: a.png\n',
  'docs/more.rst': 'More\n====\n\n.. _place:\n\nThere\n-----\n\n.. include:: /part.inc\n',
  'docs/part.inc': 'Included *words*.\n',
  'docs/a.png': 'not really',
};

describe('pylit convert', () => {
  it('writes one document, and says what is lost', async () => {
    const root = folderWith(FILES);
    const result = await runHere(root, ['convert', 'docs/index.rst', 'docs/index.md']);
    expect(result.status).toBe(0);
    expect(result.stdout).toBe('Made docs/index.md\nNext: pylit build\n');
    expect(result.stderr).toBe('docs/index.rst:6: a definition list becomes a list\n');
    expect(readFileSync(path.join(root, 'docs/index.md'), 'utf8')).toBe(
      '# Start\n\nTo [More](more.rst) and [There](#place).\n\n- **Term**\\\n  Definition.\n\n![](a.png)\n',
    );
  });

  it('writes nothing over what is there, unless it is told to', async () => {
    const root = folderWith({ ...FILES, 'docs/index.md': 'mine' });
    const refused = await runHere(root, ['convert', 'docs/index.rst', 'docs/index.md']);
    expect(refused.status).not.toBe(0);
    expect(refused.stderr).toContain('"docs/index.md" is there already.');
    expect(readFileSync(path.join(root, 'docs/index.md'), 'utf8')).toBe('mine');
    await runHere(root, ['convert', 'docs/index.rst', 'docs/index.md', '--dry-run']);
    expect(readFileSync(path.join(root, 'docs/index.md'), 'utf8')).toBe('mine');
    await runHere(root, ['convert', 'docs/index.rst', 'docs/index.md', '--force']);
    expect(readFileSync(path.join(root, 'docs/index.md'), 'utf8')).toMatch(/^# Start/);
  });

  it('writes the documents of a folder with their links, and takes other files along', async () => {
    const root = folderWith(FILES);
    const { made, notes } = JSON.parse((await runHere(root, ['convert', 'docs', 'md', '--json'])).stdout);
    expect(made).toEqual(['md/a.png', 'md/index.md', 'md/more.md', 'md/part.inc']);
    expect(notes).toEqual([
      { file: 'docs/index.rst', line: 6, message: 'a definition list becomes a list' },
      { file: 'docs/more.rst', line: 9, message: 'the included text stands in its place' },
    ]);
    const files = contentsOf(path.join(root, 'md'));
    expect(files['index.md']).toContain('To [More](more.md) and [There](#place).');
    expect(files['more.md']).toBe('# More\n\n## There {#place}\n\nIncluded *words*.\n');
    expect(files['a.png']).toBe('not really');
    const back = JSON.parse((await runHere(root, ['convert', 'md', 'md', '--json'])).stdout);
    expect(back.made).toEqual(['md/index.rst', 'md/more.rst']);
    expect(readFileSync(path.join(root, 'md/index.rst'), 'utf8')).toContain(
      'To :doc:`More <more>` and :ref:`There <place>`.',
    );
  });

  it('converts documents with another ending', async () => {
    const root = folderWith({
      'pylit.config.ts': "export default { rst: { extensions: ['.txt'] } };\n",
      'a.txt': 'Title\n=====\n\nSee :doc:`b`.\n',
      'b.txt': 'Other\n=====\n',
    });
    await runHere(root, ['convert', '.', 'md']);
    expect(readFileSync(path.join(root, 'md/a.md'), 'utf8')).toBe('# Title\n\nSee [Other](b.md).\n');
  });

  it('says what it cannot do', async () => {
    const root = folderWith({ ...FILES, 'docs/b.md': '# B\n', 'empty/a.txt': 'x' });
    const said = async (...args: string[]) => (await runHere(root, ['convert', ...args])).stderr;
    expect(await said('docs', 'out')).toContain('say --format markdown or --format rst');
    expect(await said('docs', 'out', '--format', 'html')).toContain('The format is markdown or rst, not "html".');
    expect(await said('docs/b.md', 'docs/c.md')).toContain('A document is converted from .rst to .md');
    expect(await said('docs/none.rst', 'docs/none.md')).toContain('There is no document "docs/none.rst".');
    expect(await said('empty', 'out')).toContain('There is no document to convert.');
    expect(await said('docs/b.md', '../b.rst')).toContain('is not in the project');
    expect(await said('empty/a.txt', 'empty/a.md')).toContain("Set rst.extensions to ['.txt'] in pylit.config.ts");
  });
});

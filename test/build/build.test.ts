import { utimesSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { BuildRecords } from '../../src/build/platform/build-records.ts';
import { hash } from '../../src/bytes/hash.ts';
import type { Format } from '../../src/literate/format.ts';
import { ToyProject } from './toy-project.ts';

describe('a build', () => {
  it('writes a page for each document, and nothing the second time', async () => {
    const project = new ToyProject({ 'a.md': '# A\n\ntext\n', 'sub/b.md': '# B\n' });
    const first = await project.build();
    expect(first).toMatchObject({
      documents: { total: 2, read: 2 },
      blocks: { total: 3, transformed: 3, reused: 0 },
      outputs: { written: 3, unchanged: 0, removed: 0 },
      messages: [],
    });
    expect(project.read('build/toy/sub/b.txt')).toContain('a.txt -\nB\n');
    expect(await project.build()).toMatchObject({
      documents: { total: 2, read: 0 },
      blocks: { total: 3, transformed: 0, reused: 3 },
      outputs: { written: 0, unchanged: 3, removed: 0 },
    });
  });

  it('transforms one block and writes one page when one paragraph was edited', async () => {
    const project = new ToyProject({ 'a.md': '# A\n\none\n\ntwo\n', 'b.md': '# B\n' });
    await project.build();
    project.write({ 'a.md': '# A\n\none\n\nTWO\n' });
    expect(await project.build()).toMatchObject({
      blocks: { total: 4, transformed: 1 },
      outputs: { written: 1, unchanged: 2 },
    });
  });

  it('transforms nothing when a document was only touched, and nothing when blocks were moved between documents', async () => {
    const project = new ToyProject({ 'a.md': '# A\n\none\n\ntwo\n', 'b.md': '# B\n' });
    await project.build();
    utimesSync(path.join(project.root, 'a.md'), 1, 1);
    expect(await project.build()).toMatchObject({ blocks: { transformed: 0 }, outputs: { written: 0 } });
    project.write({ 'a.md': '# A\n\none\n', 'b.md': '# B\n\ntwo\n' });
    expect(await project.build()).toMatchObject({ blocks: { transformed: 0 }, outputs: { written: 2 } });
  });

  it('rebuilds exactly the blocks that missed a name when it is defined elsewhere', async () => {
    const project = new ToyProject({ 'a.md': '# A\n\nsee [it](#it)\n\nplain\n', 'b.md': '# B\n' });
    const [missing] = (await project.build()).messages;
    expect(missing).toMatchObject({ file: 'a.md', line: 3, rule: 'unknown-label', severity: 'error' });
    project.write({ 'b.md': '# B\n\n## It {#it}\n' });
    const second = await project.build();
    expect(second).toMatchObject({ blocks: { transformed: 2 }, messages: [] });
    expect(project.read('build/toy/a.txt')).toContain('see it->b.txt#it');
  });

  it('fills places while assembling: moving a heading rebuilds no block that refers to it', async () => {
    const project = new ToyProject({
      'a.md': '# A\n\nsee [it](#it)\n',
      'b.md': '# B\n\n## It {#it}\n',
      'c.md': '# C\n',
    });
    await project.build();
    project.write({ 'b.md': '# B\n', 'c.md': '# C\n\n## It {#it}\n' });
    expect(await project.build()).toMatchObject({ blocks: { transformed: 0 } });
    expect(project.read('build/toy/a.txt')).toContain('see it->c.txt#it');
  });

  it('shows a block that cannot be transformed in its place, and builds all else', async () => {
    const project = new ToyProject({ 'a.md': '# A\n\nBOOM\n\nafter\n' });
    const report = await project.build();
    expect(report.messages).toMatchObject([{ file: 'a.md', line: 3, severity: 'error', rule: 'transform-failed' }]);
    expect(project.read('build/toy/a.txt')).toContain('A\nFAILED boom\nafter\n');
  });

  it('tries a block that failed again in the next build, and reports it until it works', async () => {
    const project = new ToyProject({ 'a.md': '# A\n\nBOOM\n', 'b.md': '# B\n' });
    const { load } = project.options();
    let isBroken = true;
    let tries = 0;
    const options = {
      load: async () => {
        const { formats, ...parts } = await load();
        const transform: Format['transform'] = (_node, block) => {
          if (block.kind !== 'paragraph') return { parts: ['heading'] };
          tries += 1;
          if (isBroken) throw new Error('there is no such program');
          return { parts: ['works'] };
        };
        return { ...parts, formats: formats.map(format => ({ ...format, transform })) };
      },
    };
    for (let build = 1; build <= 3; build += 1) {
      expect((await project.build(options)).messages).toMatchObject([{ file: 'a.md', rule: 'transform-failed' }]);
      expect(tries).toBe(build);
    }
    isBroken = false;
    expect(await project.build(options)).toMatchObject({ messages: [], outputs: { written: 1 } });
    expect(project.read('build/toy/a.txt')).toContain('works');
    expect(await project.build(options)).toMatchObject({ blocks: { transformed: 0 } });
    expect(tries).toBe(4);
  });

  it('leaves out a document that is too deep to be read, and builds the others', async () => {
    const project = new ToyProject({ 'a.md': '# A\n', 'deep.md': `${'>'.repeat(20_000)} x\n` });
    const report = await project.build();
    expect(report.messages).toMatchObject([{ file: 'deep.md', rule: 'too-deep', severity: 'error' }]);
    expect(project.read('build/toy/a.txt')).toContain('A');
  });

  it('transforms one block though the programs alone were tangled after the edit', async () => {
    const project = new ToyProject({ 'a.md': '# A\n\none\n\ntwo\n' });
    await project.build();
    project.write({ 'a.md': '# A\n\none\n\nTWO\n' });
    await project.build({ weave: false });
    expect(await project.build()).toMatchObject({ blocks: { transformed: 1, reused: 2 } });
  });

  it('names the key when the source folder is not there', async () => {
    const project = new ToyProject({ 'a.md': '# A\n' });
    await expect(project.build({}, { source: 'docs' })).rejects.toMatchObject({
      code: 'config',
      message: expect.stringContaining('"docs"'),
    });
  });

  it('names the first bad byte of a document that is not UTF-8, and builds the others', async () => {
    const project = new ToyProject({ 'a.md': '# A\n' });
    project.write({ 'bad.md': Uint8Array.of(0x61, 0x0a, 0xc3, 0xa4, 0xff, 0x62) });
    const report = await project.build();
    expect(report.messages).toMatchObject([{ file: 'bad.md', line: 2, column: 2, rule: 'invalid-utf8' }]);
    expect(report.messages[0]?.message).toContain('byte 4');
    expect(project.read('build/toy/a.txt')).toContain('A');
  });

  it('is the same in another folder, with another time zone and with files made in another order', async () => {
    const files = {
      'a.md': '# A\n\nsee [it](#it)\n',
      'b.md': '# B\n\n## It {#it}\n',
      'z/10.md': '# Ten\n',
      'z/2.md': '# Two\n',
    };
    const one = new ToyProject(files);
    const other = new ToyProject(Object.fromEntries(Object.entries(files).reverse()));
    await one.build();
    await other.build();
    for (const page of ['a', 'b', 'z/10', 'z/2'])
      expect(other.read(`build/toy/${page}.txt`)).toBe(one.read(`build/toy/${page}.txt`));
    expect(one.read('build/toy/z/2.txt')).toMatch(/^b\.txt z\/10\.txt/);
  });

  it('honours .gitignore and its own exclude patterns', async () => {
    const project = new ToyProject({
      '.gitignore': 'drafts/\n*.tmp.md\n!keep.tmp.md\n',
      'a.md': '# A\n',
      'drafts/b.md': '# B\n',
      'c.tmp.md': '# C\n',
      'keep.tmp.md': '# K\n',
      'node_modules/d/readme.md': '# D\n',
      'old/e.md': '# E\n',
    });
    expect(await project.build({}, { exclude: ['old'] })).toMatchObject({ documents: { total: 2 } });
  });
});

describe('outputs', () => {
  const tangled = (code: string) => `# A\n\n\`\`\`py {file="out/a.py"}\n${code}\n\`\`\`\n`;

  it('writes tangled files only when they change, and removes them when they are made no more', async () => {
    const project = new ToyProject({ 'a.md': tangled('x = 1') });
    await project.build();
    expect(project.read('out/a.py')).toBe('x = 1\n');
    project.write({ 'a.md': '# A\n' });
    expect(await project.build()).toMatchObject({ outputs: { removed: 1 } });
    expect(() => project.read('out/a.py')).toThrow('ENOENT');
  });

  it('never overwrites a file that it did not write, unless forced', async () => {
    const project = new ToyProject({ 'a.md': tangled('x = 1'), 'out/a.py': 'mine\n' });
    const report = await project.build();
    expect(report.messages).toMatchObject([{ file: 'a.md', line: 3, rule: 'foreign-file', severity: 'error' }]);
    expect(project.read('out/a.py')).toBe('mine\n');
    await project.build({ force: true });
    expect(project.read('out/a.py')).toBe('x = 1\n');
  });

  it('writes a file as soon as what stood in its way is gone, though no source changed', async () => {
    const project = new ToyProject({ 'docs/a.md': tangled('x = 1'), 'out/a.py': 'mine\n' });
    const build = () => project.build({}, { source: 'docs' });
    expect((await build()).messages).toMatchObject([{ rule: 'foreign-file' }]);
    project.remove('out/a.py');
    expect((await build()).messages).toEqual([]);
    expect(project.read('out/a.py')).toBe('x = 1\n');
  });

  it('never overwrites or removes a tangled file that was edited', async () => {
    const project = new ToyProject({ 'a.md': tangled('x = 1') });
    await project.build();
    project.write({ 'out/a.py': 'x = 2  # by hand\n', 'a.md': tangled('x = 3') });
    expect((await project.build()).messages).toMatchObject([{ rule: 'edited-file' }]);
    project.write({ 'a.md': '# A\n' });
    expect((await project.build()).messages).toMatchObject([{ rule: 'edited-file' }]);
    expect(project.read('out/a.py')).toBe('x = 2  # by hand\n');
  });

  it('never writes over a source or the configuration, not even when forced', async () => {
    const project = new ToyProject({
      'a.md': tangled('x').replace('out/a.py', 'b.md') + tangled('y').replace('out/a.py', 'test'),
      'b.md': '# B\n',
    });
    const report = await project.build({ force: true });
    expect(report.messages).toMatchObject([
      { file: 'a.md', line: 3, rule: 'source-file', severity: 'error' },
      { file: 'a.md', line: 8, rule: 'source-file', severity: 'error' },
    ]);
    expect(project.read('b.md')).toBe('# B\n');
  });

  it('does not remove a file that was there before, though it is just what a chunk makes', async () => {
    const project = new ToyProject({ 'a.md': tangled('x = 1'), 'out/a.py': 'x = 1\n' });
    expect((await project.build()).messages).toEqual([]);
    project.write({ 'a.md': '# A\n' });
    await project.build();
    expect(project.read('out/a.py')).toBe('x = 1\n');
  });

  it('reports what stands in the way of one file at the place that asks for it, and writes the others', async () => {
    const project = new ToyProject({ 'a.md': tangled('x = 1'), 'b.md': '# B\n', 'out/a.py/folder.txt': '' });
    const report = await project.build();
    expect(report.messages).toMatchObject([{ file: 'a.md', line: 3, rule: 'not-written' }]);
    expect(project.read('build/toy/b.txt')).toContain('B');
  });

  it('repairs a page that was damaged or deleted', async () => {
    const project = new ToyProject({ 'a.md': '# A\n', 'b.md': '# B\n' });
    await project.build();
    const good = project.read('build/toy/a.txt');
    project.write({ 'build/toy/a.txt': 'damaged' });
    project.remove('build/toy/b.txt');
    expect(await project.build()).toMatchObject({ outputs: { written: 2 } });
    expect(project.read('build/toy/a.txt')).toBe(good);
  });

  it('removes the page of a document that is gone', async () => {
    const project = new ToyProject({ 'a.md': '# A\n', 'b.md': '# B\n' });
    await project.build();
    project.remove('b.md');
    expect(await project.build()).toMatchObject({ outputs: { removed: 1 } });
    expect(() => project.read('build/toy/b.txt')).toThrow('ENOENT');
  });

  it('writes nothing outside the project, whatever a document asks for', async () => {
    const bad = ['../x.py', '/tmp/x.py', '.git/config', 'C:/x', 'a/../../x'];
    const project = new ToyProject({ 'a.md': bad.map(file => `\`\`\`py {file="${file}"}\nx\n\`\`\`\n`).join('\n') });
    const report = await project.build();
    expect(report.messages.filter(message => message.severity === 'error')).toHaveLength(bad.length);
    expect(report.outputs.written).toBe(2);
  });
});

describe('builds that were killed', () => {
  const chunk = (file: string, code: string) => `# A\n\n\`\`\`js {file="${file}"}\n${code}\n\`\`\`\n`;

  it('leave files that the next build knows as its own, though it makes them no more', async () => {
    const project = new ToyProject({ 'a.md': chunk('out/x.js', '1') });
    await project.build();
    // As if two builds had been killed behind their writes: one rewrote x.js, the other made y.js.
    const records = new BuildRecords(path.join(project.root, '.pylit/records.db'));
    records.savePending({ 'out/x.js': ['tangled', hash('sha1', '2')], 'out/y.js': ['tangled', hash('sha1', 'y')] });
    records.close();
    project.write({ 'out/x.js': '2', 'out/y.js': 'y', 'a.md': '# A\n' });
    expect(await project.build()).toMatchObject({ messages: [], outputs: { removed: 2 } });
    expect(() => project.read('out/y.js')).toThrow('ENOENT');
  });
});

describe('what is remembered', () => {
  it('may be deleted at any time: the next build makes the same files', async () => {
    const project = new ToyProject({ 'a.md': '# A\n' });
    await project.build();
    const good = project.read('build/toy/a.txt');
    for (const file of ['index', 'records.db', 'cache.db']) {
      project.remove(`.pylit/${file}`);
      expect(await project.build()).toMatchObject({ outputs: { written: 0 }, messages: [] });
    }
    expect(project.read('build/toy/a.txt')).toBe(good);
  });

  it('heals by itself when it is damaged', async () => {
    const project = new ToyProject({ 'a.md': '# A\n' });
    await project.build();
    project.write({
      '.pylit/index': 'pylit index 1',
      '.pylit/records.db': 'no database either, and just as long as it has to be',
      '.pylit/cache.db': 'not a database, but long enough to look like one',
    });
    expect(await project.build()).toMatchObject({ documents: { read: 1 }, outputs: { written: 0 }, messages: [] });
  });
});

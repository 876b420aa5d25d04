import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ADA } from '../author.ts';
import { COMMAND } from './command.ts';
import { runHere } from './in-process.ts';
import { contentsOf, folderWith, killedPylit, pylit, writeFiles } from './pylit.ts';

const CONFIG = { 'pylit.config.json': '{ "source": "docs" }' };

class Project {
  readonly root: string;

  constructor(files: Readonly<Record<string, string>> = { 'docs/a.md': '# A\n\nOne.\n' }, config = CONFIG) {
    this.root = folderWith({ ...config, ...files });
  }

  async run(...args: string[]): Promise<string> {
    const { status, stdout, stderr } = await runHere(this.root, args, ADA);
    if (status !== 0) throw new Error(`pylit ${args.join(' ')}: ${status}\n${stdout}${stderr}`);
    return stdout;
  }

  async json(...args: string[]) {
    return JSON.parse(await this.run(...args, '--json'));
  }

  /** Saves files; null removes one. */
  save(files: Readonly<Record<string, string | Uint8Array | null>>): void {
    for (const [name, content] of Object.entries(files)) {
      if (content === null) rmSync(path.join(this.root, name));
      else {
        writeFiles(this.root, { [name]: '' });
        writeFileSync(path.join(this.root, name), content);
      }
    }
  }

  read(name: string): string {
    return readFileSync(path.join(this.root, name), 'utf8');
  }

  get sources(): Record<string, string> {
    return contentsOf(path.join(this.root, 'docs'));
  }

  async commands(): Promise<string[]> {
    const log: { command: string }[] = await this.json('op', 'log');
    return log.map(({ command }) => command);
  }
}

describe('pylit undo', () => {
  it('goes back to the last build, and forth again', async () => {
    const project = new Project();
    await project.run('build');
    project.save({ 'docs/a.md': '# A\n\nTwo.\n', 'docs/b.md': 'New.\r\n' });
    await project.run('build');
    const before = project.sources;
    expect(await project.run('undo')).toContain('Files changed: docs/a.md, docs/b.md');
    expect(project.sources).toEqual({ 'a.md': '# A\n\nOne.\n' });
    await project.run('undo');
    expect(project.sources).toEqual(before);
  });

  it('brings back a document that was deleted, and other files, byte for byte', async () => {
    const project = new Project();
    const bytes = Uint8Array.from({ length: 999 }, (_, i) => (i * 7) % 256);
    project.save({
      'docs/x/deep/b.md': '\uFEFF# B\r\n\r\n\r\nText  \n\tmixed',
      'docs/p.png': bytes,
      'docs/bad.md': Uint8Array.of(255, 254, 10),
    });
    await runHere(project.root, ['build'], ADA);
    const before = project.sources;
    project.save({ 'docs/x/deep/b.md': null, 'docs/p.png': null, 'docs/bad.md': null, 'docs/a.md': '' });
    await project.run('build');
    await project.run('undo');
    expect(project.sources).toEqual(before);
  });

  it('records edits that no build has seen first, and says how to have them again', async () => {
    const project = new Project();
    await project.run('build');
    project.save({ 'docs/a.md': 'Not built.\n', 'docs/image.png': 'not built' });
    const said = await project.run('undo');
    expect(project.sources).toEqual({ 'a.md': '# A\n\nOne.\n' });
    const [, id = ''] = /pylit op restore ([0-9a-f]+)/.exec(said) ?? [];
    await project.run('op', 'restore', id);
    expect(project.sources).toEqual({ 'a.md': 'Not built.\n', 'image.png': 'not built' });
  });

  it('takes a commit back, and leaves the files', async () => {
    const project = new Project();
    await project.run('commit', '-m', 'one');
    const first = (await project.json('log'))[0].commit;
    project.save({ 'docs/a.md': '# A\n\nTwo.\n' });
    await project.run('commit', '-m', 'two');
    await project.run('undo');
    expect((await project.json('log')).map(({ commit }: { commit: string }) => commit)).toEqual([first]);
    expect(project.read('docs/a.md')).toBe('# A\n\nTwo.\n');
    await project.run('undo');
    expect(await project.json('log')).toHaveLength(2);
  });

  it('takes back a switch, a merge, a restored document, tags and branches', async () => {
    const project = new Project();
    await project.run('commit', '-m', 'one');
    await project.run('branch', 'draft');
    await project.run('tag', 'v1', '-m', 'First');
    await project.run('switch', 'draft');
    project.save({ 'docs/a.md': '# A\n\nOne.\n\nDraft.\n' });
    await project.run('commit', '-m', 'draft');
    const steps: string[][] = [
      ['switch', 'main'],
      ['merge', 'draft'],
      ['restore', 'docs/a.md', '--from', 'v1'],
      ['tag', 'v1', '--delete'],
      ['branch', 'draft', '--delete'],
    ];
    for (const step of steps) {
      const refs = async () => [await project.json('branch'), await project.json('tag')];
      const before = [await refs(), project.sources];
      await project.run(...step);
      expect([await refs(), project.sources]).not.toEqual(before);
      await project.run('undo');
      expect([await refs(), project.sources]).toEqual(before);
      await project.run('undo');
    }
    expect(await project.run('store', 'fsck')).toContain('sound');
  });

  it('takes a merge with conflicts back, with all that says that it is going on', async () => {
    const project = new Project();
    await project.run('commit', '-m', 'one');
    await project.run('branch', 'draft');
    project.save({ 'docs/a.md': '# A\n\nUno.\n' });
    await project.run('commit', '-m', 'two');
    await project.run('switch', 'draft');
    project.save({ 'docs/a.md': '# A\n\nEins.\n' });
    await project.run('commit', '-m', 'three');
    expect((await runHere(project.root, ['merge', 'main'], ADA)).status).toBe(1);
    const conflicted = project.read('docs/a.md');
    expect(existsSync(path.join(project.root, '.pylit/merge.json'))).toBe(true);
    await project.run('undo');
    expect(project.read('docs/a.md')).toBe('# A\n\nEins.\n');
    expect(existsSync(path.join(project.root, '.pylit/merge.json'))).toBe(false);
    await project.run('undo');
    expect(project.read('docs/a.md')).toBe(conflicted);
    expect(existsSync(path.join(project.root, '.pylit/merge.json'))).toBe(true);
  });

  it('goes back behind a named operation, and says when there is nothing behind', async () => {
    const project = new Project();
    for (const text of ['one', 'two', 'three']) {
      project.save({ 'docs/a.md': `${text}\n` });
      await project.run('build');
    }
    const log = await project.json('op', 'log');
    expect(log).toHaveLength(3);
    await project.run('undo', log[1].operation.slice(0, 8));
    expect(project.read('docs/a.md')).toBe('one\n');
    const first = await runHere(project.root, ['undo', log[2].operation], ADA);
    expect(first).toMatchObject({ status: 2, stderr: expect.stringContaining('nothing to undo') });
    const unknown = await runHere(project.root, ['undo', 'abcd1234'], ADA);
    expect(unknown).toMatchObject({ status: 2, stderr: expect.stringContaining('op log') });
  });

  it('works on a git repository of its own', async () => {
    const project = new Project(undefined, {
      'pylit.config.json': '{ "source": "docs", "store": { "git": "history.git" } }',
    });
    await project.run('build');
    project.save({ 'docs/a.md': 'Two.\n' });
    await project.run('commit', '-m', 'two');
    await project.run('undo');
    await project.run('undo', '@~2');
    expect(project.read('docs/a.md')).toBe('# A\n\nOne.\n');
    await project.run('store', 'gc', '--grace', '0');
    expect(await project.run('store', 'fsck')).toContain('sound');
    expect((await project.commands()).at(-1)).toContain('pylit');
  });
});

describe('pylit op', () => {
  it('lists what was done, and shows what it changed', async () => {
    const project = new Project();
    await project.run('build');
    project.save({ 'docs/a.md': '# A\n\nTwo words.\n' });
    await project.run('commit', '-m', 'one');
    const log = await project.json('op', 'log', '-n', '2');
    expect(log).toHaveLength(2);
    expect(log[0]).toMatchObject({ user: { name: 'Ada', email: 'ada@example.org' }, parents: [log[1].operation] });
    const shown = await project.json('op', 'show');
    expect(shown.refs).toEqual([{ name: 'refs/heads/main', after: expect.stringMatching(/^[0-9a-f]{40}$/) }]);
    const edit = await project.json('op', 'show', '@~1');
    expect(edit.documents).toMatchObject([{ path: 'docs/a.md', change: 'edited' }]);
    expect(await project.run('op', 'show', '@~1')).toContain('Two words.');
  });
});

describe('builds', () => {
  it('are recorded once each; those with nothing to do write nothing', async () => {
    const project = new Project();
    const names = () => readdirSync(path.join(project.root, '.pylit/snapshots')).sort();
    await project.run('build');
    await new Promise(resolve => setTimeout(resolve, 80));
    await project.run('build', '--force');
    const first = names();
    expect(first.filter(name => name.endsWith('.record'))).toHaveLength(1);
    await project.run('build');
    expect(names()).toEqual(first);
    project.save({ 'docs/a.md': '# A\n\nTwo.\n' });
    await project.run('build');
    expect(names()).toHaveLength(first.length + 1);
    expect(existsSync(path.join(project.root, '.pylit/store.db'))).toBe(false);
    expect(await project.commands()).toHaveLength(2);
    expect(names().filter(name => name.endsWith('.record'))).toEqual([]);
  });

  it('move what waits into the log when it is much', async () => {
    const project = new Project();
    for (let number = 0; number < 64; number += 1) {
      project.save({ 'docs/a.md': `${number}\n` });
      await project.run('build');
    }
    const waiting = readdirSync(path.join(project.root, '.pylit/snapshots')).filter(name => name.endsWith('.record'));
    expect(waiting).toEqual([]);
    expect(await project.json('op', 'log')).toHaveLength(64);
  });

  it('record nothing when the configuration says so', async () => {
    const project = new Project(undefined, { 'pylit.config.json': '{ "source": "docs", "snapshots": false }' });
    await project.run('build');
    expect(existsSync(path.join(project.root, '.pylit/snapshots'))).toBe(false);
    expect(await runHere(project.root, ['undo'], ADA)).toMatchObject({ status: 2 });
    expect(existsSync(path.join(project.root, '.pylit/store.db'))).toBe(false);
  });

  it('succeed where nothing can be recorded, and say so once', async () => {
    const project = new Project({ 'docs/a.md': 'A.\n', '.pylit/snapshots': 'a file is in the way' });
    const result = pylit(project.root, ['build']);
    expect(result.status).toBe(0);
    expect(result.stderr.match(/not recorded/g)).toHaveLength(1);
    expect(existsSync(path.join(project.root, 'build/html/a.html'))).toBe(true);
  });

  it('succeed where the log cannot be continued, and say so once', async () => {
    const project = new Project({ 'docs/a.md': 'A.\n', '.pylit/store.db': 'this is no store' });
    const names = Array.from({ length: 64 }, (_, i) => `.pylit/snapshots/${String(i).padStart(15, '0')}-1.record`);
    project.save(Object.fromEntries(names.map(name => [name, 'torn'])));
    const result = pylit(project.root, ['build']);
    expect(result.status).toBe(0);
    expect(result.stderr.match(/not recorded/g)).toHaveLength(1);
    expect(result.stderr).toContain('store.db');
  });

  it('are in the log once, also where a process was killed before it removed its records', async () => {
    const project = new Project();
    const folder = path.join(project.root, '.pylit/snapshots');
    await project.run('build');
    project.save({ 'docs/a.md': 'Two.\n' });
    await project.run('build');
    const waiting = contentsOf(folder);
    const log = await project.json('op', 'log');
    expect(log).toHaveLength(2);
    for (const [name, content] of Object.entries(waiting)) writeFileSync(path.join(folder, name), content, 'latin1');
    expect(await project.json('op', 'log')).toEqual(log);
    expect(readdirSync(folder).filter(name => name.endsWith('.record'))).toEqual([]);
  });

  it('leave alone what pylit tangled', async () => {
    const project = new Project(
      { 'a.md': '``` js {file="out.js"}\nlet one;\n```\n', 'other.txt': 'x' },
      { 'pylit.config.json': '{}' },
    );
    await project.run('build');
    project.save({ 'a.md': '``` js {file="out.js"}\nlet two;\n```\n' });
    await project.run('build');
    await project.run('undo');
    expect(project.read('out.js')).toContain('two');
    await project.run('build');
    expect(project.read('out.js')).toContain('one');
    expect(project.read('other.txt')).toBe('x');
  });
});

describe('an undo that is killed', () => {
  it('leaves what was or what shall be once the next command has run', async () => {
    const version = (number: number) =>
      Object.fromEntries(
        Array.from({ length: 40 }, (_, i) => [`docs/${i % 3}/p${i}.md`, `# ${i}\n\n${number} ${'x'.repeat(2000)}\n`]),
      );
    const project = new Project(version(1));
    await project.run('build');
    project.save({ ...version(2), 'docs/0/p0.md': null, 'docs/new.md': 'new\n' });
    await project.run('build');
    const states = [project.sources];
    await project.run('undo');
    states.push(project.sources);
    for (let round = 0; round < 8; round += 1) {
      await killedUndo(project.root, 1.5 * round);
      // Whatever changes something completes what was begun before anything else; here it then finds nothing to do.
      await runHere(project.root, round % 3 === 0 ? ['build'] : ['switch', 'main'], ADA);
      expect(states).toContainEqual(project.sources);
    }
    expect(await project.run('store', 'fsck')).toContain('sound');
  });
});

describe('processes at once', () => {
  it('record every build and lose no operation', async () => {
    const project = new Project({ 'docs/a.md': 'a\n', 'docs/b.md': 'b\n' });
    await project.run('build');
    const runs: Promise<void>[] = [];
    for (let number = 0; number < 4; number += 1) {
      project.save({ [`docs/${number % 2 ? 'a' : 'b'}.md`]: `${number}\n` });
      runs.push(killedPylit(project.root, ['build'], 60_000), killedPylit(project.root, ['op', 'log'], 60_000));
      await new Promise(resolve => setTimeout(resolve, 150));
    }
    await Promise.all(runs);
    const now = project.sources;
    const log: { operation: string; parents: string[] }[] = await project.json('op', 'log');
    log.forEach(({ parents }, i) => {
      expect(parents).toEqual(log[i + 1] ? [log[i + 1]?.operation] : []);
    });
    await project.run('op', 'restore', '@~1');
    await project.run('undo');
    expect(project.sources).toEqual(now);
    expect(await project.run('store', 'fsck')).toContain('sound');
  });
});

describe('any sequence of edits, builds, commits and undos', () => {
  const name = fc.constantFrom('a.md', 'b.md', 'sub/c.rst', 'sub/d/e.md', 'image.png', 'sub');
  const text = fc.oneof(
    fc.constantFrom('# T\n\nText.\n', 'x', '', '\r\n', '\uFEFF# A\r\n\r\nb\n'),
    fc.string({ maxLength: 30 }),
  );
  const step = fc.oneof(
    fc.record({ kind: fc.constant('save' as const), name, text }),
    fc.record({ kind: fc.constant('remove' as const), name }),
    fc.constantFrom(...(['build', 'build', 'commit', 'undo', 'gc'] as const)).map(kind => ({ kind })),
  );

  it('is undone to the very bytes that were there each time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async steps => {
        const project = new Project();
        await project.run('op', 'log');
        const seen = new Map<string, Record<string, string>>();
        const note = async () => {
          const [last] = await project.json('op', 'log', '-n', '1');
          if (last) seen.set(last.operation, project.sources);
        };
        for (const one of steps) {
          if (one.kind === 'save') trySave(project, `docs/${one.name}`, one.text);
          else if (one.kind === 'remove')
            rmSync(path.join(project.root, 'docs', one.name), { force: true, recursive: true });
          else {
            if (one.kind === 'gc') await project.run('store', 'gc', '--grace', '0');
            else await runHere(project.root, one.kind === 'commit' ? ['commit', '-m', 'x'] : [one.kind], ADA);
            if (one.kind === 'build' || one.kind === 'commit' || one.kind === 'undo') await note();
          }
          if (!existsSync(path.join(project.root, 'docs'))) writeFiles(project.root, { 'docs/a.md': '' });
        }
        for (const [operation, sources] of [...seen].reverse()) {
          await project.run('op', 'restore', operation);
          expect(project.sources).toEqual(sources);
        }
        expect(await project.run('store', 'fsck')).toContain('sound');
      }),
      { numRuns: 8 },
    );
  });
});

/** Kills an undo so many milliseconds after it has said what it is about to do. */
async function killedUndo(root: string, milliseconds: number): Promise<void> {
  const child = spawn(process.execPath, [...COMMAND, 'undo'], { cwd: root, stdio: 'ignore' });
  let isGone = false;
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve())).then(() => {
    isGone = true;
  });
  while (!isGone && !existsSync(path.join(root, '.pylit/transition.json')))
    await new Promise(resolve => setTimeout(resolve, 1));
  setTimeout(() => child.kill('SIGKILL'), milliseconds);
  await gone;
}

/** A name may be a folder already, or stand below a file. */
function trySave(project: Project, name: string, content: string): void {
  try {
    project.save({ [name]: content });
  } catch (error) {
    if (!['EISDIR', 'ENOTDIR', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

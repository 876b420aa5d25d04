import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { repack } from '../../../src/backend/git/repack/repack.ts';
import type { HashAlgorithm } from '../../../src/core/object-kind.ts';
import { randomBytes } from '../../delta/samples.ts';
import { describeNeeding } from '../../tools.ts';
import { PackRepository } from './pack-repository.ts';

const open: PackRepository[] = [];

afterEach(() => {
  for (const made of open.splice(0)) made.remove();
});

/** A history of some documents as a stream for `git fast-import`. */
function script(commits: number, ref = 'refs/heads/main', start = 0): string {
  const lines = Array.from({ length: 80 }, (_, i) => `${i} ${Buffer.from(randomBytes(24, i)).toString('hex')}`);
  let text = '';
  for (let i = start; i < start + commits; i += 1) {
    lines[i % lines.length] = `changed ${i}`;
    const body = lines.join('\n');
    text += `commit ${ref}\ncommitter Ada <ada@example.org> ${1_700_000_000 + i} +0000\ndata 2\nc\n`;
    if (i === start && start > 0) text += `from refs/heads/main^0\n`;
    text += `M 644 inline guide/a.md\ndata ${body.length}\n${body}\n`;
    text += `M 644 inline guide/part${i % 7}.md\ndata ${body.length}\n${body.toUpperCase()}\n`;
  }
  return text;
}

function repository(algorithm: HashAlgorithm = 'sha1', commits = 60): PackRepository {
  const made = new PackRepository(algorithm);
  open.push(made);
  made.git(['fast-import', '--quiet'], script(commits));
  return made;
}

/** Writes blobs that nothing leads to. */
function addUnreachable(made: PackRepository, count: number): string[] {
  return Array.from({ length: count }, (_, i) =>
    made.git(['hash-object', '-w', '--stdin'], `unreachable ${i}`).toString().trim(),
  );
}

/** Makes all objects look as if they were written long ago. */
function age(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) utimesSync(join(entry.parentPath, entry.name), 1_600_000_000, 1_600_000_000);
  }
}

function packBytes(made: PackRepository): number {
  const packs = made.files().filter(name => name.endsWith('.pack'));
  return packs.reduce((sum, name) => sum + statSync(join(made.packs, name)).size, 0);
}

describeNeeding('git', 'repacking', () => {
  it.each([
    ['sha1', 'reuse'],
    ['sha1', 'new'],
    ['sha256', 'reuse'],
    ['sha256', 'new'],
  ] as const)('makes one pack of %s objects with deltas %s', async (algorithm, deltas) => {
    const made = repository(algorithm);
    addUnreachable(made, 5);
    const ids = made.ids();
    const result = await repack(made.path, { deltas });
    expect(result).toMatchObject({ removedPacks: 1, removedLoose: 5, dropped: 0, pack: { objects: ids.length } });
    made.git(['fsck', '--strict']);
    made.git(['index-pack', '--verify', join(made.packs, `${result.pack?.name}.pack`)]);
    expect(made.files()).toEqual([`${result.pack?.name}.idx`, `${result.pack?.name}.pack`]);
    expect(made.ids()).toEqual(ids);
  });

  it.each([
    ['reuse', '-ad'],
    ['new', '-adf'],
  ] as const)('makes it about as small as git does, with deltas %s', async (deltas, option) => {
    const ours = repository('sha1', 300);
    const theirs = repository('sha1', 300);
    await repack(ours.path, { deltas });
    theirs.git(['repack', '-q', option]);
    expect(packBytes(ours)).toBeLessThan(packBytes(theirs) * 1.15);
  });

  it('joins packs and loose objects, and finds deltas between them', async () => {
    const made = repository();
    const before = packBytes(made);
    made.git(['fast-import', '--quiet'], script(5, 'refs/heads/other', 60));
    made.git(['fast-import', '--quiet'], script(5, 'refs/heads/third', 70));
    made.git(
      ['-c', 'core.bigFileThreshold=1', 'unpack-objects', '-q'],
      readFileSync(join(made.packs, made.files().find(name => name.endsWith('.pack')) ?? '')),
    );
    const ids = made.ids();
    await repack(made.path);
    expect(made.ids()).toEqual(ids);
    expect(packBytes(made)).toBeLessThan(before * 2);
    made.git(['fsck', '--strict']);
  });

  it('changes nothing the second time', async () => {
    const made = repository();
    const first = await repack(made.path);
    const second = await repack(made.path);
    expect(second.pack).toEqual(first.pack);
    expect(second.removedPacks).toBe(0);
    expect(made.files()).toHaveLength(2);
  });

  it('takes deltas that rest on each other in two packs apart', async () => {
    const made = repository();
    made.git(['repack', '-adfq', '--window=50']);
    const reversed = made.git(['pack-objects', '--all', '--stdout', '--no-reuse-delta', '--window=3', '--depth=5'], '');
    made.git(['index-pack', '--stdin'], reversed);
    const ids = made.ids();
    await repack(made.path);
    expect(made.files()).toHaveLength(2);
    expect(made.ids()).toEqual(ids);
    made.git(['fsck', '--strict']);
  });

  it('leaves packs that are to be kept', async () => {
    const made = repository();
    const kept = made.files();
    writeFileSync(join(made.packs, kept[0]!.replace('.idx', '.keep')), '');
    const added = addUnreachable(made, 3);
    expect((await repack(made.path)).pack?.objects).toBe(3);
    expect(made.files()).toEqual(expect.arrayContaining(kept));
    expect(made.ids()).toEqual(expect.arrayContaining(added));
    expect(await repack(made.path)).toMatchObject({ removedPacks: 0 });
    made.git(['fsck', '--strict']);
  });

  it('drops what cannot be reached, when it is old', async () => {
    const made = repository();
    const reachable = made.ids();
    const old = addUnreachable(made, 10);
    age(made.objects);
    expect(await repack(made.path, { unreachable: 'drop' })).toMatchObject({ dropped: old.length });
    expect(made.ids()).toEqual(reachable);
    made.git(['fsck', '--strict', '--no-dangling']);
  });

  it('keeps what is young, and drops it later', async () => {
    const made = repository();
    const reachable = made.ids();
    addUnreachable(made, 10);
    const ids = made.ids();
    expect(await repack(made.path, { unreachable: 'drop' })).toMatchObject({
      dropped: 0,
      pack: { objects: reachable.length },
    });
    expect(made.ids()).toEqual(ids);
    await repack(made.path, { unreachable: 'drop' });
    expect(made.ids()).toEqual(ids);
    age(made.objects);
    expect(await repack(made.path, { unreachable: 'drop' })).toMatchObject({ dropped: 10 });
    expect(made.ids()).toEqual(reachable);
  });

  it('never drops what a log of refs, a tag or another ref leads to', async () => {
    const made = repository();
    made.git(['tag', '-a', '-m', 'a tag', 'v1', 'main']);
    made.git(['config', 'core.logAllRefUpdates', 'always']);
    made.git(['update-ref', 'refs/pylit/heads/main', 'main~5']);
    made.git(['update-ref', 'refs/heads/main', 'main~20']);
    age(made.objects);
    const ids = made.ids();
    await repack(made.path, { unreachable: 'drop' });
    expect(made.ids()).toEqual(ids);
    made.git(['fsck', '--strict']);
  });

  it('refuses to drop anything where an index may lead to it', async () => {
    const made = repository();
    made.git(['worktree', 'add', '-q', join(made.path, 'work'), 'main']);
    await expect(repack(made.path, { unreachable: 'drop' })).rejects.toMatchObject({ code: 'usage' });
    await repack(join(made.path, 'work'));
    expect(made.files()).toHaveLength(2);
    made.git(['fsck', '--strict']);
  });

  it('removes indexes over packs that are gone', async () => {
    const made = repository();
    made.git(['multi-pack-index', 'write']);
    made.git(['commit-graph', 'write', '--reachable']);
    made.git(['update-server-info']);
    addUnreachable(made, 1);
    await repack(made.path);
    expect(made.files()).not.toContain('multi-pack-index');
    const listed = readFileSync(join(made.objects, 'info/packs'), 'utf8');
    expect(listed).toBe(`P ${made.files().find(name => name.endsWith('.pack'))}\n\n`);
    made.git(['fsck', '--strict']);
    expect(made.text(['rev-list', '--count', 'main'])).toBe('60\n');
  });

  it('keeps everything when an object is damaged', async () => {
    const made = repository();
    const pack = join(made.packs, made.files().find(name => name.endsWith('.pack')) ?? '');
    const bytes = readFileSync(pack);
    bytes[bytes.length >> 1]! ^= 1;
    chmodSync(pack, 0o644);
    writeFileSync(pack, bytes);
    await expect(repack(made.path)).rejects.toMatchObject({ code: expect.stringMatching(/^object-/) });
    expect(made.files()).toHaveLength(2);
    expect(existsSync(join(made.path, 'gc.pid'))).toBe(false);
  });

  it('does not begin while git tidies', async () => {
    const made = repository();
    writeFileSync(join(made.path, 'gc.pid'), `${process.pid} another-machine\n`);
    await expect(repack(made.path)).rejects.toMatchObject({ code: 'store-locked' });
    age(join(made.path));
    await repack(made.path);
    expect(existsSync(join(made.path, 'gc.pid'))).toBe(false);
  });

  it('is not noticed by a git that reads at the same time', async () => {
    const made = repository('sha1', 150);
    const ids = made.ids();
    const reader = spawn('git', ['cat-file', '--batch-check'], { cwd: made.path });
    let answers = '';
    reader.stdout.on('data', (part: Buffer) => (answers += part.toString()));
    for (let round = 0; round < 4; round += 1) {
      reader.stdin.write(`${ids.slice(round * 100, round * 100 + 100).join('\n')}\n`);
      addUnreachable(made, round + 1);
      await repack(made.path, { deltas: round % 2 === 0 ? 'reuse' : 'new' });
      expect(made.text(['rev-list', '--objects', '--count', 'main'])).not.toBe('0\n');
    }
    reader.stdin.end(`${ids.join('\n')}\n`);
    await once(reader, 'close');
    expect(answers.split('\n').filter(line => / (blob|tree|commit) [0-9]+$/.test(line))).toHaveLength(400 + ids.length);
    expect(answers).not.toContain('missing');
  });
});

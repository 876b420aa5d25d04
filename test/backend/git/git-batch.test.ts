import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openGitStore } from '../../../src/backend/git/git-store.ts';
import { describeNeeding } from '../../tools.ts';
import { commitFiles, fsck, git, temporaryFolder } from './repository.ts';

function packsIn(path: string): string[] {
  return readdirSync(join(path, 'objects/pack')).filter(name => name.endsWith('.pack'));
}

function looseIn(path: string): number {
  return Number(/^count: (\d+)$/m.exec(git(path, ['count-objects', '-v']))?.[1]);
}

describeNeeding('git', 'a batch', () => {
  it('of a few objects makes loose ones, and of many one pack with deltas', async () => {
    const path = join(temporaryFolder(), 'store.git');
    const store = await openGitStore({ path, create: true });
    await commitFiles(store, { 'a.md': 'a' });
    expect([looseIn(path), packsIn(path)]).toEqual([3, []]);
    const lines = Array.from({ length: 200 }, (_, i) => `line ${(i * 7919) % 1009}`);
    const files = Array.from({ length: 20 }, (_, i) => [`${i}.md`, lines.with(i, 'changed').join('\n')]);
    await commitFiles(store, Object.fromEntries(files));
    expect(looseIn(path)).toBe(3);
    expect(packsIn(path)).toHaveLength(1);
    expect(statSync(join(path, 'objects/pack', packsIn(path)[0] ?? '')).size).toBeLessThan(5000);
    expect(fsck(path)).toBe('');
    await store.close();
  });

  it('adds nothing that is there, and keeps it from being removed as old', async () => {
    const path = join(temporaryFolder(), 'store.git');
    const store = await openGitStore({ path, create: true });
    const first = store.batch();
    const id = first.put('blob', 'kept');
    await first.commit();
    const file = join(path, 'objects', id.slice(0, 2), id.slice(2));
    git(path, ['-c', 'core.fsync=none', 'gc', '-q', '--no-prune']);
    const before = statSync(file).mtimeMs;
    await new Promise(resolve => setTimeout(resolve, 20));
    const second = store.batch();
    second.put('blob', 'kept');
    expect(await second.commit()).toEqual({ added: 0, bytes: 0 });
    expect(statSync(file).mtimeMs).toBeGreaterThan(before);
    await store.close();
  });

  it('writes again what git removed in the meantime', async () => {
    const path = join(temporaryFolder(), 'store.git');
    const store = await openGitStore({ path, create: true });
    const id = git(path, ['hash-object', '-w', '--stdin'], 'unreachable').trim();
    await store.objects.read(id);
    git(path, ['repack', '-qad', '--keep-unreachable']);
    await store.objects.read(id);
    git(path, ['repack', '-qad']);
    git(path, ['prune', '--expire=now']);
    const batch = store.batch();
    batch.put('blob', 'unreachable');
    expect(await batch.commit()).toMatchObject({ added: 1 });
    expect(git(path, ['cat-file', '-p', id])).toBe('unreachable');
    await store.close();
  });
});

import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SnapshotKeeper } from '../../src/cli/building/snapshot-keeper.ts';
import { openProject } from '../../src/cli/project/project.ts';
import { openSession } from '../../src/cli/watch/session.ts';
import { runHere } from './in-process.ts';
import { folderWith, writeFiles } from './pylit.ts';

afterEach(() => void vi.useRealTimers());

describe('a watch', () => {
  it('moves its builds into the log as one operation, when it is quiet', async () => {
    const root = folderWith({
      'pylit.config.json': '{ "source": "docs" }',
      'docs/a.md': 'One.\n',
      'docs/b.md': 'B.\n',
    });
    const waiting = () =>
      readdirSync(path.join(root, '.pylit/snapshots')).filter(name => name.endsWith('.record')).length;
    const project = await openProject(root);
    const keeper = new SnapshotKeeper(project, 300);
    // However long a build takes, nothing is quiet before it is said to be.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const quiet = async () => {
      vi.advanceTimersByTime(300);
      while (waiting() > 0) await turn();
    };
    const session = openSession(project, { onSources: sources => keeper.sources(sources) });
    await session.build();
    keeper.built();
    for (const text of ['Two.\n', 'Three.\n', 'Four.\n']) {
      writeFiles(root, { 'docs/a.md': text });
      await session.build(new Set(['docs/a.md']));
      keeper.built();
    }
    expect(waiting()).toBe(4);
    expect(existsSync(path.join(root, '.pylit/store.db'))).toBe(false);
    await quiet();
    // What comes later finds the store open.
    writeFiles(root, { 'docs/b.md': 'Other.\n' });
    await session.build(new Set(['docs/b.md']));
    keeper.built();
    await quiet();
    keeper.close();
    await session.close();
    const shown = await runHere(root, ['op', 'log', '--json']);
    expect(JSON.parse(shown.stdout)).toHaveLength(2);
    const { documents } = JSON.parse((await runHere(root, ['op', 'show', '@~1', '--json'])).stdout);
    expect(documents).toMatchObject([
      { path: 'docs/a.md', change: 'added', blocks: [{ kind: 'paragraph' }] },
      { path: 'docs/b.md', change: 'added' },
    ]);
  });

  it('that is closed leaves what waits to the next command', async () => {
    const root = folderWith({ 'pylit.config.json': '{}', 'a.md': 'One.\n' });
    const project = await openProject(root);
    const keeper = new SnapshotKeeper(project, 10_000);
    const session = openSession(project, { onSources: sources => keeper.sources(sources) });
    await session.build();
    keeper.built();
    keeper.close();
    await session.close();
    expect(existsSync(path.join(root, '.pylit/store.db'))).toBe(false);
    expect(JSON.parse((await runHere(root, ['op', 'log', '--json'])).stdout)).toHaveLength(1);
  });
});

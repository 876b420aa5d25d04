import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type LockHolder, lockBuild } from '../../../src/build/platform/build-lock.ts';

const MODULE = path.resolve(import.meta.dirname, '../../../src/build/platform/build-lock.ts');

const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
});

function lockFile(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'pylit-lock-'));
  cleanUps.push(() => rmSync(folder, { recursive: true, force: true }));
  return path.join(folder, 'build.lock');
}

/** Another process that holds the lock until it is killed. */
async function holder(file: string): Promise<ChildProcess> {
  const code = `const { lockBuild } = await import(${JSON.stringify(MODULE)}); globalThis.unlock = lockBuild(${JSON.stringify(file)}); console.log('held'); setInterval(() => {}, 1000);`;
  const args = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', code, '--', 'build', '--force'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  cleanUps.push(() => child.kill('SIGKILL'));
  await once(child.stdout as NodeJS.ReadableStream, 'data');
  return child;
}

function refusal(file: string, wait: number): string {
  try {
    lockBuild(file, { wait })();
    return 'not refused';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('the build lock', () => {
  it('is free again when it was let go', () => {
    const file = lockFile();
    lockBuild(file)();
    lockBuild(file, { wait: 0 })();
  });

  it('names the process that holds it, its command and since when', async () => {
    const file = lockFile();
    const child = await holder(file);
    expect(refusal(file, 0)).toMatch(
      new RegExp(`^This project is being built by ".*" \\(process ${child.pid}, since \\d\\d:\\d\\d:\\d\\d\\)`),
    );
  });

  it('is let go by a process that was killed', async () => {
    const file = lockFile();
    const child = await holder(file);
    child.kill('SIGKILL');
    await once(child, 'exit');
    lockBuild(file, { wait: 0 })();
  });

  it('tells who is waited for, and goes on when that one is done', async () => {
    const file = lockFile();
    const child = await holder(file);
    const waited: (LockHolder | undefined)[] = [];
    const onWait = (who: LockHolder | undefined) => {
      waited.push(who);
      child.kill('SIGKILL');
    };
    lockBuild(file, { wait: 20_000, onWait })();
    expect(waited).toMatchObject([{ pid: child.pid }]);
  });

  it.each([
    '',
    '{',
    '{"pid":"1"}',
    `{"pid":1,"command":"${'x'.repeat(5000)}","since":1}`,
    '{"pid":-1,"command":"x","since":1}',
  ])('holds also when the note of the holder is damaged (%#)', async note => {
    const file = lockFile();
    await holder(file);
    writeFileSync(path.join(path.dirname(file), 'build.holder.json'), note);
    expect(refusal(file, 0)).toContain('being built by another process');
  });

  it('shows no control characters of a command', async () => {
    const file = lockFile();
    await holder(file);
    const note = { pid: process.pid, command: '\u001b[31mred', since: 0 };
    writeFileSync(path.join(path.dirname(file), 'build.holder.json'), JSON.stringify(note));
    expect(refusal(file, 0)).toContain('"\\u001b[31mred"');
  });
});

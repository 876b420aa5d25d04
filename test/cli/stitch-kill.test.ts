import { spawn } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ADA } from '../author.ts';
import { COMMAND } from './command.ts';
import { runHere } from './in-process.ts';
import { durationOf, folderWith, killedPylit, writeFiles } from './pylit.ts';

const NUMBERS = [0, 1, 2, 3];

/** What the documents say, with code that was edited there or not. */
function documents(note: string, code = 'old'): Record<string, string> {
  return Object.fromEntries(
    NUMBERS.map(i => [
      `d${i}.md`,
      `# ${i}\n\n${note}\n\n\`\`\`python {file="f${i}.py"}\nx = ${i}\n<<part ${i}>>\n\`\`\`\n\n` +
        `\`\`\`python {#"part ${i}"}\nold = "${code}"\nlast = 1\n\`\`\`\n`,
    ]),
  );
}

const EDITED = Object.fromEntries(NUMBERS.map(i => [`f${i}.py`, `x = ${i}\nold = "edited"\nlast = 1\n`]));

/** A project with edits of its programs, and of prose that nothing has recorded. */
async function project(): Promise<string> {
  const root = folderWith({ 'pylit.config.json': '{}', ...documents('Prose.') });
  expect((await runHere(root, ['build'], ADA)).status).toBe(0);
  writeFiles(root, { ...documents('Later prose.'), ...EDITED });
  return root;
}

function texts(root: string, names: Iterable<string>): Record<string, string> {
  return Object.fromEntries([...names].map(name => [name, readFileSync(path.join(root, name), 'utf8')]));
}

/** Whether a step before which to be killed was still to come. */
async function killedAtStep(root: string, step: number): Promise<boolean> {
  const preload = pathToFileURL(path.join(import.meta.dirname, 'kill-at.mjs')).href;
  const child = spawn(process.execPath, ['--import', preload, ...COMMAND, 'stitch'], {
    ...{ cwd: root, stdio: 'ignore' },
    env: { ...process.env, ...ADA, PYLIT_TEST_KILL_AT: String(step) },
  });
  const [status, signal] = await new Promise<[number | null, string | null]>(resolve =>
    child.once('exit', (...how) => resolve(how)),
  );
  expect(signal ?? status).toBe(signal === null ? 0 : 'SIGKILL');
  return signal !== null;
}

/** Nothing may be lost, and doing it again must complete it. */
async function expectWhole(root: string): Promise<void> {
  const [before, after] = [documents('Later prose.'), documents('Later prose.', 'edited')];
  const left = texts(root, [...Object.keys(before), ...Object.keys(EDITED)]);
  for (const i of NUMBERS) {
    expect([before[`d${i}.md`], after[`d${i}.md`]]).toContain(left[`d${i}.md`]);
    expect(left[`f${i}.py`]).toBe(EDITED[`f${i}.py`]);
  }
  const wasWritten = Object.keys(before).some(name => left[name] !== before[name]);
  const again = await runHere(root, ['stitch'], ADA);
  expect([again.status, again.stderr]).toEqual([0, '']);
  expect(texts(root, Object.keys(after))).toEqual(after);
  expect((await runHere(root, ['build'], ADA)).stderr).toBe('');
  expect(texts(root, Object.keys(EDITED))).toEqual(EDITED);
  expect((await runHere(root, ['stitch'], ADA)).stdout).toBe('No tangled file was edited.\n');
  if (wasWritten) expect(await goesBackTo(root, before)).toBe(true);
}

/** Whether the log of operations has the documents as they were. */
async function goesBackTo(root: string, before: Record<string, string>): Promise<boolean> {
  const log = JSON.parse((await runHere(root, ['op', 'log', '--json'], ADA)).stdout);
  for (const { operation } of log) {
    await runHere(root, ['op', 'restore', operation], ADA);
    const now = texts(root, Object.keys(before));
    if (Object.entries(before).every(([name, text]) => now[name] === text)) return true;
  }
  return false;
}

describe('a stitch that is killed', () => {
  // To try all of them: PYLIT_TEST_KILL_STEP=1.
  const every = Number(process.env.PYLIT_TEST_KILL_STEP ?? 5);

  it('at any step loses nothing, is completed by the next one, and can be undone', async () => {
    const made = await project();
    let step = 1 + Math.floor(Math.random() * every);
    for (let isKilled = true; isKilled; step += every) {
      const root = folderWith({});
      cpSync(made, root, { recursive: true, preserveTimestamps: true });
      isKilled = await killedAtStep(root, step);
      await expectWhole(root);
    }
    expect(step).toBeGreaterThan(15);
  });

  it('at any moment loses nothing', async () => {
    const made = await project();
    let whole = 0;
    for (let round = 0; round < 5; round += 1) {
      const root = folderWith({});
      cpSync(made, root, { recursive: true, preserveTimestamps: true });
      if (round === 0) whole = durationOf(root, ['stitch'], ADA);
      else await killedPylit(root, ['stitch'], (0.3 + 0.7 * Math.random()) * whole);
      await expectWhole(root);
    }
  });
});

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { COMMAND } from './command.ts';
import { mend, OPERATIONS, type SoakedProject } from './soak-operations.ts';
import { filesBelow, makeProject, randomFrom, write } from './soak-project.ts';
import { WatchProcess } from './watch-process.ts';

/** Longer than any build of so small a project may take on a busy machine. */
const PATIENCE_MILLISECONDS = 60_000;

export interface SoakOptions {
  readonly operations: number;
  /** The same seed does the same operations; when the watcher sees them is up to the machine. */
  readonly seed: number;
  /** After how many operations the output is compared; always at the end. */
  readonly every: number;
  readonly say?: (line: string) => void;
}

/** A project and the process that watches it. */
interface Soaked extends SoakedProject {
  readonly watch: WatchProcess;
}

/**
 * Does random operations to a project that a real `pylit watch` looks after, and compares what that made with what a build of a fresh copy
 * makes, byte for byte.
 *
 * @throws with the differences, the last operations and what the watch said; the project is left to be looked at then
 */
export async function soak(options: SoakOptions): Promise<void> {
  const base = fs.mkdtempSync(path.join(tmpdir(), 'pylit-soak-'));
  const root = path.join(base, 'project');
  const random = randomFrom(options.seed);
  fs.mkdirSync(path.join(base, 'outside'));
  makeProject(root, random);
  // Not known to git, so that no checkout removes it.
  fs.writeFileSync(path.join(root, '.git/info/exclude'), 'sentinel.md\n');
  const watch = new WatchProcess(root);
  const builds: Promise<void>[] = [];
  const build = () => {
    const running = anotherBuild(root);
    // It is looked at later.
    running.catch(() => {});
    builds.push(running);
  };
  const project: Soaked = { root, outside: path.join(base, 'outside'), random, watch, build };
  const done: string[] = [];
  try {
    await caughtUp(project);
    for (let count = 1; count <= options.operations; count += 1) {
      done.push(await operate(project));
      if (count % options.every === 0 || count === options.operations) {
        await Promise.all(builds.splice(0));
        await compare(project, base);
        options.say?.(`${count} operations: the output is that of a fresh build.`);
      }
    }
    fs.rmSync(base, { recursive: true, force: true });
  } catch (error) {
    throw new Error(
      `${error instanceof Error ? error.message : error}\nThe last of ${done.length} operations: ${done.slice(-20).join('; ')}` +
        `\nRepeat: npm run soak -- --seed ${options.seed} --operations ${options.operations} --every ${options.every}` +
        `\nThe project: ${root}\nThe watch said at last:\n${watch.said.slice(-3000)}`,
      { cause: error },
    );
  } finally {
    await watch.end();
    await Promise.allSettled(builds);
  }
}

/** Most operations follow on each other at once; sometimes the watch is given time to begin, or to catch up. */
async function operate(project: Soaked): Promise<string> {
  const name = choose(project.random);
  OPERATIONS[name]?.run(project);
  const pause = project.random();
  if (pause > 0.8) {
    await wait(project.random() * 30);
    return `${name}, pause`;
  }
  if (pause > 0.7) {
    mend(project);
    await caughtUp(project);
    return `${name}, mended, caught up`;
  }
  return name;
}

function choose(random: () => number): string {
  const entries = Object.entries(OPERATIONS);
  let left = random() * entries.reduce((sum, [, { weight }]) => sum + weight, 0);
  for (const [name, { weight }] of entries) {
    left -= weight;
    if (left < 0) return name;
  }
  return 'write';
}

/** A `pylit build` beside the watch. It may find the project broken, but it must not break. */
async function anotherBuild(root: string): Promise<void> {
  const child = spawn(process.execPath, [...COMMAND, 'build'], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', data => {
    said += data;
  });
  const [status] = await once(child, 'close');
  if (![0, 1, 2].includes(status)) throw new Error(`Another build ended with ${status}: ${said.slice(-1500)}`);
}

async function compare(project: Soaked, base: string): Promise<void> {
  mend(project);
  await caughtUp(project);
  const fresh = path.join(base, 'fresh');
  copyProject(project.root, fresh);
  const build = spawnSync(process.execPath, [...COMMAND, 'build'], { cwd: fresh, encoding: 'utf8' });
  if (build.status !== 0 && build.status !== 1) throw new Error(`The fresh build failed: ${build.stderr}`);
  const deadline = performance.now() + PATIENCE_MILLISECONDS;
  let differences = differencesOf(project.root, fresh);
  // The page that is waited for may not be the last that its build writes.
  while (differences.length > 0 && performance.now() < deadline) {
    await wait(20);
    differences = differencesOf(project.root, fresh);
  }
  if (differences.length > 0) throw new Error(`The output differs from a fresh build: ${differences.join(', ')}`);
  fs.rmSync(fresh, { recursive: true, force: true });
}

function copyProject(from: string, to: string): void {
  const made = ['build', 'out', '.pylit', '.git'].map(name => path.join(from, name));
  fs.cpSync(from, to, { recursive: true, verbatimSymlinks: true, filter: file => !made.includes(file) });
}

/** Files that only one has, or that differ. */
function differencesOf(one: string, other: string): string[] {
  const [a, b] = [filesOf(one), filesOf(other)];
  return [...new Set([...a.keys(), ...b.keys()])].filter(file => {
    const [left, right] = [a.get(file), b.get(file)];
    return !left || !right || !left.equals(right);
  });
}

function filesOf(root: string): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const file of [...filesBelow(path.join(root, 'build')), ...filesBelow(path.join(root, 'out'))]) {
    const bytes = readIfThere(file);
    if (bytes) files.set(path.relative(root, file), bytes);
  }
  return files;
}

/** A build may be removing it just now. */
function readIfThere(file: string): Buffer | undefined {
  try {
    return fs.readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Waits until a document that is written now has its page: then all changes before it were seen, for they come in order. */
async function caughtUp({ root, watch }: Soaked): Promise<void> {
  const mark = `Mark ${performance.now()}.`;
  write(path.join(root, 'sentinel.md'), `# Sentinel\n\n${mark}\n`);
  const page = path.join(root, 'build/html/sentinel.html');
  const deadline = performance.now() + PATIENCE_MILLISECONDS;
  while (!readIfThere(page)?.includes(mark)) {
    watch.refuseEnd();
    if (performance.now() > deadline) throw new Error('The watch did not build the last change.');
    await wait(2);
  }
  watch.refuseEnd();
}

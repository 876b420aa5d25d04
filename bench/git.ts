/*
 * Git repositories: pylit beside git itself and isomorphic-git, in one run.
 *
 *     node --conditions=pylit-source bench/git.ts [commits]        4000 commits of 600 documents by default
 *
 * CPU time of all threads (the mean of some runs) and time by the clock (the median), in ms: of a whole process; above that of a process
 * of the same kind that only starts; and that by the time of git's whole process. isomorphic-git is installed into the benchmark's cache.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { historyScript, randomScript, writeScript } from './git-work.ts';
import { type Cost, run } from './measure.ts';
import { npmPackage } from './peers/npm-package.ts';

const COMMITS = Number(process.argv[2] ?? 4000);
const DOCUMENTS = 600;
const ROUNDS = 5;
const LARGE_MEGABYTES = 300;
const TIMEOUT_MS = 600_000;

const folder = mkdtempSync(join(tmpdir(), 'pylit-bench-git-'));
const inFolder = (name: string) => join(folder, name);
const script = (name: string) => fileURLToPath(new URL(name, import.meta.url));

const isomorphic = npmPackage('isomorphic-git', ['1']);
const pylit = (task: string, path: string) => [process.execPath, inFolder('git-task.mjs'), task, path];
const iso = (task: string, path: string) => [
  process.execPath,
  inFolder('git-isomorphic.mjs'),
  task,
  path,
  isomorphic.modules,
];
const shell = (path: string, command: string) => ['sh', '-c', `exec git -C ${path} ${command} > ${inFolder('out')}`];

try {
  await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function main(): Promise<void> {
  await bundle('git-task');
  await bundle('git-isomorphic');
  const history = makeRepository('history.git', historyScript(COMMITS, DOCUMENTS));
  git(history, ['repack', '-adfq']);
  const ids = git(history, ['cat-file', '--batch-all-objects', '--batch-check=%(objectname)']);
  writeFileSync(join(history, 'all-ids'), ids);
  console.log(`${ids.split('\n').length - 1} objects in ${megabytes(packBytes(history))}; times in ms\n`);
  const start = {
    git: await timesOf(() => shell(history, 'rev-parse HEAD'), 4 * ROUNDS),
    pylit: await timesOf(() => pylit('open', history), 3 * ROUNDS),
    iso: await timesOf(() => iso('open', history)),
  };
  const making = {
    ...start,
    pylit: await timesOf(() => pylit('texts', history)),
    iso: await timesOf(() => iso('texts', history)),
  };
  console.log(
    `start, CPU: git ${ms(start.git.cpu)}, pylit ${ms(start.pylit.cpu)}, isomorphic-git ${ms(start.iso.cpu)}`,
  );
  console.log(`and making of texts: pylit ${ms(making.pylit.cpu)}, isomorphic-git ${ms(making.iso.cpu)}\n`);
  await compare('read all objects', start, {
    git: () => shell(history, 'cat-file --batch --batch-all-objects'),
    pylit: () => pylit('read', history),
    iso: () => iso('read', history),
  });
  await compare('log of 1000 commits', start, {
    git: () => shell(history, 'log -1000'),
    pylit: () => pylit('log', history),
    iso: () => iso('log', history),
  });
  writeFileSync(inFolder('write.script'), [...writeScript()].join(''));
  await compare('write 10000 files', making, {
    git: () => shell(emptyRepository('w.git'), `-c core.fsync=all fast-import --quiet < ${inFolder('write.script')}`),
    pylit: () => pylit('write', emptyRepository('w.git')),
    iso: () => iso('write', emptyRepository('w.git')),
  });
  await compareRepacking();
  await measureMemory();
}

/** A task is one file, as pylit's commands are: reading TypeScript would take longer than most tasks. */
async function bundle(name: string): Promise<void> {
  await build({
    input: script(`${name}.ts`),
    platform: 'node',
    logLevel: 'silent',
    resolve: { conditionNames: ['pylit-source', 'node', 'import'] },
    output: { file: inFolder(`${name}.mjs`), format: 'esm' },
  });
}

interface Three<T> {
  readonly git: T;
  readonly pylit: T;
  readonly iso: T;
}

/** Milliseconds. */
interface Times {
  readonly cpu: number;
  readonly wall: number;
}

async function compare(name: string, start: Three<Times>, ways: Three<() => readonly string[]>): Promise<void> {
  const gits = await timesOf(ways.git, 3 * ROUNDS);
  const ours = await timesOf(ways.pylit, 2 * ROUNDS);
  const theirs = await timesOf(ways.iso, 2);
  console.log(`${name.padEnd(18)}      CPU   above    x git     clock   above    x git`);
  show('git', gits, start.git, gits);
  show('pylit', ours, start.pylit, gits);
  show('isomorphic-git', theirs, start.iso, gits);
  const times = (theirs.cpu - start.iso.cpu) / (ours.cpu - start.pylit.cpu);
  console.log(`  isomorphic-git takes ${times.toFixed(1)} times as long as pylit\n`);
}

/** The process, what is above its start, and how that compares with git's whole process: by CPU time, and by the clock. */
function show(who: string, whole: Times, start: Times, gits: Times): void {
  const columns = (['cpu', 'wall'] as const).map(kind => {
    const above = whole[kind] - start[kind];
    return `${ms(whole[kind]).padStart(8)} ${ms(above).padStart(7)} ${(above / gits[kind]).toFixed(2).padStart(8)}`;
  });
  console.log(`  ${who.padEnd(16)} ${columns.join('  ')}`);
}

function ms(value: number): string {
  return value.toFixed(value < 20 ? 1 : 0);
}

/** What `git fast-import` made has deltas, but few: git keeps them, unless it is told to look again. So do we. */
async function compareRepacking(): Promise<void> {
  const imported = makeRepository('imported.git', historyScript(COMMITS, DOCUMENTS));
  const ways = [
    ['git gc', shell, 'gc -q', 'repack'],
    ['git repack -adf', shell, 'repack -adfq', 'repack anew'],
  ] as const;
  console.log('repacking what git fast-import made: bytes, CPU time, memory');
  for (const [name, command, args, task] of ways) {
    const theirs = await packed(imported, path => command(path, args));
    const ours = await packed(imported, path => pylit(task, path));
    const ratio = `${(ours.bytes / theirs.bytes).toFixed(3)} x`;
    console.log(`  ${name.padEnd(16)}`, showPacked(theirs));
    console.log(`  ${`pylit ${task}`.padEnd(16)}`, showPacked(ours), ratio);
  }
  console.log();
}

interface Packed extends Cost {
  readonly bytes: number;
}

async function packed(from: string, command: (path: string) => readonly string[]): Promise<Packed> {
  const path = inFolder('copy.git');
  rmSync(path, { recursive: true, force: true });
  cpSync(from, path, { recursive: true });
  const cost = await run({ argv: command(path), cwd: folder }, TIMEOUT_MS);
  git(path, ['fsck', '--strict']);
  return { ...cost, bytes: packBytes(path) };
}

function showPacked({ bytes, cpuMs, peakBytes }: Packed): string {
  return `${megabytes(bytes).padStart(10)} ${cpuMs.toFixed(0).padStart(8)} ${megabytes(peakBytes).padStart(10)}`;
}

async function measureMemory(): Promise<void> {
  const large = makeRepository('large.git', randomScript(LARGE_MEGABYTES));
  console.log(`memory with a pack of ${megabytes(packBytes(large))}`);
  for (const task of ['open', 'read', 'repack', 'repack anew']) {
    const { peakBytes, cpuMs } = await run({ argv: pylit(task, large), cwd: folder }, TIMEOUT_MS);
    console.log(`  pylit ${task.padEnd(14)} ${megabytes(peakBytes).padStart(10)} ${cpuMs.toFixed(0).padStart(8)} ms`);
  }
}

/** Of some processes: the mean CPU time, since the kernel counts it in steps of 10 ms, and the median by the clock. */
async function timesOf(command: () => readonly string[], rounds = ROUNDS): Promise<Times> {
  const costs: Cost[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const argv = command();
    costs.push(await run({ argv, cwd: folder }, TIMEOUT_MS));
  }
  const walls = costs.map(cost => cost.wallMs).sort((a, b) => a - b);
  return { cpu: costs.reduce((sum, cost) => sum + cost.cpuMs, 0) / rounds, wall: walls[rounds >> 1] ?? 0 };
}

function makeRepository(name: string, parts: Iterable<string | Uint8Array>): string {
  const path = emptyRepository(name);
  git(path, ['fast-import', '--quiet'], Buffer.concat(Array.from(parts, part => Buffer.from(part as Uint8Array))));
  return path;
}

function emptyRepository(name: string): string {
  const path = inFolder(name);
  rmSync(path, { recursive: true, force: true });
  git(folder, ['init', '-q', '--bare', path]);
  git(path, ['symbolic-ref', 'HEAD', 'refs/heads/main']);
  return path;
}

function git(cwd: string, args: readonly string[], input?: Uint8Array): string {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  const result = spawnSync('git', args, { cwd, env, maxBuffer: 2 ** 30, ...(input && { input }) });
  if (result.status !== 0) throw new Error(`git ${args.join(' ')}: ${result.stderr}`);
  return result.stdout.toString();
}

function packBytes(path: string): number {
  const packs = readdirSync(join(path, 'objects/pack')).filter(name => name.endsWith('.pack'));
  return packs.reduce((sum, name) => sum + statSync(join(path, 'objects/pack', name)).size, 0);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

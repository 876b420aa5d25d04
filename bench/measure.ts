import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';

/** A process to be started. */
export interface Command {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Exit statuses that count as done; `[0]` unless said. */
  readonly statuses?: readonly number[];
}

/** What a process and all that it started cost. */
export interface Cost {
  /** From just before it was started until it had ended. */
  readonly wallMs: number;
  /** User and system time, in the kernel's ticks of 10 ms. */
  readonly cpuMs: number;
  /**
   * Resident memory: the largest sum over the tree in samples every 20 ms, or the kernel's own peak of a single process
   * when that is more. Pages that processes share count in each.
   */
  readonly peakBytes: number;
}

const SAMPLE_MS = 20;
const PAGE_BYTES = 4096;
const TICK_MS = 10;

/**
 * Runs a command to its end.
 *
 * @throws Error with the end of its output when it fails, and when it takes longer than `timeoutMs`
 */
export async function run(command: Command, timeoutMs: number): Promise<Cost> {
  const cpuBefore = cpuOfEndedChildren();
  const start = performance.now();
  const running = startProcess(command);
  const timer = setTimeout(() => running.end(), timeoutMs);
  const status = await running.ended;
  const wallMs = performance.now() - start;
  const timedOut = running.wasEnded();
  clearTimeout(timer);
  if (timedOut) throw new Error(`took longer than ${Math.round(timeoutMs / 1000)} s`);
  if (!(command.statuses ?? [0]).includes(status))
    throw new Error(`ended with status ${status}: ${reasonIn(running.output())}`);
  return { wallMs, cpuMs: cpuOfEndedChildren() - cpuBefore, peakBytes: running.peakBytes() };
}

/** What a process that failed said of it: the first line that speaks of an error, or its last, without the machine's folders. */
export function reasonIn(output: string): string {
  const lines = output.split('\n').filter(line => line.trim() !== '');
  const line = lines.find(text => /\berror\b/i.test(text)) ?? lines.at(-1) ?? 'it said nothing';
  return line
    .replace(/(?:file:\/\/)?(?<![\w.])\/(?:[\w.@+-]+\/)+/g, '')
    .trim()
    .slice(0, 300);
}

/** A process that runs, with everything that it started. */
export interface Running {
  /** Its exit status; 128 and more for a signal, as a shell says it. */
  readonly ended: Promise<number>;
  /** Kills it and all that it started, and waits until it is gone. */
  end(): Promise<void>;
  wasEnded(): boolean;
  /** The last of what it printed. */
  output(): string;
  peakBytes(): number;
}

/** Starts a process in a group of its own, so that all of it can be ended. */
export function startProcess(command: Command): Running {
  const [file = '', ...args] = command.argv;
  const child = spawn(file, args, {
    cwd: command.cwd,
    env: { ...process.env, ...command.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const pid = child.pid ?? 0;
  alive.add(pid);
  let output = '';
  const keep = (text: Buffer) => {
    output = (output + text.toString()).slice(-20_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, ...memoryOfTree(pid));
  }, SAMPLE_MS);
  let killed = false;
  const ended = statusOf(child).then(status => {
    clearInterval(timer);
    killGroup(pid);
    alive.delete(pid);
    return status;
  });
  const end = async () => {
    killed = true;
    killGroup(pid);
    await ended.catch(() => undefined);
  };
  return { ended, end, wasEnded: () => killed, output: () => output, peakBytes: () => peak };
}

function statusOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal ?? 'SIGKILL']));
  });
}

/** Process groups that run; whatever ends the benchmark ends them. */
const alive = new Set<number>();
process.once('exit', () => {
  for (const pid of alive) killGroup(pid);
});

function killGroup(pid: number): void {
  if (pid <= 0) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody is left in the group.
  }
}

/** User and system time of all children that ended and were waited for, with theirs: `cutime` and `cstime`. */
function cpuOfEndedChildren(): number {
  const fields = statFields(readFileSync('/proc/self/stat', 'utf8'));
  return (Number(fields[13]) + Number(fields[14])) * TICK_MS;
}

/** The fields of /proc/PID/stat after the name, which may hold spaces; the first is the state (field 3 of proc(5)). */
function statFields(stat: string): string[] {
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** The tree's resident bytes now, and the largest peak of one process in it. */
function memoryOfTree(pid: number): [number, number] {
  let sum = 0;
  let peak = 0;
  for (const member of treeOf(pid)) {
    sum += Number(textOf(`/proc/${member}/statm`).split(' ')[1] ?? 0) * PAGE_BYTES;
    peak = Math.max(peak, Number(/^VmHWM:\s+(\d+) kB/m.exec(textOf(`/proc/${member}/status`))?.[1] ?? 0) * 1024);
  }
  return [sum, peak];
}

function treeOf(pid: number): number[] {
  const members = [pid];
  for (const member of members) {
    for (const thread of threadsOf(member)) {
      const children = textOf(`/proc/${member}/task/${thread}/children`).trim();
      if (children !== '') members.push(...children.split(' ').map(Number));
    }
  }
  return members;
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

/** The text of a file of a process; empty when the process has just ended. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** The middle of some numbers; of an even count the mean of the two. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which that share of the numbers lies, between neighbours by proportion. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}

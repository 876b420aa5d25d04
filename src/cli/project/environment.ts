import { syncBuiltinESMExports } from 'node:module';

/** By name, what the environment variables were that configurations read: digests, for some hold passwords; null where there was none. */
export type EnvironmentReads = Readonly<Record<string, string | null>>;

/** A module is imported once in a process, so what was read stays noted. */
const reads = new Map<string, string | null>();

/** Does something, and notes which environment variables are read meanwhile. */
export async function readingEnvironment<Result>(work: () => Promise<Result>): Promise<Result> {
  const real = process.env;
  process.env = new Proxy(real, {
    get: (_, name) => noted(real, name, () => Reflect.get(real, name)),
    has: (_, name) => noted(real, name, () => Reflect.has(real, name)),
    getOwnPropertyDescriptor: (_, name) => noted(real, name, () => Reflect.getOwnPropertyDescriptor(real, name)),
    set: (_, name, value) => Reflect.set(real, name, value),
  });
  // So that `import { env } from 'node:process'` is given the same.
  syncBuiltinESMExports();
  try {
    return await work();
  } finally {
    process.env = real;
    syncBuiltinESMExports();
  }
}

/** What was read so far. */
export function environmentReads(): EnvironmentReads {
  return Object.fromEntries([...reads].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** One variable, as if it had been read. */
export function environmentRead(name: string): EnvironmentReads {
  return { [name]: digestOf(process.env[name]) };
}

/** Whether all that was read is as it was. */
export function environmentStands(before: EnvironmentReads | undefined): boolean {
  return Object.entries(before ?? {}).every(([name, value]) => digestOf(process.env[name]) === value);
}

function noted<Value>(real: NodeJS.ProcessEnv, name: string | symbol, read: () => Value): Value {
  // What a configuration itself sets is no input.
  if (typeof name === 'string' && name !== NODES_OWN && !reads.has(name)) reads.set(name, digestOf(real[name]));
  return read();
}

/** Node itself asks for it while it imports a module. */
const NODES_OWN = 'WATCH_REPORT_DEPENDENCIES';

/** Loaded here, for nearly no build needs it. */
function digestOf(value: string | undefined): string | null {
  if (value === undefined) return null;
  return process.getBuiltinModule('node:crypto').createHash('sha256').update(value).digest('hex').slice(0, 16);
}

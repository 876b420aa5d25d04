import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PylitError } from '../../core/error.ts';

/** What pylit uses of Keyv's storage adapters. Values are texts. */
export interface KeyvAdapter {
  getMany(keys: string[]): Promise<unknown[]>;
  setMany?(entries: { key: string; value: string; ttl?: number }[]): Promise<unknown>;
  set(key: string, value: string, ttl?: number): Promise<unknown>;
  has(key: string): Promise<unknown>;
  /** Removes what lies under the adapter's namespace, or in its table. */
  clear(): Promise<unknown>;
  disconnect(force?: boolean): Promise<unknown>;
  on(event: 'error', listener: (error: unknown) => void): unknown;
}

/** Milliseconds for connecting, and for an answer. */
export interface TimeLimits {
  readonly connect: number;
  readonly answer: number;
}

type AdapterClass = new (...options: unknown[]) => KeyvAdapter;

/** Keys begin with this where a server's keys are one space for all its users; in PostgreSQL the table has a name of its own. */
const NAMESPACE = 'pylit';
const TABLE = 'pylit_cache';

/**
 * Makes the Keyv adapter for an address. The adapters are packages that a project installs if it wants one; they are looked for there, then beside pylit.
 *
 * @param root the project's folder
 * @param onError is told of errors, also of those that come while nothing is asked
 * @throws PylitError `config` when the package is not installed, or the address cannot be read
 */
export async function keyvAdapter(
  address: string,
  root: string,
  timeLimits: TimeLimits,
  onError: (error: unknown) => void,
): Promise<KeyvAdapter> {
  // A client would show a wrong address, with its password, in a warning of Node's.
  if (!URL.canParse(address)) throw new PylitError('config', 'The address is not written as a URL.');
  const { name, options, namespace } = settings(address, timeLimits);
  const Adapter = await load(name, root);
  const adapter = new Adapter(...options);
  // At once: without a listener an error would end the process.
  adapter.on('error', onError);
  return namespace === undefined ? adapter : Object.assign(adapter, { namespace });
}

/** An adapter's package and what its constructor is given. */
interface Settings {
  readonly name: string;
  readonly options: readonly unknown[];
  /** Set afterwards, where it is no option. */
  readonly namespace?: string;
}

function settings(address: string, timeLimits: TimeLimits): Settings {
  const scheme = address.slice(0, address.indexOf(':'));
  if (scheme.startsWith('redis')) return redis(address, timeLimits);
  return scheme.startsWith('valkey') ? valkey(address, timeLimits) : postgres(address, timeLimits);
}

function redis(url: string, { connect }: TimeLimits): Settings {
  const how = { namespace: NAMESPACE, throwOnErrors: true, throwOnConnectError: true };
  const socket = { connectTimeout: connect, reconnectStrategy: false };
  return { name: '@keyv/redis', options: [{ url, socket }, how] };
}

function valkey(address: string, { connect }: TimeLimits): Settings {
  const options = {
    uri: address.replace(/^valkey/, 'redis'),
    connectTimeout: connect,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    useRedisSets: false,
    // After that a connection is cut; the process would wait for two seconds.
    disconnectTimeout: 50,
  };
  return { name: '@keyv/valkey', options: [options], namespace: NAMESPACE };
}

function postgres(uri: string, { connect, answer }: TimeLimits): Settings {
  const options = {
    uri,
    table: TABLE,
    useUnloggedTable: true,
    connectionTimeoutMillis: connect,
    query_timeout: answer,
    max: 1,
    allowExitOnIdle: true,
    log: hearErrors,
  };
  return { name: '@keyv/postgres', options: [options] };
}

/**
 * The adapter keeps its pool of connections to itself and does not listen to the errors of idle ones, which would end the process. The pool calls its
 * `log` as a method.
 */
function hearErrors(this: unknown): void {
  if (this instanceof EventEmitter && this.listenerCount('error') === 0) this.on('error', () => {});
}

async function load(name: string, root: string): Promise<AdapterClass> {
  for (const from of [path.join(root, 'package.json'), import.meta.filename]) {
    const file = resolved(from, name);
    if (file !== undefined) return defaultExport(await import(pathToFileURL(file).href));
  }
  throw new PylitError('config', `The package ${name} is not installed; npm install --save-dev ${name} does that.`, {
    data: { package: name },
  });
}

function resolved(from: string, name: string): string | undefined {
  try {
    return createRequire(from).resolve(name);
  } catch {
    return undefined;
  }
}

/** What is resolved may be a CommonJS file, whose exports are all in its default export. */
function defaultExport(module: { default: AdapterClass | { default: AdapterClass } }): AdapterClass {
  return typeof module.default === 'function' ? module.default : module.default.default;
}

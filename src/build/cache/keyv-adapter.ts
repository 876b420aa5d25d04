import { createRequire } from 'node:module';
import path from 'node:path';
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

type AdapterClass = new (...options: unknown[]) => KeyvAdapter;

/** Keys begin with this where a server's keys are one space for all its users; in PostgreSQL the table has a name of its own. */
const NAMESPACE = 'pylit';
const TABLE = 'pylit_cache';

/**
 * Makes the Keyv adapter for an address. The adapters are packages that a project installs if it wants one; they are looked for there, then beside pylit.
 *
 * @param root the project's folder
 * @param timeLimits milliseconds for connecting, and for an answer
 * @throws PylitError `config` when the package is not installed
 */
export function keyvAdapter(
  address: string,
  root: string,
  timeLimits: { readonly connect: number; readonly answer: number },
): KeyvAdapter {
  const scheme = address.slice(0, address.indexOf(':'));
  if (scheme.startsWith('redis')) return redis(address, root, timeLimits.connect);
  if (scheme.startsWith('valkey')) return valkey(address, root, timeLimits.connect);
  return postgres(address, root, timeLimits);
}

function redis(url: string, root: string, connectTimeout: number): KeyvAdapter {
  const Adapter = load('@keyv/redis', root);
  return new Adapter(
    { url, socket: { connectTimeout, reconnectStrategy: false } },
    { namespace: NAMESPACE, throwOnErrors: true, throwOnConnectError: true },
  );
}

function valkey(address: string, root: string, connectTimeout: number): KeyvAdapter {
  const Adapter = load('@keyv/valkey', root);
  const adapter = new Adapter({
    uri: address.replace(/^valkey/, 'redis'),
    connectTimeout,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    useRedisSets: false,
  });
  return Object.assign(adapter, { namespace: NAMESPACE });
}

function postgres(uri: string, root: string, { connect, answer }: { connect: number; answer: number }): KeyvAdapter {
  const Adapter = load('@keyv/postgres', root);
  return new Adapter({
    uri,
    table: TABLE,
    useUnloggedTable: true,
    connectionTimeoutMillis: connect,
    query_timeout: answer,
    max: 1,
    // The adapter does not listen to the errors of idle connections, which would end the process: so none is ever idle.
    maxUses: 1,
  });
}

function load(name: string, root: string): AdapterClass {
  for (const from of [path.join(root, 'package.json'), import.meta.filename]) {
    const require = createRequire(from);
    const file = resolved(require, name);
    if (file === undefined) continue;
    const loaded = require(file) as { default?: AdapterClass };
    if (loaded.default) return loaded.default;
  }
  throw new PylitError('config', `The package ${name} is not installed; npm install --save-dev ${name} does that.`, {
    data: { package: name },
  });
}

function resolved(require: NodeJS.Require, name: string): string | undefined {
  try {
    return require.resolve(name);
  } catch {
    return undefined;
  }
}

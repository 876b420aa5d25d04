import type { RequestListener, Server } from 'node:http';
import { createServer } from 'node:http';
import { PylitError } from '../core/error.ts';

/** Where to listen: both of this machine's own addresses, or one of them. */
export type LoopbackHost = 'localhost' | '127.0.0.1' | '::1';

export interface Listening {
  readonly port: number;
  /** Ends all connections at once. */
  close(): Promise<void>;
}

/** Requests from this machine are short and come at once; what is not so is cut off. */
const LIMITS = {
  maxHeaderSize: 16_384,
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 5_000,
};
const MAX_CONNECTIONS = 256;

/**
 * Listens on loopback addresses only.
 *
 * @param ports tried in order; 0 is any free one
 * @throws PylitError `usage` where all are taken
 */
export async function listen(
  handler: RequestListener,
  host: LoopbackHost,
  ports: readonly number[],
): Promise<Listening> {
  for (const port of ports) {
    const servers = await listenOn(handler, host, port);
    if (servers) return { port: portOf(servers[0]), close: () => closeAll(servers) };
  }
  throw new PylitError('usage', `Port ${ports.join(', ')} is taken by another program.`, {
    hint: 'Choose another one with --port, or leave it out.',
  });
}

/** One server for each address; undefined where the port is taken at any: the other program would get half of the requests. */
async function listenOn(
  handler: RequestListener,
  host: LoopbackHost,
  port: number,
): Promise<[Server, ...Server[]] | undefined> {
  const first = await listenAt(handler, host === '::1' ? '::1' : '127.0.0.1', port);
  if (typeof first === 'string') {
    if (first === 'EADDRINUSE') return undefined;
    throw new PylitError('usage', `Cannot listen on ${host}:${port}: ${first}.`, {
      hint: 'Choose another port or host.',
    });
  }
  if (host !== 'localhost') return [first];
  const second = await listenAt(handler, '::1', portOf(first));
  if (typeof second !== 'string') return [first, second];
  if (second !== 'EADDRINUSE') return [first]; // There is no IPv6 here.
  await closeAll([first]);
  return undefined;
}

function listenAt(handler: RequestListener, address: string, port: number): Promise<Server | string> {
  const server = createServer(LIMITS, handler);
  server.maxConnections = MAX_CONNECTIONS;
  return new Promise(resolve => {
    server.once('error', error => resolve((error as NodeJS.ErrnoException).code ?? error.message));
    server.listen({ host: address, port, exclusive: true }, () => resolve(server));
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function closeAll(servers: readonly Server[]): Promise<void> {
  await Promise.all(
    servers.map(
      server =>
        new Promise(resolve => {
          server.close(resolve);
          server.closeAllConnections();
        }),
    ),
  );
}

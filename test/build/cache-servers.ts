import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { postgresProgram } from '../tools.ts';

/** A server for a test, on this machine only. */
export interface TestServer {
  readonly port: number;
  end(): Promise<void>;
}

/** A real Redis, in memory. */
export async function startRedis(...settings: string[]): Promise<TestServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pylit-redis-'));
  const rest = ['--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no', ...settings];
  const start = (port: number) => spawn('redis-server', ['--port', String(port), ...rest], { stdio: 'ignore' });
  return started(start, folder, 'SIGKILL');
}

/** The same behind TLS, as `localhost`, with a certificate that nobody has signed; it is in the file `certificate`. */
export async function startTlsRedis(): Promise<TestServer & { certificate: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pylit-redis-'));
  const [key, certificate] = [path.join(folder, 'key.pem'), path.join(folder, 'certificate.pem')];
  const whose = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const made = spawnSync('openssl', ['req', '-x509', ...kind, '-keyout', key, '-out', certificate, ...whose]);
  if (made.status !== 0) throw new Error(made.stderr.toString());
  const where = ['--port', '0', '--bind', '127.0.0.1', '--dir', folder];
  const tls = ['--tls-cert-file', certificate, '--tls-key-file', key, '--tls-ca-cert-file', certificate];
  const rest = ['--tls-auth-clients', 'no', '--save', '', '--appendonly', 'no'];
  const settings = [...where, ...tls, ...rest];
  const start = (port: number) => spawn('redis-server', [...settings, '--tls-port', String(port)], { stdio: 'ignore' });
  return { ...(await started(start, folder, 'SIGKILL')), certificate };
}

/** A real PostgreSQL with one user, `postgres`; as root it runs as the system's user of that name. */
export async function startPostgres(): Promise<TestServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pylit-postgres-'));
  const user = unprivileged();
  if (user) chownSync(folder, user.uid, user.gid);
  const data = path.join(folder, 'data');
  const options = { ...user, cwd: folder, encoding: 'utf8' as const };
  const made = spawnSync(
    postgresProgram('initdb'),
    ['--no-sync', '-A', 'trust', '-U', 'postgres', '--locale=C', '-E', 'UTF8', data],
    options,
  );
  if (made.status !== 0) throw new Error(made.stderr);
  const where = ['-D', data, '-h', '127.0.0.1', '-k', '', '-c', 'fsync=off'];
  const start = (port: number) =>
    spawn(postgresProgram('postgres'), [...where, '-p', String(port)], { ...user, cwd: folder, stdio: 'ignore' });
  return started(start, folder, 'SIGINT');
}

/** A server that accepts connections and never says anything. */
export async function startSilence(): Promise<TestServer> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer(socket => {
    sockets.add(socket.on('error', () => {}));
  });
  return listening(server, sockets);
}

/** Stands between a client and a server, and lets nothing more through once `stall` was called. */
export async function startStallingProxy(port: number): Promise<TestServer & { stall(): void }> {
  const sockets = new Set<net.Socket>();
  let stalled = false;
  const server = net.createServer(client => {
    const upstream = net.connect(port, '127.0.0.1');
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from.on('error', () => {}));
      from.on('data', data => void (stalled || to.write(data)));
      from.on('close', () => to.destroy());
    }
  });
  return {
    ...(await listening(server, sockets)),
    stall() {
      stalled = true;
    },
  };
}

/** A port on which nothing listens. */
export async function freePort(): Promise<number> {
  const server = await listening(net.createServer(), new Set());
  await server.end();
  return server.port;
}

async function listening(server: net.Server, sockets: Set<net.Socket>): Promise<TestServer> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    async end() {
      for (const socket of sockets) socket.destroy();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

/** Starts a server on a free port, and waits until it accepts connections. */
async function started(
  start: (port: number) => ChildProcess,
  folder: string,
  signal: NodeJS.Signals,
  attempts = 5,
): Promise<TestServer> {
  const port = await freePort();
  const child = start(port);
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()));
  while (!(await accepts(port))) {
    // Somebody else may have taken the port in the meantime.
    if (hasEnded(child) && attempts > 1) return started(start, folder, signal, attempts - 1);
    if (hasEnded(child)) throw new Error(`the server on port ${port} ended`);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  return {
    port,
    async end() {
      child.kill(signal);
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

function accepts(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  return { uid: id('-u'), gid: id('-g') };
}

import { randomBytes } from 'node:crypto';
import { getRequestListener } from '@hono/node-server';
import { makeApp } from './app.ts';
import { Clients } from './clients.ts';
import { type Listening, listen } from './listen.ts';
import { LiveState } from './live-state.ts';
import type { BuildNews } from './news.ts';
import type { ServerOptions } from './options.ts';
import { SiteFiles } from './site-files.ts';

/** A running server. */
export interface LiveServer {
  /** With the port, and `/` at the end. */
  readonly url: string;
  /** Tells the open pages what became of a build. */
  announce(news: BuildNews): Promise<void>;
  /** Ends all connections at once. */
  close(): Promise<void>;
}

/**
 * Serves a site on this machine alone, and keeps its open pages as they are on the disk. It does not build.
 *
 * @throws PylitError `usage` where no port is free
 */
export async function createServer(options: ServerOptions): Promise<LiveServer> {
  const files = new SiteFiles({
    root: options.root,
    folder: () => options.site().outputFolder,
    manifest: options.manifest,
  });
  const clients = new Clients();
  const live = new LiveState({ files, clients, options });
  let listening: Listening | undefined;
  const app = makeApp({
    files,
    clients,
    live,
    server: randomBytes(8).toString('hex'),
    token: randomBytes(16).toString('hex'),
    port: () => listening?.port ?? 0,
    options,
  });
  const handler = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  listening = await listen((request, response) => void handler(request, response), options.host, options.ports);
  const { port, close } = listening;
  return {
    url: `http://${options.host === '::1' ? '[::1]' : options.host}:${port}/`,
    announce: news => live.announce(news),
    async close() {
      clients.close();
      await close();
    },
  };
}

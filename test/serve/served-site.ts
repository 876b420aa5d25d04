import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { BuildReport, ReportMessage } from '../../src/build/report.ts';
import type { EditorPlace } from '../../src/serve/editor.ts';
import type { ServerOptions } from '../../src/serve/options.ts';
import { createServer, type LiveServer } from '../../src/serve/server.ts';

/** A project with a site that is served, without anything that builds it: tests write its files and announce them. */
export interface ServedSite {
  readonly root: string;
  readonly server: LiveServer;
  readonly port: number;
  /** The places that the editor was asked to open. */
  readonly opened: EditorPlace[];
  /** Files of the project, from its root; they are not announced. */
  write(files: Readonly<Record<string, string>>): void;
  /** Writes files of the site and announces them as a build would. */
  build(files: Readonly<Record<string, string>>, messages?: readonly ReportMessage[]): Promise<void>;
  /** Removes a file of the site and announces that. */
  remove(file: string): Promise<void>;
}

/** Serves files of a site, by path in it, until the test is over. */
export async function serveSite(
  files: Readonly<Record<string, string>>,
  { trustHtml = false, ...options }: Partial<ServerOptions> & { readonly trustHtml?: boolean } = {},
): Promise<ServedSite> {
  const root = mkdtempSync(path.join(tmpdir(), 'pylit-serve-'));
  const manifest = new Set<string>();
  const opened: EditorPlace[] = [];
  const server = await createServer({
    root,
    site: () => ({ outputFolder: 'build/html', sourceFolder: '.', trustHtml }),
    manifest: () => manifest,
    isSource: file => file.endsWith('.md'),
    openEditor: async place => void opened.push(place),
    host: '127.0.0.1',
    ports: [0],
    ...options,
  });
  onTestFinished(async () => {
    await server.close();
    rmSync(root, { recursive: true, force: true });
  });
  const write = (project: Readonly<Record<string, string>>) => {
    for (const [name, content] of Object.entries(project)) {
      mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      writeFileSync(path.join(root, name), content);
    }
  };
  const put = (site: Readonly<Record<string, string>>) => {
    const outputs = Object.entries(site).map(([name, content]) => [`build/html/${name}`, content] as const);
    write(Object.fromEntries(outputs));
    for (const [name] of outputs) manifest.add(name);
    return outputs.map(([name]) => name);
  };
  put(files);
  return {
    root,
    server,
    port: Number(new URL(server.url).port),
    opened,
    write,
    build: (site, messages = []) =>
      server.announce({ kind: 'ended', report: report(messages), written: put(site), removed: [] }),
    async remove(file) {
      manifest.delete(`build/html/${file}`);
      rmSync(path.join(root, 'build/html', file));
      await server.announce({ kind: 'ended', report: report([]), written: [], removed: [`build/html/${file}`] });
    },
  };
}

export function report(messages: readonly ReportMessage[]): BuildReport {
  return {
    documents: { total: 1, read: 1 },
    blocks: { total: 1, transformed: 1, reused: 0 },
    outputs: { written: 1, unchanged: 0, removed: 0 },
    messages,
    durationMs: 1,
  };
}

/** An answer as it came over the wire. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Asking {
  readonly method?: string;
  /** Replaces or adds headers; undefined leaves one out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
  /** Do not wait for the end of the answer, but for this text. */
  readonly until?: string;
}

/** Sends a request byte for byte, as no client would that tidies addresses first. */
export function ask(port: number, target: string, asking: Asking = {}): Promise<Answer> {
  const { method = 'GET', body = '' } = asking;
  const headers = {
    Host: `127.0.0.1:${port}`,
    Connection: 'close',
    ...(body !== '' && { 'Content-Length': String(Buffer.byteLength(body)) }),
    ...asking.headers,
  };
  const lines = Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let heard = '';
    socket.on('connect', () => socket.write(`${method} ${target} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`));
    socket.on('data', data => {
      heard += data.toString('latin1');
      if (asking.until !== undefined && heard.includes(asking.until)) socket.destroy();
    });
    socket.on('error', error => (heard === '' ? reject(error) : undefined));
    socket.on('close', () => resolve(parseAnswer(heard)));
  });
}

function parseAnswer(heard: string): Answer {
  const [head = '', ...rest] = heard.split('\r\n\r\n');
  const [status = '', ...lines] = head.split('\r\n');
  const headers = lines.map(line => [
    line.slice(0, line.indexOf(':')).toLowerCase(),
    line.slice(line.indexOf(':') + 2),
  ]);
  return { status: Number(status.split(' ')[1]), headers: Object.fromEntries(headers), body: rest.join('\r\n\r\n') };
}

/** What a page's script knows from its element. */
export function scriptData(html: string): { server: string; token: string; revision: string } {
  const value = (name: string) => new RegExp(`data-${name}="([^"]*)"`).exec(html)?.[1] ?? '';
  return { server: value('server'), token: value('token'), revision: value('revision') };
}

/** A connection that has begun to hear the events of the first page. */
export async function listening(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  socket.write(`GET /__pylit/events?page=/ HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
  await new Promise(resolve => socket.once('data', resolve));
  return socket;
}

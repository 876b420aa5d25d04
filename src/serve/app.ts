import { Readable } from 'node:stream';
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { getMimeType } from 'hono/utils/mime';
import { PylitError } from '../core/error.ts';
import { liveScript } from './client-script.ts';
import type { Clients } from './clients.ts';
import { answerWith } from './file-answer.ts';
import { securityHeaders } from './headers.ts';
import { askServer, HISTORY_PATHS, type ServedHistory } from './history.ts';
import { documentOf, injectScript, type PageIdentity, revisionOf } from './inject.ts';
import type { LiveState } from './live-state.ts';
import { isToken, MAX_OPEN_REQUEST, placeToOpen } from './open-request.ts';
import type { ServerOptions } from './options.ts';
import { placeholderPage } from './placeholder.ts';
import { OWN_PATH } from './protocol.ts';
import { type Refusal, refuseRequest, refuseStranger } from './request-guard.ts';
import type { SiteFiles } from './site-files.ts';

interface AppParts extends Pick<PageIdentity, 'server' | 'token'> {
  readonly files: SiteFiles;
  readonly clients: Clients;
  readonly live: LiveState;
  readonly port: () => number;
  readonly options: ServerOptions;
}

type Env = { Bindings: HttpBindings };

/** The server's routes: the site's files, and below `OWN_PATH` what open pages need. */
export function makeApp(parts: AppParts): Hono<Env> {
  const app = new Hono<Env>();
  app.use(async (context, next) => {
    const { trustHtml } = parts.options.site();
    for (const [name, value] of Object.entries(securityHeaders(trustHtml))) context.header(name, value);
    const refusal = refuseRequest(context.env.incoming, parts.port());
    return refusal ? refuse(context, refusal) : next();
  });
  app.post(`${OWN_PATH}open`, context => openPlace(context, parts));
  app.use(async (context, next) => {
    const { method } = context.env.incoming;
    if (method === 'GET' || method === 'HEAD') return next();
    context.header('allow', 'GET, HEAD');
    return refuse(context, { status: 405, reason: 'Files can only be read.' });
  });
  app.get(`${OWN_PATH}events`, context => listenToEvents(context, parts));
  app.get(`${OWN_PATH}live.js`, context => context.body(liveScript(), 200, { 'content-type': JAVASCRIPT }));
  app.get(HISTORY_PATHS.data, context => tellHistory(context, parts));
  const { history } = parts.options;
  if (history) {
    app.get(HISTORY_PATHS.script, context => context.body(history.script(), 200, { 'content-type': JAVASCRIPT }));
    app.get(HISTORY_PATHS.styles, context => context.body(history.styles(), 200, { 'content-type': CSS }));
  }
  app.get('*', context => serveFile(context, parts));
  app.onError((_, context) => refuse(context, { status: 400, reason: 'The request could not be answered.' }));
  return app;
}

const JAVASCRIPT = 'text/javascript; charset=utf-8';
const HTML = 'text/html; charset=utf-8';
const CSS = 'text/css; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';

function refuse(context: Context<Env>, { status, reason }: Refusal): Response {
  return context.text(`${reason}\n`, status);
}

async function openPlace(context: Context<Env>, { options, token }: AppParts): Promise<Response> {
  const refusal = refuseStranger(context.env.incoming, { needsOrigin: true });
  if (refusal) return refuse(context, refusal);
  if (!isToken(token, context.req.header('x-pylit-token'))) return context.text('The token is wrong.\n', 403);
  const body = await readBody(context.env.incoming);
  const place = body === undefined ? undefined : await placeToOpen(body, options.root, options.isSource);
  if (!place) return context.text('That is no source of this project.\n', 400);
  try {
    await options.openEditor(place);
    return context.body(null, 204);
  } catch (error) {
    if (!(error instanceof PylitError)) throw error;
    return context.text(`${error.message} ${error.hint ?? ''}\n`, 501);
  }
}

/** The text of a small body; undefined for a larger one, which is not read to its end. */
async function readBody(request: HttpBindings['incoming']): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_OPEN_REQUEST) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function listenToEvents(context: Context<Env>, { clients, files, live, server }: AppParts): Response {
  const refusal = refuseStranger(context.env.incoming, { needsOrigin: false });
  if (refusal) return refuse(context, refusal);
  if (context.env.incoming.method !== 'GET')
    return refuse(context, { status: 405, reason: 'Events can only be read.' });
  const target = files.resolve(context.req.query('page') ?? '');
  if (target.kind === 'refused') return refuse(context, { status: 400, reason: target.reason });
  const stream = clients.connect(target.path, client => {
    client.send('hello', { server });
    void live.greet(client, context.req.query('revision'), Number(context.req.query('build') ?? 0));
  });
  if (!stream) return context.text('Too many pages listen already.\n', 503);
  return context.body(stream, 200, { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' });
}

/** Only of a page that was built, and only to a page of this server. */
async function tellHistory(context: Context<Env>, { files, options: { history } }: AppParts): Promise<Response> {
  const refusal = refuseStranger(context.env.incoming, { needsOrigin: false });
  if (refusal) return refuse(context, refusal);
  const target = files.resolve(context.req.query('page') ?? '');
  if (target.kind === 'refused') return refuse(context, { status: 400, reason: target.reason });
  const html = target.kind === 'file' && /\.html?$/i.test(target.path) ? await files.text(target.path) : undefined;
  const document = html === undefined ? undefined : documentOf(html);
  const told = document === undefined ? undefined : await history?.of(document);
  return told === undefined
    ? context.text('Not found.\n', 404)
    : context.body(told, 200, { 'content-type': JSON_TYPE });
}

async function serveFile(context: Context<Env>, parts: AppParts): Promise<Response> {
  const target = parts.files.resolve(context.env.incoming.url ?? '');
  switch (target.kind) {
    case 'refused':
      return refuse(context, { status: 400, reason: `Refused this address: ${target.reason}.` });
    case 'folder':
      return context.redirect(target.address, 302);
    case 'absent':
      return serveNothing(context, parts, target.path);
    case 'file':
      return /\.html?$/i.test(target.path)
        ? servePage(context, parts, target.path)
        : serveBytes(context, parts, target.path);
  }
}

async function servePage(context: Context<Env>, parts: AppParts, file: string): Promise<Response> {
  // Asked before the file is read: a build that ends meanwhile is told to the page once more rather than never.
  const build = parts.live.builds;
  const html = await parts.files.text(file);
  if (html === undefined) return serveNothing(context, parts, file);
  const { server, token } = parts;
  const revision = revisionOf(html);
  const marked = await markedPage(html, file, parts.options.history);
  return context.body(injectScript(marked, { server, token, build, revision }), 200, {
    'content-type': HTML,
    'x-pylit-revision': revision,
  });
}

/** Without its history a page is still a page. */
async function markedPage(html: string, file: string, history: ServedHistory | undefined): Promise<string> {
  const document = documentOf(html);
  if (!history || document === undefined) return html;
  const marked = await history.mark(html, document).catch(() => html);
  return askServer(marked, file);
}

async function serveBytes(context: Context<Env>, parts: AppParts, file: string): Promise<Response> {
  const opened = await parts.files.open(file);
  if (!opened) return serveNothing(context, parts, file);
  const { 'if-none-match': ifNoneMatch, range, 'if-range': ifRange } = context.env.incoming.headers;
  const question = { method: context.env.incoming.method, ifNoneMatch, range, ifRange: ifRange?.toString() };
  const { status, headers, bytes } = answerWith(question, opened.etag, opened.size);
  // A browser may keep what it asks for each time whether it is still the same.
  const all = { ...headers, 'content-type': getMimeType(file) ?? 'application/octet-stream', 'cache-control': KEPT };
  if (!bytes) {
    await opened.handle.close();
    return context.body(null, status, all);
  }
  const stream = Readable.toWeb(opened.handle.createReadStream(bytes)) as ReadableStream<Uint8Array>;
  return context.newResponse(stream, status, all);
}

const KEPT = 'private, no-cache';

/** What looks like a page gets one that waits for it; anything else a plain answer. */
function serveNothing(context: Context<Env>, { live, server, token }: AppParts, file: string): Response {
  if (!/\.html?$/i.test(file)) return context.text('Not found.\n', 404);
  const page = placeholderPage(file, live.builds > 0 ? 'absent' : 'building');
  return context.body(injectScript(page, { server, token, build: live.builds }), live.builds > 0 ? 404 : 503, {
    'content-type': HTML,
  });
}

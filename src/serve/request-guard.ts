import type { IncomingMessage } from 'node:http';

/** A request that is not answered: the status, and the reason in words. */
export interface Refusal {
  readonly status: 400 | 403 | 405 | 414;
  readonly reason: string;
}

/** Names by which a browser on this machine reaches it. Another name that leads here is somebody else's (DNS rebinding). */
const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];

const MAX_TARGET = 4096;

/** Says why a request is refused before anything else looks at it; undefined for one that is answered. */
export function refuseRequest(request: IncomingMessage, port: number): Refusal | undefined {
  const { host = '' } = request.headers;
  if (!hostsAt(port).includes(host.toLowerCase()))
    return { status: 403, reason: `This server answers only to ${hostsAt(port)[0]}.` };
  if ((request.url ?? '').length > MAX_TARGET) return { status: 414, reason: 'The address is too long.' };
  if (!(request.url ?? '').startsWith('/')) return { status: 400, reason: 'The address is not a path.' };
  if (isForeignOrigin(request, host)) return { status: 403, reason: 'Other sites may not ask this server.' };
  return isForeignFetch(request) ? { status: 403, reason: 'Other sites may only link to these pages.' } : undefined;
}

/**
 * Says why a request may not hear or do what only pylit's own pages may: it must not be known to come from elsewhere, and what changes something must
 * say that it comes from here.
 */
export function refuseStranger(request: IncomingMessage, options: { needsOrigin: boolean }): Refusal | undefined {
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return { status: 403, reason: 'Only pages of this server may.' };
  if (options.needsOrigin && origin === undefined) return { status: 403, reason: 'The request says no origin.' };
  return undefined;
}

function hostsAt(port: number): string[] {
  return LOOPBACK_NAMES.flatMap(name => (port === 80 ? [`${name}:80`, name] : [`${name}:${port}`]));
}

function isForeignOrigin({ headers: { origin } }: IncomingMessage, host: string): boolean {
  return origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`;
}

/** From other sites a person may follow a link to a page; nothing may be embedded or fetched. */
function isForeignFetch({ headers, method }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return false;
  const isVisit = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
  return !isVisit || (method !== 'GET' && method !== 'HEAD');
}

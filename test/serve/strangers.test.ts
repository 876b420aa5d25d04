import { realpathSync, symlinkSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Clients, MAX_CLIENTS } from '../../src/serve/clients.ts';
import { ask, listening, scriptData, serveSite } from './served-site.ts';

const SITE = { 'index.html': '<html><head></head><body>home</body></html>', 'style.css': 'body {}' };
const EVENTS = '/__pylit/events?page=/';

describe('requests under another name', () => {
  it.each([
    'evil.example',
    'evil.example:PORT',
    'localhost',
    'localhost.evil.example:PORT',
    '127.0.0.1',
    '127.0.0.1:1',
    '0.0.0.0:PORT',
    '127.0.0.2:PORT',
    '2130706433:PORT',
    'user@localhost:PORT',
    'localhost:PORT:PORT',
    '',
  ])('Host %j is refused for pages, events and the editor (DNS rebinding)', async name => {
    const { port } = await serveSite(SITE);
    const Host = name.replaceAll('PORT', String(port));
    for (const target of ['/', EVENTS, '/__pylit/live.js']) {
      const answer = await ask(port, target, { headers: { Host } });
      expect([400, 403], target).toContain(answer.status);
      expect(answer.body, target).not.toContain('token');
    }
    expect([400, 403]).toContain((await ask(port, '/__pylit/open', { method: 'POST', headers: { Host } })).status);
  });

  it('a request that names no host is refused', async () => {
    const { port } = await serveSite(SITE);
    expect((await ask(port, '/', { headers: { Host: undefined } })).status).toBe(400);
  });

  it('the names of this machine are answered', async () => {
    const { port } = await serveSite(SITE);
    for (const name of ['localhost', '127.0.0.1', '[::1]', 'LOCALHOST'])
      expect((await ask(port, '/', { headers: { Host: `${name}:${port}` } })).status, name).toBe(200);
  });
});

describe('requests from other sites', () => {
  const visit = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' };

  it('may open a page by a link', async () => {
    const { port } = await serveSite(SITE);
    expect((await ask(port, '/', { headers: visit })).status).toBe(200);
  });

  it.each([
    ['a fetch', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors', 'Sec-Fetch-Dest': 'empty' }],
    ['a script', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors', 'Sec-Fetch-Dest': 'script' }],
    ['a frame', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'iframe' }],
    [
      'another port of this machine',
      { 'Sec-Fetch-Site': 'same-site', 'Sec-Fetch-Mode': 'cors', 'Sec-Fetch-Dest': 'empty' },
    ],
    ['another origin', { Origin: 'https://evil.example' }],
    ['the same host over https', { Origin: 'https://127.0.0.1:PORT' }],
    ['a sandboxed frame', { Origin: 'null' }],
  ])('may not embed or read anything: %s', async (_, headers) => {
    const { port } = await serveSite(SITE);
    const filled = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value.replace('PORT', String(port))]),
    );
    for (const target of ['/', '/style.css', EVENTS, '/__pylit/live.js'])
      expect((await ask(port, target, { headers: filled })).status, target).toBe(403);
  });

  it('may not even visit the events', async () => {
    const { port } = await serveSite(SITE);
    expect((await ask(port, EVENTS, { headers: visit })).status).toBe(403);
    const typed = { 'Sec-Fetch-Site': 'none' };
    expect((await ask(port, EVENTS, { headers: typed })).status).toBe(403);
  });

  it('find no header that lets them read, and ones that forbid it', async () => {
    const { port } = await serveSite(SITE);
    for (const [target, method] of [
      ['/', 'GET'],
      ['/style.css', 'GET'],
      ['/no.html', 'GET'],
      ['/%', 'GET'],
      ['/', 'OPTIONS'],
      ['/__pylit/live.js', 'GET'],
    ] as const) {
      const { headers } = await ask(port, target, { method });
      expect(
        Object.keys(headers).filter(name => name.startsWith('access-control')),
        target,
      ).toEqual([]);
      expect(headers['cross-origin-resource-policy'], target).toBe('same-origin');
      expect(headers['x-content-type-options'], target).toBe('nosniff');
      expect(headers['referrer-policy'], target).toBe('no-referrer');
      expect(headers['content-security-policy'], target).toMatch(/script-src 'self';.*frame-ancestors 'none'/);
      expect(headers['cache-control'], target).toBe(target === '/style.css' ? 'private, no-cache' : 'no-store');
    }
  });
});

describe('events', () => {
  it('are heard by pages of this server', async () => {
    const { port } = await serveSite(SITE);
    const answer = await ask(port, EVENTS, { headers: { 'Sec-Fetch-Site': 'same-origin' }, until: '"server"' });
    expect(answer.headers['content-type']).toMatch(/^text\/event-stream/);
    expect(answer.body).toContain('event: hello');
    expect(Object.keys(answer.headers).filter(name => name.startsWith('access-control'))).toEqual([]);
  });

  it('say nothing of pages that cannot be', async () => {
    const { port } = await serveSite(SITE);
    expect((await ask(port, '/__pylit/events?page=/../x')).status).toBe(400);
    expect((await ask(port, '/__pylit/events')).status).toBe(400);
  });

  it('hold no place for a request that cannot hear them', async () => {
    const { port } = await serveSite(SITE);
    for (let count = 0; count <= MAX_CLIENTS; count += 1)
      expect((await ask(port, EVENTS, { method: 'HEAD' })).status).toBe(405);
    expect((await ask(port, EVENTS, { until: 'hello' })).status).toBe(200);
  });

  it('are sent to so many pages and no more; those that went away make room', async () => {
    const { port, server } = await serveSite(SITE);
    const sockets = await Promise.all(Array.from({ length: MAX_CLIENTS }, () => listening(port)));
    expect((await ask(port, EVENTS)).status).toBe(503);
    expect((await ask(port, '/')).status).toBe(200);
    for (const socket of sockets) socket.destroy();
    await expect.poll(async () => (await ask(port, EVENTS, { until: 'hello' })).status).toBe(200);
    await server.close();
  });

  it('are no longer kept for a page that does not read them', () => {
    const clients = new Clients();
    onTestFinished(() => clients.close());
    clients.connect('index.html', () => {});
    for (let sent = 0; sent < 1000; sent += 1)
      for (const client of clients.all()) client.send('hello', { server: String(sent) });
    expect(clients.size).toBe(0);
  });
});

describe('requests out of measure', () => {
  it('long addresses and headers are refused', async () => {
    const { port } = await serveSite(SITE);
    expect((await ask(port, `/${'a'.repeat(5000)}`)).status).toBe(414);
    expect([431, 414]).toContain((await ask(port, `/${'a'.repeat(50_000)}`)).status);
    expect((await ask(port, '/', { headers: { 'X-Long': 'a'.repeat(50_000) } })).status).toBe(431);
    expect((await ask(port, '/')).status).toBe(200);
  });

  it('a server that is closed ends the connections of pages that listen', async () => {
    const { port, server } = await serveSite(SITE);
    const socket = await listening(port);
    const ended = new Promise(resolve => socket.once('close', resolve));
    await server.close();
    await ended;
    await expect(ask(port, '/')).rejects.toThrow();
  });
});

describe('opening the editor', () => {
  async function prepared() {
    const site = await serveSite(SITE);
    site.write({ 'a.md': '# A\n', 'sub/-g.md': '# B\n', 'secret.txt': 'no', '.pylit/x.md': 'no' });
    const { token } = scriptData((await ask(site.port, '/')).body);
    const own = {
      Origin: `http://127.0.0.1:${site.port}`,
      'Sec-Fetch-Site': 'same-origin',
      'Content-Type': 'application/json',
      'X-Pylit-Token': token,
    };
    const open = (body: unknown, headers: Record<string, string | undefined> = {}) =>
      ask(site.port, '/__pylit/open', {
        method: 'POST',
        headers: { ...own, ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
    return { site, open };
  }
  const place = { file: 'a.md', line: 3, column: 2 };

  it('opens a source at its place', async () => {
    const { site, open } = await prepared();
    expect((await open(place)).status).toBe(204);
    expect((await open({ file: 'sub/-g.md', line: 1, column: 1 })).status).toBe(204);
    const root = realpathSync(site.root);
    expect(site.opened).toEqual([
      { file: `${root}/a.md`, line: 3, column: 2 },
      { file: `${root}/sub/-g.md`, line: 1, column: 1 },
    ]);
  });

  it.each([
    ['no token', { 'X-Pylit-Token': undefined }],
    ['a wrong token', { 'X-Pylit-Token': '0'.repeat(32) }],
    ['no origin', { Origin: undefined }],
    ['another origin', { Origin: 'https://evil.example' }],
    ['another port of this machine', { Origin: 'http://127.0.0.1:1' }],
    ['a browser that says it comes from elsewhere', { 'Sec-Fetch-Site': 'cross-site' }],
    ['another host', { Host: 'evil.example' }],
  ])('is refused with %s', async (_, headers) => {
    const { site, open } = await prepared();
    expect((await open(place, headers)).status).toBe(403);
    expect(site.opened).toEqual([]);
  });

  it.each([
    ['a file outside', { ...place, file: '../a.md' }],
    ['an absolute path', { ...place, file: '/etc/passwd' }],
    ['what is no source', { ...place, file: 'secret.txt' }],
    ["pylit's own folder", { ...place, file: '.pylit/x.md' }],
    ['what is not there', { ...place, file: 'b.md' }],
    ['a folder', { ...place, file: 'sub' }],
    ['an option', { ...place, file: '--wait' }],
    ['no number', { ...place, line: '1; rm' }],
    ['a negative number', { ...place, line: -1 }],
    ['a key too many', { ...place, shell: true }],
    ['no object', '[]'],
    ['no JSON', '{'],
    ['too much', `{"file":"${'a'.repeat(100_000)}"}`],
  ])('refuses %s', async (_, body) => {
    const { site, open } = await prepared();
    expect((await open(body)).status).toBe(400);
    expect(site.opened).toEqual([]);
  });

  it('refuses a link that leads out of the project', async () => {
    const { site, open } = await prepared();
    symlinkSync('/etc/passwd', `${site.root}/link.md`);
    expect((await open({ ...place, file: 'link.md' })).status).toBe(400);
    expect(site.opened).toEqual([]);
  });

  it('cannot be asked for by GET', async () => {
    const { port } = await serveSite(SITE);
    expect((await ask(port, '/__pylit/open')).status).toBe(404);
  });
});

import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ask, serveSite } from './served-site.ts';

const SITE = {
  'index.html': '<!DOCTYPE html>\n<html><head><title>Home</title></head><body>home</body></html>',
  'guide/index.html': '<html><head></head><body>guide</body></html>',
  'guide/a b&ü.html': '<html><head></head><body>odd name</body></html>',
  'pylit-theme/style.css': 'body {}',
  'pylit-theme/page.js': '1;',
  'picture.svg': '<svg/>',
  'data.unknown': '\u0000',
  'empty.txt': '',
};

describe('files of the site', () => {
  it('are served by their path; a folder is its index', async () => {
    const { port } = await serveSite(SITE);
    expect((await ask(port, '/')).body).toContain('home');
    expect((await ask(port, '/index.html?x=1')).body).toContain('home');
    expect((await ask(port, '/guide/')).body).toContain('guide');
    expect((await ask(port, '/guide/a%20b%26%C3%BC.html')).body).toContain('odd name');
    expect((await ask(port, '/empty.txt')).status).toBe(200);
  });

  it('have the types that browsers insist on', async () => {
    const { port } = await serveSite(SITE);
    const type = async (target: string) => (await ask(port, target)).headers['content-type'];
    expect(await type('/')).toBe('text/html; charset=utf-8');
    expect(await type('/pylit-theme/style.css')).toBe('text/css; charset=utf-8');
    expect(await type('/pylit-theme/page.js')).toBe('text/javascript; charset=utf-8');
    expect(await type('/picture.svg')).toMatch(/^image\/svg\+xml/);
    expect(await type('/data.unknown')).toBe('application/octet-stream');
  });

  it('are redirected to from a folder without its slash, never to another host', async () => {
    const { port } = await serveSite(SITE);
    const answer = await ask(port, '/guide');
    expect([answer.status, answer.headers.location]).toEqual([302, '/guide/']);
    expect((await ask(port, '//guide')).status).toBe(400);
  });

  it('get the script in what is served, and not on the disk', async () => {
    const { port, root } = await serveSite(SITE);
    const { body } = await ask(port, '/');
    expect(body).toMatch(/<head>\n<script src="\/__pylit\/live\.js" defer data-pylit-live /);
    expect(readFileSync(path.join(root, 'build/html/index.html'), 'utf8')).toBe(SITE['index.html']);
    expect((await ask(port, '/pylit-theme/style.css')).body).toContain('body {}');
  });

  it('answer HEAD without a body', async () => {
    const { port } = await serveSite(SITE);
    for (const target of ['/', '/pylit-theme/style.css', '/no.css']) {
      const answer = await ask(port, target, { method: 'HEAD' });
      expect(answer.body, target).toBe('');
      expect(answer.status, target).toBe(target === '/no.css' ? 404 : 200);
    }
  });

  it('cannot be written, listed or asked for in another way', async () => {
    const { port } = await serveSite(SITE);
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])
      expect((await ask(port, '/index.html', { method })).status, method).toBe(405);
    expect((await ask(port, '/pylit-theme/')).status).toBe(503);
    expect((await ask(port, '/pylit-theme/')).body).not.toContain('style.css');
  });
});

describe('addresses that try to leave the site', () => {
  const OUTSIDE = 'the secret';

  it.each([
    '/../secret.html',
    '/..%2fsecret.html',
    '/..%2Fsecret.html',
    '/%2e%2e/secret.html',
    '/%2e%2e%2fsecret.html',
    '/%252e%252e%252fsecret.html',
    '/guide/../../secret.html',
    '/guide/%2e%2e/%2e%2e/secret.html',
    '/..\\secret.html',
    '/..%5csecret.html',
    '/guide\\..\\..\\secret.html',
    '//etc/passwd',
    '//secret.html',
    '/%2fetc/passwd',
    '/%2e/secret.html',
    '/./secret.html',
    '/secret.html%00.css',
    '/%00',
    '/index.html%00',
    '/%c0%ae%c0%ae/secret.html',
    '/%',
    '/%zz',
    '/.git/config',
    '/.pylit/state.json',
    '/C:/secret.html',
    '/file:///etc/passwd',
    'http://127.0.0.1/secret.html',
    '*',
    'secret.html',
    '/@fs/etc/passwd',
    '/index.html/../../secret.html',
    '/index.html?/../../../secret.html',
  ])('%s', async target => {
    const site = await serveSite(SITE);
    site.write({ 'secret.html': OUTSIDE, 'build/secret.html': OUTSIDE, 'build/html/../../.pylit/state.json': OUTSIDE });
    const answer = await ask(site.port, target);
    expect(answer.body).not.toContain(OUTSIDE);
    expect(answer.body).not.toContain('root:');
    if (!target.startsWith('/index.html?')) expect(answer.status).toBeGreaterThanOrEqual(400);
  });

  it('a file in the folder that no build wrote is not served', async () => {
    const site = await serveSite(SITE);
    site.write({ 'build/html/left.html': OUTSIDE, 'build/html/.env': OUTSIDE, 'build/html/guide/left.txt': OUTSIDE });
    for (const target of ['/left.html', '/.env', '/guide/left.txt']) {
      const answer = await ask(site.port, target);
      expect(answer.status, target).toBeGreaterThanOrEqual(404);
      expect(answer.body, target).not.toContain(OUTSIDE);
    }
  });

  it('a link that leads out of the site is not followed, nor is a folder or what is behind one', async () => {
    const site = await serveSite({ ...SITE, 'out.html': '', 'folder/x.css': '', 'inner.css': '' });
    site.write({ 'secret.html': OUTSIDE, 'elsewhere/x.css': OUTSIDE });
    const inSite = (name: string) => path.join(site.root, 'build/html', name);
    for (const name of ['out.html', 'folder', 'inner.css']) rmSync(inSite(name), { recursive: true });
    symlinkSync(path.join(site.root, 'secret.html'), inSite('out.html'));
    symlinkSync(path.join(site.root, 'elsewhere'), inSite('folder'));
    mkdirSync(inSite('inner.css'));
    writeFileSync(inSite('inner.css/x'), OUTSIDE);
    for (const target of ['/out.html', '/folder/x.css', '/inner.css']) {
      const answer = await ask(site.port, target);
      expect(answer.status, target).toBeGreaterThanOrEqual(404);
      expect(answer.body, target).not.toContain(OUTSIDE);
    }
  });
});

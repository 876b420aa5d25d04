import { symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ServedHistory } from '../../src/serve/history.ts';
import { ask, serveSite } from './served-site.ts';

const page = (document: string) =>
  `<html><head><link rel="stylesheet" href="pylit-theme/history.css"><script src="../pylit-theme/history.js" defer></script></head><body><article class="text" data-history="x.json"><p>text</p></article><span class="source">${document}</span></body></html>`;

const SITE = {
  'index.html': page('index.md'),
  'sub/a b.html': page('sub/a b.md'),
  'bare.html': '<html></html>',
  'x.txt': 'x',
};
const TOLD = '/__pylit/history?page=/';
const SECRET = 'an old secret';

/** Serves a site that tells of each document that it is asked for. */
async function served(more: Partial<ServedHistory> = {}) {
  const asked: string[] = [];
  const site = await serveSite(SITE, {
    history: {
      mark: async html => html,
      async of(document) {
        asked.push(document);
        return JSON.stringify({ document, secret: SECRET });
      },
      script: () => 'script',
      styles: () => 'styles',
      ...more,
    },
  });
  return { ...site, asked };
}

describe('the history of pages', () => {
  it('is told to pages of this server, of pages of the site', async () => {
    const { port, asked } = await served();
    const answer = await ask(port, TOLD, { headers: { 'Sec-Fetch-Site': 'same-origin' } });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.body).toContain(SECRET);
    expect((await ask(port, '/__pylit/history?page=%2Fsub%2Fa%2520b.html')).status).toBe(200);
    expect(asked).toEqual(['index.md', 'sub/a b.md']);
  });

  it.each([
    ['another name', { Host: 'evil.example' }],
    ['another name with the port', { Host: 'evil.example:PORT' }],
    ['no name', { Host: undefined }],
    ['another origin', { Origin: 'https://evil.example' }],
    ['a sandboxed frame', { Origin: 'null' }],
    [
      'a fetch from elsewhere',
      { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors', 'Sec-Fetch-Dest': 'empty' },
    ],
    [
      'a script from elsewhere',
      { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors', 'Sec-Fetch-Dest': 'script' },
    ],
    ['another port', { 'Sec-Fetch-Site': 'same-site', 'Sec-Fetch-Mode': 'cors', 'Sec-Fetch-Dest': 'empty' }],
    ['a visit', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' }],
    ['an address that was typed', { 'Sec-Fetch-Site': 'none' }],
  ])('is not told to %s', async (_, headers: Record<string, string | undefined>) => {
    const { port, asked } = await served();
    const filled = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value?.replace('PORT', String(port))]),
    );
    const answer = await ask(port, TOLD, { headers: filled });
    expect([400, 403]).toContain(answer.status);
    expect(answer.body).not.toContain(SECRET);
    expect(asked).toEqual([]);
  });

  it.each([
    ['', 400],
    ['/../index.html', 400],
    ['/..%2f..%2fetc/passwd', 400],
    ['//etc/passwd', 400],
    ['/index.html%00', 400],
    ['index.html', 400],
    ['/secret.html', 404],
    ['/link.html', 404],
    ['/x.txt', 404],
    ['/bare.html', 404],
    ['/none.html', 404],
    ['/.pylit/store.db', 400],
  ])('is not told of what is no page of the site: %j', async (target, status) => {
    const { port, root, asked, write } = await served();
    write({ 'build/html/secret.html': page('secret.md'), 'outside.html': page('outside.md') });
    symlinkSync(`${root}/outside.html`, `${root}/build/html/link.html`);
    const answer = await ask(port, `/__pylit/history?page=${encodeURIComponent(target)}`);
    expect(answer.status).toBe(status);
    expect(asked).toEqual([]);
  });

  it('can only be read, and no header lets others read it', async () => {
    const { port } = await served();
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
      expect((await ask(port, TOLD, { method })).status, method).toBe(405);
    for (const target of [TOLD, '/__pylit/history.js', '/__pylit/history.css']) {
      const { headers, status } = await ask(port, target);
      expect(status, target).toBe(200);
      expect(Object.keys(headers).filter(name => name.startsWith('access-control'))).toEqual([]);
      expect(headers['content-security-policy']).toMatch(/default-src 'none'; script-src 'self'; style-src 'self'/);
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    }
  });

  it('is asked of the server by its pages, with scripts of its own', async () => {
    const { port } = await served();
    const { body } = await ask(port, '/sub/a%20b.html');
    expect(body).toContain('data-history="/__pylit/history?page=%2Fsub%2Fa%20b.html"');
    expect(body).toContain('href="/__pylit/history.css"');
    expect(body).toContain('src="/__pylit/history.js"');
    expect(body).not.toContain('pylit-theme/history');
  });

  it('may fail, and the pages are there all the same', async () => {
    const fail = async () => {
      throw new Error(`${SECRET} in an error`);
    };
    const { port } = await served({ mark: fail, of: fail });
    expect((await ask(port, '/')).status).toBe(200);
    const answer = await ask(port, TOLD);
    expect([answer.status, answer.body]).toEqual([400, 'The request could not be answered.\n']);
  });

  it('is nothing where the server was given none', async () => {
    const { port } = await serveSite(SITE);
    expect((await ask(port, TOLD)).status).toBe(404);
    expect((await ask(port, '/__pylit/history.js')).status).toBe(404);
  });
});

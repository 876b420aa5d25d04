import { statSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ask, serveSite } from './served-site.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const SITE = { 'film.mp4': LETTERS, 'empty.css': '', 'index.html': '<html><head></head></html>' };

describe('a file that the browser has', () => {
  it('is not sent again until it was written anew', async () => {
    const { port, root } = await serveSite(SITE);
    const first = await ask(port, '/film.mp4');
    const etag = first.headers.etag ?? '';
    expect(etag).toMatch(/^".+"$/);
    expect(first.headers['cache-control']).toBe('private, no-cache');
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const answer = await ask(port, '/film.mp4', { headers: { 'If-None-Match': known } });
      expect([answer.status, answer.body, answer.headers.etag]).toEqual([304, '', etag]);
    }
    expect((await ask(port, '/film.mp4', { headers: { 'If-None-Match': '"other"' } })).status).toBe(200);
    const { size } = statSync(`${root}/build/html/film.mp4`);
    writeFileSync(`${root}/build/html/film.mp4`, LETTERS.toUpperCase());
    expect(statSync(`${root}/build/html/film.mp4`).size).toBe(size);
    const again = await ask(port, '/film.mp4', { headers: { 'If-None-Match': etag } });
    expect([again.status, again.body]).toEqual([200, LETTERS.toUpperCase()]);
  });

  it('is kept, unlike a page, which is another for each server', async () => {
    const { port } = await serveSite(SITE);
    const { headers } = await ask(port, '/');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers.etag).toBeUndefined();
  });
});

describe('a part of a file', () => {
  it.each([
    ['bytes=0-0', 206, 'a', 'bytes 0-0/26'],
    ['bytes=3-5', 206, 'def', 'bytes 3-5/26'],
    ['bytes=24-', 206, 'yz', 'bytes 24-25/26'],
    ['bytes=24-99', 206, 'yz', 'bytes 24-25/26'],
    ['bytes=-2', 206, 'yz', 'bytes 24-25/26'],
    ['bytes=-99', 206, LETTERS, 'bytes 0-25/26'],
    ['bytes=26-', 416, '', 'bytes */26'],
    ['bytes=99999999999999999999-', 416, '', 'bytes */26'],
    ['bytes=-0', 416, '', 'bytes */26'],
    ['bytes=5-3', 200, LETTERS, undefined],
    ['bytes=0-1,3-4', 200, LETTERS, undefined],
    ['bytes=-', 200, LETTERS, undefined],
    ['lines=1-2', 200, LETTERS, undefined],
  ])('is sent for %s', async (range, status, body, contentRange) => {
    const { port } = await serveSite(SITE);
    const answer = await ask(port, '/film.mp4', { headers: { Range: range } });
    expect([answer.status, answer.body, answer.headers['content-range']]).toEqual([status, body, contentRange]);
    expect(answer.headers['content-length']).toBe(String(body.length));
  });

  it('is sent of the file that the browser knows, else all of the new one', async () => {
    const { port } = await serveSite(SITE);
    const { etag = '' } = (await ask(port, '/film.mp4')).headers;
    const ask3 = (known: string) => ask(port, '/film.mp4', { headers: { Range: 'bytes=0-2', 'If-Range': known } });
    expect(await ask3(etag)).toMatchObject({ status: 206, body: 'abc' });
    expect(await ask3('"old"')).toMatchObject({ status: 200, body: LETTERS });
  });

  it('is never of an empty file, and is no part of what HEAD says', async () => {
    const { port } = await serveSite(SITE);
    expect(await ask(port, '/empty.css')).toMatchObject({ status: 200, body: '' });
    expect(await ask(port, '/empty.css', { headers: { Range: 'bytes=0-' } })).toMatchObject({ status: 416 });
    const head = await ask(port, '/film.mp4', { method: 'HEAD', headers: { Range: 'bytes=0-2' } });
    expect(head).toMatchObject({
      status: 200,
      body: '',
      headers: { 'content-length': '26', 'accept-ranges': 'bytes' },
    });
    expect(head.headers.etag).toBe((await ask(port, '/film.mp4')).headers.etag);
  });
});

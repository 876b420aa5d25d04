import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeInventory } from '../../src/build/objects/inventory-bytes.ts';
import { runHere } from './in-process.ts';
import { folderWith } from './pylit.ts';

const INVENTORY = writeInventory({ project: 'Other', version: '3.1' }, [
  { name: 'other.run', type: 'py:function', priority: 1, uri: 'api.html#other.run', text: 'other.run' },
  { name: 'start', type: 'std:label', priority: -1, uri: 'intro.html#start', text: 'How to start' },
]);

describe('pylit inventory fetch', () => {
  let server: Server;
  let url: string;
  const asked: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      if (request.url === '/docs/objects.inv') response.end(INVENTORY);
      else if (request.url === '/wrong/objects.inv') response.end('<!doctype html>');
      else response.writeHead(404).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  const project = (intersphinx: unknown) =>
    folderWith({
      'docs/index.rst':
        'T\n=\n\n:func:`other.run` :ref:`other:start` :external+other:py:func:`other.run` :func:`other.walk`\n',
      'pylit.config.json': JSON.stringify({ source: 'docs', intersphinx }),
    });

  it('gets what references need, and builds ask no network', async () => {
    const root = project({ other: `${url}/docs` });
    const before = await runHere(root, ['build', '--json']);
    expect(JSON.parse(before.stdout).messages).toContainEqual(
      expect.objectContaining({
        rule: 'inventory',
        file: 'inventories/other.inv',
        hint: 'Fetch it: pylit inventory fetch other',
      }),
    );
    expect(asked).toEqual([]);
    const fetched = await runHere(root, ['inventory', 'fetch']);
    expect(fetched).toMatchObject({
      status: 0,
      stdout: 'other: Other 3.1, 2 names, written to inventories/other.inv\n',
    });
    expect(readFileSync(path.join(root, 'inventories/other.inv'))).toEqual(Buffer.from(INVENTORY));
    expect((await runHere(root, ['inventory', 'fetch', 'other'])).stdout).toContain('as it is in');
    asked.length = 0;
    const after = JSON.parse((await runHere(root, ['build', '--json'])).stdout);
    expect(asked).toEqual([]);
    expect(after.messages.map(({ rule }: { rule: string }) => rule)).toEqual(['unknown-object']);
    const page = readFileSync(path.join(root, 'build/html/index.html'), 'utf8');
    expect(page).toContain(
      `<a href="${url}/docs/api.html#other.run" class="py py-func" title="(in Other 3.1)"><code>other.run()</code></a>`,
    );
    expect(page).toContain(`<a href="${url}/docs/intro.html#start" title="(in Other 3.1)">How to start</a>`);
    expect(page).toContain('<code>other.walk()</code>');
  });

  it.each([
    ['wrong', 'does not begin as an inventory'],
    ['missing', 'the server answers 404'],
  ])('says what is wrong: %s', async (folder, reason) => {
    const root = project({ other: `${url}/${folder}` });
    const { status, stderr } = await runHere(root, ['inventory', 'fetch']);
    expect(status).not.toBe(0);
    expect(stderr).toContain(reason);
    expect(existsSync(path.join(root, 'inventories'))).toBe(false);
  });

  it('knows the names of the configuration alone', async () => {
    const root = project({ other: { url: '/docs/', inventory: 'docs.inv' } });
    expect((await runHere(root, ['inventory', 'fetch', 'othre'])).stderr).toContain('Did you mean "other"?');
    expect((await runHere(root, ['inventory', 'fetch'])).stderr).toContain('no address to fetch from');
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import KeyvRedis from '@keyv/redis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clearSharedCache, openSharedCache, type SharedCacheOptions } from '../../src/build/cache/shared-cache.ts';
import { type BuildCache, openCache } from '../../src/build/cache.ts';
import { SqliteCache } from '../../src/build/platform/sqlite-cache.ts';
import { describeNeeding } from '../tools.ts';
import {
  freePort,
  startPostgres,
  startRedis,
  startSilence,
  startStallingProxy,
  type TestServer,
} from './cache-servers.ts';

// vitest gives its workers the condition "import" for everything, and then CommonJS packages are given modules.
registerHooks({
  resolve: (specifier, context, next) =>
    next(
      specifier,
      context.conditions.includes('require')
        ? { ...context, conditions: context.conditions.filter(condition => condition !== 'import') }
        : context,
    ),
});

const folder = mkdtempSync(path.join(tmpdir(), 'pylit-shared-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let machines = 0;

/** A machine with an empty local cache, and what its cache complained of. */
function machine(address: string, secret?: string, more: Partial<SharedCacheOptions> = {}) {
  const problems: string[] = [];
  const onProblem = (message: string) => void problems.push(message);
  const options = { address, root: folder, ...(secret !== undefined && { secret }), ...more };
  const cache = openCache({
    store: new SqliteCache(path.join(folder, `${(machines += 1)}.db`)),
    shared: async () => openSharedCache(options, onProblem),
    onProblem,
  });
  return { cache, problems };
}

const ENTRIES = Array.from({ length: 200 }, (_, index) => ({
  key: `read:x:${index}`,
  value: { index, text: 'é'.repeat(index) },
}));
const KEYS = ENTRIES.map(({ key }) => key);
const VALUES = ENTRIES.map(({ value }) => value);
const NOTHING = KEYS.map(() => undefined);

/** What another machine writes. */
async function fill(address: string, secret?: string): Promise<void> {
  const { cache, problems } = machine(address, secret);
  await cache.setMany(ENTRIES);
  await cache.close();
  expect(problems).toEqual([]);
}

async function getAndClose(cache: BuildCache, keys = KEYS): Promise<unknown[]> {
  const values = await cache.getMany(keys);
  await cache.close();
  return values;
}

const kinds: [string, 'redis-server' | 'postgres', () => Promise<TestServer>, (port: number) => string][] = [
  ['Redis', 'redis-server', startRedis, port => `redis://127.0.0.1:${port}`],
  ['Valkey (spoken to a Redis)', 'redis-server', startRedis, port => `valkey://127.0.0.1:${port}`],
  ['PostgreSQL', 'postgres', startPostgres, port => `postgresql://postgres@127.0.0.1:${port}/postgres`],
];
for (const [name, tool, start, addressOf] of kinds)
  describeNeeding(tool, `a cache shared by ${name}`, () => {
    let server: TestServer;
    let address = '';
    beforeAll(async () => {
      server = await start();
      address = addressOf(server.port);
    });
    afterAll(() => server.end());

    it('gives one machine what another wrote, also bytes and text', async () => {
      await fill(address);
      const writer = machine(address);
      await writer.cache.setMany([
        { key: 'b', value: Uint8Array.of(0, 255, 7) },
        { key: 't', value: '\u0000"é' },
      ]);
      await writer.cache.close();
      const reader = machine(address);
      expect(await reader.cache.getMany(['b', 't', 'absent'])).toEqual([
        Uint8Array.of(0, 255, 7),
        '\u0000"é',
        undefined,
      ]);
      expect(await getAndClose(reader.cache)).toEqual(VALUES);
      expect(reader.problems).toEqual([]);
    });

    it('takes a key twice, and keeps the last', async () => {
      const writer = machine(address);
      await writer.cache.setMany([1, 2, 3].map(value => ({ key: 'twice', value })));
      await writer.cache.close();
      expect(writer.problems).toEqual([]);
      expect(await getAndClose(machine(address).cache, ['twice', 'twice'])).toEqual([3, 3]);
    });

    it('keeps apart what was written under different secrets, and under none', async () => {
      await fill(address, 'ours');
      expect(await getAndClose(machine(address, 'ours').cache)).toEqual(VALUES);
      expect(await getAndClose(machine(address, 'theirs').cache)).toEqual(NOTHING);
    });

    it('is emptied on demand', async () => {
      await fill(address);
      await clearSharedCache({ address, root: folder });
      expect(await getAndClose(machine(address).cache)).toEqual(NOTHING);
    });

    it('that ends in the middle of a build is told of once, and the build goes on', async () => {
      await fill(address);
      const { cache, problems } = machine(address);
      expect(await cache.getMany(KEYS.slice(0, 3))).toEqual(VALUES.slice(0, 3));
      await server.end();
      expect(await cache.getMany(KEYS.slice(3))).toEqual(NOTHING.slice(3));
      await cache.setMany([{ key: 'x', value: 1 }]);
      expect(await cache.getMany(['x'])).toEqual([1]);
      await cache.close();
      expect(problems).toEqual([
        expect.stringMatching(/^The shared cache at [a-z]+:\/\/127\.0\.0\.1:\d+ is not used for the rest/),
      ]);
      server = await start();
      address = addressOf(server.port);
    });

    it('whose address is wrong is told of once', async () => {
      const { cache, problems } = machine(addressOf(server.port).replace(/:\d+/, ':port'));
      expect(await getAndClose(cache)).toEqual(NOTHING);
      expect(problems).toEqual([expect.stringContaining('The address is not written as a URL')]);
    });

    it('that is not there is told of once', async () => {
      const { cache, problems } = machine(addressOf(await freePort()));
      await cache.setMany(ENTRIES);
      expect(await getAndClose(cache, [...KEYS, 'absent'])).toEqual([...VALUES, undefined]);
      expect(problems).toEqual([expect.stringContaining('ECONNREFUSED')]);
    });

    it('that never answers costs the time limit, once', async () => {
      const silence = await startSilence();
      const { cache, problems } = machine(addressOf(silence.port), undefined, {
        timeLimits: { connect: 200, answer: 60_000 },
      });
      expect(await cache.getMany(KEYS)).toEqual(NOTHING);
      await cache.setMany(ENTRIES);
      await cache.close();
      expect(problems).toEqual([expect.stringMatching(/no answer within 200 ms|connection timeout/)]);
      await silence.end();
    });

    it('that stops answering costs the time limit, once', async () => {
      await fill(address);
      const proxy = await startStallingProxy(server.port);
      const { cache, problems } = machine(addressOf(proxy.port), undefined, {
        timeLimits: { connect: 20_000, answer: 1000 },
      });
      expect(await cache.getMany(KEYS.slice(0, 3))).toEqual(VALUES.slice(0, 3));
      proxy.stall();
      expect(await cache.getMany(KEYS.slice(3))).toEqual(NOTHING.slice(3));
      await cache.close();
      expect(problems).toHaveLength(1);
      await proxy.end();
    });
  });

describeNeeding('redis-server', 'entries of a shared cache', () => {
  let server: TestServer;
  let address = '';
  let client: KeyvRedis<string>;
  beforeAll(async () => {
    server = await startRedis();
    address = `redis://127.0.0.1:${server.port}`;
    client = new KeyvRedis<string>(address);
  });
  afterAll(async () => {
    await client.disconnect();
    await server.end();
  });

  /** All of pylit's entries as they lie there. */
  async function stored(): Promise<[string, string][]> {
    const found: [string, string][] = [];
    for await (const [key, value] of client.iterator('pylit')) found.push([`pylit::${key}`, String(value)]);
    return found;
  }

  it.each<[string, (value: string, other: string) => string]>([
    ['cut off', value => value.slice(0, -9)],
    ['empty', () => ''],
    ['something else', () => 'hello'],
    ['changed in one character', value => `${value.slice(0, 60)}${value[60] === 'A' ? 'B' : 'A'}${value.slice(61)}`],
    ['those of other keys', (_, other) => other],
  ])('that are %s are misses, told of once, and replaced', async (_, change) => {
    await clearSharedCache({ address, root: folder });
    await fill(address);
    const entries = await stored();
    expect(entries).toHaveLength(ENTRIES.length);
    const values = entries.map(([, value]) => value);
    await client.setMany(
      entries.map(([key, value], index) => ({ key, value: change(value, values[(index + 1) % values.length] ?? '') })),
    );
    const { cache, problems } = machine(address);
    expect(await cache.getMany(KEYS)).toEqual(NOTHING);
    await cache.setMany(ENTRIES);
    await cache.close();
    expect(problems).toEqual([expect.stringMatching(/has (?:an entry|\d+ entries)/)]);
    expect(await getAndClose(machine(address).cache)).toEqual(VALUES);
  });

  it('that somebody without the secret made up are misses', async () => {
    await clearSharedCache({ address, root: folder });
    await fill(address, 'the secret');
    const ours = await stored();
    await fill(address);
    const open = (await stored()).filter(([key]) => key.includes(':open:'));
    const [prefix] = ours[0]?.[0].split('read:') ?? [];
    await client.setMany(open.map(([key, value]) => ({ key: `${prefix}read:${key.split('read:')[1]}`, value })));
    const { cache, problems } = machine(address, 'the secret');
    expect(await getAndClose(cache)).toEqual(NOTHING);
    expect(problems).toHaveLength(1);
  });

  it('that have the wrong shape are misses', async () => {
    await fill(address);
    const { cache, problems } = machine(address, undefined, {
      accept: (_, value) => (value as { index: number }).index % 2 === 0,
    });
    expect(await getAndClose(cache, KEYS.slice(0, 4))).toEqual([VALUES[0], undefined, VALUES[2], undefined]);
    expect(problems).toEqual([expect.stringContaining('has 2 entries')]);
  });

  it('are forgotten by the server after some weeks', async () => {
    await clearSharedCache({ address, root: folder });
    await fill(address);
    const [key] = (await stored())[0] ?? ['none'];
    const left = await ((await client.getClient()) as { pTTL(key: string): Promise<number> }).pTTL(key);
    expect(left / 24 / 3600 / 1000).toBeCloseTo(30, 1);
  });

  it('leave those of others alone when they are removed', async () => {
    await client.set('pylit-other', 'mine');
    await fill(address);
    await clearSharedCache({ address, root: folder });
    expect(await client.get('pylit-other')).toBe('mine');
    expect(await stored()).toEqual([]);
  });

  it('can still be read from a server that is full', async () => {
    const full = await startRedis('--maxmemory', '3mb', '--maxmemory-policy', 'noeviction');
    const there = `redis://127.0.0.1:${full.port}`;
    const writer = machine(there);
    await writer.cache.setMany([{ key: 'first', value: 1 }]);
    await writer.cache.close();
    const { cache, problems } = machine(there);
    const random = Array.from({ length: 40 }, (_, index) => ({
      key: `big:${index}`,
      value: crypto.getRandomValues(new Uint8Array(60_000)),
    }));
    for (let round = 0; round < 4; round += 1)
      await cache.setMany(random.map(({ key, value }) => ({ key: `${key}.${round}`, value })));
    await cache.close();
    expect(problems).toEqual([expect.stringMatching(/takes no entries any more: .*memory/)]);
    expect(await getAndClose(machine(there).cache, ['first'])).toEqual([1]);
    await full.end();
  });

  it('need the password, which no message shows', async () => {
    const locked = await startRedis('--requirepass', 'right');
    const there = (password: string) => `redis://:${password}@127.0.0.1:${locked.port}`;
    await fill(there('right'));
    const { cache, problems } = machine(there('wr%6Fng'));
    expect(await getAndClose(cache)).toEqual(NOTHING);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`redis://127.0.0.1:${locked.port} is not used`);
    expect(problems[0]).not.toMatch(/wrong|wr%6Fng/);
    await locked.end();
  });
});

describe('a shared cache', () => {
  it('needs no server when everything is there already', async () => {
    const { cache, problems } = machine(`redis://127.0.0.1:${await freePort()}`);
    expect(await cache.getMany([])).toEqual([]);
    await cache.close();
    expect(problems).toEqual([]);
  });
});

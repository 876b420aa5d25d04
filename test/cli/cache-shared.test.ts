import { spawnSync } from 'node:child_process';
import path from 'node:path';
import KeyvRedis from '@keyv/redis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sealValue } from '../../src/build/cache/sealed-value.ts';
import { clearSharedCache } from '../../src/build/cache/shared-cache.ts';
import { freePort, startPostgres, startRedis, startSilence, type TestServer } from '../build/cache-servers.ts';
import { describeNeeding } from '../tools.ts';
import { buildHere, runHere } from './in-process.ts';
import { buildJson, contentsOf, folderWith, pylit } from './pylit.ts';

const PAGES = Object.fromEntries(
  Array.from({ length: 12 }, (_, index) => [
    `docs/page-${index}.md`,
    `# Page ${index} {#page-${index}}\n\nSee [the next](#page-${(index + 1) % 12}) and [none](#nowhere-${index}).\n\n` +
      '```js\nconst x = 1;\n```\n\n$$\nx^2\n$$\n',
  ]),
);
/** Twelve pages of four blocks, of which no two are alike but for the code and the formula. */
const BLOCKS = 48;

/** The project as it is on one machine. */
function machine(cache: string | undefined): string {
  return folderWith({ ...PAGES, 'pylit.config.json': JSON.stringify({ source: 'docs', cache }) });
}

function built(root: string): Record<string, string> {
  return contentsOf(path.join(root, 'build'));
}

const kinds = [
  ['Redis', 'redis-server', startRedis, (port: number) => `redis://127.0.0.1:${port}`],
  ['PostgreSQL', 'postgres', startPostgres, (port: number) => `postgres://postgres@127.0.0.1:${port}/postgres`],
] as const;
for (const [name, tool, start, addressOf] of kinds)
  describeNeeding(tool, `a project on two machines with ${name}`, () => {
    let server: TestServer;
    beforeAll(async () => {
      server = await start();
    });
    afterAll(() => server.end());

    it('is read and transformed on the first, and only assembled on the second', () => {
      const [first, second] = [machine(addressOf(server.port)), machine(addressOf(server.port))];
      expect(buildJson(first)).toMatchObject({ documents: { read: 12 }, blocks: { total: BLOCKS } });
      const report = buildJson(second);
      expect(report).toMatchObject({
        documents: { total: 12, read: 0 },
        blocks: { total: BLOCKS, transformed: 0 },
      });
      expect(report.messages.filter(({ rule }) => rule === 'cache')).toEqual([]);
      expect(built(second)).toEqual(built(first));
    });
  });

describeNeeding('redis-server', 'a shared cache', () => {
  let server: TestServer;
  let address = '';
  let expected: Record<string, string> = {};
  beforeAll(async () => {
    server = await startRedis();
    address = `redis://127.0.0.1:${server.port}`;
    const alone = machine(undefined);
    await buildHere(alone);
    expected = built(alone);
  });
  afterAll(() => server.end());

  it('is filled by machines that build a share each', async () => {
    for (const share of ['1/3', '2/3', '3/3']) {
      const { blocks, outputs } = await buildHere(machine(address), '--shard', share);
      expect(blocks.total).toBeGreaterThan(0);
      expect(blocks.total).toBeLessThan(BLOCKS);
      expect(outputs.removed).toBe(0);
    }
    const whole = machine(address);
    expect(await buildHere(whole)).toMatchObject({ documents: { read: 0 }, blocks: { total: BLOCKS, transformed: 0 } });
    expect(built(whole)).toEqual(expected);
  });

  it('leaves in one folder what other shares wove', async () => {
    const root = machine(undefined);
    for (const share of ['1/2', '2/2']) await buildHere(root, '--shard', share);
    expect(await buildHere(root)).toMatchObject({ blocks: { transformed: 0 } });
    expect(built(root)).toEqual(expected);
  });

  it.each([
    ['is not there', freePort],
    ['never answers', async () => (await startedSilence()).port],
  ])('that %s is told of once, and the build is right and ends', async (_, port) => {
    const pages = { 'a.md': '# A\n\nText.\n', 'b.md': '# B\n' };
    const config = { cache: `redis://me:secret@127.0.0.1:${await port()}` };
    const root = folderWith({ ...pages, 'pylit.config.json': JSON.stringify(config) });
    const { status, stderr } = pylit(root, ['build', '--strict']);
    expect(stderr.split('\n')).toEqual([
      expect.stringMatching(
        /^pylit\.config\.json:1:1: warning: The shared cache at redis:\/\/127\.0\.0\.1:\d+ is not used for .*\[cache\]$/,
      ),
      '',
    ]);
    expect(stderr).not.toContain('secret');
    expect(status).toBe(0);
    const alone = folderWith(pages);
    await buildHere(alone);
    expect(built(root)).toEqual(built(alone));
    expect((await runHere(root, ['build'])).stderr).toBe('');
  });

  it.each(['redis', 'valkey', 'postgres'])(
    'of the kind %s that is gone or never answers keeps no process from ending',
    async scheme => {
      for (const { port } of [await startedSilence(), { port: await freePort() }]) {
        const script = `
        const { openSharedCache } = await import(${JSON.stringify(path.resolve(import.meta.dirname, '../../src/build/cache/shared-cache.ts'))});
        const shared = { address: '${scheme}://127.0.0.1:${port}/0', root: '.', timeLimits: { connect: 200, answer: 200 } };
        const cache = openSharedCache(shared, () => {});
        await cache.getMany(['x']);
        await cache.close();
        const closed = performance.now();
        process.on('exit', () => console.log(Math.round(performance.now() - closed)));`;
        const args = ['--conditions=pylit-source', '--input-type=module', '-e', script];
        const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
        expect(stderr).toBe('');
        expect(stdout).toMatch(/^\d+\n$/);
        expect(Number(stdout)).toBeLessThan(10_000);
      }
    },
  );

  it('passes over entries that are sealed well and are nonsense', async () => {
    await clearSharedCache({ address, root: '.' });
    await buildHere(machine(address));
    const client = new KeyvRedis<string>(address);
    const keys: string[] = [];
    for await (const [key] of client.iterator('pylit')) keys.push(key);
    const nonsense = (key: string) => sealValue(key, { kind: 0, data: '{"outline":{"blocks":7},"x":[{}]}' }, undefined);
    await client.setMany(keys.map(key => ({ key: `pylit::${key}`, value: nonsense(key) })));
    await client.disconnect();
    const root = machine(address);
    expect(await buildHere(root)).toMatchObject({ documents: { read: 12 } });
    expect(built(root)).toEqual(expected);
    expect(await buildHere(machine(address))).toMatchObject({ documents: { read: 0 }, blocks: { transformed: 0 } });
  });

  it('believes nobody who does not know the secret', async () => {
    await buildHere(machine(address));
    const secret = { PYLIT_CACHE_SECRET: 'ours' };
    const build = async () => JSON.parse((await runHere(machine(address), ['build', '--json'], secret)).stdout);
    expect((await build()).blocks.transformed).toBeGreaterThan(0);
    expect((await build()).blocks.transformed).toBe(0);
  });

  it('has shares that are written as numbers', async () => {
    const { status, stderr } = await runHere(machine(undefined), ['build', '--shard', '3/2']);
    expect(status).toBe(2);
    expect(stderr).toContain('--shard takes a share such as 2/8');
  });
});

async function startedSilence(): Promise<TestServer> {
  const silence = await startSilence();
  afterAll(() => silence.end());
  return silence;
}

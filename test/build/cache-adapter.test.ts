import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { keyvAdapter } from '../../src/build/cache/keyv-adapter.ts';
import { shownAddress, shownReason } from '../../src/build/cache/shared-address.ts';

const LIMITS = { connect: 1000, answer: 1000 };
const folder = mkdtempSync(path.join(tmpdir(), 'pylit-adapter-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The module where no package is beside it, as in an installation without optional packages. */
async function installedAlone(): Promise<{ keyvAdapter: typeof keyvAdapter }> {
  const src = path.resolve(import.meta.dirname, '../../src');
  for (const file of ['build/cache/keyv-adapter.ts', 'core/error.ts'])
    cpSync(path.join(src, file), path.join(folder, file));
  return await import(path.join(folder, 'build/cache/keyv-adapter.ts'));
}

describe('the adapter of a shared cache', () => {
  it.each([
    ['redis://h', '@keyv/redis'],
    ['rediss://h', '@keyv/redis'],
    ['valkey://h', '@keyv/valkey'],
    ['valkeys://h', '@keyv/valkey'],
    ['postgres://h', '@keyv/postgres'],
    ['postgresql://h', '@keyv/postgres'],
  ])('for %s is in %s, and a message says how to install it', async (address, name) => {
    const { keyvAdapter } = await installedAlone();
    await expect(keyvAdapter(address, folder, LIMITS, () => {})).rejects.toMatchObject({
      message: `The package ${name} is not installed; npm install --save-dev ${name} does that.`,
    });
  });

  it("is taken from the project's packages", async () => {
    const { keyvAdapter } = await installedAlone();
    const root = path.join(folder, 'project');
    const home = path.join(root, 'node_modules/@keyv/redis');
    mkdirSync(home, { recursive: true });
    writeFileSync(path.join(home, 'package.json'), '{ "type": "module", "exports": "./index.js" }');
    writeFileSync(path.join(home, 'index.js'), 'export default class { constructor(how) { this.how = how; } on() {} }');
    expect(await keyvAdapter('redis://h', root, LIMITS, () => {})).toMatchObject({ how: { url: 'redis://h' } });
  });
});

describe('an address', () => {
  it.each([
    ['redis://h', 'redis://h'],
    ['redis://me:pass@h:1/2?x=y', 'redis://h:1'],
    ['postgres://me:p@ss@h/db', 'postgres://h'],
    ['rediss://:pass@[::1]:6379', 'rediss://[::1]:6379'],
  ])('%s is shown as %s', (address, shown) => {
    expect(shownAddress(address)).toBe(shown);
  });

  it('is not in the reason for a failure, and neither is its password', () => {
    const address = 'redis://me:p%40ss@h';
    const reason = shownReason(new Error(`cannot ${address} with p@ss or p%40ss\n\u001b[31m.`), address);
    expect(reason).toBe('cannot *** with *** or *** [31m');
    expect(shownReason(Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' }), address)).toBe('ECONNREFUSED');
  });
});

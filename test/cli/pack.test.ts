import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { ADA } from '../author.ts';

const PROJECT = path.resolve(import.meta.dirname, '../..');

it('the published package works in an empty folder: install, init, build, run', { timeout: 240_000 }, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pylit-pack-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const npm = (args: string[], cwd: string) =>
    execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: 200_000 });
  const packed = JSON.parse(
    npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], PROJECT),
  ) as unknown;
  const tarball = /[\w.-]+\.tgz/.exec(JSON.stringify(packed))?.[0] ?? '';
  npm(['init', '-y'], folder);
  npm(['install', '--prefer-offline', '--no-audit', '--no-fund', path.join(folder, tarball)], folder);
  const pylit = (...args: string[]) =>
    execFileSync(process.execPath, ['node_modules/pylit/bin/pylit.cjs', ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, ...ADA },
    });
  expect(pylit('init')).toContain('pylit.config.ts');
  expect(pylit('build')).toContain('1 document');
  expect(readFileSync(path.join(folder, 'build/html/index.html'), 'utf8')).toContain('My program');
  expect(execFileSync(process.execPath, ['build/hello.js', 'you'], { cwd: folder, encoding: 'utf8' })).toBe(
    'Hello, you!\n',
  );
  expect(pylit('build')).toContain('Nothing changed');
  expect(pylit('commit', '-m', 'first')).toContain('first');
  expect(pylit('log', 'docs/index.md')).toMatch(/first {2}\[added, \d+ blocks\]/);
  expect(existsSync(path.join(folder, 'node_modules/pylit/src'))).toBe(false);
});

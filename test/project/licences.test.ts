import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './imports.ts';

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
}

/** Packages whose package.json names no licence in the field for it. */
const saidElsewhere: Readonly<Record<string, string>> = {
  // "licenses" (the old field) and its readme say MIT.
  'node_modules/format': 'MIT',
};
const allowed = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0']);
const lock: { packages: Record<string, LockedPackage> } = JSON.parse(
  readFileSync(join(root, 'package-lock.json'), 'utf8'),
);

describe('the licences of what pylit is built on', () => {
  it('are permissive for every package that is installed with pylit', () => {
    const installed = Object.entries(lock.packages).filter(
      ([path, entry]) => path !== '' && !entry.dev && !entry.devOptional,
    );
    expect(installed.length).toBeGreaterThan(20);
    const licences = installed.map(([path, { license }]) => [path, license ?? saidElsewhere[path] ?? 'none'] as const);
    expect(licences.filter(([, licence]) => !allowed.has(licence))).toEqual([]);
  });

  it('are named in ARCHITECTURE.md for each direct dependency, as its own package.json says', () => {
    const manifest: { dependencies: Record<string, string> } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    );
    const architecture = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
    const section = architecture.slice(architecture.indexOf('## What it is built on'));
    const rows = section.split('\n').filter(line => line.startsWith('| `'));
    const named = rows.flatMap(row => Array.from(row.split('|')[1]?.matchAll(/`([^`]+)`/g) ?? [], ([, name]) => name));
    expect(named.sort()).toEqual(Object.keys(manifest.dependencies).sort());
    for (const name of Object.keys(manifest.dependencies)) {
      const { license }: { license: string } = JSON.parse(
        readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'),
      );
      const row = rows.find(line => line.includes(`\`${name}\``));
      expect(row).toContain(`| ${license} |`);
    }
  });
});

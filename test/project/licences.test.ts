import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packagesImportedBelow, root } from './imports.ts';

interface LockedPackage {
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Packages whose package.json names no licence in the field for it. */
const saidElsewhere: Readonly<Record<string, string>> = {
  // "licenses" (the old field) and its readme say MIT.
  'node_modules/format': 'MIT',
};
/** The last is that of fonts, whose files are shipped as they are. */
const allowed = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'MIT AND OFL-1.1']);
const lock: { packages: Record<string, LockedPackage> } = JSON.parse(
  readFileSync(join(root, 'package-lock.json'), 'utf8'),
);

const imported = packagesImportedBelow('src', 'plugins');

describe('the licences of what pylit is built on', () => {
  it('are permissive for every package that is installed or bundled with pylit', () => {
    const paths = [...closure(imported)].sort();
    expect(paths.length).toBeGreaterThan(50);
    const licences = paths.map(path => [path, lock.packages[path]?.license ?? saidElsewhere[path] ?? 'none'] as const);
    expect(licences.filter(([, licence]) => !allowed.has(licence))).toEqual([]);
  });

  it('are named in ARCHITECTURE.md for each package that is imported, as its own package.json says', () => {
    const architecture = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
    const section = architecture.slice(architecture.indexOf('## What it is built on'));
    const rows = section.split('\n').filter(line => line.startsWith('| `'));
    const named = rows.flatMap(row => Array.from(row.split('|')[1]?.matchAll(/`([^`]+)`/g) ?? [], ([, name]) => name));
    expect(named.sort()).toEqual(imported);
    for (const name of imported) {
      const { license }: LockedPackage = JSON.parse(
        readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'),
      );
      expect(rows.find(line => line.includes(`\`${name}\``))).toContain(`| ${license} |`);
    }
  });
});

/** The places in the lock file of packages and all that they depend on. */
function closure(names: readonly string[]): Set<string> {
  const places = new Set<string>();
  const waiting = names.map(name => placeOf('', name));
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    if (places.has(place)) continue;
    places.add(place);
    const from = place;
    waiting.push(...Object.keys(lock.packages[place]?.dependencies ?? {}).map(name => placeOf(from, name)));
  }
  return places;
}

/** Where a package that another one imports lies, as Node looks for it: innermost folder first. */
function placeOf(from: string, name: string): string {
  const inner = `${from}${from === '' ? '' : '/'}node_modules/${name}`;
  if (Object.hasOwn(lock.packages, inner)) return inner;
  if (from === '') throw new Error(`package-lock.json has no ${name}`);
  return placeOf(from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), name);
}

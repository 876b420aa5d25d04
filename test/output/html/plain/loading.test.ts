import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../project/imports.ts';

/** `import ... from '...'` and `export ... from '...'`, but for types; not `import('...')`. */
const STATIC = /^(?:import|export)\s(?!type\b)[^;'"]*?from\s+'([^']+)'|^import\s+'([^']+)'/gm;

/** All that is loaded with a module before anything of it runs. */
function loadedWith(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  if (!file.endsWith('.ts')) return seen;
  for (const [, from, alone] of readFileSync(path.join(root, file), 'utf8').matchAll(STATIC)) {
    const name = from ?? alone ?? '';
    loadedWith(name.startsWith('.') ? path.join(path.dirname(file), name) : name, seen);
  }
  return seen;
}

const isPackage = (name: string) => !name.startsWith('src/');

describe('the HTML format', () => {
  it('loads no package before a block needs one', () => {
    const loaded = loadedWith('src/output/html/index.ts');
    expect(loaded.size).toBeGreaterThan(30);
    expect([...loaded].filter(isPackage)).toEqual([]);
  });

  it('needs packages for blocks that are not plain', () => {
    const packages = [...loadedWith('src/output/html/general.ts')].filter(isPackage);
    expect(packages).toEqual(expect.arrayContaining(['hast-util-sanitize', 'mdast-util-to-hast']));
    expect(packages).not.toContain('hast-util-raw');
  });
});

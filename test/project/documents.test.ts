import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBelow, root } from './imports.ts';

const documents = ['ARCHITECTURE.md', 'FORMAT.md', 'CONTRIBUTING.md', 'README.md', 'SHORTCOMINGS.md', 'CHANGELOG.md'];
const entries = new Set(readdirSync(root));
const layers = new Set(readdirSync(join(root, 'src')));
const manifest: { scripts: Record<string, string> } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Paths that pylit or its toolchain makes; they need not exist in a fresh clone. */
const made = /^(?:build\/(?:html|examples)|dist|node_modules|\.pylit)(?:\/|$)/;

describe.each(documents)('%s', document => {
  const read = () => readFileSync(join(root, document), 'utf8');

  it('names only paths that exist', () => {
    const text = read();
    expect(pathsIn(text).filter(path => !existsSync(join(root, path)))).toEqual([]);
  });

  it('links only to files that exist', () => {
    const links = Array.from(prose(read()).matchAll(/\]\(([^)#\s]+)[^)]*\)/g), ([, link = '']) => link);
    const local = links.filter(link => !/^[a-z]+:/.test(link));
    expect(local.filter(link => !existsSync(join(root, dirname(document), link)))).toEqual([]);
  });

  it('names only scripts that package.json has', () => {
    const scripts = Array.from(read().matchAll(/npm run ([\w:-]+)/g), ([, name = '']) => name);
    expect(scripts.filter(name => !Object.hasOwn(manifest.scripts, name))).toEqual([]);
  });
});

describe('ARCHITECTURE.md', () => {
  const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');

  it('is short enough to be read', () => {
    expect(text.split('\n').length).toBeLessThanOrEqual(200);
  });

  it('names only types, classes and functions that are exported', () => {
    const exported = exportedNames();
    const names = identifiersIn(text);
    expect(names.length).toBeGreaterThan(5);
    expect(names.filter(name => !exported.has(name))).toEqual([]);
  });
});

describe('FORMAT.md', () => {
  it('names only types, classes and functions that are exported', () => {
    const exported = exportedNames();
    const names = identifiersIn(readFileSync(join(root, 'FORMAT.md'), 'utf8'));
    expect(names.filter(name => !exported.has(name))).toEqual([]);
  });
});

describe('the reader of names', () => {
  it('takes paths by their first folder or their ending, and leaves out fenced text', () => {
    const text =
      'In `src/core/path.ts`, `core/`, `FORMAT.md`, not `a/b`.\n\n```text\n`src/no.ts`\n```\n`pylit/plugin`, `build/html`, `build/scan.ts`';
    expect(pathsIn(text)).toEqual(['src/core/path.ts', 'src/core/', 'FORMAT.md', 'src/build/scan.ts']);
  });

  it('takes names that are written like types and functions', () => {
    expect(identifiersIn('`PylitError`, `readInfoString()`, `build`, `Reader`, `DEFLATE`, `git`')).toEqual([
      'PylitError',
      'readInfoString',
      'Reader',
    ]);
  });
});

/** The paths in code spans, from the project's root; a layer (`core/`) stands for its folder in src/. */
function pathsIn(text: string): string[] {
  return codeSpans(text).flatMap(span => {
    if (!/^[\w.@-]+(?:\/[\w.@-]+)*\/?$/.test(span)) return [];
    const [first = ''] = span.split('/');
    if (made.test(span)) return [];
    if (span.includes('/') && layers.has(first)) return [`src/${span}`];
    const isPath = span.includes('/') ? entries.has(first) : /\.(?:md|json|cjs|config\.ts)$/.test(span);
    return isPath && !/^(?:package|pylit\.config)\.(?:js|mjs|json)$/.test(span) ? [span] : [];
  });
}

/** Code spans that are written as only a type, class or function of ours is. */
function identifiersIn(text: string): string[] {
  return codeSpans(text)
    .map(span => span.replace(/\(\)$/, ''))
    .filter(span => /^(?:[A-Z][a-z]+(?:[A-Z]*[a-z]+)*|[a-z]+(?:[A-Z][a-z]+)+)$/.test(span));
}

function codeSpans(text: string): string[] {
  return Array.from(prose(text).matchAll(/`([^`\n]+)`/g), ([, span = '']) => span);
}

/** The text without fenced code. */
function prose(text: string): string {
  return text.replace(/^(`{3,})[^\n]*\n[\s\S]*?^\1`*$/gm, '');
}

function exportedNames(): Set<string> {
  const declaration = /^export (?:abstract )?(?:async )?(?:type|interface|const|function\*?|class) (\w+)/gm;
  const texts = filesBelow('src').map(file => readFileSync(join(root, file), 'utf8'));
  return new Set(texts.flatMap(text => Array.from(text.matchAll(declaration), ([, name = '']) => name)));
}

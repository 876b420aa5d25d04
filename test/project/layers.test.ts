import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBelow, type Import, importsBelow, importsOf, packageOf, root } from './imports.ts';

const sources = importsBelow('src');
const table = readFolderTable(readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8'));
const browserSafe = ['core', 'bytes', 'diff', 'delta', 'literate', 'reader', 'output', 'store'];
const manifest: Record<'dependencies' | 'devDependencies', Record<string, string>> = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);

describe('the reader of imports', () => {
  it('sees every form of import', () => {
    const text = [
      "import { a, type B } from './a.ts';",
      "import type { C } from '../core/c.ts';",
      "import d, * as e from 'pkg/sub';",
      "import './effect.ts';",
      "export { f } from './f.ts';",
      "export * from './g.ts';",
      "import {\n  h,\n} from './h.ts';",
      "const i = await import('./i.ts');",
      "read(require.resolve('j/j.js'));",
      " * @example import { no } from 'comment'",
    ].join('\n');
    expect(importsOf('src/x/y.ts', text).map(({ to, typeOnly }) => `${to}${typeOnly ? ' (type)' : ''}`)).toEqual([
      'src/x/a.ts',
      'src/core/c.ts (type)',
      'pkg/sub',
      'src/x/effect.ts',
      'src/x/f.ts',
      'src/x/g.ts',
      'src/x/h.ts',
      'src/x/i.ts',
      'j/j.js',
    ]);
  });
});

describe('layers', () => {
  it('finds the imports of the whole project', () => {
    expect(sources.length).toBeGreaterThan(100);
  });

  it('has a row in ARCHITECTURE.md for each folder of src/, and no other', () => {
    const folders = readdirSync(join(root, 'src'), { withFileTypes: true }).filter(entry => entry.isDirectory());
    expect([...table.keys()].sort()).toEqual(folders.map(folder => folder.name).sort());
  });

  it('lets a folder import only what its row in ARCHITECTURE.md allows', () => {
    const broken = sources.filter(({ from, to, relative }) => relative && !mayImport(folderOf(from), folderOf(to)));
    expect(broken.map(show)).toEqual([]);
  });

  it('imports only files that exist, by their full name', () => {
    const missing = sources.filter(({ to, relative }) => relative && !existsSync(join(root, to)));
    expect(missing.map(show)).toEqual([]);
  });

  it('has no cycle between folders', () => {
    expect(cycles(sources)).toEqual([]);
  });

  it.each(['backend', 'reader', 'output'])('keeps the folders of src/%s/ apart', parent => {
    const between = sources.filter(({ from, to, relative }) => {
      const [source, target] = [subfolder(from, parent), subfolder(to, parent)];
      // The documentation of a noweb file is Markdown.
      if (source === 'noweb' && target === 'markdown') return false;
      // What formats for paper share.
      if (parent === 'output' && target === 'print') return false;
      return relative && source !== undefined && target !== undefined && source !== target;
    });
    expect(between.map(show)).toEqual([]);
  });

  it.each(browserSafe)('uses nothing of Node in src/%s/', folder => {
    const ours = sources.filter(({ from }) => folderOf(from) === folder);
    expect(ours.filter(({ to }) => to.startsWith('node:')).map(show)).toEqual([]);
    const globals = filesBelow(`src/${folder}`).filter(file =>
      /\b(?:process\.(?:env|cwd|platform|argv|stdout|stderr)|Buffer\.(?:from|alloc|concat)|__dirname)\b/.test(
        withoutComments(readFileSync(join(root, file), 'utf8')),
      ),
    );
    expect(globals).toEqual([]);
  });

  it('imports only packages that package.json lists, apart from types', () => {
    const allowed = new Set(Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }));
    const foreign = sources.filter(
      ({ to, relative, typeOnly }) =>
        !relative && !typeOnly && !to.startsWith('node:') && packageOf(to) !== 'pylit' && !allowed.has(packageOf(to)),
    );
    expect(foreign.map(show)).toEqual([]);
  });

  it('prints only in src/cli/', () => {
    const printing = filesBelow('src').filter(
      file =>
        folderOf(file) !== 'cli' &&
        /\bconsole\.\w+\(|process\.std(?:out|err)\b/.test(withoutComments(readFileSync(join(root, file), 'utf8'))),
    );
    expect(printing).toEqual([]);
  });
});

describe('plugins', () => {
  it('import only pylit/plugin, packages and their own files', () => {
    const plugins = importsBelow('plugins');
    expect(plugins.length).toBeGreaterThan(4);
    const wrong = plugins.filter(({ from, to, relative }) => {
      if (relative) return !to.startsWith(`plugins/${from.split('/')[1]}/`);
      return to.startsWith('node:') || (packageOf(to) === 'pylit' && to !== 'pylit/plugin');
    });
    expect(wrong.map(show)).toEqual([]);
  });

  it('have an entry, a readme, an example and the expected output of the example', () => {
    const folders = readdirSync(join(root, 'plugins'), { withFileTypes: true }).filter(entry => entry.isDirectory());
    for (const { name } of folders) {
      const files = readdirSync(join(root, 'plugins', name));
      expect(files, name).toEqual(expect.arrayContaining(['index.ts', 'readme.md', 'example.md']));
      expect(
        files.filter(file => file.startsWith('expected')),
        name,
      ).not.toEqual([]);
    }
  });
});

describe('names', () => {
  it('say what a file holds', () => {
    const vague = /(?:[/-](?:utils?|helpers?|managers?)|\/(?:common|misc))(?=[/.]|$)/;
    const files = ['src', 'plugins', 'test', 'scripts', 'bench'].flatMap(filesBelow);
    expect(files.filter(file => vague.test(file))).toEqual([]);
  });

  it('of source files are in kebab case', () => {
    const files = ['src', 'plugins'].flatMap(filesBelow).filter(file => file.endsWith('.ts'));
    expect(
      files.filter(file => !/^(?:[a-z0-9]+(?:-[a-z0-9]+)*\/)+[a-z0-9]+(?:-[a-z0-9]+)*(?:\.css)?\.ts$/.test(file)),
    ).toEqual([]);
  });
});

/** The rows of the folder table: each folder with the folders it may import. */
function readFolderTable(markdown: string): Map<string, readonly string[] | 'everything'> {
  const rows = markdown.matchAll(/^\| `(\w+)\/` \|.*\| ([^|]*) \|$/gm);
  return new Map(
    Array.from(rows, ([, folder = '', allowed = '']) => [
      folder,
      allowed.includes('everything') ? 'everything' : Array.from(allowed.matchAll(/\b[a-z]+\b/g), ([name]) => name),
    ]),
  );
}

function mayImport(from: string, to: string): boolean {
  if (from === to || from.endsWith('.ts')) return true;
  const allowed = table.get(from) ?? [];
  return allowed === 'everything' || allowed.includes(to);
}

/** The folder of src/ a file stands in; for the entries directly in src/, their own name. */
function folderOf(path: string): string {
  return path.split('/')[1] ?? path;
}

function subfolder(path: string, parent: string): string | undefined {
  const [, folder, child, file] = path.split('/');
  return folder === parent && file !== undefined ? child : undefined;
}

/** The folders that reach themselves again over other folders. */
function cycles(imports: readonly Import[]): string[] {
  const edges = new Map<string, Set<string>>();
  for (const { from, to, relative } of imports) {
    const [source, target] = [folderOf(from), folderOf(to)];
    if (relative && source !== target) edges.set(source, (edges.get(source) ?? new Set()).add(target));
  }
  return [...edges.keys()].filter(folder => reachable(edges, folder).has(folder));
}

function reachable(edges: ReadonlyMap<string, ReadonlySet<string>>, start: string): Set<string> {
  const reached = new Set<string>();
  const waiting = [...(edges.get(start) ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    waiting.push(...(edges.get(next) ?? []));
  }
  return reached;
}

function withoutComments(text: string): string {
  return text.replace(/^\s*(?:\/\*\*?|\*|\/\/).*$/gm, '');
}

function show({ from, to }: Import): string {
  return `${from} imports ${to}`;
}

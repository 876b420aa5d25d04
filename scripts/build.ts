/** Builds `dist/`: bundles with split chunks, so that a command loads only what it needs, and the types of the public API. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, type InputOptions, type RolldownOutput } from 'rolldown';

const root = path.resolve(import.meta.dirname, '..');
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
};
const plugins = readdirSync(path.join(root, 'plugins'));

/** Large, with files of their own, and needed only where their plugin is used: they stay packages. */
const EXTERNAL = ['shiki', '@shikijs/', 'temml', '@viz-js/viz', '@bruits/', 'tinypool', '@myriaddreamin/'];

rmSync(path.join(root, 'dist'), { recursive: true, force: true });
const options: Pick<InputOptions, 'cwd' | 'platform' | 'external' | 'resolve'> = {
  cwd: root,
  platform: 'node',
  external: id =>
    id.startsWith('node:') ||
    EXTERNAL.some(name => id === name || id.startsWith(name.endsWith('/') ? name : `${name}/`)),
  resolve: { conditionNames: ['pylit-source', 'node', 'import', 'default'] },
};
// What others import, and threads: modules.
const modules = await build({
  ...options,
  input: {
    'cli/build-worker': 'src/cli/build-worker.ts',
    'cli/print/engine-process': 'src/cli/print/engine-process.ts',
    index: 'src/index.ts',
    plugin: 'src/plugin.ts',
    rst: 'src/rst.ts',
    ...Object.fromEntries(plugins.map(name => [`plugins/${name}`, `plugins/${name}/index.ts`])),
  },
  output: { dir: 'dist', format: 'esm', chunkFileNames: 'chunks/[name]-[hash].js', sourcemap: false, minify: false },
});
// The commands are of the older kind: Node loads them in half the time.
const commands = await build({
  ...options,
  input: {
    main: 'src/cli/main.ts',
    'reader/markdown/parse': 'src/reader/markdown/parse.ts',
    'reader/noweb/document': 'src/reader/noweb/document.ts',
    'reader/rst/index': 'src/reader/rst/index.ts',
  },
  output: {
    dir: 'dist',
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunks/[name]-[hash].cjs',
    sourcemap: false,
    minify: false,
  },
});
writeFileSync(path.join(root, 'dist/NOTICES.txt'), notices([...modules.output, ...commands.output]));
for (const name of EXTERNAL)
  if (!name.endsWith('/') && !(name in manifest.dependencies))
    throw new Error(`${name} is not a dependency in package.json`);
execFileSync(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
});

/** The licences of the packages whose code is in the bundle: they ask to travel with it. */
function notices(output: readonly RolldownOutput['output'][number][]): string {
  const folders = new Set<string>();
  for (const chunk of output)
    for (const module of chunk.type === 'chunk' ? chunk.moduleIds : []) {
      const folder = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(module.split(path.sep).join('/'))?.[0];
      if (folder !== undefined) folders.add(folder);
    }
  return [...[...folders].sort().map(notice), ...fontLicences()].join('\n');
}

/** Fonts that a plugin carries come with a licence of their own. */
function fontLicences(): string[] {
  const files = plugins.map(name => path.join(root, 'plugins', name, 'font-license.txt'));
  return files.filter(file => existsSync(file)).map(file => readFileSync(file, 'utf8'));
}

function notice(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Record<
    string,
    string
  >;
  const file = readdirSync(folder).find(entry => /^licen[sc]e/i.test(entry));
  const text =
    file !== undefined && existsSync(path.join(folder, file))
      ? readFileSync(path.join(folder, file), 'utf8').trim()
      : '';
  return `${name} ${version} (${license})\n\n${text}\n\n${'-'.repeat(80)}\n`;
}

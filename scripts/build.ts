/** Builds `dist/`: bundles with split chunks, so that a command loads only what it needs, and the types of the public API. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'rolldown';

const root = path.resolve(import.meta.dirname, '..');
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
const plugins = readdirSync(path.join(root, 'plugins'));

/** Large, with files of their own, and needed only where their plugin is used: they stay packages. */
const EXTERNAL = ['shiki', '@shikijs/', 'temml', '@viz-js/viz', 'chokidar', 'tinypool'];

rmSync(path.join(root, 'dist'), { recursive: true, force: true });
await build({
  cwd: root,
  platform: 'node',
  input: {
    main: 'src/cli/main.ts',
    'transform-worker': 'src/cli/transform-worker.ts',
    index: 'src/index.ts',
    plugin: 'src/plugin.ts',
    ...Object.fromEntries(plugins.map(name => [`plugins/${name}`, `plugins/${name}/index.ts`])),
  },
  external: id => id.startsWith('node:') || EXTERNAL.some(name => id === name || id.startsWith(name.endsWith('/') ? name : `${name}/`)),
  resolve: { conditionNames: ['pylit-source', 'node', 'import', 'default'] },
  output: { dir: 'dist', format: 'esm', chunkFileNames: 'chunks/[name]-[hash].js', sourcemap: false, minify: false },
});
for (const name of EXTERNAL)
  if (!name.endsWith('/') && !(name in manifest.dependencies)) throw new Error(`${name} is not a dependency in package.json`);
execFileSync(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
});

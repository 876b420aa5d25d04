import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const CONFIGURATION = `import { defineConfig } from 'pylit';
import { title } from './settings.ts';

export default defineConfig({ title, exclude: ['hidden-*'], plugins: ['./plugins/mark.ts'] });
`;

export const PLUGIN = `import { definePlugin } from 'pylit/plugin';
import { text } from './text.ts';

export default definePlugin({
  name: 'mark',
  version: '1',
  match: node => node.type === 'code' && node.lang === 'mark',
  transforms: { html: () => [{ type: 'element', tagName: 'p', properties: {}, children: [{ type: 'text', value: text }] }] },
});
`;

/** Makes a project of every kind of file in a git repository with two branches, `main` and `other`. */
export function makeProject(root: string, random: () => number): void {
  const files: Record<string, string> = {
    '.gitignore': 'build/\nout/\n.pylit/\n',
    'pylit.config.ts': CONFIGURATION,
    'settings.ts': "export const title = 'Soak';\n",
    'plugins/mark.ts': PLUGIN,
    'plugins/text.ts': "export const text = 'marked';\n",
    'part.txt': 'Included words.\n',
    'picture.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
  };
  for (const document of DOCUMENTS) files[document] = documentText(document, random);
  for (const [file, text] of Object.entries(files)) write(path.join(root, file), text);
  git(root, 'init', '-q', '-b', 'main');
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'main');
  git(root, 'checkout', '-q', '-b', 'other');
  for (const document of DOCUMENTS.filter((_, number) => number % 2 === 0))
    write(path.join(root, document), documentText(document, random));
  write(path.join(root, 'three/only-other.md'), '# Only other\n');
  fs.rmSync(path.join(root, 'two'), { recursive: true });
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'other');
  git(root, 'checkout', '-q', 'main');
}

export const DOCUMENTS = [
  ...Array.from({ length: 12 }, (_, number) => `a${number}.md`),
  ...Array.from({ length: 12 }, (_, number) => `one/b${number}.md`),
  ...Array.from({ length: 8 }, (_, number) => `two/deep/c${number}.md`),
  'one/r.rst',
];

/** A document with links, an image, a marked block, and sometimes a program. */
export function documentText(file: string, random: () => number): string {
  const number = Math.floor(random() * 1e6);
  const other = DOCUMENTS[Math.floor(random() * DOCUMENTS.length)] ?? 'a0.md';
  if (file.endsWith('.rst')) return `Title ${number}\n============\n\n.. include:: /part.txt\n\nText ${number}.\n`;
  const program = random() < 0.3 ? `\`\`\`js {file="out/${number % 9}.js"}\nrun(${number});\n\`\`\`\n\n` : '';
  return `# Title ${number} {#t${number % 50}}\n\nSee [other](/${other}) and [label](#t${(number + 1) % 50}).\n\n![p](/picture.svg)\n\n\`\`\`mark\nx\n\`\`\`\n\n${program}Text ${number}.\n`;
}

export function write(file: string, text: string | Uint8Array): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}

/** All files below a folder, by absolute paths, apart from those below some folders. Folders may vanish meanwhile. */
export function filesBelow(folder: string, apart: readonly string[] = []): string[] {
  let entries: fs.Dirent[] = [];
  try {
    entries = fs.readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
  return entries.flatMap(entry => {
    const file = path.join(folder, entry.name);
    if (apart.includes(file)) return [];
    if (entry.isDirectory()) return filesBelow(file, apart);
    return entry.isFile() ? [file] : [];
  });
}

/** Runs a real git. @throws with what it said when it fails */
export function git(root: string, ...args: string[]): void {
  const who = [
    '-c',
    'user.name=soak',
    '-c',
    'user.email=soak@localhost',
    '-c',
    'commit.gpgsign=false',
    '-c',
    'gc.auto=0',
  ];
  const result = spawnSync('git', [...who, ...args], { cwd: root, encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`git ${args.join(' ')}: ${result.stderr}`);
}

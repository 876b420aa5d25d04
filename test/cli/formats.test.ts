import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { runHere } from './in-process.ts';
import { folderWith } from './pylit.ts';

const CONFIG = "export default { title: 'T', plugins: [] };\n";

/** Builds, and says how many blocks were transformed and files written. */
async function build(folder: string, ...args: readonly string[]): Promise<[transformed: number, written: number]> {
  const { stdout } = await runHere(folder, ['build', '--json', ...args]);
  const { blocks, outputs } = JSON.parse(stdout) as { blocks: { transformed: number }; outputs: { written: number } };
  return [blocks.transformed, outputs.written];
}

it('builds formats for once, and leaves the others', async () => {
  const folder = folderWith({ 'pylit.config.ts': CONFIG, 'a.md': '# A\n\none\n' });
  const has = (name: string) => existsSync(path.join(folder, 'build', name));
  await build(folder);
  expect(await build(folder, '--format', 'latex,text')).toEqual([4, 2]);
  expect([has('html/a.html'), has('latex/a.tex'), has('text/a.txt')]).toEqual([true, true, true]);
  expect(await build(folder)).toEqual([0, 0]);
  expect(has('latex/a.tex')).toBe(true);
  // Nobody misses what is not asked for.
  rmSync(path.join(folder, 'build/latex'), { recursive: true });
  await build(folder);
  expect(await build(folder)).toEqual([0, 0]);
  expect(has('latex/a.tex')).toBe(false);
});

it('makes again, in each format, one block of an edit', async () => {
  const config = CONFIG.replace('plugins', "formats: ['html', 'latex', 'text', 'man', 'epub', 'single'], plugins");
  const folder = folderWith({ 'pylit.config.ts': config, 'a.md': '# A\n\none\n\n[x](gone.md)\n', 'b.md': '# B\n' });
  const { stdout } = await runHere(folder, ['build', '--json']);
  // What all formats say is said once.
  expect((JSON.parse(stdout) as { messages: unknown[] }).messages).toHaveLength(1);
  writeFileSync(path.join(folder, 'a.md'), '# A\n\ntwo\n\n[x](gone.md)\n');
  expect(await build(folder)).toEqual([6, 6]);
  expect(await build(folder)).toEqual([0, 0]);
});

it('names the formats that there are', async () => {
  const folder = folderWith({ 'a.md': '# A\n' });
  const { status, stderr } = await runHere(folder, ['build', '--format', 'latx']);
  expect(status).toBe(2);
  expect(stderr).toContain('There is no format "latx"; pylit weaves html, latex, text, man, epub, single');
  expect(stderr).toContain('Did you mean "latex"?');
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ADA } from '../author.ts';
import { runHere } from './in-process.ts';
import { contentsOf, durationOf, folderWith, killedPylit, writeFiles } from './pylit.ts';

/** Documents that all say who they are of. */
function documents(word: string): Record<string, string> {
  return Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`docs/${i}.md`, `# ${i}\n\nText of ${word}.\n`]));
}

it('a switch that is killed is undone or done, and the next command completes it', async () => {
  const root = folderWith({ 'pylit.config.ts': "export default { source: 'docs' };\n", ...documents('main') });
  const ok = async (...args: string[]) => {
    const result = await runHere(root, args, ADA);
    expect(result.status, result.stderr).toBe(0);
    return result.stdout;
  };
  await ok('commit', '-m', 'main');
  await ok('switch', '-c', 'draft');
  writeFiles(root, documents('draft'));
  await ok('commit', '-m', 'draft');
  // The first one takes longer.
  durationOf(root, ['switch', 'main'], ADA);
  const whole = durationOf(root, ['switch', 'draft'], ADA);
  let at = 'draft';
  for (const part of [0.5, 0.65, 0.8, 0.95]) {
    const to = at === 'draft' ? 'main' : 'draft';
    await killedPylit(root, ['switch', to], part * whole);
    await ok('commit', '-m', 'nothing to commit');
    at = /\* (\S+)/.exec(await ok('branch'))?.[1] ?? '';
    const texts = Object.values(contentsOf(path.join(root, 'docs'))).map(text => text.split('\n')[2]);
    expect(new Set(texts)).toEqual(new Set([`Text of ${at}.`]));
  }
  await ok('switch', at === 'draft' ? 'main' : 'draft');
  expect(JSON.parse(await ok('status', '--json')).documents).toEqual([]);
  expect((await ok('log')).trim().split('\n')).toHaveLength(at === 'draft' ? 1 : 2);
  expect(readFileSync(path.join(root, 'docs/0.md'), 'utf8')).toContain(at === 'draft' ? 'main' : 'draft');
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { runHere } from '../in-process.ts';
import { folderWith } from '../pylit.ts';

const head = (root: string) => readFileSync(path.join(root, 'build/man/a.man'), 'utf8').split('\n')[0];

it('a man page without a date has that of reproducible builds, that of the book, or none', async () => {
  const root = folderWith({ 'a.md': '# a(1) -- does it\n\nWords.\n', 'pylit.config.json': '{}' });
  const build = (env: Record<string, string>) => runHere(root, ['build', '--format', 'man'], env);
  await build({ SOURCE_DATE_EPOCH: '' });
  expect(head(root)).toBe('.TH "A" "1" "" "" "a(1) \\-\\- does it"');
  await build({ SOURCE_DATE_EPOCH: '1700000000' });
  expect(head(root)).toContain('"1" "2023-11-14" ""');

  const dated = folderWith({
    'a.md': '# a(1) -- does it\n\nWords.\n',
    'pylit.config.json': JSON.stringify({ book: { date: '2026-11-21' } }),
  });
  await runHere(dated, ['build', '--format', 'man'], { SOURCE_DATE_EPOCH: '1700000000' });
  expect(head(dated)).toContain('"1" "2026-11-21" ""');
});

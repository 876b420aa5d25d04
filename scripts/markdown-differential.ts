/** Compares satteri with remark on every Markdown file of folders, and prints how many are read without remark. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { createMarkdownReader } from '../src/reader/markdown/create.ts';
import { markdownReader } from '../src/reader/markdown/index.ts';
import { parseMarkdown } from '../src/reader/markdown/parse.ts';

let slow = 0;
const auto = await createMarkdownReader({
  parser: 'auto',
  remark: () => text => {
    slow += 1;
    return parseMarkdown(text);
  },
});

const files = process.argv.slice(2).flatMap(folder => globSync(path.join(folder, '**/*.{md,markdown}')));
const different: string[] = [];
const careful: string[] = [];
for (const file of files) {
  const input = { path: 'a.md', source: readFileSync(file, 'utf8'), include: () => undefined };
  const before = slow;
  const document = auto.read(input);
  if (slow > before) careful.push(file);
  else if (!isDeepStrictEqual(document, markdownReader.read(input))) different.push(file);
}
const share = files.length === 0 ? 0 : (100 * (files.length - slow)) / files.length;
process.stdout.write(
  [
    ...careful.map(file => `by remark: ${file}`),
    ...different.map(file => `DIFFERENT: ${file}`),
    `${files.length} files, ${share.toFixed(1)} % without remark, ${different.length} different`,
  ].join('\n'),
);
process.stdout.write('\n');
process.exitCode = different.length > 0 ? 1 : 0;

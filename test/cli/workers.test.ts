import path from 'node:path';
import { expect, it } from 'vitest';
import { buildJson, contentsOf, folderWith } from './pylit.ts';

/** Enough documents that threads are started, with links and labels over all of them, a block that fails, code and formulas. */
function documents(): Record<string, string> {
  const all: Record<string, string> = {};
  for (let page = 0; page < 330; page += 1)
    all[`f${page % 7}/p${page}.${page % 30 === 0 ? 'rst' : 'md'}`] =
      page % 30 === 0
        ? `Page ${page}\n========\n\nSome *text*, and :ref:\`part-${page + 1}\`.\n`
        : `# Page ${page}\n\n## Part {#part-${page}}\n\nSee [another](#part-${(page * 11) % 330}) and [a page](../f1/p1.md).\n\n$$\nx_${page} = \\frac{1}{2}\n$$\n\n\`\`\`js\nlet a = ${page};\n\`\`\`\n`;
  return all;
}

it('the number of threads changes no byte and no message', () => {
  const roots = ['0', '2', '3'].map(workers => {
    const root = folderWith(documents());
    const { durationMs, ...report } = buildJson(root, '--workers', workers);
    expect(durationMs).toBeGreaterThan(0);
    return { report, files: contentsOf(path.join(root, 'build')) };
  });
  const [one, ...others] = roots;
  expect(Object.keys(one?.files ?? {}).length).toBeGreaterThan(330);
  for (const other of others) expect(other).toEqual(one);
}, 60_000);

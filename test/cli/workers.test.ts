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
        : `# Page ${page}\n\n## Part {#part-${page}}\n\nSee [another](#part-${(page * 11) % 330}) and [a page](../f1/p1.md).\n\n$$\nx_${page} = \\frac{1}{2}\n$$\n\n\`\`\`js${chunk(page)}\nlet a = ${page};\n\`\`\`\n`;
  return all;
}

/** Every tenth page has a part of a program. */
function chunk(page: number): string {
  if (page % 10 !== 1) return '';
  return page === 1 ? ' {#sum file="build/sum.js"}' : ' {#sum context="1,0"}';
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
  expect(one?.files['html/f4/p11.html']).toContain('<p class="chunk-where"><code>build/sum.js</code>, add 1 line</p>');
  for (const other of others) expect(other).toEqual(one);
});

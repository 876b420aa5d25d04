import { describe, expect, it } from 'vitest';
import { markBlock } from '../../../src/output/html/history/mark-block.ts';
import { type HistoryPages, historyIdentity } from '../../../src/output/html/history/options.ts';
import { createHtmlFormat } from '../../../src/output/html/index.ts';
import { markdownReader } from '../../../src/reader/markdown/index.ts';
import { ToyProject } from '../../build/toy-project.ts';
import { contentsOf } from '../../cli/pylit.ts';
import { cpuClock } from '../../cpu-clock.ts';
import { formatOptions } from './woven-project.ts';

const TEXT = `---
title: Lyra
---

# Lyra

One *word*.

Same.

Same.

- a
- b

\`\`\`python
pass
\`\`\`

<div class="box">

Inside the box[^n].

</div>

<!-- a comment -->

[link]: b.md

[^n]: A note.

First line.
`;

const PANEL: HistoryPages = { panel: true, comparisons: [] };

async function weave(history?: HistoryPages, project = new ToyProject({ 'sub/a.md': TEXT, 'b.md': '# B\n' })) {
  const formats = [await createHtmlFormat({ ...formatOptions(), ...(history && { history }) })];
  const report = await project.build({
    extensions: ['.md'],
    identity: history ? historyIdentity(history) : '',
    load: async () => ({ readers: [markdownReader], formats }),
  });
  return { project, report, page: project.read('build/html/sub/a.html') };
}

/** The marks of a page, with the beginning of what they stand at. */
function marks(page: string): string[] {
  return [...page.matchAll(/<(\w+) data-block="([0-9a-f]{12})"[^>]*>([^<\n]*)/g)].map(
    ([, tag, , text]) => `${tag} ${text}`,
  );
}

describe('blocks of a page with a history', () => {
  it('are marked at their first element, and only there', async () => {
    const { page } = await weave(PANEL);
    expect(marks(page)).toEqual([
      'h1 Lyra',
      'p One ',
      'p Same.',
      'p Same.',
      'ul ',
      'figure ',
      'div ',
      'p Inside the box',
      'p First line.',
      'li ',
    ]);
    const ids = [...page.matchAll(/data-block="(\w+)">Same/g)].map(([, id]) => id);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it('are as they were but for the marks, and their artifacts are the same', async () => {
    const plain = await weave();
    const { page, report } = await weave(PANEL, plain.project);
    expect(report.blocks.transformed).toBe(0);
    const withoutMarks = page
      .replace(/ data-block="[0-9a-f]{12}"/g, '')
      .replace(' data-history="../pylit-history/sub/a.json"', '')
      .replace('<link rel="stylesheet" href="../pylit-theme/history.css">\n', '')
      .replace('<script src="../pylit-theme/history.js" defer></script>\n', '');
    expect(withoutMarks).toBe(plain.page);
    expect(plain.page).not.toMatch(/data-block|history|changed/);
    const again = await weave(undefined, plain.project);
    expect(again.page).toBe(plain.page);
    expect(Object.keys(contentsOf(`${again.project.root}/build`)).filter(file => file.includes('history'))).toEqual([]);
  });

  it('are marked where a version has them not, and so is the page in the menu', async () => {
    const known = new Set<string>();
    const note = (id: string) => known.add(id).has(id);
    const first = await weave({ panel: false, comparisons: [], since: { name: 'v1', identity: '', has: note } });
    const since = { name: '<v1>"', identity: '1', has: (id: string) => known.has(id) };
    first.project.write({ 'sub/a.md': TEXT.replace('One', 'Two') });
    const { project, page } = await weave({ panel: false, comparisons: [], since }, first.project);
    expect([...page.matchAll(/<(\w+) data-changed="([^"]*)">([^<]*)/g)].map(match => match.slice(1))).toEqual([
      ['p', 'Changed since &lt;v1&gt;&quot;', 'Two '],
    ]);
    expect(page).toContain('marks what changed since &lt;v1&gt;');
    const other = project.read('build/html/b.html');
    expect(other).not.toMatch(/data-changed|history-legend/);
    expect(other).toContain('<a href="sub/a.html">Lyra<span class="menu-changed">changed</span></a>');
  });

  it('become marked by an edit, in all menus, and no page is left behind', async () => {
    const seen = new Set<string>();
    const since = { name: 'v1', identity: '1', has: (id: string) => seen.has(id) };
    const noting = { ...since, has: (id: string) => seen.add(id).has(id) };
    const { project } = await weave({ panel: false, comparisons: [], since: noting });
    const before = await weave({ panel: false, comparisons: [], since }, project);
    expect(before.page).not.toContain('menu-changed');
    project.write({ 'sub/a.md': TEXT.replace('One', 'Two') });
    const { report } = await weave({ panel: false, comparisons: [], since }, project);
    expect(report.outputs.written).toBe(2);
    expect(project.read('build/html/b.html')).toContain('menu-changed');
  });

  it('are marked in linear time', () => {
    const spent = cpuClock();
    expect(markBlock('<!-- x -->'.repeat(20_000), ' a')).not.toContain(' a');
    expect(markBlock(' '.repeat(100_000), ' a')).not.toContain('a');
    expect(markBlock(`${'<!-- x -->'.repeat(20_000)}<p>`, ' a').endsWith('<p a>')).toBe(true);
    expect(spent()).toBeLessThan(2000);
  });
});

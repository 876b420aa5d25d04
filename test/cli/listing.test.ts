import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { BuildReport } from '../../src/build/report.ts';
import { runHere } from './in-process.ts';
import { contentsOf, folderWith, writeFiles } from './pylit.ts';

const BOOK = {
  'a.md': `# One

\`\`\`c {#main file="src/main.c"}
static int one(void) {
  return 1;
}

int main(void) {
  <<work>>
}
\`\`\`
`,
  'b.md': `# Two

\`\`\`c {#work part="hello"}
puts("hello");
puts("<all>");
\`\`\`
`,
  'c.md': `# Three

\`\`\`c {#work replace="hello"}
puts("bye");
\`\`\`

Some words.
`,
  'd.md': '# Four\n\nNothing of programs.\n',
};

async function build(root: string, ...flags: string[]): Promise<BuildReport> {
  const { stdout, stderr } = await runHere(root, ['build', '--json', ...flags]);
  if (!stdout.startsWith('{')) throw new Error(stderr);
  return JSON.parse(stdout) as BuildReport;
}

/** The lines that say where code goes, of a page. */
function where(root: string, page: string): string[] {
  const html = readFileSync(`${root}/build/html/${page}.html`, 'utf8');
  return Array.from(
    html.matchAll(/(?:<p class="chunk-where">|<summary>(?=<code>))(.*?)<\/(?:p|summary)>/g),
    ([, line = '']) => line,
  );
}

function pages(root: string): Record<string, string> {
  return Object.fromEntries(Object.entries(contentsOf(`${root}/build`)).filter(([path]) => path.startsWith('html/')));
}

describe('the line that says where code goes', () => {
  it('is on the page of what changes the program, and nowhere else', async () => {
    const root = folderWith(BOOK);
    await build(root);
    expect(where(root, 'a')).toEqual([]);
    expect(where(root, 'b')).toEqual(['<code>src/main.c</code>, in <code>main()</code>, add 2 lines']);
    expect(where(root, 'c')).toEqual(['<code>src/main.c</code>, in <code>main()</code>, replace 2 lines']);
  });

  it('is made again when an edit elsewhere changes it, and only then', async () => {
    const root = folderWith(BOOK);
    await build(root);
    expect((await build(root)).outputs.written).toBe(0);
    writeFiles(root, { 'a.md': BOOK['a.md'].replace('int main', 'int start') });
    expect((await build(root)).outputs.written).toBe(5);
    expect(where(root, 'b')).toEqual(['<code>src/main.c</code>, in <code>start()</code>, add 2 lines']);
    expect(where(root, 'c')).toEqual(['<code>src/main.c</code>, in <code>start()</code>, replace 2 lines']);
    const why = await runHere(root, ['why', 'build/html/c.html']);
    expect(why.stdout).toContain('stays: nothing that it depends on changed');
    writeFiles(root, { 'a.md': BOOK['a.md'].replace('int main', 'int start').replace('return 1', 'return 2') });
    expect((await build(root)).outputs.written).toBe(2);
    expect((await build(root)).outputs.written).toBe(0);
  });

  it('is made again when the lines around the code change, or those that it replaces', async () => {
    const root = folderWith({ ...BOOK, 'c.md': BOOK['c.md'].replace('"hello"}', '"hello" context="1,1"}') });
    await build(root);
    const page = () => readFileSync(`${root}/build/html/c.html`, 'utf8');
    expect(page()).toContain('<code>int main(void) {\n</code>');
    expect(page()).toContain('<del>puts(&quot;&lt;all&gt;&quot;);</del>');
    writeFiles(root, { 'b.md': BOOK['b.md'].replace('<all>', 'world') });
    expect((await build(root)).outputs.written).toBe(2);
    expect(page()).toContain('<del>puts(&quot;world&quot;);</del>');
    writeFiles(root, { 'a.md': BOOK['a.md'].replace('(void) {\n  <<', '(void) { // C\n  <<') });
    expect((await build(root)).outputs.written).toBe(3);
    expect(page()).toContain('<code>int main(void) { // C\n</code>');
  });

  it('stands where words before the code move it', async () => {
    const root = folderWith(BOOK);
    await build(root);
    writeFiles(root, { 'c.md': BOOK['c.md'].replace('# Three\n', '# Three\n\nMore words.\n') });
    await build(root);
    expect(where(root, 'c')).toEqual(['<code>src/main.c</code>, in <code>main()</code>, replace 2 lines']);
    writeFiles(root, { 'c.md': BOOK['c.md'].replace('# Three\n', '# Three\n\nMore words.\n').replace('Some', 'Few') });
    await build(root);
    expect(where(root, 'c')).toHaveLength(1);
  });

  it('is on pages after edits as after a build from nothing', async () => {
    const root = folderWith(BOOK);
    await build(root);
    const edited = {
      ...BOOK,
      'b.md': BOOK['b.md'].replace('part="hello"', 'part="hello"}\nputs("first");\n```\n\n```c {#work'),
    };
    writeFiles(root, edited);
    await build(root);
    const fresh = folderWith(edited);
    await build(fresh);
    expect(pages(root)).toEqual(pages(fresh));
  });

  it('is explained by why', async () => {
    const root = folderWith(BOOK);
    await build(root);
    writeFiles(root, { 'a.md': BOOK['a.md'].replace('int main', 'int start') });
    const { stdout } = await runHere(root, ['why', 'build/html/c.html']);
    expect(stdout).toContain('where code goes');
    expect(stdout).toContain('in start()');
  });

  it('follows the order of stages in the configuration', async () => {
    const root = folderWith({
      ...BOOK,
      'pylit.config.json': '{ "stages": ["a", "b", "c"], "contents": ["c.md", "b.md", "a.md", "d.md"] }',
    });
    await build(root);
    expect(readFileSync(`${root}/build/html/c.html`, 'utf8')).toContain('2 of 2</span>');
    expect(readFileSync(`${root}/build/html/b.html`, 'utf8')).toContain('1 of 2</span>');
    expect(where(root, 'c')).toEqual(['<code>src/main.c</code>, in <code>main()</code>, replace 2 lines']);
  });
});

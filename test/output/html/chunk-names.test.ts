import { statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BuildOptions } from '../../../src/build/build.ts';
import type { UserConfig } from '../../../src/build/config.ts';
import { createHtmlFormat } from '../../../src/output/html/index.ts';
import { markdownReader } from '../../../src/reader/markdown/index.ts';
import { ToyProject } from '../../build/toy-project.ts';
import { formatOptions } from './woven-project.ts';

const fence = (attributes: string, code: string) => `\`\`\`python {${attributes}}\n${code}\n\`\`\`\n`;

const FILES = {
  'a.md': `# A\n\n${fence('#main file="src/a.py"', '<<parts>>\n\nread_all(Token)')}`,
  'b.md': `# B\n\n${fence('#parts', 'class Token:\n    pass')}\n${fence('#parts', 'def read_all(x):\n    return Token(x)')}`,
  'c.md': '# C\n\nNo code.\n',
};

async function built(files: Readonly<Record<string, string>>, config: UserConfig = {}) {
  const project = new ToyProject(files);
  const format = await createHtmlFormat({ ...formatOptions(), codePage: { title: 'Code' } });
  const options: Partial<BuildOptions> = { load: async () => ({ readers: [markdownReader], formats: [format] }) };
  const build = () => project.build(options, config);
  await build();
  return { project, build, html: (name: string) => project.read(`build/html/${name}`) };
}

const names = (html: string) => html.match(/<(p|details) class="chunk-foot chunk-names">.*?<\/\1>/g) ?? [];
const plain = (html: string) => html.replace(/<[^>]*>/g, '').replace(/ +/g, ' ');

describe('names under a chunk', () => {
  it('are those that it defines, with their uses, and those of others that it uses', async () => {
    const { html } = await built(FILES);
    expect(names(html('a.html')).map(plain)).toEqual(['Uses read_all §2, Token §1.']);
    expect(names(html('b.html')).map(plain)).toEqual([
      'Defines Token (used in main §1, parts §2).',
      'Defines read_all (used in main §1). Uses Token §1.',
    ]);
    expect(names(html('a.html'))[0]).toContain('<a href="b.html#chunk-parts-1"><code>read_all</code>');
    const code = html('code.html');
    expect(code).toContain(
      '<a class="chunk-link" href="b.html#chunk-parts-1-L1"><span class="code-file">read_all</span></a> <span class="code-note">function; defined in',
    );
    expect(html('b.html')).toContain('id="chunk-parts-1-L1"');
  });

  it('are folded when they are many', async () => {
    const many = Array.from({ length: 9 }, (_, index) => `VALUE_${index} = ${index}`).join('\n');
    const { html } = await built({ 'a.md': `# A\n\n${fence('file="a.py"', many)}` });
    expect(names(html('a.html'))).toHaveLength(1);
    expect(names(html('a.html'))[0]).toMatch(/^<details .*<summary>Defines 9 names<\/summary><p>Defines <code>VALUE_0/);
  });

  it('are not looked for where they are not wanted', async () => {
    const { html } = await built(FILES, { html: { code: { identifiers: false } } });
    expect(names(html('b.html'))).toEqual([]);
    expect(html('code.html')).not.toContain('id="names"');
  });

  it('change with an edit of another document; other pages stay', async () => {
    const { project, build, html } = await built(FILES);
    const pages = ['a.html', 'b.html', 'c.html', 'code.html'];
    const times = () => pages.map(name => statSync(path.join(project.root, 'build/html', name)).mtimeMs);
    const changed = async (edited: Readonly<Record<string, string>>) => {
      const before = times();
      project.write(edited);
      await build();
      const after = times();
      return pages.filter((_, index) => before[index] !== after[index]);
    };
    expect(await changed({})).toEqual([]);
    // The same names, so that only the edited page shows something else.
    expect(await changed({ 'b.md': FILES['b.md'].replace('pass', 'size = 1') })).toEqual(['b.html']);
    expect(await changed({ 'b.md': FILES['b.md'].replace('class Token', 'class Tokens') })).toEqual(
      pages.filter(page => page !== 'c.html'),
    );
    expect(names(html('a.html')).map(plain)).toEqual(['Uses read_all §2.']);
    expect(await changed({ 'c.md': '# C\n\nMore.\n' })).toEqual(['c.html']);
    expect(await changed({})).toEqual([]);
  });
});

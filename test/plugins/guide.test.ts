import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, emptyProject, pylit, removeProject, root } from '../guide/project-copy.ts';

let folder = '';
beforeAll(() => {
  folder = emptyProject();
  symlinkSync(join(root, 'node_modules/valibot'), join(folder, 'node_modules/valibot'), 'junction');
  mkdirSync(join(folder, 'guide'));
  cpSync(join(root, 'guide/plugins.md'), join(folder, 'guide/plugins.md'));
  writeFileSync(join(folder, 'pylit.config.json'), '{ "source": "guide", "plugins": [] }');
  expect(pylit(folder, 'tangle').stderr).toBe('');
  // The next build tangles other documents, and takes these files away.
  for (const name of ['bars.ts', 'kitchen.ts']) cpSync(join(folder, 'build/examples', name), join(folder, name));
  configure('{ width: 10 }');
});
afterAll(() => removeProject(folder));

function configure(options: string): void {
  removeProject(join(folder, 'pylit.config.json'));
  const plugins = `[['./bars.ts', ${options}], './kitchen.ts', 'highlight']`;
  writeFileSync(
    join(folder, 'pylit.config.ts'),
    `import { defineConfig } from 'pylit';\nexport default defineConfig({ source: 'docs', plugins: ${plugins} });\n`,
  );
}

function weave(text: string, ending = 'md') {
  rmSync(join(folder, 'docs'), { recursive: true, force: true });
  mkdirSync(join(folder, 'docs'));
  writeFileSync(join(folder, `docs/fruit.${ending}`), text);
  const { messages, status } = build(folder);
  return { messages, status, html: readFileSync(join(folder, 'build/html/fruit.html'), 'utf8') };
}

describe('the plugin that the guide teaches', () => {
  it('draws the bars of its page', () => {
    const { html, messages } = weave('# Fruit\n\n```bars\napples   12\nred <b>pears</b>    7.5\n\nplums    3\n```\n');
    expect(messages).toEqual([]);
    expect(html.match(/style="width: [\d.]+ch"/g)).toEqual([
      'style="width: 10.00ch"',
      'style="width: 6.25ch"',
      'style="width: 2.50ch"',
    ]);
    expect(html).toContain('red &#x3C;b>pears&#x3C;/b>');
  });

  it('draws what is right and names the line of what is not', () => {
    const { html, messages, status } = weave('# Fruit\n\n```bars\napples 12\nmany pears\n```\n');
    expect(messages).toMatchObject([{ file: 'docs/fruit.md', line: 5, message: 'This is not a bar: "many pears".' }]);
    expect(status).toBe(1);
    expect(html).toContain('10.00ch');
  });

  it('is asked again when its file was edited', () => {
    const text = '# Fruit\n\n```bars\napples 12\n```\n';
    expect(weave(text).html).toContain('10.00ch');
    const file = join(folder, 'bars.ts');
    writeFileSync(file, readFileSync(file, 'utf8').replace('toFixed(2)', 'toFixed(1)'));
    expect(weave(text).html).toContain('10.0ch');
  });

  it('knows directives and roles, as the guide writes them', () => {
    const page = readFileSync(join(root, 'guide/plugins.md'), 'utf8');
    const example = (start: string) => page.split(start)[1]?.split(/\n`{3,4}\n/)[0] ?? '';
    const rst = weave(`${example('```rst\n')}\n`, 'rst');
    const markdown = weave(`:::${example('````markdown\n:::ingr').replace(/^/, 'ingr')}\n`);
    for (const { html, messages } of [rst, markdown]) {
      expect(messages).toEqual([]);
      expect(html).toContain('<section class="ingredients"><p>Apple cake, for 8, vegan</p>');
      expect(html).toContain('<em>peeled</em>');
      expect(html).toContain('Bake at 180 °C (356 °F).');
    }
    const wrong = weave('.. ingredients:: Cake\n   :servings: many\n', 'rst');
    expect(wrong.messages).toMatchObject([
      { line: 2, message: 'In the directive "ingredients": "servings" should be a whole number, not "many".' },
    ]);
  });

  it('refuses an option that it does not have, by name', () => {
    configure('{ breadth: 10 }');
    const { status, stderr } = pylit(folder, 'build');
    expect(status).toBe(2);
    expect(stderr).toContain('breadth');
  });
});

import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildJson, contentsOf, folderWith, pylit, writeFiles } from './pylit.ts';

describe('pylit build', () => {
  it('needs no configuration: it takes all documents below the folder', () => {
    const root = folderWith({
      'a.md': '# A\n',
      'sub/b.rst': 'B\n=\n\ntext\n',
      'c.markdown': '# C\n',
      'd.txt': 'no document',
    });
    expect(buildJson(root)).toMatchObject({ documents: { total: 3 }, messages: [] });
    expect(Object.keys(contentsOf(`${root}/build/html`)).filter(file => file.endsWith('.html'))).toEqual([
      'a.html',
      'c.html',
      'sub/b.html',
    ]);
  });

  it('prints one JSON object of the documented form, and nothing else', () => {
    const root = folderWith({ 'a.md': '# A\n\n[x](#nowhere)\n' });
    const result = pylit(root, ['build', '--json']);
    expect(JSON.parse(result.stdout)).toEqual({
      documents: { total: 1, read: 1 },
      blocks: { total: 2, transformed: 2, reused: 0 },
      outputs: { written: expect.any(Number), unchanged: 0, removed: 0 },
      messages: [
        expect.objectContaining({ file: 'a.md', line: 3, column: 1, severity: 'error', rule: 'unknown-label' }),
      ],
      durationMs: expect.any(Number),
    });
    expect(result.status).toBe(1);
  });

  it('says the same of a document with errors when nothing was done', () => {
    const root = folderWith({ 'a.md': '# A\n\n[x](#nowhere)\n' });
    const first = buildJson(root);
    const again = pylit(root, ['build', '--json']);
    expect(JSON.parse(again.stdout)).toMatchObject({ messages: first.messages, blocks: { transformed: 0 } });
    expect(again.status).toBe(1);
  });

  it('tries a block that failed again, though nothing changed that pylit knows of', () => {
    const root = folderWith({
      'a.md': '# A\n\n```mark\nx\n```\n',
      'pylit.config.ts': "export default { plugins: ['./plugin.ts'] };\n",
      'plugin.ts': `import { existsSync } from 'node:fs';
export default { name: 'mark', version: '1', match: () => true, transforms: { html: () => {
  if (!existsSync('.there')) throw new Error('not there');
  return [{ type: 'text', value: 'it works' }];
} } };
`,
    });
    for (let build = 0; build < 2; build += 1)
      expect(buildJson(root).messages).toContainEqual(expect.objectContaining({ rule: 'transform-failed' }));
    writeFiles(root, { '.there': '' });
    expect(buildJson(root)).toMatchObject({ messages: [] });
    expect(readFileSync(`${root}/build/html/a.html`, 'utf8')).toContain('it works');
  });

  it('asks a configuration again when an environment variable changed that it read, and for no other', () => {
    const settings = "export const title = process.env['DOCS_TITLE'] ?? 'None';\n";
    const root = folderWith({
      'docs/a.md': '# A\n',
      'pylit.config.ts': `import { env } from 'node:process';
import { writeFileSync } from 'node:fs';
import { defineConfig } from 'pylit';
import { title } from './settings.ts';
writeFileSync('.loaded', 'x', { flag: 'a' });
export default defineConfig({ source: 'docs', title: title + ('DOCS_MORE' in env ? ' and more' : '') });
`,
      'settings.ts': settings,
    });
    const titleWith = (environment: Record<string, string>) => {
      expect(pylit(root, ['build'], environment)).toMatchObject({ status: 0, stderr: '' });
      return /<title>.*<\/title>/.exec(readFileSync(`${root}/build/html/a.html`, 'utf8'))?.[0];
    };
    const loads = () => readFileSync(`${root}/.loaded`, 'utf8').length;
    expect(titleWith({})).toContain('None');
    expect(titleWith({ OTHER: '1' })).toContain('None');
    expect(loads()).toBe(1);
    expect(titleWith({ DOCS_TITLE: 'Secret title' })).toContain('Secret title');
    expect(readFileSync(`${root}/.pylit/index`, 'latin1')).toContain('DOCS_TITLE');
    expect(titleWith({ DOCS_TITLE: 'Other', DOCS_MORE: '' })).toContain('Other and more');
    expect(loads()).toBe(3);
    expect(titleWith({ DOCS_TITLE: 'Other', DOCS_MORE: '' })).toContain('Other and more');
    expect(loads()).toBe(3);
    expect(titleWith({})).toContain('None');
  });

  it('names near candidates of an unknown reference', () => {
    const root = folderWith({ 'a.md': '# Installing\n\n[x](#instaling)\n' });
    const result = pylit(root, ['build']);
    expect(result.stderr).toContain('a.md:3:1: error:');
    expect(result.stderr).toContain('installing');
  });

  it('gives the same bytes in another folder, time zone and locale, and with worker threads', () => {
    const files = {
      'index.md':
        '# Home\n\nSee [sums](b.md#sum), $x^2$ and a note[^n].\n\n[^n]: The note.\n\n```python {#main file="out/main.py"}\n<<sum>>\n```\n',
      'b.md': '# B\n\n## Sum {#sum-of}\n\n## Sum\n\n```python {#sum}\nprint(1 + 1)\n```\n',
      'c.rst': 'C\n=\n\n.. note:: Take care of ``this``.\n\nSee `Home`_.\n\n.. _Home: index.html\n',
    };
    const [one, other] = [folderWith(files), folderWith(Object.fromEntries(Object.entries(files).reverse()))];
    pylit(one, ['build'], { TZ: 'UTC', LANG: 'C' });
    pylit(other, ['build', '--workers', '2'], { TZ: 'Asia/Tokyo', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' });
    expect(contentsOf(`${other}/build`)).toEqual(contentsOf(`${one}/build`));
    expect(contentsOf(`${other}/out`)).toEqual({ 'main.py': 'print(1 + 1)\n' });
  });
});

describe('wrong usage and configuration', () => {
  it.each([
    ['an unknown key', "export default { tilte: 'x' };", 'tilte', 'title'],
    ['a wrong type', 'export default { title: 1 };', 'title', 'string'],
    ['an unknown plugin', "export default { plugins: ['higlight'] };", 'higlight', 'highlight'],
    ['a path out of the project', "export default { output: '../x' };", 'output', 'inside the project'],
    ['no default export', 'export const a = 1;', 'pylit.config.ts', 'default export'],
    ['broken syntax', 'export default {', 'pylit.config.ts', 'cannot be loaded'],
  ])('%s exits with 2 and says what is allowed', (_, config, found, allowed) => {
    const root = folderWith({ 'pylit.config.ts': config, 'a.md': '# A\n' });
    const result = pylit(root, ['build']);
    expect(result.stderr).toContain(found);
    expect(result.stderr).toContain(allowed);
    expect(result.status).toBe(2);
  });

  it.each([
    [['biuld']],
    [['build', '--jsn']],
    [['build', '--format', 'docx']],
    [['build', '../elsewhere']],
    [['build', 'nowhere.md']],
  ])('pylit %j exits with 2', args => {
    expect(pylit(folderWith({}), args).status).toBe(2);
  });
});

describe('a Node that is too old', () => {
  const entry = path.resolve(import.meta.dirname, '../../bin/pylit.cjs');

  it('is told so in one line, with exit status 2', () => {
    const old = "Object.defineProperty(process.versions, 'node', { value: '18.19.0' });";
    const result = spawnSync(process.execPath, ['-e', `${old} require(${JSON.stringify(entry)})`], {
      encoding: 'utf8',
    });
    expect(result.stderr).toMatch(/^pylit needs Node 22\.22 or newer, but this is Node 18\.19\.0\..*\n$/);
    expect(result.status).toBe(2);
  });

  it('can read the entry file: it has no syntax newer than ES5', () => {
    const code = readFileSync(entry, 'utf8').replace(/\/\/.*|'[^'\n]*'/g, '');
    expect(code).not.toMatch(/\b(?:const|let|class|async|await|import|export)\b|=>|`|\?\.|\?\?|\.\.\./);
  });
});

describe('pylit check', () => {
  it('reports what a build would, and writes nothing', () => {
    const root = folderWith({ 'a.md': '# A\n\n[x](#nowhere)\n' });
    const result = pylit(root, ['check']);
    expect(result.stderr).toContain('unknown-label');
    expect(result.status).toBe(1);
    expect(Object.keys(contentsOf(root)).filter(file => !file.startsWith('.pylit'))).toEqual(['a.md']);
  });
});

describe('the same text in two formats', () => {
  it('is two blocks, also when nothing but the cache is left', () => {
    const root = folderWith({ 'a.md': '# Text\n', 'b.rst': '# Text\n' });
    const heading = /<h1 id="text">Text/;
    for (const round of [1, 2]) {
      buildJson(root);
      expect(readFileSync(`${root}/build/html/a.html`, 'utf8'), `round ${round}`).toMatch(heading);
      expect(readFileSync(`${root}/build/html/b.html`, 'utf8'), `round ${round}`).toContain('<p># Text</p>');
      for (const name of ['build', '.pylit/index', '.pylit/records.db'])
        rmSync(`${root}/${name}`, { recursive: true, force: true });
    }
  });
});

describe('an edited document', () => {
  it('costs one block and one page', () => {
    const root = folderWith({ 'a.md': '# A\n\none\n\ntwo\n', 'b.md': '# B\n\nthree\n' });
    buildJson(root);
    writeFiles(root, { 'a.md': '# A\n\none\n\nTWO\n' });
    expect(buildJson(root)).toMatchObject({ blocks: { transformed: 1 }, outputs: { written: 1, removed: 0 } });
    expect(buildJson(root)).toMatchObject({ blocks: { transformed: 0 }, outputs: { written: 0, removed: 0 } });
  });
});

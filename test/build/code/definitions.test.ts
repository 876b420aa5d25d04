import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeValue, type EncodedValue } from '../../../src/build/cache/encoded-value.ts';
import { hasShape } from '../../../src/build/cache/shape.ts';
import { openCache } from '../../../src/build/cache.ts';
import { knownDefinitions } from '../../../src/build/code/definitions.ts';
import { parseConfig } from '../../../src/build/config.ts';
import { readingOrder } from '../../../src/build/reading-order.ts';
import { markdownReader } from '../../../src/reader/markdown/index.ts';
import { COMMAND } from '../../cli/command.ts';
import { folderWith, writeFiles } from '../../cli/pylit.ts';
import { root } from '../../project/imports.ts';

const config = parseConfig({}, 'test');

/** Documents as a build has read them. */
function documentsOf(sources: Readonly<Record<string, string>>) {
  const outlines = new Map(
    Object.entries(sources).map(([name, source]) => [
      name,
      markdownReader.read({ path: name, source, include: () => undefined }),
    ]),
  );
  const order = readingOrder(outlines, config.contents, outlines);
  return { library: { outlines, read: 0, unreadable: [], document: () => expect.unreachable() }, order };
}

const chunk = (language: string, name: string, code: string) => `\`\`\`${language} {#${name}}\n${code}\n\`\`\`\n`;

describe('known definitions', () => {
  it('are kept in the cache, a document at a time, in the shape that others are checked for', async () => {
    const entries = new Map<string, EncodedValue>();
    const cache = openCache({
      store: {
        getMany: keys => keys.map(key => entries.get(key)),
        setMany: many => {
          for (const { key, value } of many) entries.set(key, value);
        },
        close() {},
      },
    });
    const source = `${chunk('py', 'a', 'def first_of():\n    pass')}\n${chunk('cobol', 'b', 'x')}\n${chunk('go', 'c', 'type T int')}`;
    const known = await knownDefinitions(config, documentsOf({ 'a.md': source, 'b.md': 'No code.\n' }), cache);
    expect(known?.({ language: 'py', code: 'def first_of():\n    pass' })).toEqual([
      { name: 'first_of', kind: 'function', line: 1 },
    ]);
    expect(known?.({ language: 'cobol', code: 'x' })).toBeUndefined();
    expect([...entries.values()].map(decodeValue)).toEqual([[[['first_of', 'function', 1]], [['T', 'type', 1]]]]);
    const [key = ''] = entries.keys();
    expect(hasShape(key, [[['first_of', 'function', 1]], null])).toBe(true);
    expect(hasShape(key, [[['first_of', 'name', 1]]])).toBe(false);
    // What the cache says is used: code that is not in memory is not parsed again.
    await knownDefinitions(config, documentsOf({}), cache);
    entries.set(key, { ...(entries.get(key) as EncodedValue), data: '[[["kept","function",7]],[]]' });
    const again = await knownDefinitions(config, documentsOf({ 'a.md': source }), cache);
    expect(again?.({ language: 'py', code: 'def first_of():\n    pass' })).toEqual([
      { name: 'kept', kind: 'function', line: 7 },
    ]);
  });

  it('name the version of the grammars in their key', () => {
    const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    const version = dependencies['@vscode/tree-sitter-wasm'];
    expect(readFileSync(path.join(root, 'src/build/code/definitions.ts'), 'utf8')).toContain(`-${version}'`);
  });

  it('are looked for where code is new, and else no parser is loaded', () => {
    const folder = folderWith({
      'a.md': `# A\n\nText.\n\n${chunk('py', 'a', 'def first_of():\n    pass')}\n${chunk('py', 'b file=b.py', '<<a>>\nfirst_of()')}`,
      'b.md': '# B\n',
    });
    const log = path.join(folder, 'loaded.txt');
    const hooks = `import { registerHooks } from 'node:module'; import { writeFileSync } from 'node:fs';
      registerHooks({ load(url, context, next) { if (url.includes('tree-sitter')) writeFileSync(${JSON.stringify(log)}, url); return next(url, context); } });`;
    const loadsParser = (...args: string[]): boolean => {
      rmSync(log, { force: true });
      const hook = `--import=data:text/javascript,${encodeURIComponent(hooks)}`;
      const { status } = spawnSync(process.execPath, [hook, ...COMMAND, ...args], { cwd: folder, stdio: 'ignore' });
      expect(status).toBe(0);
      return existsSync(log);
    };
    expect(loadsParser('tangle')).toBe(false);
    expect(loadsParser('build')).toBe(true);
    expect(readFileSync(path.join(folder, 'build/html/a.html'), 'utf8')).toContain('first_of');
    writeFiles(folder, { 'b.md': '# Another title\n' });
    expect(loadsParser('build')).toBe(false);
    const text = readFileSync(path.join(folder, 'a.md'), 'utf8');
    writeFiles(folder, { 'a.md': text.replace('first_of()\n', 'x = first_of()\n') });
    expect(loadsParser('build')).toBe(true);
  }, 120_000);
});

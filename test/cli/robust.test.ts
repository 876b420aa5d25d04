import { spawn } from 'node:child_process';
import { existsSync, truncateSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ADA } from '../author.ts';
import { COMMAND } from './command.ts';
import { buildJson, folderWith, pylit, writeFiles } from './pylit.ts';

/** A plugin that says that it computes, and never ends. */
const ENDLESS = `import { writeFileSync } from 'node:fs';
import { definePlugin } from 'pylit/plugin';
export default definePlugin({
  name: 'endless',
  version: '1',
  match: node => node.type === 'thematicBreak',
  transforms: {
    html() {
      writeFileSync('computing', '');
      for (;;);
    },
  },
});
`;

describe('interrupting', () => {
  it('ends a build at once, also while it computes', async () => {
    const page = (page: number) => `# Page ${page}\n\nParagraph ${page} *em* [x](#page-${page}).\n`;
    const root = folderWith(
      Object.fromEntries(Array.from({ length: 40 }, (_, number) => [`p${number}.md`, page(number)])),
    );
    writeFiles(root, {
      'pylit.config.json': '{ "plugins": ["./endless.js"] }',
      'endless.js': ENDLESS,
      'z.md': '# Z\n\n---\n',
    });
    const child = spawn(process.execPath, [...COMMAND, 'build'], { cwd: root, stdio: 'ignore' });
    const timer = setInterval(() => existsSync(`${root}/computing`) && child.kill('SIGINT'), 5);
    const signal = await new Promise(resolve => child.once('exit', (_, by) => resolve(by)));
    clearInterval(timer);
    expect(signal).toBe('SIGINT');
    writeFiles(root, { 'pylit.config.json': '{}' });
    expect(buildJson(root)).toMatchObject({ documents: { total: 41 }, messages: [] });
  });
});

describe('a store that was emptied', () => {
  it('is reported as corrupt by every command that reads it', () => {
    const root = folderWith({ 'a.md': '# A\n' });
    expect(pylit(root, ['commit', '-m', 'first'], ADA).status).toBe(0);
    truncateSync(`${root}/.pylit/store.db`);
    for (const args of [['store', 'fsck'], ['log'], ['status'], ['show']]) expect(pylit(root, args).status).toBe(3);
  });
});

describe('names of files', () => {
  it('may hold anything that can be written in a link', () => {
    const root = folderWith({
      'a.md': '# A\n\n[one](%C3%BC%231%2520.md) [two](<b c.md>)\n',
      'ü#1%20.md': '# One\n',
      'b c.md': '# Two\n',
    });
    expect(buildJson(root).messages).toEqual([]);
  });
});

describe('a folder that is not there', () => {
  it('is wrong usage, or a wrong configuration', () => {
    expect(pylit(folderWith({}), ['-C', 'nowhere', 'build']).status).toBe(2);
    const root = folderWith({ 'pylit.config.json': '{ "source": "docs" }' });
    expect(pylit(root, ['build'])).toMatchObject({ status: 2, stderr: expect.stringContaining('source is "docs"') });
  });
});

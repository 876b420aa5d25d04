import { existsSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { BuildReport } from '../../src/build/report.ts';
import { ProjectSession } from '../../src/build/session.ts';
import { ToyProject } from './toy-project.ts';

const PROGRAM = '```js {#main file="out/main.js"}\n<<part>>\n```\n';
const PART = '```js {#part}\none();\n```\n';
const LATIN_1 = Uint8Array.of(0x61, 0x0a, 0xe4, 0x0a);

/** Makes a document too large to be read; nothing is written for it to the disk. */
function makeUnreadable(project: ToyProject, name: string): void {
  truncateSync(path.join(project.root, name), 2 ** 31 + 1);
}

function rules(report: BuildReport): string[] {
  return report.messages.map(({ file, rule }) => `${file} ${rule}`);
}

function has(project: ToyProject, output: string): boolean {
  return existsSync(path.join(project.root, output));
}

/** Ways to become unreadable, and what the message is then. */
const WAYS = [
  { name: 'cannot be read', rule: 'unreadable', spoil: makeUnreadable },
  {
    name: 'is not UTF-8',
    rule: 'invalid-utf8',
    spoil: (project: ToyProject, name: string) => project.write({ [name]: LATIN_1 }),
  },
];

describe.for(WAYS)('a document that $name', ({ rule, spoil }) => {
  it('keeps its page, its chunks and its headings as they were, while all else is built', async () => {
    const project = new ToyProject({
      'a.md': `# A\n\nsee [b](#b)\n\n${PROGRAM}`,
      'b.md': `# B {#b}\n\n${PART}`,
      'c.md': '# C\n\nold\n',
    });
    await project.build();
    const before = project.read('build/toy/b.txt');
    spoil(project, 'b.md');
    project.write({ 'a.md': `# A\n\nsee again [b](#b)\n\n${PROGRAM}`, 'c.md': '# C\n\nnew\n' });
    const report = await project.build();
    expect(rules(report)).toEqual([`b.md ${rule}`]);
    expect(report.messages[0]).toMatchObject({ severity: 'error', hint: expect.any(String) });
    expect(report.documents.total).toBe(3);
    expect(project.read('build/toy/a.txt')).toContain('see again b->b.txt#b');
    expect(project.read('build/toy/c.txt')).toContain('new');
    expect(project.read('build/toy/b.txt')).toBe(before);
    expect(project.read('out/main.js')).toContain('one();');
  });

  it('is reported by every build until it can be read', async () => {
    const project = new ToyProject({ 'a.md': '# A\n', 'b.md': '# B\n' });
    await project.build();
    spoil(project, 'b.md');
    for (let build = 0; build < 2; build += 1) expect(rules(await project.build())).toEqual([`b.md ${rule}`]);
    project.write({ 'b.md': '# B\n' });
    expect(rules(await project.build())).toEqual([]);
    spoil(project, 'b.md');
    await project.build();
    project.write({ 'b.md': '# B\n\nmore\n' });
    expect(rules(await project.build())).toEqual([]);
    expect(project.read('build/toy/b.txt')).toContain('more');
    expect(await project.build()).toMatchObject({ documents: { read: 0 }, outputs: { written: 0 } });
  });

  it('keeps no page of another document that was removed', async () => {
    const project = new ToyProject({ 'a.md': '# A\n', 'b.md': '# B\n', 'c.md': PROGRAM + PART });
    await project.build();
    spoil(project, 'b.md');
    project.remove('a.md');
    project.remove('c.md');
    await project.build();
    expect(has(project, 'build/toy/a.txt')).toBe(false);
    expect(has(project, 'out/main.js')).toBe(false);
    expect(has(project, 'build/toy/b.txt')).toBe(true);
  });

  it('made nothing when it never could be read', async () => {
    const project = new ToyProject({ 'a.md': '# A\n', 'c.md': '# C\n' });
    await project.build();
    project.write({ 'b.md': 'x' });
    spoil(project, 'b.md');
    expect(rules(await project.build())).toEqual([`b.md ${rule}`]);
    project.remove('a.md');
    const report = await project.build();
    expect(rules(report)).toEqual([`b.md ${rule}`]);
    expect(report).toMatchObject({ documents: { total: 2 }, outputs: { removed: 1 } });
    project.write({ 'b.md': '# B\n' });
    expect(await project.build()).toMatchObject({ messages: [], outputs: { written: 2 } });
    expect(has(project, 'build/toy/b.txt')).toBe(true);
  });

  it('keeps what it made when all is built anew, and when the index is gone', async () => {
    const project = new ToyProject({ 'a.md': PROGRAM, 'b.md': PART, 'c.md': '# C\n' });
    await project.build();
    spoil(project, 'b.md');
    for (const loseMemory of [
      () => {},
      () => project.remove('.pylit/index'),
      () => project.remove('.pylit/cache.db'),
    ]) {
      loseMemory();
      await project.build({ force: true });
      expect(project.read('out/main.js')).toContain('one();');
      expect(has(project, 'build/toy/b.txt')).toBe(true);
    }
    project.write({ 'b.md': PART.replace('one', 'two') });
    expect(await project.build()).toMatchObject({ messages: [] });
    expect(project.read('out/main.js')).toContain('two();');
  });
});

describe('a file that cannot be read any more', () => {
  it('is found out when it is needed, though nobody said that it changed', async () => {
    const project = new ToyProject({ 'a.md': '# A\n\nsee [b](#b)\n', 'b.md': '# B {#b}\n' });
    const session = new ProjectSession(project.options());
    afterAll(() => session.close());
    await session.build();
    makeUnreadable(project, 'a.md');
    project.write({ 'b.md': '# B\n' });
    const { report } = await session.build(new Set(['b.md']));
    expect(rules(report)).toEqual(['a.md unreadable']);
    expect(project.read('build/toy/a.txt')).toContain('see b->b.txt#b');
  });
});

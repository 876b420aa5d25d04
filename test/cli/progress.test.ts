import { describe, expect, it } from 'vitest';
import type { BuildProgress } from '../../src/build/events.ts';
import { ProjectSession } from '../../src/build/session.ts';
import { ProgressLine, progressText } from '../../src/cli/building/progress.ts';
import { buildOptions, openProject } from '../../src/cli/project/project.ts';
import { folderWith, pylit, writeFiles } from './pylit.ts';

/** A stream that remembers, and a clock that is set. */
function shown(isLive: boolean, columns = 80) {
  let text = '';
  let time = 0;
  const stream = { write: (more: string) => void (text += more), columns };
  const line = new ProgressLine({ stream, isLive, now: () => time });
  return {
    line,
    at(now: number, documents: number) {
      time = now;
      line.update({ stage: 'read', documents, total: 10_000, blocks: documents * 10, transformed: documents });
    },
    text: () => text,
  };
}

describe('progress', () => {
  it('is documents, blocks and the share of them that is known', () => {
    const progress: BuildProgress = {
      stage: 'read',
      documents: 1240,
      total: 10_000,
      blocks: 18_300,
      transformed: 1464,
    };
    expect(progressText(progress)).toBe('Read 1,240 of 10,000 documents, 18,300 blocks, 92 % reused');
    expect(progressText({ ...progress, stage: 'weave', blocks: 0, transformed: 0 })).toBe('Wove 1,240 of 10,000 pages');
    expect(progressText({ ...progress, total: 1_234_567, transformed: 1 })).toContain(
      'of 1,234,567 documents, 18,300 blocks, 99 %',
    );
  });

  it('is one line on a terminal, written over and gone at the end', () => {
    const { line, at, text } = shown(true);
    at(600, 10);
    at(700, 20);
    line.end();
    const first = 'Read 10 of 10,000 documents, 100 blocks, 90 % reused';
    const second = 'Read 20 of 10,000 documents, 200 blocks, 90 % reused';
    expect(text()).toBe(`\r${first}\u001b[K\r${second}\u001b[K\r\u001b[K`);
    expect(text()).not.toContain('\n');
  });

  it('is never longer than the terminal is wide', () => {
    const { at, text } = shown(true, 20);
    at(600, 10);
    expect(text()).toBe('\rRead 10 of 10,000 d\u001b[K');
    const unknown = shown(true, 0);
    unknown.at(600, 10);
    expect(unknown.text()).toContain('% reused');
  });

  it('is nothing for work of half a second, on a terminal or off it', () => {
    for (const isLive of [true, false]) {
      const { line, at, text } = shown(isLive);
      at(499, 10);
      line.end();
      expect(text()).toBe('');
    }
  });

  it('is a plain line every three seconds off a terminal', () => {
    const { line, at, text } = shown(false);
    for (let time = 0; time <= 7000; time += 100) at(time, time);
    line.end();
    expect(text()).toBe(
      'Read 3,000 of 10,000 documents, 30,000 blocks, 90 % reused\nRead 6,000 of 10,000 documents, 60,000 blocks, 90 % reused\n',
    );
  });

  it('is told by a build, and grows', async () => {
    const pages = Object.fromEntries(
      Array.from({ length: 330 }, (_, n) => [`p${n}.md`, `# Page ${n}\n\nText ${n}.\n`]),
    );
    const root = folderWith(pages);
    const project = await openProject(root);
    const told: BuildProgress[] = [];
    const build = async () => {
      const session = new ProjectSession(buildOptions(project, { workers: 0, onProgress: one => void told.push(one) }));
      const { report } = await session.build();
      await session.close();
      return report;
    };
    await build();
    for (const stage of ['read', 'weave']) {
      const done = told.filter(one => one.stage === stage).map(({ documents }) => documents);
      expect(done).toEqual([...done].sort((a, b) => a - b));
      expect(done.every(documents => documents <= 330)).toBe(true);
    }
    expect(told[0]).toMatchObject({ stage: 'read', total: 330, documents: 32, blocks: 64, transformed: 64 });
    told.length = 0;
    writeFiles(root, { 'p0.md': '# Another title\n\nText 0.\n' });
    const { blocks } = await build();
    expect(blocks).toEqual({ total: 660, transformed: 1, reused: 659 });
    expect(told[0]).toMatchObject({ stage: 'read', total: 330 });
  });

  it('leaves the output of --json one JSON object, and says nothing of a quick build', () => {
    const root = folderWith({ 'a.md': '# A\n' });
    const { stdout, stderr } = pylit(root, ['build', '--json', '--force'], { CI: '1' });
    expect(JSON.parse(stdout)).toMatchObject({ documents: { total: 1 } });
    expect(stderr).toBe('');
  });
});

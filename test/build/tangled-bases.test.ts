import { existsSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { TangledTexts } from '../../src/build/platform/tangled-texts.ts';
import { ProjectSession } from '../../src/build/session.ts';
import { hash } from '../../src/bytes/hash.ts';
import { ToyProject } from './toy-project.ts';

const CODE = '```py {file="x.py"}\nx = 1\n```\n';

function database(project: ToyProject): string {
  return path.join(project.root, '.pylit/tangled.db');
}

/** Which of some texts are kept. */
function kept(project: ToyProject, ...texts: string[]): string[] {
  const store = new TangledTexts(database(project));
  try {
    return texts.filter(text => store.get(hash('sha1', text)) === text);
  } finally {
    store.close();
  }
}

/** Runs builds of one session. */
async function inSession(project: ToyProject, work: (session: ProjectSession) => Promise<void>): Promise<void> {
  const session = new ProjectSession(project.options());
  try {
    await work(session);
  } finally {
    await session.close();
  }
}

describe('what was tangled last', () => {
  it('is kept of the program that is on the disk, and of no other', async () => {
    const project = new ToyProject({ 'a.md': CODE });
    await project.build();
    project.write({ 'a.md': CODE.replace('1', '2') });
    await project.build();
    expect(kept(project, 'x = 1\n', 'x = 2\n')).toEqual(['x = 2\n']);
  });

  it('is kept of a file that was there already', async () => {
    const project = new ToyProject({ 'a.md': CODE, 'x.py': 'x = 1\n' });
    await project.build();
    expect(kept(project, 'x = 1\n')).toEqual(['x = 1\n']);
  });

  it('is nothing where there is no program', async () => {
    const project = new ToyProject({ 'a.md': 'text' });
    await project.build();
    expect(existsSync(database(project))).toBe(false);
  });

  it('is not looked at while no program changes', async () => {
    const project = new ToyProject({ 'a.md': CODE, 'b.md': '# One {#one}' });
    await project.build();
    const before = statSync(database(project), { bigint: true });
    await inSession(project, async session => {
      for (const title of ['Two {#two}', 'Three {#three}']) {
        project.write({ 'b.md': `# ${title}` });
        expect((await session.build(new Set(['b.md']))).written).toContain('build/toy/b.txt');
        expect(existsSync(`${database(project)}-wal`)).toBe(false);
      }
      project.write({ 'a.md': CODE.replace('1', '2') });
      expect((await session.build(new Set(['a.md']))).written).toContain('x.py');
    });
    expect(statSync(database(project), { bigint: true }).mtimeNs).not.toBe(before.mtimeNs);
    expect(kept(project, 'x = 1\n', 'x = 2\n')).toEqual(['x = 2\n']);
  });

  it('is kept again when somebody removed it', async () => {
    const project = new ToyProject({ 'a.md': CODE, 'b.md': 'text' });
    await inSession(project, async session => {
      await session.build();
      for (const suffix of ['', '-wal', '-shm']) rmSync(database(project) + suffix, { force: true });
      project.write({ 'b.md': '# One {#one}' });
      await session.build(new Set(['b.md']));
    });
    expect(kept(project, 'x = 1\n')).toEqual(['x = 1\n']);
  });
});

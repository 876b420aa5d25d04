import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runHere } from '../../src/build/batch/batch-runner.ts';
import { ProjectSession } from '../../src/build/session.ts';
import { ToyProject } from './toy-project.ts';

/** Numbers that are the same each time. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const PIECES = [
  'plain text',
  'see [it](#one)',
  'see [it](#two) and [that](#three)',
  'BOOM',
  '## One {#one}',
  '## Two {#two}',
  '## Three {#three}',
  '### Deep',
  '```py {file="out/x.py"}\nx = 1\n```',
];

/** Every file that a build made, by path. */
function outputs(project: ToyProject): Record<string, string> {
  const found: Record<string, string> = {};
  for (const folder of ['build', 'out']) {
    const names = list(path.join(project.root, folder));
    for (const name of names) found[`${folder}/${name}`] = readFileSync(path.join(project.root, folder, name), 'utf8');
  }
  return found;
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => path.relative(folder, path.join(entry.parentPath, entry.name)))
      .sort();
  } catch {
    return [];
  }
}

describe('builds after random edits', () => {
  for (const seed of [1, 2, 3, 4, 5, 6])
    it(`make what a build from nothing makes (seed ${seed})`, async () => {
      const random = randomNumbers(seed);
      const sources: Record<string, string> = {};
      const document = () => `d${random(3)}/p${random(4)}.md`;
      const text = () => Array.from({ length: 1 + random(5) }, () => PIECES[random(PIECES.length)]).join('\n\n');
      const write = (project: ToyProject, name: string, content: string | undefined) => {
        if (content !== undefined) project.write({ [name]: content });
        else if (name in sources) project.remove(name);
      };
      for (let count = 0; count < 6; count += 1) sources[document()] = `# First\n\n${text()}\n`;
      const project = new ToyProject(sources);
      const session = new ProjectSession(project.options());
      await session.build();
      for (let step = 0; step < 12; step += 1) {
        const changed = new Set<string>();
        for (let edits = 1 + random(2); edits > 0; edits -= 1) {
          const name = document();
          const content = random(6) === 0 ? undefined : `# Title ${random(4)}\n\n${text()}\n`;
          write(project, name, content);
          if (content === undefined) delete sources[name];
          else sources[name] = content;
          changed.add(name);
        }
        // By turns: a watched session, a session that looks at everything, a process of its own.
        const kind = step % 3;
        const report =
          kind === 2 ? await project.build() : (await session.build(kind === 0 ? changed : undefined)).report;
        const fresh = new ToyProject(sources);
        const expected = await fresh.build();
        expect(outputs(project)).toEqual(outputs(fresh));
        expect(report.messages).toEqual(expected.messages);
        expect(report.blocks.total).toBe(expected.blocks.total);
      }
      await session.close();
    });
});

describe('a build of very many documents', () => {
  const sources = Object.fromEntries(
    Array.from({ length: 320 }, (_, page) => [
      `f${page % 9}/p${page}.md`,
      `# Page ${page}\n\n## Part {#part-${page}}\n\ntext ${page}\n\nsee [it](#part-${(page * 7) % 320})${page % 50 === 0 ? '\n\nBOOM' : ''}\n`,
    ]),
  );

  it('makes the same in batches as one by one', async () => {
    const batches = new ToyProject(sources);
    let made = 0;
    const report = await batches.build({
      load: async () => ({
        ...(await batches.options().load()),
        runner: async setup => {
          const runner = runHere(setup);
          return {
            ...runner,
            async make(batch) {
              made += batch.tasks.length;
              return runner.make(batch);
            },
          };
        },
      }),
    });
    const half = Object.entries(sources).slice(0, 160);
    const single = new ToyProject(Object.fromEntries(half));
    await single.build();
    single.write(Object.fromEntries(Object.entries(sources).slice(160)));
    const expected = await single.build();
    expect(outputs(batches)).toEqual(outputs(single));
    expect(report.messages).toEqual(expected.messages);
    expect(report.blocks).toMatchObject({ total: expected.blocks.total, transformed: expected.blocks.total });
    expect(made).toBeGreaterThan(0);
    expect(await batches.build()).toMatchObject({ outputs: { written: 0 } });
  });

  it('reads them only, where only programs are wanted: threads know all formats and would make pages', async () => {
    const project = new ToyProject(sources);
    const { formats, readers } = await project.options().load();
    let read = 0;
    let made = 0;
    await project.build({
      weave: false,
      load: async () => ({
        readers,
        formats,
        runner: async setup => {
          const runner = runHere({ ...setup, formats });
          return {
            ...runner,
            async read(tasks) {
              const results = await runner.read(tasks);
              read += results.length;
              made += results.filter(result => Object.keys(result.made).length > 0).length;
              return results;
            },
          };
        },
      }),
    });
    expect([read, made]).toEqual([320, 0]);
  });
});

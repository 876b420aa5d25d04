import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { ObjectId } from '../../src/core/object-kind.ts';
import type { ProjectHistory } from '../../src/history/project-history.ts';
import { Commits, type Documents, short } from './commits.ts';
import type { Sources } from './documents.ts';

const folder = mkdtempSync(join(tmpdir(), 'pylit-history-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Many more when it is asked for: PYLIT_SOAK=1. */
const RUNS = process.env.PYLIT_SOAK ? 250 : 10;

const WORDS = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta', 'theta', 'iota', 'kappa'];

/** One edit of a project: which document and block, and what is done to it. */
const edit = fc.record({
  document: fc.nat(3),
  block: fc.nat(12),
  act: fc.constantFrom('edit', 'edit', 'insert', 'remove', 'move', 'send', 'rename', 'drop'),
  words: fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 8 }),
});

/** A commit: on which of the commits so far, with which merged into it. */
const step = fc.record({ edits: fc.array(edit, { maxLength: 3 }), on: fc.nat(100), merged: fc.option(fc.nat(100)) });
type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

const START: Sources = Object.fromEntries(
  ['a.md', 'b.md', 'c/d.md'].map((path, number) => [
    path,
    `# ${path}\n\n${[0, 3, 6].map(at => [...WORDS.slice(at), ...WORDS.slice(0, number)].join(' ')).join('\n\n')}\n`,
  ]),
);

function apply(sources: Sources, { document, block, act, words }: Edit): Sources {
  const paths = Object.keys(sources).sort();
  const path = paths[document % paths.length] ?? 'a.md';
  const blocks = (sources[path] ?? '# New\n').trim().split('\n\n');
  const at = block % blocks.length;
  const [own = ''] = blocks.slice(at, at + 1);
  const result: Record<string, string> = { ...sources };
  const text = (list: readonly string[]) => `${list.join('\n\n')}\n`;
  if (act === 'drop' || act === 'rename') {
    delete result[path];
    if (act === 'rename' || paths.length === 1) result[`r/${words.join('')}.md`] = text(blocks);
    return result;
  }
  if (act === 'edit') blocks[at] = `${own} ${words.join(' ')}`;
  else if (act === 'insert') blocks.splice(at, 0, words.join(' '));
  else blocks.splice(at, 1);
  if (act === 'move') blocks.splice(words.length, 0, own);
  if (act === 'send') {
    const other = paths[(document + 1) % paths.length] ?? path;
    if (other === path) blocks.push(own);
    else result[other] = `${sources[other]}\n${own}\n`;
  }
  result[path] = text(blocks.length > 0 ? blocks : ['left']);
  return result;
}

async function makeCommits(steps: readonly Step[], documents: Documents) {
  const commits = new Commits(documents);
  const made: { id: ObjectId; sources: Sources }[] = [{ id: await commits.add(START), sources: START }];
  for (const { edits, on, merged } of steps) {
    const base = made[Math.max(0, made.length - 1 - (on % 4))] ?? made[0]!;
    const other = merged === null ? undefined : made[merged % made.length];
    const mixed = other ? { ...base.sources, ...pick(other.sources, merged ?? 0) } : base.sources;
    const sources = edits.reduce(apply, mixed);
    const parents = other && other !== base ? [base.id, other.id] : [base.id];
    made.push({ id: await commits.add(sources, ...parents), sources });
  }
  return { commits, made };
}

function pick(sources: Sources, number: number): Sources {
  return Object.fromEntries(Object.entries(sources).filter((_, index) => (index + number) % 2 === 0));
}

/** All that can be told of some commits. */
async function everything(
  history: ProjectHistory,
  made: readonly { id: ObjectId; sources: Sources }[],
): Promise<unknown[]> {
  const told: unknown[] = [];
  for (const { id, sources } of made) {
    for (const path of Object.keys(sources)) {
      const document = await history.documentAt({ commit: id, path });
      told.push(document?.blocks.map(block => [block.track, block.id, block.line]));
      for (const block of document?.blocks ?? []) told.push(await history.logOfTrack(block, id));
      told.push((await history.blame({ commit: id, path }))?.map(({ commit, first }) => [commit, first]));
      told.push(await history.logOfDocument({ commit: id, path }, { follow: true }));
    }
    told.push(await history.changesOf(id));
  }
  return told;
}

describe('the history index', () => {
  it.each(['git', 'pylit'] as const)(
    'tells the same in every clone, made at once or little by little, of %s',
    async documents => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { minLength: 1, maxLength: 9 }),
          fc.infiniteStream(fc.nat()),
          async (steps, order) => {
            const { commits, made } = await makeCommits(steps, documents);
            const atOnce = await commits.open();
            await atOnce.updateIndex(made.map(({ id }) => id));
            const slowly = await commits.open();
            const shuffled = made.map(({ id }) => ({ id, key: order.next().value })).sort((a, b) => a.key - b.key);
            for (const { id } of shuffled) await slowly.updateIndex([id]);
            expect(await everything(slowly, made)).toEqual(await everything(atOnce, made));
            await slowly.reindex([made.at(-1)?.id ?? '']);
            expect(await everything(slowly, made)).toEqual(await everything(atOnce, made));
            atOnce.close();
            slowly.close();
          },
        ),
        { numRuns: RUNS },
      );
    },
  );

  it('gives every block a track, and each track one block of a document', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 9 }), async steps => {
        const { commits, made } = await makeCommits(steps, 'git');
        const history = await commits.open();
        for (const { id, sources } of made) {
          for (const [path, source] of Object.entries(sources)) {
            const document = await history.documentAt({ commit: id, path });
            const tracks = document?.blocks.map(block => block.track) ?? [];
            expect(new Set(tracks).size).toBe(tracks.length);
            const texts = await Promise.all(document?.blocks.map(block => history.text(block)) ?? []);
            expect(texts.join('\n')).toBe(source);
            for (const block of document?.blocks ?? []) {
              const log = await history.logOfTrack(block, id);
              expect(log[0]?.after?.id).toBe(block.id);
              expect(log.at(-1)).toMatchObject({ change: 'added', track: block.track });
              expect(`${log.at(-1)?.commit}`).toBe(block.track?.split('.')[0]);
              expect(log.every(change => change.change !== 'removed')).toBe(true);
            }
            const lines = await history.blameLines({ commit: id, path });
            expect(lines?.map(line => `${line.text}\n`).join('')).toBe(source);
          }
        }
        history.close();
      }),
      { numRuns: RUNS },
    );
  });

  it('finds documents below very many logs', async () => {
    const commits = new Commits('git');
    const growing = await commits.open();
    let [tip, sources] = [await commits.add(START), START];
    for (let round = 0; round < 300; round += 1) {
      // What is indexed first goes on in the log, so the other one begins a new log, each time on top of all others.
      await growing.updateIndex([await commits.add({ 'side.md': `# Side ${round}\n` }, tip)]);
      if (round % 60 === 0) sources = apply(sources, { document: 1, block: 2, act: 'edit', words: [`w${round}`] });
      tip = await commits.add({ ...sources, 'own.md': `# Round ${round}\n` }, tip);
      await growing.updateIndex([tip]);
    }
    const atOnce = await commits.open();
    await atOnce.updateIndex([tip]);
    const last = [{ id: tip, sources: { ...sources, 'own.md': '' } }];
    expect(await everything(growing, last)).toEqual(await everything(atOnce, last));
    expect((await growing.logOfDocument({ commit: tip, path: 'own.md' })).length).toBe(300);
    growing.close();
    atOnce.close();
  });

  it('is made anew where it is damaged, or another program’s', async () => {
    const commits = new Commits('git');
    const a = await commits.add(START);
    const b = await commits.add(apply(START, { document: 0, block: 1, act: 'edit', words: ['new'] }), a);
    const file = join(folder, 'damaged.db');
    const told = async () => {
      const history = await commits.open(file);
      const block = await history.trackAt({ commit: b, path: 'a.md' }, { line: 3 });
      const log = short(await history.logOfTrack(block!, b), { a, b });
      history.close();
      return log;
    };
    const expected = ['b edited a.md:3', 'a added a.md:3'];
    expect(await told()).toEqual(expected);
    const bytes = await import('node:fs').then(fs => fs.readFileSync(file));
    writeFileSync(file, 'no database at all, but long enough to be looked at'.repeat(100));
    expect(await told()).toEqual(expected);
    for (let at = 100; at < bytes.length; at += 611) {
      const flipped = Buffer.from(bytes);
      flipped.fill(0xff, at, at + 64);
      writeFileSync(file, flipped);
      const answer = await told().catch((error: unknown) => error);
      expect(answer, `bytes from ${at}`).toEqual(expected);
    }
  });

  it('can be written by two at once', async () => {
    const { commits, made } = await makeCommits(
      Array.from({ length: 30 }, (_, i) => ({
        edits: [{ document: i, block: i, act: 'edit' as const, words: [`w${i}`] }],
        on: 0,
        merged: null,
      })),
      'git',
    );
    const file = join(folder, 'shared.db');
    const [one, two] = [await commits.open(file), await commits.open(file)];
    for (const [index, { id }] of made.slice(0, 20).entries()) await (index % 2 === 0 ? one : two).updateIndex([id]);
    const tips = made.map(({ id }) => id);
    await Promise.all([one.updateIndex(tips), two.updateIndex(tips), one.updateIndex(tips)]);
    const alone = await commits.open();
    expect(await everything(one, made)).toEqual(await everything(alone, made));
    expect(await everything(two, made)).toEqual(await everything(alone, made));
    for (const history of [one, two, alone]) history.close();
  });
});

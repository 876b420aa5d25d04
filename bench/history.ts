import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openGitStore } from '../src/backend/git/git-store.ts';
import { memoryStore } from '../src/backend/memory/memory-store.ts';
import { encodeCommit } from '../src/core/commit.ts';
import type { ObjectId } from '../src/core/object-kind.ts';
import { makeSignature } from '../src/core/signature.ts';
import { encodeTree, MODE } from '../src/core/tree.ts';
import { createMarkdownReader } from '../src/reader/markdown/create.ts';
import { parseMarkdown } from '../src/reader/markdown/parse.ts';
import { createRstReader } from '../src/reader/rst/index.ts';
import { HISTORY_PATH, openHistory } from '../src/repository/platform/open-history.ts';
import type { Store } from '../src/store/store.ts';

/**
 * Measures the history index over a history that is made for it, or over a git repository: `node bench/history.ts [commits | repository...]`. Every commit edits a paragraph of
 * one of 1,000 documents; every hundredth comes from a branch and is merged.
 */
const DOCUMENTS = 1000;
const PARAGRAPHS = 30;

interface Made {
  readonly store: Store;
  readonly tip: ObjectId;
  readonly next: ObjectId;
}

async function makeHistory(count: number): Promise<Made> {
  const store = memoryStore();
  const batch = store.batch();
  const texts = Array.from({ length: DOCUMENTS }, (_, document) => documentText(document));
  const folders = new Map<number, ObjectId>();
  const blobs = texts.map(text => batch.put('blob', text));
  const folder = (number: number) => {
    const entries = blobs
      .slice(number * 50, (number + 1) * 50)
      .map((id, i) => ({ mode: MODE.file, name: `page-${String(i).padStart(2, '0')}.md`, id }));
    folders.set(number, batch.put('tree', encodeTree(entries)));
  };
  for (let number = 0; number < DOCUMENTS / 50; number += 1) folder(number);
  const root = () =>
    batch.put(
      'tree',
      encodeTree(
        [...folders].map(([number, id]) => ({ mode: MODE.tree, name: `part-${String(number).padStart(2, '0')}`, id })),
      ),
    );
  let time = 1_600_000_000;
  const commit = (parents: readonly ObjectId[]) => {
    const by = makeSignature('A', 'a@example.org', (time += 60), '+0000');
    return batch.put('commit', encodeCommit({ tree: root(), parents, author: by, committer: by, message: 'edit\n' }));
  };
  let tip = commit([]);
  let fork: ObjectId | undefined;
  const random = randomNumbers(7);
  const edit = (step: number) => {
    const document = step % 5 === 0 ? 0 : random(DOCUMENTS);
    const lines = (texts[document] ?? '').split('\n');
    const line = 2 * (1 + (step % 5 === 0 ? step % 3 : random(PARAGRAPHS - 1)));
    lines[line] = `${(lines[line] ?? '').slice(0, 120)} edit ${step}`;
    texts[document] = lines.join('\n');
    blobs[document] = batch.put('blob', texts[document]);
    folder(Math.floor(document / 50));
  };
  for (let step = 1; step <= count; step += 1) {
    edit(step);
    if (step % 100 === 50) fork = tip;
    const parents: ObjectId[] = step % 100 === 60 && fork !== undefined ? [fork, tip] : [tip];
    tip = commit(parents);
  }
  edit(5);
  const next = commit([tip]);
  await batch.commit();
  return { store, tip, next };
}

function documentText(document: number): string {
  const random = randomNumbers(document + 1);
  const paragraphs = Array.from({ length: PARAGRAPHS }, () =>
    Array.from({ length: 14 }, () => WORDS[random(WORDS.length)]).join(' '),
  );
  return `# Document ${document}\n\n${paragraphs.join('\n\n')}\n`;
}

const WORDS =
  'store tree blob commit branch merge block track reader weave tangle page link index cache build code text'.split(
    ' ',
  );

function randomNumbers(seed: number): (below: number) => number {
  let state = seed * 2654435761;
  return below => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) >>> 0;
    return (state >>> 8) % below;
  };
}

async function measure(count: number): Promise<Record<string, string>> {
  const { store, tip, next } = await makeHistory(count);
  const folder = mkdtempSync(join(tmpdir(), 'pylit-bench-'));
  const file = join(folder, HISTORY_PATH);
  const open = () => openHistory({ store, documents: 'git', readers, file });
  const timed = async <Result>(work: () => Promise<Result>): Promise<[number, Result]> => {
    const start = performance.now();
    const result = await work();
    return [performance.now() - start, result];
  };
  try {
    const first = await open();
    const [built] = await timed(() => first.updateIndex([tip]));
    first.close();
    const again = await open();
    const [updated] = await timed(() => again.updateIndex([next]));
    again.close();
    const [logged, changes] = await timed(async () => {
      const history = await open();
      const place = { commit: next, path: 'part-00/page-00.md' };
      const block = await history.trackAt(place, { line: 5 });
      const log = block ? await history.logOfTrack(block, next) : [];
      history.close();
      return log.length;
    });
    const [blamed] = await timed(async () => {
      const history = await open();
      await history.blame({ commit: next, path: 'part-00/page-00.md' });
      history.close();
    });
    const ms = (value: number) => `${value.toFixed(value < 100 ? 1 : 0)} ms`;
    return {
      commits: String(count),
      'first index': ms(built),
      'after one commit': ms(updated),
      'log of a block': `${ms(logged)} (${changes} changes)`,
      'blame of a document': ms(blamed),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Indexes an existing git repository, beside `git log -p` of the same files. */
async function measureRepository(path: string): Promise<Record<string, string>> {
  const store = await openGitStore({ path });
  const head = (await store.refs.resolve('HEAD'))?.id ?? '';
  const history = await openHistory({ store, documents: 'git', readers, file: ':memory:' });
  const gitStart = performance.now();
  execFileSync('git', ['log', '-p', '--', '*.md', '*.markdown', '*.rst'], { cwd: path, maxBuffer: 2 ** 31 - 1 });
  const git = performance.now() - gitStart;
  const start = performance.now();
  const { commits } = await history.updateIndex([head]);
  const built = performance.now() - start;
  history.close();
  await store.close();
  return {
    commits: String(commits),
    'first index': `${built.toFixed(0)} ms`,
    'git log -p': `${git.toFixed(0)} ms`,
    ratio: (built / git).toFixed(1),
  };
}

function print(row: Record<string, string>): void {
  console.log(
    Object.entries(row)
      .map(([name, value]) => `${name}: ${value}`)
      .join(' | '),
  );
}

const readers = [await createMarkdownReader({ parser: 'auto', remark: () => parseMarkdown }), createRstReader()];
const words = process.argv.slice(2);
const counts = words.length > 0 ? words : ['100', '1000', '10000'];
for (const word of counts) print(/^[0-9]+$/.test(word) ? await measure(Number(word)) : await measureRepository(word));

/*
 * Storing many small blocks: pylit's store beside four other ways, in one run.
 *
 *     npm run bench:store -- [blocks]        200000 blocks of 226 bytes by default
 *
 * "append" is the yardstick: ids computed, bodies in one file as they are, a sorted index, flushed. Nothing can do much less and
 * still find a block again. Every way computes the same ids and flushes before its clock stops.
 */
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { deflateSync } from 'node:zlib';
import { openNativeStore } from '../src/backend/native/native-store.ts';
import { blobId } from '../src/bytes/object-id.ts';

const COUNT = Number(process.argv[2] ?? 200_000);
const ROUNDS = 7;
const folder = mkdtempSync(join(tmpdir(), 'pylit-bench-'));

interface Result {
  readonly name: string;
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly bytes: number;
}

/** Text that compresses like prose: words of a small vocabulary, the common ones often. */
function makeBlocks(count: number): string[] {
  let seed = 7;
  const random = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  const syllables = 'ba ce di fo gu la me ni po ru sta tre vi wo ka le mi no pu ra si to'.split(' ');
  const syllable = () => syllables[Math.floor(random() * syllables.length)] ?? '';
  const words = Array.from({ length: 4000 }, () =>
    Array.from({ length: 2 + Math.floor(random() * 3) }, syllable).join(''),
  );
  return Array.from({ length: count }, () => {
    let text = '';
    while (text.length < 226)
      text += `${words[Math.floor(words.length * random() ** 3)]}${random() < 0.1 ? '. ' : ' '}`;
    return `${text.slice(0, 225)}\n`;
  });
}

type Work = (path: string) => unknown;

/** Measures the ways in turn, so that whatever else the machine does is shared by all; gives the median of each. */
async function measure(rounds: number, ways: Readonly<Record<string, Work>>): Promise<Result[]> {
  const results = new Map<string, Result[]>(Object.keys(ways).map(name => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, work] of Object.entries(ways)) results.get(name)?.push(await once(name, work));
  }
  return [...results.values()].map(all => all.sort((a, b) => a.wallMs - b.wallMs)[rounds >> 1] ?? fail());
}

async function once(name: string, work: Work): Promise<Result> {
  const path = join(folder, name.replaceAll(' ', '-'));
  const cpu = process.cpuUsage();
  const start = performance.now();
  await work(path);
  const wallMs = performance.now() - start;
  const used = process.cpuUsage(cpu);
  const bytes = sizeOf(path);
  rmSync(path, { recursive: true, force: true });
  return { name, wallMs, cpuMs: (used.user + used.system) / 1000, bytes };
}

function fail(): never {
  throw new Error('nothing was measured');
}

function sizeOf(path: string): number {
  const info = statSync(path, { throwIfNoEntry: false });
  if (!info) return 0;
  if (!info.isDirectory()) return info.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}

function appendOnly(path: string, blocks: readonly string[]): void {
  let bodies = Buffer.allocUnsafe(1 << 20);
  const ids = Buffer.allocUnsafe(blocks.length * 20);
  const places = new Uint32Array(blocks.length * 2);
  const keys = new Float64Array(blocks.length);
  let used = 0;
  blocks.forEach((block, i) => {
    ids.write(blobId(block), i * 20, 'hex');
    keys[i] = ids.readUInt32BE(i * 20) * 2 ** 21 + i;
    const size = Buffer.byteLength(block);
    if (used + size > bodies.length) bodies = Buffer.concat([bodies], 2 * bodies.length + size);
    bodies.write(block, used);
    places[2 * i] = used;
    places[2 * i + 1] = size;
    used += size;
  });
  keys.sort();
  const index = Buffer.allocUnsafe(blocks.length * 28);
  keys.forEach((key, to) => {
    const i = key % 2 ** 21;
    ids.copy(index, to * 28, i * 20, i * 20 + 20);
    index.writeUInt32BE(places[2 * i] ?? 0, to * 28 + 20);
    index.writeUInt32BE(places[2 * i + 1] ?? 0, to * 28 + 24);
  });
  const file = openSync(path, 'w');
  writeSync(file, bodies, 0, used);
  writeSync(file, index);
  fsyncSync(file);
  closeSync(file);
}

async function pylitStore(path: string, blocks: readonly string[]): Promise<void> {
  const store = await openNativeStore({ path: join(path, 'store.db'), create: true });
  const batch = store.batch();
  for (const block of blocks) batch.put('blob', block);
  await batch.commit();
  await store.close();
}

function rowPerBlob(path: string, blocks: readonly string[]): void {
  mkdirSync(path);
  const database = new DatabaseSync(join(path, 'rows.db'));
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE blob (id BLOB PRIMARY KEY, body BLOB) WITHOUT ROWID',
  );
  const insert = database.prepare('INSERT OR IGNORE INTO blob VALUES (?, ?)');
  database.exec('BEGIN');
  for (const block of blocks) insert.run(Buffer.from(blobId(block), 'hex'), Buffer.from(block));
  database.exec('COMMIT');
  database.close();
}

function looseFiles(path: string, blocks: readonly string[]): void {
  mkdirSync(path);
  for (let i = 0; i < 256; i += 1) mkdirSync(join(path, i.toString(16).padStart(2, '0')));
  for (const block of blocks) {
    const id = blobId(block);
    writeFileSync(join(path, id.slice(0, 2), id.slice(2)), deflateSync(`blob 226\0${block}`, { level: 1 }));
  }
}

function gitFastImport(path: string, blocks: readonly string[]): void {
  mkdirSync(path);
  const input = Buffer.from(blocks.map(block => `blob\ndata 226\n${block}`).join(''));
  spawnSync('git', ['init', '-q', '--bare', path]);
  const result = spawnSync('git', ['-C', path, '-c', 'core.fsync=all', 'fast-import', '--quiet'], { input });
  if (result.status !== 0) throw new Error(`git fast-import failed: ${result.stderr.toString()}`);
}

function readAppendOnly(path: string, order: readonly number[]): void {
  const file = openSync(path, 'r');
  const bytes = Buffer.allocUnsafe(226);
  for (const i of order) readSync(file, bytes, 0, 226, i * 226);
  closeSync(file);
}

function print(results: readonly Result[]): void {
  const base = results[0]?.wallMs ?? 1;
  for (const { name, wallMs, cpuMs, bytes } of results) {
    const columns = [name.padEnd(22), wallMs.toFixed(0).padStart(8), cpuMs.toFixed(0).padStart(8)];
    console.log(
      ...columns,
      `${(bytes / 1e6).toFixed(1)} MB`.padStart(10),
      `${(wallMs / base).toFixed(2)} x`.padStart(9),
    );
  }
}

const blocks = makeBlocks(COUNT);
const few = blocks.slice(0, Math.ceil(COUNT / 10));
console.log(`${COUNT} blocks of 226 bytes; median of ${ROUNDS}; wall and CPU time in ms; ratio of wall time\n`);
const ours: Work = to => pylitStore(to, blocks);
const append: Work = to => appendOnly(to, blocks);
await measure(1, { 'append-only file': append, 'pylit store': ours });
const writes = await measure(ROUNDS, { 'append-only file': append, 'pylit store': ours });
writes.push(...(await measure(1, { 'SQLite row per blob': to => rowPerBlob(to, blocks) })));
const [loose = fail()] = await measure(1, { 'loose files': to => looseFiles(to, few) });
writes.push({
  name: 'loose files (tenth x10)',
  wallMs: loose.wallMs * 10,
  cpuMs: loose.cpuMs * 10,
  bytes: loose.bytes * 10,
});
writes.push(...(await measure(1, { 'git fast-import': to => gitFastImport(to, blocks) })));
print(writes);

const path = join(folder, 'store.db');
const store = await openNativeStore({ path, create: true });
const batch = store.batch();
const ids = blocks.map(block => batch.put('blob', block));
await batch.commit();
await store.close();
appendOnly(join(folder, 'append'), blocks);
const shuffled = Array.from(ids, (_, i) => (Math.imul(i, 2_654_435_761) >>> 0) % COUNT);
const near = Array.from({ length: 200 }, (_, run) =>
  Array.from({ length: 100 }, (_, i) => (run * 977 + i) % COUNT),
).flat();

console.log('\nreads of one block each, as many as named\n');
const reader = await openNativeStore({ path });
const read = async (order: readonly number[]) => {
  for (const i of order) await reader.objects.read(ids[i] ?? '');
};
const reads: [string, readonly number[]][] = [
  ['200 documents of 100', near],
  ['random', shuffled.slice(0, 20_000)],
];
for (const [name, order] of reads) {
  console.log(`${name} (${order.length})`);
  print(
    await measure(3, {
      'append-only file': () => readAppendOnly(join(folder, 'append'), order),
      'pylit store': () => read(order),
    }),
  );
}
await reader.close();

const again = await openNativeStore({ path });
const second = await measure(1, {
  'stored again': async () => {
    const repeat = again.batch();
    for (const block of blocks) repeat.put('blob', block);
    const { added } = await repeat.commit();
    if (added !== 0) throw new Error(`${added} blocks were stored twice`);
  },
});
console.log('\neverything a second time: nothing is stored');
print(second);
await again.close();
rmSync(folder, { recursive: true, force: true });

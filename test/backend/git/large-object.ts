/*
 * Writes or reads one large object in a process of its own, and prints its id or size and the most memory that was used, in MiB:
 *
 *     large-object.ts <path> write <MiB>
 *     large-object.ts <path> read <id>
 */
import { openGitStore } from '../../../src/backend/git/git-store.ts';

const [path = '', task, what = ''] = process.argv.slice(2);
const store = await openGitStore({ path });
const answer = task === 'write' ? await write(Number(what)) : await read(what);
await store.close();
console.log(`${answer} ${Math.round(process.resourceUsage().maxRSS / 1024)}`);

async function write(megabytes: number): Promise<string> {
  const batch = store.batch();
  const part = new Uint8Array(1 << 20).map((_, i) => i % 251);
  async function* parts() {
    for (let i = 0; i < megabytes; i += 1) yield part;
  }
  const id = await batch.putStream('blob', megabytes * part.length, parts());
  await batch.commit();
  return id;
}

async function read(id: string): Promise<number> {
  let size = 0;
  for await (const part of (await store.objects.stream(id))?.bytes ?? []) size += part.length;
  return size;
}

/*
 * A process that removes what nothing leads to, again and again, while it makes such objects:
 *
 *     collector.ts <path>
 */
import { writeSync } from 'node:fs';
import { openNativeStore } from '../../../src/backend/native/native-store.ts';

const [path = ''] = process.argv.slice(2);
const store = await openNativeStore({ path });
for (let round = 0; ; round += 1) {
  const batch = store.batch();
  for (let i = 0; i < 200; i += 1) batch.put('blob', `${process.pid} ${round} ${i} ${'y'.repeat(300)}`);
  await batch.commit();
  const { removed } = (await store.collect?.({ grace: 0, now: Date.now() })) ?? { removed: 0 };
  writeSync(1, `${removed}\n`);
}

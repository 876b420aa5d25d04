/*
 * A process that commits to a store, for the tests of concurrency and of sudden death:
 *
 *     committer.ts <path> <name> <count>
 */
import { openNativeStore } from '../../../src/backend/native/native-store.ts';
import { commitRounds } from '../../store/commit-rounds.ts';

const [path = '', name = '', count = '0'] = process.argv.slice(2);
const store = await openNativeStore({ path, create: true });
const bodies = (round: number) =>
  Array.from({ length: 30 }, (_, i) => `${name} ${round} ${i % 10 === 0 ? 'x'.repeat(40_000) : ''} ${i}`);
await commitRounds(store, { name, count: Number(count), bodies });
await store.close();

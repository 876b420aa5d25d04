import { parseArgs } from 'node:util';
import { soak } from '../test/cli/soak.ts';

/** Random operations against a real `pylit watch`: `npm run soak -- --operations 2000 --seed 1 --every 100`. */
const { values } = parseArgs({
  options: { operations: { type: 'string' }, seed: { type: 'string' }, every: { type: 'string' } },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000);
console.log(`Seed ${seed}.`);
try {
  const operations = Number(values.operations ?? 2000);
  await soak({ operations, seed, every: Number(values.every ?? 100), say: line => console.log(line) });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/*
 * Reading reStructuredText that tries to make the reader slow: some hundred inputs of 100 KB, and the ten that take longest.
 *
 *     node --conditions=pylit-source bench/rst-hostile.ts [characters] [rounds]
 *
 * Milliseconds of one thread: the best and the median of some rounds, once the reader is warm.
 */
import { createRstReader } from '../src/reader/rst/index.ts';
import { hostileInputs } from '../test/reader/rst/hostile-inputs.ts';

const SHOWN = 10;

main(Number(process.argv[2] ?? 100_000), Number(process.argv[3] ?? 5));

function main(size: number, rounds: number): void {
  const reader = createRstReader();
  const read = (source: string) => reader.read({ path: 'a.rst', source, include: () => 'included *text*\n' });
  const inputs = Object.entries(hostileInputs(size));
  for (const [, make] of inputs) read(make().slice(0, size / 50));
  const times = inputs.map(([name, make]) => {
    const source = make();
    const all = Array.from({ length: rounds }, () => milliseconds(() => read(source))).sort((a, b) => a - b);
    return { name, best: all[0] ?? 0, median: all[rounds >> 1] ?? 0 };
  });
  times.sort((a, b) => b.median - a.median);
  console.log(`${inputs.length} inputs of ${size} characters; best and median of ${rounds}, in ms`);
  for (const { name, best, median } of times.slice(0, SHOWN))
    console.log(`${best.toFixed(0).padStart(6)} ${median.toFixed(0).padStart(6)}  ${name}`);
}

function milliseconds(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

/** Something that was made of others before it. */
interface Step<Row> {
  readonly number: number;
  readonly row: Row;
  /** When, in seconds; decides between lines that were merged. */
  readonly time: number;
}

/**
 * Walks back from a row over what it came from, each row once, the newest first.
 *
 * @param before what a row came from
 */
export function* newestFirst<Row>(
  start: readonly number[],
  read: (number: number) => { readonly row: Row; readonly time: number },
  before: (row: Row) => readonly number[],
): Generator<Step<Row>> {
  const seen = new Set<number>();
  const waiting: Step<Row>[] = [];
  const add = (numbers: readonly number[]) => {
    for (const number of numbers) {
      if (seen.has(number)) continue;
      seen.add(number);
      waiting.push({ number, ...read(number) });
    }
  };
  add(start);
  while (waiting.length > 0) {
    // Lines that are open at once are few.
    const newest = waiting.reduce((best, step) => (isNewer(step, best) ? step : best));
    waiting.splice(waiting.indexOf(newest), 1);
    yield newest;
    add(before(newest.row));
  }
}

function isNewer(a: Step<unknown>, b: Step<unknown>): boolean {
  return a.time > b.time || (a.time === b.time && a.number > b.number);
}

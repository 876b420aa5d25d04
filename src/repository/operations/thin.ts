import type { ObjectId } from '../../core/object-kind.ts';
import { makeSignature } from '../../core/signature.ts';
import type { Store } from '../../store/store.ts';
import { type LoggedOperation, OPERATIONS_REF, operations, putCarrier } from './operation-log.ts';
import { TreeWriter } from './tree-writer.ts';
import { newCommits, readView, type View } from './view.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Of operations older than `age` one is kept in each `span`, the last. Milliseconds. */
const STEPS = [
  { age: 365 * DAY, span: 30 * DAY },
  { age: 7 * DAY, span: DAY },
  { age: DAY, span: HOUR },
] as const;

/**
 * Says which operations are too many: all of the last day are kept, one an hour for a week, one a day for a year, then one in thirty days. The
 * first of all stays.
 *
 * @param log the last operation first
 * @param now milliseconds since 1970
 */
export function tooMany(log: readonly Pick<LoggedOperation, 'id' | 'time'>[], now: number): ReadonlySet<ObjectId> {
  const dropped = new Set<ObjectId>();
  const taken = new Set<string>();
  for (const { id, time } of log.slice(1, -1)) {
    const step = STEPS.find(({ age }) => now - time > age);
    if (!step) continue;
    const span = `${step.span} ${Math.floor(time / step.span)}`;
    if (taken.has(span)) dropped.add(id);
    taken.add(span);
  }
  return dropped;
}

/**
 * Leaves out of the log what is too many by now. Operations keep their ids; the commits that carry those after the first that goes are
 * made anew.
 *
 * @returns how many are gone
 * @throws PylitError `ref-conflict` where another process has moved the log on
 */
export async function thinOperations(store: Store, now: number): Promise<number> {
  const log: LoggedOperation[] = [];
  for await (const operation of operations(store)) log.push(operation);
  const dropped = tooMany(log, now);
  const [last] = log;
  if (dropped.size === 0 || !last) return 0;
  log.reverse(); // from here on the oldest is the first
  const firstGone = log.findIndex(({ id }) => dropped.has(id));
  const batch = store.batch();
  try {
    const writer = new TreeWriter(store, batch);
    let carrier = log[firstGone - 1]?.carrier;
    const before = log[firstGone - 1];
    let view: View | undefined = before && (await readView(store, before.view));
    for (const operation of log.slice(firstGone)) {
      if (dropped.has(operation.id)) continue;
      const next: View = await readView(store, operation.view);
      carrier = putCarrier(store, writer, operation, carrier, await newCommits(store, next, view));
      view = next;
    }
    const { user, zone } = last;
    const by = makeSignature(user.name, user.email, now / 1000, zone);
    const reason = { by, message: `thin: ${dropped.size} of ${log.length}` };
    await batch.commit([{ name: OPERATIONS_REF, expect: last.carrier, to: carrier ?? last.carrier, log: reason }]);
    return dropped.size;
  } catch (error) {
    batch.discard();
    throw error;
  }
}

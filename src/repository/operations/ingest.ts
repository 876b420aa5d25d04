import { PylitError } from '../../core/error.ts';

import type { Store } from '../../store/store.ts';
import type { ReadTrees } from './document-trees.ts';
import type { Operation } from './operation.ts';
import { type LoggedOperation, lastWithView, logUpdate, operations, putOperation } from './operation-log.ts';
import type { PendingRecords } from './platform/pending-records.ts';
import { decodeRecord, type SnapshotRecord } from './snapshot-record.ts';
import { entriesOf, filesBeside } from './tree-changes.ts';
import { TreeWriter } from './tree-writer.ts';
import { presentRefs, type View } from './view.ts';

/** What the log is continued with. */
export interface IngestInput {
  readonly store: Store;
  readonly pending: PendingRecords;
  readonly readTrees: ReadTrees;
  readonly user: Operation['user'];
  /** The merge that is going on (see `View`). */
  readonly merge?: string | undefined;
}

/**
 * Moves all waiting records into the log: an operation for each build, in one transaction. Killed at any moment, a record is in the log, or
 * waits still, or both; then the next call sees that it is there already.
 *
 * @returns the operations that are new, the oldest first
 */
export async function ingest(input: IngestInput): Promise<readonly LoggedOperation[]> {
  for (let left = TRIES; ; left -= 1) {
    const names = input.pending.names();
    if (names.length === 0) return [];
    try {
      return await ingestNamed(input, names);
    } catch (error) {
      // Another process has moved the log on.
      if (left === 0 || !(error instanceof PylitError) || error.code !== 'ref-conflict') throw error;
    }
  }
}

const TRIES = 10;

async function ingestNamed(input: IngestInput, names: readonly string[]): Promise<readonly LoggedOperation[]> {
  const { store, pending } = input;
  const done = await recordsInLog(store, names.length);
  const groups = grouped(names.filter(name => !done.has(name)).flatMap(name => readRecord(pending, name)));
  const last = await lastWithView(store);
  const batch = store.batch();
  try {
    const writer = new TreeWriter(store, batch);
    const { merge } = input;
    const refs = { ...(await presentRefs(store)), ...(merge !== undefined && { merge }) };
    const added: LoggedOperation[] = [];
    let tip = last;
    for (const group of groups) {
      const next = await putGroup(input, writer, refs, tip, group);
      if (next !== tip) added.push(next.operation);
      tip = next;
    }
    const end = added.at(-1);
    if (end) await batch.commit([logUpdate(last?.operation, end)]);
    else batch.discard();
    pending.remove(names);
    return added;
  } catch (error) {
    batch.discard();
    throw error;
  }
}

/** Names of records that recent operations were made of: whoever was killed before removing them has left them behind. */
async function recordsInLog(store: Store, waiting: number): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  let left = waiting + RECENT;
  for await (const { records } of operations(store)) {
    for (const record of records) found.add(record);
    if ((left -= 1) < 0) break;
  }
  return found;
}

/** Operations of other commands that may have come since. */
const RECENT = 16;

interface NamedRecord extends SnapshotRecord {
  readonly name: string;
}

/** What power loss has torn is as good as not there. */
function readRecord(pending: PendingRecords, name: string): NamedRecord[] {
  const bytes = pending.read(name);
  const record = bytes && decodeRecord(bytes);
  return record ? [{ ...record, name }] : [];
}

/** Records that become one operation: the builds of one watch, while saves follow each other closely. */
type Group = readonly [NamedRecord, ...NamedRecord[]];

/** In milliseconds: the longest pause within a group, and the longest time that one takes. */
const PAUSE = 2000;
const LONGEST = 10_000;

function grouped(records: readonly NamedRecord[]): Group[] {
  const groups: [NamedRecord, ...NamedRecord[]][] = [];
  for (const record of records) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const belongs =
      group &&
      last?.session === record.session &&
      record.base !== undefined &&
      record.time - last.time < PAUSE &&
      record.time - group[0].time < LONGEST;
    if (belongs) group.push(record);
    else groups.push([record]);
  }
  return groups;
}

type Tip = { readonly operation: LoggedOperation; readonly view: View };

async function putGroup(
  { store, readTrees, user }: IngestInput,
  writer: TreeWriter,
  rest: Omit<View, 'work'>,
  tip: Tip | undefined,
  group: Group,
): Promise<Tip> {
  const [first] = group;
  const last = group.at(-1) ?? first;
  const files = new Map(group.flatMap(({ files }) => files.map(file => [file.path, file] as const)));
  const before = tip?.view.work ?? writer.emptyTree();
  const gone =
    first.base === undefined
      ? await filesBeside(writer, before, new Set([...files.keys(), ...(first.others ?? [])]))
      : [];
  const changes = await entriesOf(writer, [...gone, ...files.values()], readTrees);
  const view: View = { ...rest, work: await writer.edit(before, changes) };
  const sources = first.base === undefined || first.base === tip?.operation.sources ? last.result : undefined;
  if (tip && tip.view.work === view.work && tip.operation.sources === sources) return tip;
  const operation = await putOperation(store, writer, tip, view, {
    time: last.time,
    zone: last.zone,
    user,
    command: last.command,
    records: group.map(({ name }) => name),
    ...(sources !== undefined && { sources }),
  });
  return { operation, view };
}

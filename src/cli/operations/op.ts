import { changedProject } from '../../history/changed-project.ts';
import { storeTrees } from '../../history/tree-source.ts';
import { type LoggedOperation, operations, resolveOperation } from '../../repository/operations/operation-log.ts';
import { readView, type View } from '../../repository/operations/view.ts';
import type { Store } from '../../store/store.ts';
import { changesAsData, summaryLines } from '../history/changes.ts';
import { paintFor } from '../history/history-output.ts';
import { openProject } from '../project/project.ts';
import { printable } from '../terminal/printable.ts';
import { withOperations } from './open-operations.ts';

/** `pylit op log`: what was done, the last first. */
export async function listOperations(root: string, flags: { maxCount?: number; json?: boolean }): Promise<void> {
  const found: LoggedOperation[] = [];
  await withLog(root, async store => {
    for await (const operation of operations(store)) {
      if (found.length >= (flags.maxCount ?? Number.POSITIVE_INFINITY)) break;
      found.push(operation);
    }
  });
  if (flags.json) process.stdout.write(`${JSON.stringify(found.map(operationAsData))}\n`);
  else for (const operation of found) console.log(operationLine(operation));
}

/** `pylit op show`: what an operation changed. */
export async function showOperation(root: string, text = '@', flags: { json?: boolean }): Promise<void> {
  await withLog(root, async store => {
    const operation = await resolveOperation(store, text);
    const before = await viewBefore(store, operation);
    const after = await readView(store, operation.view);
    const changes = await changedProject(storeTrees(store), before?.work, after.work);
    const refs = changedRefs(before, after);
    if (flags.json) {
      process.stdout.write(`${JSON.stringify({ ...operationAsData(operation), refs, ...changesAsData(changes) })}\n`);
      return;
    }
    console.log(operationLine(operation));
    for (const { name, before: was, after: is } of refs)
      console.log(`${name}: ${was ?? 'absent'} -> ${is ?? 'absent'}`);
    for (const line of summaryLines(changes, paintFor({}))) console.log(line);
  });
}

/** As many digits of an operation's id as are shown. */
export function shortId(id: string): string {
  return id.slice(0, 12);
}

/** Builds that wait are moved into the log first. */
async function withLog(root: string, use: (store: Store) => Promise<void>): Promise<void> {
  const project = await openProject(root);
  await withOperations(project, async (log, repository) => {
    await log.catchUp();
    await use(await repository.storeToWrite());
  });
}

function operationAsData({ id, time, user, command, parents, view }: LoggedOperation) {
  return { operation: id, date: new Date(time).toISOString(), user, command, parents, view };
}

function operationLine({ id, time, zone, user, command }: LoggedOperation): string {
  return `${shortId(id)}  ${localTime(time, zone)}  ${printable(user.name)}  ${printable(command)}`;
}

/** The time as the clock showed it: `2026-01-31 12:00:00`. */
function localTime(time: number, zone: string): string {
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3, 5));
  const shifted = new Date(time + (zone.startsWith('-') ? -minutes : minutes) * 60_000);
  return shifted.toISOString().slice(0, 19).replace('T', ' ');
}

async function viewBefore(store: Store, operation: LoggedOperation): Promise<View | undefined> {
  let isBehind = false;
  for await (const { id, view } of operations(store)) {
    if (isBehind) return readView(store, view);
    isBehind = id === operation.id;
  }
  return undefined;
}

interface RefDifference {
  readonly name: string;
  readonly before?: string;
  readonly after?: string;
}

function changedRefs(before: View | undefined, after: View): RefDifference[] {
  const [old, now] = [refValues(before), refValues(after)];
  const names = [...new Set([...old.keys(), ...now.keys()])].sort();
  return names.flatMap(name => {
    const [was, is] = [old.get(name), now.get(name)];
    return was === is
      ? []
      : [{ name, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }];
  });
}

function refValues(view: View | undefined): Map<string, string> {
  if (!view) return new Map();
  const { head, refs } = view;
  return new Map([['HEAD', 'id' in head ? head.id : head.symbolic], ...refs]);
}

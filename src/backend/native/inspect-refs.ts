import { type HashAlgorithm, nullId } from '../../core/object-kind.ts';
import { problemOf } from '../../store/fsck.ts';
import type { StoreProblem } from '../../store/store.ts';
import type { Database } from './database.ts';
import { parseEntry, parseRef } from './native-refs.ts';

/** Checks every ref and reflog entry, and that they tell the same story. */
export function* inspectRefs(database: Database, algorithm: HashAlgorithm): Generator<StoreProblem> {
  const values = new Map<string, string>();
  for (const row of database.all('SELECT name, data FROM ref ORDER BY name')) {
    const name = String(row.name);
    try {
      const value = parseRef(name, row.data);
      if ('id' in value) values.set(name, value.id);
      else values.set(name, SYMBOLIC);
    } catch (error) {
      values.set(name, SYMBOLIC);
      yield problemOf(error, 'ref', name);
    }
  }
  if (!values.has('HEAD')) yield problem('ref', 'HEAD', 'it is gone');
  const last = new Map<string, string>();
  yield* inspectLogs(database, algorithm, last);
  for (const name of new Set([...values.keys(), ...last.keys()]))
    yield* compare(name, values.get(name), last.get(name), algorithm);
}

/** Stands for the value of a symbolic ref: its log follows the ref it leads to, which may change without it. */
const SYMBOLIC = 'symbolic';

/** Checks that each log counts from 1 and that every entry goes on from the one before; `last` gets where each ends. */
function* inspectLogs(
  database: Database,
  algorithm: HashAlgorithm,
  last: Map<string, string>,
): Generator<StoreProblem> {
  const counts = new Map<string, number>();
  for (const row of database.all('SELECT name, number, data FROM reflog ORDER BY name, number')) {
    const name = String(row.name);
    const expected = (counts.get(name) ?? 0) + 1;
    counts.set(name, expected);
    try {
      const entry = parseEntry(name, row.number, row.data, algorithm);
      if (row.number !== expected) yield problem('reflog', `${name} ${expected}`, 'it is gone');
      last.set(name, entry.after);
    } catch (error) {
      last.set(name, SYMBOLIC);
      yield problemOf(error, 'reflog', `${name} ${expected}`);
    }
  }
}

function* compare(
  name: string,
  value: string | undefined,
  logged: string | undefined,
  algorithm: HashAlgorithm,
): Generator<StoreProblem> {
  if (value === SYMBOLIC || logged === SYMBOLIC || name === 'HEAD') return;
  const none = nullId(algorithm);
  if ((value ?? none) === (logged ?? none)) return;
  yield problem('ref', name, `it is at ${value ?? 'nothing'}, and its log ends at ${logged ?? 'nothing'}`);
}

function problem(kind: string, id: string, message: string): StoreProblem {
  return { severity: 'error', kind, id, message };
}

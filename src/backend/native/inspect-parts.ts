import { VarintReader } from '../../bytes/varint.ts';
import { problemOf } from '../../store/fsck.ts';
import type { StoreProblem } from '../../store/store.ts';
import type { Database } from './database.ts';
import { type PartList, readPartList, readParts } from './parts.ts';
import { unseal } from './sealed.ts';

/** Checks all values of the table `binary`, and adds their lists. */
export async function* inspectBinary(database: Database, lists: PartList[]): AsyncGenerator<StoreProblem> {
  for (const row of database.all('SELECT name, data FROM binary ORDER BY name')) {
    const name = String(row.name);
    try {
      const list = readPartList(new VarintReader(unseal('binary', name, row.data)));
      lists.push(list);
      let size = 0;
      for await (const part of readParts(database, list, { kind: 'binary', id: name })) size += part.length;
      if (size !== list.size) yield { severity: 'error', kind: 'binary', id: name, message: 'its size is wrong' };
    } catch (error) {
      yield problemOf(error, 'binary', name);
    }
  }
}

/** Checks the parts that nothing names: a process was killed while it wrote them, or is still writing. */
export function* inspectParts(database: Database, lists: readonly PartList[]): Generator<StoreProblem> {
  const named = new Set(lists.flatMap(list => list.parts.map(part => part.id)));
  for (const row of database.all('SELECT id FROM part ORDER BY id')) {
    const id = Number(row.id);
    if (named.has(id)) continue;
    try {
      unseal('part', id, database.get('SELECT data FROM part WHERE id = ?', id)?.data);
      yield { severity: 'note', kind: 'part', id: String(id), message: 'nothing uses it' };
    } catch (error) {
      yield problemOf(error, 'part', String(id));
    }
  }
}

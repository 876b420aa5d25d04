import { fromHex, toHex } from '../../bytes/hex.ts';
import { decodeUtf8, encodeUtf8 } from '../../bytes/utf8.ts';
import { type HashAlgorithm, ID_BYTES, nullId, type ObjectId } from '../../core/object-kind.ts';
import { formatSignature, parseSignature } from '../../core/signature.ts';
import { corrupt } from '../../store/corrupt.ts';
import { followRef, planRefUpdate } from '../../store/ref-plan.ts';
import type { Ref, ReflogEntry, RefStore, RefUpdate, RefValue, ResolvedRef } from '../../store/ref-store.ts';
import type { Database } from './database.ts';
import { seal, unseal } from './sealed.ts';

/*
 *     ref     hexadecimal id   or   "ref: " name
 *     reflog  id before  id after (20 or 32 bytes each)  signature LF message
 */

/** Refs in a table. Each value is checked when it is read. */
export class NativeRefs implements RefStore {
  readonly #database: Database;
  readonly #algorithm: HashAlgorithm;
  readonly #hasObject: (id: ObjectId) => boolean;

  constructor(database: Database, algorithm: HashAlgorithm, hasObject: (id: ObjectId) => boolean) {
    this.#database = database;
    this.#algorithm = algorithm;
    this.#hasObject = hasObject;
  }

  read(name: string): RefValue | undefined {
    const record = this.#database.get('SELECT data FROM ref WHERE name = ?', name)?.data;
    if (record !== undefined) return parseRef(name, record);
    this.#refuseLost(name);
    return undefined;
  }

  resolve(name: string): ResolvedRef | undefined {
    return this.#database.read(() => followRef(other => this.read(other), name));
  }

  list(prefix = ''): readonly Ref[] {
    return this.#database
      .all('SELECT name, data FROM ref WHERE name >= ? ORDER BY name', prefix)
      .map(row => ({ name: String(row.name), data: row.data }))
      .filter(({ name }) => name.startsWith(prefix))
      .map(({ name, data }) => ({ name, value: parseRef(name, data) }));
  }

  async update(updates: readonly RefUpdate[]): Promise<void> {
    this.#database.write(() => this.apply(updates, this.#hasObject));
  }

  log(name: string, limit = Number.MAX_SAFE_INTEGER): readonly ReflogEntry[] {
    return this.#database
      .all('SELECT number, data FROM reflog WHERE name = ? ORDER BY number DESC LIMIT ?', name, limit)
      .map(row => parseEntry(name, row.number, row.data, this.#algorithm));
  }

  /** Makes the updates inside a transaction. */
  apply(updates: readonly RefUpdate[], hasObject: (id: ObjectId) => boolean): void {
    const view = {
      algorithm: this.#algorithm,
      read: (name: string) => this.read(name),
      any: (prefix: string) => this.#any(prefix),
      hasObject,
    };
    for (const update of updates) {
      const { name, value, log } = planRefUpdate(view, update);
      if (value) this.#database.run('INSERT OR REPLACE INTO ref VALUES (?, ?)', name, formatRef(name, value));
      else this.#database.run('DELETE FROM ref WHERE name = ?', name);
      for (const { ref, entry } of log) this.#append(ref, entry);
    }
  }

  /** A ref that is gone without its log saying so has not been removed but lost. */
  #refuseLost(name: string): void {
    const [last] = this.log(name, 1);
    if (!last || last.after === nullId(this.#algorithm)) return;
    throw corrupt('ref', name, `it is gone, and its log says it is at ${last.after}`);
  }

  #any(prefix: string): boolean {
    const name = this.#database.get('SELECT name FROM ref WHERE name >= ? ORDER BY name LIMIT 1', prefix)?.name;
    return typeof name === 'string' && name.startsWith(prefix);
  }

  #append(name: string, entry: ReflogEntry): void {
    const last = this.#database.get('SELECT max(number) AS number FROM reflog WHERE name = ?', name)?.number;
    const number = Number(last ?? 0) + 1;
    const record = seal('reflog', logKey(name, number), encodeEntry(entry));
    this.#database.run('INSERT INTO reflog VALUES (?, ?, ?)', name, number, record);
  }
}

/** Makes the record of a ref. */
export function formatRef(name: string, value: RefValue): Uint8Array {
  return seal('ref', name, encodeUtf8('id' in value ? value.id : `ref: ${value.symbolic}`));
}

/** @throws PylitError `object-corrupt` naming the ref */
export function parseRef(name: string, record: unknown): RefValue {
  const text = decodeUtf8(unseal('ref', name, record));
  return text.startsWith('ref: ') ? { symbolic: text.slice(5) } : { id: text };
}

/** @throws PylitError `object-corrupt` naming the ref and the number of the entry */
export function parseEntry(name: string, number: unknown, record: unknown, algorithm: HashAlgorithm): ReflogEntry {
  const payload = unseal('reflog', logKey(name, number), record);
  const size = ID_BYTES[algorithm];
  const text = decodeUtf8(payload.subarray(2 * size));
  const end = text.indexOf('\n');
  if (end < 0) throw corrupt('reflog', logKey(name, number), 'it has no message');
  return {
    before: toHex(payload.subarray(0, size)),
    after: toHex(payload.subarray(size, 2 * size)),
    by: parseSignature(text.slice(0, end)),
    message: text.slice(end + 1),
  };
}

function encodeEntry({ before, after, by, message }: ReflogEntry): Uint8Array {
  return Buffer.concat([fromHex(before), fromHex(after), encodeUtf8(`${formatSignature(by)}\n${message}`)]);
}

function logKey(name: string, number: unknown): string {
  return `${name} ${String(number)}`;
}

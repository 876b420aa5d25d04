import { type ByteStream, joinBytes, streamOf } from '../../bytes/byte-stream.ts';
import { VarintReader } from '../../bytes/varint.ts';
import { PylitError, quote } from '../../core/error.ts';
import type { BinaryStore } from '../../store/binary-store.ts';
import { DIRECT_LIMIT } from '../../store/object-store.ts';
import type { Database } from './database.ts';
import { type PartList, readPart, readPartList, readParts, writePartList, writeParts } from './parts.ts';
import { seal, unseal } from './sealed.ts';

/** Bytes by name: a row with a list of parts. */
export class NativeBinary implements BinaryStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  size(name: string): number | undefined {
    return this.#list(name)?.size;
  }

  read(name: string): Uint8Array | undefined {
    return this.#database.read(() => {
      const list = this.#list(name);
      if (!list) return undefined;
      if (list.size > DIRECT_LIMIT) throw tooLarge(name, list.size);
      return joinBytes(list.parts.map(part => readPart(this.#database, part, { kind: 'binary', id: name })));
    });
  }

  stream(name: string): ByteStream | undefined {
    const list = this.#list(name);
    return list && readParts(this.#database, list, { kind: 'binary', id: name });
  }

  async write(name: string, bytes: Uint8Array | ByteStream): Promise<void> {
    const list = await writeParts(this.#database, bytes instanceof Uint8Array ? streamOf(bytes) : bytes);
    const payload: number[] = [];
    writePartList(payload, list);
    this.#database.write(() => {
      this.#removeParts(name);
      const record = seal('binary', name, Uint8Array.from(payload));
      this.#database.run('INSERT OR REPLACE INTO binary VALUES (?, ?)', name, record);
    });
  }

  async remove(name: string): Promise<void> {
    this.#database.write(() => {
      this.#removeParts(name);
      this.#database.run('DELETE FROM binary WHERE name = ?', name);
    });
  }

  names(): readonly string[] {
    return this.#database.all('SELECT name FROM binary ORDER BY name').map(row => String(row.name));
  }

  #removeParts(name: string): void {
    for (const { id } of this.#list(name)?.parts ?? []) this.#database.run('DELETE FROM part WHERE id = ?', id);
  }

  #list(name: string): PartList | undefined {
    const record = this.#database.get('SELECT data FROM binary WHERE name = ?', name)?.data;
    return record === undefined ? undefined : readPartList(new VarintReader(unseal('binary', name, record)));
  }
}

function tooLarge(name: string, size: number): PylitError {
  return new PylitError(
    'object-too-large',
    `Expected at most ${DIRECT_LIMIT} bytes, found ${size} under ${quote(name)}.`,
    {
      hint: 'Read it as a stream.',
      data: { kind: 'binary', id: name, size },
    },
  );
}

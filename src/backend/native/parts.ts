import { crc32 } from 'node:zlib';
import { type ByteStream, recut } from '../../bytes/byte-stream.ts';
import { type VarintReader, writeVarint } from '../../bytes/varint.ts';
import { PylitError } from '../../core/error.ts';
import { corrupt } from '../../store/corrupt.ts';
import type { Database } from './database.ts';
import { pack, seal, unpack, unseal } from './sealed.ts';

/*
 * Many bytes are kept in parts of 1 MiB, each packed and sealed in a row of the table `part`. A list names them:
 *
 *     list = varint size  varint count  { varint id  varint size  varint crc32 of the part's bytes } * count
 *
 * The list's own checks matter when a row has been removed and its number given to another part in the meantime.
 */

/** Bytes of a part before compression; only the last is shorter. */
const PART_BYTES = 1 << 20;

/** Parts that are written in one transaction. */
const PARTS_AT_ONCE = 8;

interface Part {
  readonly id: number;
  readonly size: number;
  readonly check: number;
}

/** Where the bytes of something large are. */
export interface PartList {
  readonly size: number;
  readonly parts: readonly Part[];
}

/** Writes a stream into parts that nothing names yet. @param passing sees every byte on its way */
export async function writeParts(
  database: Database,
  bytes: ByteStream,
  passing: (bytes: Uint8Array) => void = () => undefined,
): Promise<PartList> {
  const parts: Part[] = [];
  let held: Uint8Array[] = [];
  try {
    for await (const part of recut(bytes, PART_BYTES)) {
      passing(part);
      held.push(part);
      if (held.length === PARTS_AT_ONCE) parts.push(...insertParts(database, held.splice(0)));
    }
    parts.push(...insertParts(database, held));
  } catch (error) {
    held = [];
    removeParts(database, { size: 0, parts });
    throw error;
  }
  return { size: parts.reduce((sum, part) => sum + part.size, 0), parts };
}

export function removeParts(database: Database, { parts }: PartList): void {
  if (parts.length === 0) return;
  database.write(() => {
    for (const { id } of parts) database.run('DELETE FROM part WHERE id = ?', id);
  });
}

/** Streams the bytes, checking each part. @param about what they belong to, for errors */
export async function* readParts(
  database: Database,
  list: PartList,
  about: { readonly kind: string; readonly id: string },
): AsyncGenerator<Uint8Array> {
  for (const part of list.parts) yield readPart(database, part, about);
}

export function readPart(
  database: Database,
  part: Part,
  about: { readonly kind: string; readonly id: string },
): Buffer {
  try {
    const record = database.get('SELECT data FROM part WHERE id = ?', part.id)?.data;
    const bytes = unpack('part', part.id, unseal('part', part.id, record), PART_BYTES);
    if (bytes.length === part.size && crc32(bytes) === part.check) return bytes;
  } catch (error) {
    if (!(error instanceof PylitError && error.code === 'object-corrupt')) throw error;
    throw corrupt(about.kind, about.id, `its part ${part.id} is damaged`, error);
  }
  throw corrupt(about.kind, about.id, `its part ${part.id} has been replaced`);
}

export function writePartList(bytes: number[], { size, parts }: PartList): void {
  writeVarint(bytes, size);
  writeVarint(bytes, parts.length);
  for (const { id, size: partSize, check } of parts)
    for (const value of [id, partSize, check]) writeVarint(bytes, value);
}

export function readPartList(reader: VarintReader): PartList {
  const size = reader.next();
  const count = reader.next();
  const parts: Part[] = [];
  for (let i = 0; i < count; i += 1) parts.push({ id: reader.next(), size: reader.next(), check: reader.next() });
  return { size, parts };
}

function insertParts(database: Database, contents: readonly Uint8Array[]): Part[] {
  if (contents.length === 0) return [];
  const packed = contents.map(pack);
  return database.write(() => {
    const last = Number(database.get('SELECT max(id) AS id FROM part')?.id ?? 0);
    return contents.map((content, i) => {
      const id = last + 1 + i;
      database.run('INSERT INTO part VALUES (?, ?)', id, seal('part', id, packed[i] ?? content));
      return { id, size: content.length, check: crc32(content) };
    });
  });
}

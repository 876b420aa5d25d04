import { createReadStream, statSync } from 'node:fs';
import path from 'node:path';
import { hashStream } from '../../bytes/hash.ts';
import { objectHeader } from '../../bytes/object-id.ts';
import { encodeUtf8 } from '../../bytes/utf8.ts';
import { PylitError, quote } from '../../core/error.ts';
import type { HashAlgorithm, ObjectId } from '../../core/object-kind.ts';

/** `pylit store hash`: prints the id of each file as a blob, as `git hash-object --no-filters` does. */
export async function printHashes(
  folder: string,
  files: readonly string[],
  options: { sha256?: boolean; json?: boolean },
): Promise<void> {
  const rows: { file: string; id: ObjectId }[] = [];
  for (const file of files) rows.push({ file, id: await hashFile(folder, file, options.sha256 ? 'sha256' : 'sha1') });
  if (options.json) console.log(JSON.stringify(rows));
  else for (const { id } of rows) console.log(id);
}

async function hashFile(folder: string, file: string, algorithm: HashAlgorithm): Promise<ObjectId> {
  try {
    const location = path.resolve(folder, file);
    const info = statSync(location);
    if (!info.isFile()) throw new PylitError('usage', `Expected a file, found that ${quote(file)} is none.`);
    const state = hashStream(algorithm);
    state.update(encodeUtf8(objectHeader('blob', info.size)));
    let size = 0;
    for await (const part of createReadStream(location)) {
      state.update(part);
      size += part.length;
    }
    if (size === info.size) return state.hex();
  } catch (error) {
    if (error instanceof PylitError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new PylitError('usage', `Expected a file that can be read, found ${quote(file)}: ${reason}.`, {
      cause: error,
    });
  }
  throw new PylitError('io', `The file ${quote(file)} changed while it was read.`, { hint: 'Try again.' });
}

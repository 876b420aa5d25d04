import { linkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { encodeUtf8 } from '../../../bytes/utf8.ts';
import type { HashAlgorithm } from '../../../core/object-kind.ts';
import { systemCode } from '../damage.ts';
import { flushFolder, makeFolder, temporaryName, writeNewFile } from '../files.ts';

/** Makes an empty repository in a folder, durably. Of two that do it at once, both succeed. `HEAD`, which makes it one, comes last. */
export function initRepository(folder: string, algorithm: HashAlgorithm, bare: boolean): void {
  for (const name of ['objects/info', 'objects/pack', 'refs/heads', 'refs/tags']) makeFolder(join(folder, name));
  writeOnce(folder, 'config', configText(algorithm, bare));
  writeOnce(folder, 'HEAD', 'ref: refs/heads/main\n');
}

function configText(algorithm: HashAlgorithm, bare: boolean): string {
  const core = `[core]\n\trepositoryformatversion = ${algorithm === 'sha1' ? 0 : 1}\n\tfilemode = true\n\tbare = ${bare}\n`;
  const log = bare ? '' : '\tlogallrefupdates = true\n';
  return core + log + (algorithm === 'sha1' ? '' : `[extensions]\n\tobjectformat = ${algorithm}\n`);
}

/** Writes a file unless it is there. */
function writeOnce(folder: string, name: string, text: string): void {
  const temporary = temporaryName(folder);
  writeNewFile(temporary, [encodeUtf8(text)]);
  try {
    linkSync(temporary, join(folder, name));
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
  flushFolder(folder);
}

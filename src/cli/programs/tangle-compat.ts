import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PylitError, quote } from '../../core/error.ts';
import { C_LINE_FORMAT, type NowebFile, notangle } from '../../reader/noweb/notangle.ts';
import { EXIT } from '../exit-status.ts';
import type { TangleFlags } from './tangle-command.ts';

/**
 * `pylit tangle --compat noweb`: prints what `notangle` prints.
 *
 * @param words the command line as typed: `-L file` is a flag and a file, where `-Lformat` has a format
 */
export function printCompat(
  root: string,
  typed: readonly string[],
  flags: TangleFlags,
  words: readonly string[],
): void {
  if (flags.compat !== 'noweb')
    throw new PylitError('usage', `--compat knows noweb, and not ${quote(flags.compat ?? '')}.`);
  const { tabs } = flags;
  if (tabs !== undefined && !(Number.isInteger(tabs) && tabs >= 0 && tabs <= 100))
    throw new PylitError('usage', '-t takes the width of tabs, from 0 to 100.');
  const isFile = flags.lines !== undefined && flags.lines !== true && words.some(word => /^(?:-L|--lines)$/.test(word));
  const names = isFile ? [String(flags.lines), ...typed] : typed;
  if (names.length === 0) throw new PylitError('usage', '--compat noweb needs the names of .nw files.');
  const { output, errors } = notangle(
    names.map(name => readNoweb(root, name)),
    {
      ...(flags.root && { roots: flags.root }),
      ...(flags.lines !== undefined && { lineFormat: isFile || flags.lines === true ? C_LINE_FORMAT : flags.lines }),
      ...(tabs !== undefined && { tabWidth: tabs }),
    },
  );
  process.stdout.write(Buffer.from(output, 'latin1'));
  for (const error of errors) console.error(`pylit: ${error}`);
  process.exitCode = errors.length > 0 ? EXIT.documentErrors : EXIT.done;
}

/** Bytes are characters here, since columns are bytes. */
function readNoweb(root: string, name: string): NowebFile {
  try {
    return { name, text: readFileSync(path.resolve(root, name), 'latin1') };
  } catch (error) {
    throw new PylitError('usage', `Cannot read ${quote(name)}: ${error instanceof Error ? error.message : error}.`, {
      cause: error,
    });
  }
}

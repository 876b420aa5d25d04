import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { C_LINE_FORMAT, notangle } from '../../src/reader/noweb/notangle.ts';
import type { Score } from './docutils.ts';

/**
 * Tangles noweb's own sources: each `.c` and `.h` beside its `.nw` must come out byte for byte, programs with line directives and headers
 * from the chunk `header`, as noweb's makefile says.
 *
 * @returns undefined where the folder is not there
 */
export function nowebScore(folder: string): (Score & { readonly wrong: readonly string[] }) | undefined {
  if (!existsSync(folder)) return undefined;
  const files = readdirSync(folder).filter(file => /\.[ch]$/.test(file));
  const wrong = files.filter(file => !isTangled(folder, file));
  return { passed: files.length - wrong.length, total: files.length, wrong };
}

function isTangled(folder: string, file: string): boolean {
  const name = file.replace(/\.[ch]$/, '.nw');
  const text = readFileSync(join(folder, name), 'latin1');
  const options = file.endsWith('.h') ? { roots: ['header'] } : { lineFormat: C_LINE_FORMAT };
  return notangle([{ name, text }], options).output === readFileSync(join(folder, file), 'latin1');
}

import { timingSafeEqual } from 'node:crypto';
import { statSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { refusePath } from '../core/path.ts';
import type { EditorPlace } from './editor.ts';

/** Bytes of a request to open a place. */
export const MAX_OPEN_REQUEST = 8192;

const number = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000_000));
const schema = v.strictObject({ file: v.string(), line: number, column: number });

/** Whether a page says the token that this server gave it. */
export function isToken(token: string, said: string | undefined): boolean {
  const [expected, found] = [Buffer.from(token), Buffer.from(said ?? '')];
  return expected.length === found.length && timingSafeEqual(expected, found);
}

/**
 * The place that a page asks to open, once it is sure to be a source of the project.
 *
 * @param body the request's JSON
 * @param isSource whether a path from the project's root is a source
 * @returns undefined for anything else
 */
export async function placeToOpen(
  body: string,
  root: string,
  isSource: (file: string) => boolean,
): Promise<EditorPlace | undefined> {
  const asked = v.safeParse(schema, parseJson(body));
  if (!asked.success) return undefined;
  const { file, line, column } = asked.output;
  if (refusePath(file) !== undefined || !isSource(file)) return undefined;
  const real = await realFile(root, file);
  return real === undefined ? undefined : { file: real, line, column };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The file itself, wherever links in its path lead inside the project. */
async function realFile(root: string, file: string): Promise<string | undefined> {
  try {
    const [base, real] = await Promise.all([realpath(root), realpath(path.join(root, file))]);
    return real.startsWith(base + path.sep) && statSync(real).isFile() ? real : undefined;
  } catch {
    return undefined;
  }
}

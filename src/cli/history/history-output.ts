import { colourChoice, makePaint, type Paint, wantsColours } from '../terminal/colours.ts';
import { writeParts } from '../terminal/write-parts.ts';

/** Options of all commands that look at history. */
export interface LookOptions {
  readonly json?: boolean;
  /** False for `--no-pager`. */
  readonly pager?: boolean;
  /** As typed; false for `--no-color`. */
  readonly color?: string | false;
}

/** The painters for a command's output. @throws PylitError `usage` for a wrong `--color` */
export function paintFor({ color }: LookOptions): Paint {
  return makePaint(wantsColours(colourChoice(color), process.env, process.stdout.isTTY));
}

/** Prints lines, through a pager on a terminal. */
export async function printLines(
  lines: AsyncIterable<string> | Iterable<string>,
  { pager }: LookOptions,
  folder: string,
): Promise<void> {
  const parts = ended(lines);
  if (pager === false || !process.stdout.isTTY) await writeParts(parts, process.stdout);
  else await (await import('../terminal/pager.ts')).writePaged(parts, folder);
}

/** Prints one JSON value. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

async function* ended(lines: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}

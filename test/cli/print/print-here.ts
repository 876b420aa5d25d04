import type { BuildReport } from '../../../src/build/report.ts';
import { runHere } from '../in-process.ts';

/** Prints in this process: the exit status, and what was found wrong. How far it is, as slow machines are told, does not matter. */
export async function printHere(root: string, ...args: string[]) {
  const { status, stdout, stderr } = await runHere(root, ['print', '--json', ...args]);
  if (stdout === '') throw new Error(stderr);
  const { messages } = JSON.parse(stdout) as Pick<BuildReport, 'messages'>;
  return { status, messages: messages.filter(({ severity }) => severity !== 'info') };
}

/** What comes of printing where all is well. */
export const PRINTED = { status: 0, messages: [] };

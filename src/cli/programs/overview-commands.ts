import type { Command } from 'commander';

/**
 * Adds the commands that show a program as a whole.
 *
 * @param root the project's folder, known once the command line has been read
 */
export function addOverviewCommands(program: Command, root: () => string): void {
  program
    .command('chunks [chunk]')
    .description(
      'show the files of the program and the chunks they are made of, and what is unused, undefined or circular; or one chunk (or file) with what it is made of',
    )
    .option('--json', 'print one JSON object')
    .action(async (chunk, options) =>
      (await import('./chunks.ts')).listChunks(root(), chunk, { ...program.opts(), ...options }),
    );
}

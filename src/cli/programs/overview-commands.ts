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
  program
    .command('graph [chunk]')
    .description(
      'draw the program as SVG: files, chunks and what they are made of; or one chunk (or file) with what it is made of',
    )
    .option('--out <file>', 'write it to this file; in the folder of the site, chunks link to their pages')
    .option('--dot', 'print the graph in the DOT language instead')
    .action(async (chunk, options) => (await import('./graph.ts')).drawGraph(root(), chunk, options));
}

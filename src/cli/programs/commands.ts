import type { Command } from 'commander';

/**
 * Adds `pylit stitch`.
 *
 * @param root the project's folder, known once the command line has been read
 */
export function addStitchCommands(program: Command, root: () => string): void {
  program
    .command('stitch [file...]')
    .description('carry edits of tangled files back into the documents')
    .option('--adopt', 'put a new file into a document: pylit stitch --adopt <file> <document>')
    .option('--dry-run', 'say what would change, and write nothing')
    .option('--json', 'print one JSON object')
    .action(async (files, { adopt, ...options }) => {
      if (adopt) await (await import('./adopt.ts')).adoptFile(root(), files, options);
      else await (await import('./stitch.ts')).stitchFiles(root(), files, options);
    });
}

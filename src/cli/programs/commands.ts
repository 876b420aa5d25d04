import type { Command } from 'commander';

/**
 * Adds `pylit stitch`, `pylit where` and `pylit exec`.
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
  program
    .command('where <place>')
    .description(
      'say where a place of a program (src/greet.py:12:3) comes from in the documents, or where one of a document (intro.md:40:5) goes',
    )
    .option('--map', 'print the source map (version 3) of a tangled file')
    .option('--json', 'print one JSON object')
    .action(async (place, options) => (await import('./where.ts')).where(root(), place, options));
  program
    .command('exec [command...]')
    .usage('[options] -- <command...>')
    .description(
      'run a compiler, test runner or program, as in "pylit exec -- cc main.c": errors that it prints for tangled files name the place in the document',
    )
    .action(async command => (await import('./exec.ts')).execCommand(root(), command));
}

import type { Command } from 'commander';

/**
 * Adds `pylit print`.
 *
 * @param root the project's folder, known once the command line has been read
 */
export function addPrintCommands(program: Command, root: () => string): void {
  program
    .command('print [path...]')
    .description('make a PDF: of all documents as a book, or of some')
    .option('--out <file>', 'write it to this file (by default below the output folder, in pdf/)')
    .option(
      '--engine <name>',
      'what sets the type: typst (comes with pylit), typst-wasm, latex, pdflatex, lualatex or browser',
      'typst',
    )
    .option('--strict', 'warnings count as errors')
    .option('--verbose', 'show notes too, not only errors and warnings')
    .option('--json', 'print one JSON object')
    .action(async (paths, options) => (await import('./print.ts')).print(root(), paths, options));
}

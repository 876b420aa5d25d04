import type { Command } from 'commander';

/**
 * Adds `pylit undo` and `pylit op`.
 *
 * @param root the project's folder, known once the command line has been read
 */
export function addOperationCommands(program: Command, root: () => string): void {
  program
    .command('undo [operation]')
    .description('bring branches and files back to what they were before the last operation, or before that one')
    .option('--json', 'print one JSON object')
    .action(async (operation, options) => (await import('./undo.ts')).undo(root(), operation, options));
  const op = program
    .command('op')
    .description('look at all that was done: builds, commits, switches; go back to any of it');
  op.command('log')
    .description('list the operations, the last first')
    .option('-n, --max-count <n>', 'at most so many', Number)
    .option('--json', 'print one JSON object')
    .action(async options => (await import('./op.ts')).listOperations(root(), options));
  op.command('show')
    .description('show which blocks, files and refs an operation changed (the last one by default)')
    .argument('[operation]', 'first digits of its id, or @, @~1, ...')
    .option('--json', 'print one JSON object')
    .action(async (operation, options) => (await import('./op.ts')).showOperation(root(), operation, options));
  op.command('restore')
    .description('bring branches and files to what they were after an operation')
    .argument('<operation>', 'first digits of its id, or @, @~1, ...')
    .option('--json', 'print one JSON object')
    .action(async (operation, options) => (await import('./undo.ts')).restoreOperation(root(), operation, options));
}

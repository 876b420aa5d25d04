import type { Command } from 'commander';

/**
 * Adds the commands that look at history and change it.
 *
 * @param root the project's folder, known once the command line has been read
 */
export function addHistoryCommands(program: Command, root: () => string): void {
  addLooking(program, root);
  addChanging(program, root);
}

function addLooking(program: Command, root: () => string): void {
  program
    .command('status')
    .description('show which blocks changed since the last commit')
    .option('--json', 'print one JSON object')
    .action(async options => (await import('./status.ts')).status(root(), options));
  program
    .command('log [doc]')
    .description('list the commits, or those that changed a document')
    .option('-n, --max-count <n>', 'at most so many', Number)
    .option('--json', 'print one JSON object')
    .action(async (doc, options) => (await import('./log.ts')).log(root(), doc, options));
  program
    .command('show [commit]')
    .description('show the blocks that a commit changed (the last one by default)')
    .option('--json', 'print one JSON object')
    .action(async (commit, options) => (await import('./show.ts')).show(root(), commit, options));
}

function addChanging(program: Command, root: () => string): void {
  program
    .command('commit')
    .description('record the documents as they are')
    .requiredOption('-m, --message <text>', 'what changed, and why')
    .option('--json', 'print one JSON object')
    .action(async options => (await import('./commit.ts')).commit(root(), options));
}

import type { Command } from 'commander';

/**
 * Adds `pylit inventory` with `fetch`.
 *
 * @param projectRoot the project's folder, known once the command line has been read
 */
export function addInventoryCommands(program: Command, projectRoot: () => string): void {
  program
    .command('inventory')
    .description('what other projects describe, so that references can lead there')
    .command('fetch [name...]')
    .description(
      'fetch the inventories of the projects under intersphinx, or of some of them; builds never use the network',
    )
    .option('--json', 'print one JSON object')
    .action(async (names, options) => (await import('./inventory.ts')).fetchInventories(projectRoot(), names, options));
}

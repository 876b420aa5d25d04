import type { Command } from 'commander';

/**
 * Adds `pylit cache` with `stats`, `prune` and `clear`.
 *
 * @param projectRoot the project's folder, known once the command line has been read
 */
export function addCacheCommands(program: Command, projectRoot: () => string): void {
  const cache = program.command('cache').description('look into the cache of builds, and make room');
  cache
    .command('stats')
    .description('count what the cache on this machine holds')
    .option('--json', 'print one JSON object')
    .action(async options => (await import('./cache-use.ts')).printCacheUse(projectRoot(), options));
  cache
    .command('prune')
    .description('remove what was not used for 30 days, or as the options say')
    .option('--older-than <time>', 'remove what was not used for so long, such as 30d or 4w')
    .option('--max-size <size>', 'then what was used longest ago, until the rest is at most so large, such as 500MB')
    .option('--json', 'print one JSON object')
    .action(async options => (await import('./cache-use.ts')).pruneCache(projectRoot(), options));
  cache
    .command('clear')
    .description('remove everything; the next build does it again')
    .option('--shared', "remove pylit's entries from the shared cache instead")
    .option('--json', 'print one JSON object')
    .action(async options => (await import('./cache-use.ts')).clearCache(projectRoot(), options));
}

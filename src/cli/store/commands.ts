import type { Command } from 'commander';

/**
 * Adds `pylit store` with `cat`, `ls`, `hash`, `stats`, `fsck` and `gc`.
 *
 * @param projectRoot the project's folder, known once the command line has been read
 */
export function addStoreCommands(program: Command, projectRoot: () => string): void {
  const store = program.command('store').description('look into the store of a project');
  store
    .command('cat')
    .description('write the bytes of an object: an id, a revision, or revision:path')
    .argument('<object>', 'id, revision, or revision:path')
    .action(async name => (await import('./objects.ts')).printObject(projectRoot(), name));
  store
    .command('ls')
    .description('list a tree: an id, a revision, or revision:path')
    .argument('<tree>', 'id, revision, or revision:path')
    .option('-r, --recursive', 'also everything below')
    .option('--json', 'as JSON')
    .action(async (name, options) => (await import('./objects.ts')).printTree(projectRoot(), name, options));
  store
    .command('hash')
    .description('print the ids that files would have as blobs; needs no store')
    .argument('<file...>', 'files')
    .option('--sha256', 'ids of the SHA-256 object format')
    .option('--json', 'as JSON')
    .action(async (files, options) => (await import('./hash.ts')).printHashes(projectRoot(), files, options));
  store
    .command('stats')
    .description('count what the store holds')
    .option('--json', 'as JSON')
    .action(async options => (await import('./health.ts')).printStats(projectRoot(), options));
  store
    .command('fsck')
    .description('read and check every byte of the store')
    .option('--json', 'as JSON')
    .action(async options => (await import('./health.ts')).checkAll(projectRoot(), options));
  store
    .command('gc')
    .description('thin the log of operations, and remove old objects that nothing leads to')
    .option('--grace <days>', 'objects younger than this stay (default: 14)', Number)
    .option('--json', 'as JSON')
    .action(async options => (await import('./gc.ts')).collectGarbage(projectRoot(), options));
  store
    .command('migrate')
    .description('copy the history to another store: native, git (this repository, below refs/pylit/), or git:<path>')
    .requiredOption('--to <store>', 'native, git or git:<path>')
    .option('--from <store>', 'where it is now (default: as the configuration says)')
    .option('--json', 'as JSON')
    .action(async options => (await import('./migrate.ts')).migrate(projectRoot(), options));
  store
    .command('reindex')
    .description("make the index of all blocks' history anew")
    .option('--json', 'as JSON')
    .action(async options => (await import('./reindex.ts')).reindex(projectRoot(), options));
}

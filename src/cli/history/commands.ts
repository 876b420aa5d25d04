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
  const looking = <Options extends object>(options: Options) => ({
    ...program.opts<{ pager?: boolean; color?: string | false }>(),
    ...options,
  });
  program
    .command('status')
    .description('show which blocks changed since the last commit')
    .option('--json', 'print one JSON object')
    .action(async options => (await import('./status.ts')).status(root(), looking(options)));
  program
    .command('log [block]')
    .description(
      'list the commits, or those that changed a document (doc) or a block (doc:line, doc#alias, doc:"heading"), newest first',
    )
    .option('--follow', 'a document also before it was moved (blocks always are)')
    .option('-p, --patch', 'show what each changed, word by word')
    .option('-n, --max-count <n>', 'at most so many', Number)
    .option('--json', 'print one JSON array')
    .action(async (block, options) => (await import('./log.ts')).log(root(), block, looking(options)));
  program
    .command('blame <doc>')
    .description('show for each block of a document who changed it last')
    .option('--lines', 'for each line')
    .option('--json', 'print one JSON array')
    .action(async (doc, options) => (await import('./blame.ts')).blame(root(), doc, looking(options)));
  program
    .command('diff [what...]')
    .description(
      'show which blocks and words changed: since the last commit, since a commit, or between two (a..b, or a b); then documents to look at',
    )
    .option('--stat', 'count for each document')
    .option('--name-only', 'only the names')
    .option('--html [file]', 'write a page with both versions side by side (.pylit/diff.html by default)')
    .option('--json', 'print one JSON object')
    .action(async (what, options) => (await import('./diff.ts')).diff(root(), what, looking(options)));
  program
    .command('show [commit]')
    .description('show a commit and what it changed (the last one by default)')
    .option('--stat', 'count for each document')
    .option('--json', 'print one JSON object')
    .action(async (commit, options) => (await import('./show.ts')).show(root(), commit, looking(options)));
}

function addChanging(program: Command, root: () => string): void {
  program
    .command('commit')
    .description('record the documents as they are')
    .requiredOption('-m, --message <text>', 'what changed, and why')
    .option('--json', 'print one JSON object')
    .action(async options => (await import('../branches/commit.ts')).commit(root(), options));
  program
    .command('branch [name] [start]')
    .description('list the branches, or make one (at the last commit, or at start)')
    .option('-l, --list', 'list them')
    .option('-d, --delete', 'remove it; its commits stay where other branches have them')
    .option('--force', 'remove it even if no other branch has its commits')
    .option('--json', 'print one JSON object')
    .action(async (name, start, options) =>
      (await import('../branches/branch.ts')).branch(root(), name, start, options),
    );
  program
    .command('switch <branch> [start]')
    .description('make another branch the current one; unsaved work comes along, or stops it')
    .option('-c, --create', 'make the branch (at the last commit, or at start)')
    .option('--detach', 'go to a commit, on no branch')
    .option('--json', 'print one JSON object')
    .action(async (name, start, options) =>
      (await import('../branches/switch.ts')).switchTo(root(), name, start, options),
    );
  program
    .command('tag [name] [commit]')
    .description('list the tags, or give a commit (the last one by default) a name that stays')
    .option('-m, --message <text>', 'say what it is: makes a tag with author and date')
    .option('-l, --list', 'list them')
    .option('-d, --delete', 'take the name away')
    .option('--json', 'print one JSON object')
    .action(async (name, commit, options) => (await import('../branches/tag.ts')).tag(root(), name, commit, options));
  program
    .command('merge [branch]')
    .description('bring into the current branch what another one has, block by block')
    .option('-m, --message <text>', 'message of the merge')
    .option('--continue', 'record the merge, once all conflicts are decided')
    .option('--abort', 'give the merge up')
    .option('--json', 'print one JSON object')
    .action(async (name, options) => (await import('../branches/merge.ts')).merge(root(), name, options));
  program
    .command('rebase [onto]')
    .description('make the commits of the current branch again, on top of another one')
    .option('--continue', 'go on, once all conflicts are decided')
    .option('--abort', 'give the rebase up')
    .option('--json', 'print one JSON object')
    .action(async (onto, options) => (await import('../branches/rebase.ts')).rebase(root(), onto, options));
  program
    .command('restore <what>')
    .description('make a document (doc), a block of one (doc:line, doc#alias, doc:"heading") or a folder what it was')
    .option('--from <commit>', 'a commit, or an operation (the last commit by default)')
    .option('--json', 'print one JSON object')
    .action(async (what, options) => (await import('../branches/restore.ts')).restore(root(), what, options));
  program
    .command('import')
    .description('bring in a history, or a project made with another tool')
    .command('git [commit]')
    .description(
      "make commits of a git repository's, with their authors and dates (to HEAD by default); again, of the new ones",
    )
    .option('--from <path>', 'a repository (default: the one that the project is in)')
    .option('--branch <name>', 'the branch they shall be on (default: the current one)')
    .option('--all', 'all branches and tags')
    .option('--json', 'print one JSON object')
    .action(async (commit, options) =>
      (await import('../moving-in/import-git.ts')).importFromGit(root(), commit, options),
    );
}

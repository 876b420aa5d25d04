import path from 'node:path';
import { Command } from 'commander';
import { addCacheCommands } from './building/cache.ts';
import { addInventoryCommands } from './building/inventory-commands.ts';
import { addHistoryCommands } from './history/commands.ts';
import { addMovingInCommands } from './moving-in/commands.ts';
import { addOperationCommands } from './operations/commands.ts';
import { addPrintCommands } from './print/commands.ts';
import { addStitchCommands } from './programs/commands.ts';
import { addOverviewCommands } from './programs/overview-commands.ts';
import { addTangleOptions } from './programs/tangle-command.ts';
import { addStoreCommands } from './store/commands.ts';
import { packageVersion } from './version.ts';

type AddCommands = (program: Command, root: () => string) => void;

/** Commands by the room of their code, in the order of the help. */
export const COMMAND_GROUPS: readonly (readonly [add: AddCommands, ...names: readonly string[]])[] = [
  [addBuilding, 'init', 'build', 'weave', 'tangle', 'watch', 'serve', 'check', 'why'],
  [addPrintCommands, 'print'],
  [addOverviewCommands, 'chunks', 'graph'],
  [addStitchCommands, 'stitch', 'where', 'exec'],
  [
    addHistoryCommands,
    ...['status', 'log', 'blame', 'diff', 'show', 'commit', 'branch', 'switch', 'tag', 'merge', 'rebase', 'restore'],
    'import',
  ],
  [addMovingInCommands, 'import', 'untangle', 'convert'],
  [addOperationCommands, 'undo', 'op'],
  [addStoreCommands, 'store'],
  [addCacheCommands, 'cache'],
  [addInventoryCommands, 'inventory'],
];

/** Options with a value that may stand before the command. */
const WITH_VALUE = new Set(['-C', '--directory', '--color']);

/**
 * The commands with their options. Each loads its own code only when it runs.
 *
 * @param words what was typed: where it names a command, only that and its neighbours are made; all of them by default
 */
export function makeProgram(words: readonly string[] = []): Command {
  const program = new Command('pylit')
    .description(
      'Literate programming: weaves documents into a site, tangles programs from them, and keeps their history.',
    )
    .version(packageVersion(), '-V, --version')
    .option('-C, --directory <dir>', 'work in this folder instead of the current one')
    .option('--color <when>', 'colour history: always, never or auto (on a terminal; the default)')
    .option('--no-color', 'the same as --color never')
    .option('--no-pager', 'print history at once, also on a terminal')
    .option('--debug', 'show where an error came from')
    .showSuggestionAfterError()
    .showHelpAfterError('(add --help for all options)')
    .exitOverride();
  const root = () => path.resolve(program.opts<{ directory?: string }>().directory ?? '.');
  for (const add of groupsOf(words)) add(program, root);
  for (const command of program.commands) command.copyInheritedSettings(program);
  return program;
}

/** The groups that have the typed command; all of them where it is none, to be helpful. */
function groupsOf(words: readonly string[]): AddCommands[] {
  const typed = words.find((word, index) => !word.startsWith('-') && !WITH_VALUE.has(words[index - 1] ?? ''));
  const found = COMMAND_GROUPS.filter(([, ...names]) => typed !== undefined && names.includes(typed));
  return (found.length > 0 ? found : COMMAND_GROUPS).map(([add]) => add);
}

function addBuilding(program: Command, root: () => string): void {
  program
    .command('init [dir]')
    .description('make a configuration, a first document and the lines in .gitignore')
    .action(async dir => (await import('./init.ts')).init(path.resolve(root(), dir ?? '.')));
  withBuildOptions(program.command('build [path...]'))
    .description('weave and tangle; only what changed is done')
    .option('--format <list>', 'formats to weave, separated by commas, in place of those of the configuration')
    .option('--shard <share>', 'weave a share of the documents, such as 2/8, to fill a shared cache')
    .option('--profile [file]', 'say where time went, and write a trace (to .pylit/profile.json by default)')
    .action(async (paths, options) => (await import('./building/build.ts')).runBuild(root(), { paths, ...options }));
  withBuildOptions(program.command('weave [path...]'))
    .description('weave the documents, tangle nothing')
    .action(async (paths, options) =>
      (await import('./building/build.ts')).runBuild(root(), { paths, ...options, tangle: false }),
    );
  addTangleOptions(withBuildOptions(program.command('tangle [file...]')), root);
  program
    .command('watch')
    .description(
      'build, and build again whenever a file is saved; edits of tangled files are carried into the documents',
    )
    .option('--format <list>', 'formats to weave, such as pdf, in place of those of the configuration')
    .option('--no-stitch', 'leave edits of tangled files where they are')
    .action(async options => (await import('./watch/watch.ts')).watch(root(), options));
  program
    .command('serve')
    .description('build on every save, and show the site in the browser; open pages change by themselves')
    .option('--port <n>', 'the port to listen on (default: 3000, or the next that is free)', Number)
    .option('--host <name>', 'localhost, 127.0.0.1 or ::1 (default: localhost)')
    .option('--open', 'open the browser')
    .option('--no-stitch', 'leave edits of tangled files where they are')
    .action(async options => (await import('./watch/serve.ts')).serve(root(), options));
  program
    .command('check')
    .description('report broken links, references and chunks; write nothing')
    .option('--strict', 'warnings count as errors')
    .option('--verbose', 'show notes too, not only errors and warnings')
    .option('--json', 'print one JSON object')
    .action(async options => (await import('./building/check.ts')).check(root(), options));
  program
    .command('why <target>')
    .description('say what the next build would do for a document, a line of one (doc:12) or an output, and why')
    .option('--json', 'print one JSON object')
    .action(async (target, options) => (await import('./building/why.ts')).why(root(), target, options));
}

function withBuildOptions(command: Command): Command {
  return command
    .option('--force', 'build everything again, and take over files that pylit did not write')
    .option('--strict', 'warnings count as errors')
    .option('--workers <n>', 'threads that transform blocks', Number)
    .option('--verbose', 'show notes too, not only errors and warnings')
    .option('--json', 'print one JSON object');
}

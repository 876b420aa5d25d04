import type { Command } from 'commander';

/** Adds `pylit untangle`, `pylit convert`, and the imports of projects made with other tools to `pylit import`. */
export function addMovingInCommands(program: Command, root: () => string): void {
  program
    .command('untangle <from> <to>')
    .description('make a first document of each program file in a folder, which is tangled to the same bytes')
    .option('--dry-run', 'say what would be made, and write nothing')
    .option('--force', 'write documents anew that are there')
    .option('--json', 'print one JSON object')
    .action(async (from, to, options) => (await import('./untangle.ts')).untangle(root(), from, to, options));
  program
    .command('convert <from> <to>')
    .description('write a document, or those of a folder, in Markdown or reStructuredText, and list what is lost')
    .option('--format <name>', 'markdown or rst, where a folder holds both')
    .option('--dry-run', 'say what would be made and lost, and write nothing')
    .option('--force', 'write files anew that are there')
    .option('--json', 'print one JSON object')
    .action(async (from, to, options) => (await import('./convert.ts')).convert(root(), from, to, options));
  const importing = program.commands.find(command => command.name() === 'import') ?? program.command('import');
  withImportOptions(importing.command('noweb [folder]'))
    .description("make Markdown of a folder's noweb files (.nw), and a configuration where there is none")
    .action(async (folder, options) => (await import('./import-noweb.ts')).importNoweb(root(), folder, options));
  importing
    .command('entangled [folder]')
    .description('make a configuration of entangled.toml, and tell what differs')
    .option('--dry-run', 'say what would be made, and write nothing')
    .option('--json', 'print one JSON object')
    .action(async (folder, options) =>
      (await import('./import-entangled.ts')).importEntangled(root(), folder, options),
    );
  importing
    .command('sphinx [folder]')
    .description('make a configuration of conf.py, which is read and never run, and tell what differs')
    .option('--dry-run', 'say what would be made, and write nothing')
    .option('--json', 'print one JSON object')
    .action(async (folder, options) => (await import('./import-sphinx.ts')).importSphinx(root(), folder, options));
  withImportOptions(importing.command('org <file...>'))
    .description('make Markdown of Org files, and a configuration where there is none')
    .action(async (typed, options) => (await import('./import-org.ts')).importOrg(root(), typed, options));
}

function withImportOptions(command: Command): Command {
  return command
    .option('--to <folder>', 'where the documents go (default: the folder of documents, or docs)')
    .option('--dry-run', 'say what would be made, and write nothing')
    .option('--force', 'write documents anew that are there')
    .option('--json', 'print one JSON object');
}

import type { Command } from 'commander';
import { PylitError } from '../../core/error.ts';
import type { BuildFlags } from '../building/build.ts';

/** What the command line says of tangling. */
export interface TangleFlags extends BuildFlags {
  readonly out?: string;
  readonly at?: string;
  readonly eachStage?: boolean;
  readonly git?: string;
  readonly compat?: string;
  readonly root?: readonly string[];
  readonly lines?: string | true;
  readonly tabs?: number;
}

/** Adds the options of `pylit tangle`. */
export function addTangleOptions(command: Command, root: () => string): Command {
  return command
    .description('tangle the programs, weave nothing')
    .option('--out <dir>', 'write the whole program below this folder instead')
    .option('--at <place>', 'the program as it stood at the end of a document, heading (doc#heading) or stage')
    .option('--each-stage', 'every stage in a folder of its own below --out')
    .option('--git <dir>', 'make a git repository with a commit for each stage')
    .option('--compat <tool>', 'noweb: print what notangle prints for these files')
    .option(
      '-R, --root <chunk>',
      'with --compat: the chunk to print (may be given again)',
      (value, all: string[] = []) => [...all, value],
    )
    .option('-L, --lines [format]', 'with --compat: write line directives')
    .option('-t, --tabs <n>', 'with --compat: keep tabs, which have this width', Number)
    .action(async (files: string[], options: TangleFlags, { parent }: Command) =>
      runTangle(root(), files, { ...options }, parent?.args ?? []),
    );
}

async function runTangle(
  root: string,
  files: readonly string[],
  flags: TangleFlags,
  words: readonly string[],
): Promise<void> {
  if (flags.compat !== undefined) {
    const { printCompat } = await import('./tangle-compat.ts');
    return printCompat(root, files, flags, words);
  }
  if (files.length > 0 || flags.root || flags.lines || flags.tabs !== undefined)
    throw new PylitError('usage', 'Files, -R, -L and -t belong to --compat noweb.', {
      hint: 'pylit tangle makes all programs of the project.',
    });
  const { out, at, eachStage, git } = flags;
  if (out === undefined && at === undefined && !eachStage && git === undefined)
    return (await import('../building/build.ts')).runBuild(root, { ...flags, weave: false });
  return (await import('./tangle-stages.ts')).tangleElsewhere(root, flags);
}

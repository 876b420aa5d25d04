import type { PylitError } from '../core/error.ts';
import { isWholeBuild, reportUnchanged } from './building/unchanged-build.ts';
import { EXIT, exitStatusOf } from './exit-status.ts';

// A reader that went away, as in `pylit log | head`, is no error.
process.stdout.on('error', error => {
  if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.exit(process.exitCode ?? EXIT.done);
});

void run();

async function run(): Promise<void> {
  const words = process.argv.slice(2);
  try {
    await runWords(words);
  } catch (error) {
    process.exitCode = explain(error, words.includes('--debug'));
  }
}

/** A build with nothing to do, which is asked most often, is answered before anything large is loaded. */
async function runWords(words: readonly string[]): Promise<void> {
  const seen = isWholeBuild(words) && reportUnchanged(process.cwd(), words);
  if (seen === true) return;
  if (seen) {
    const flags = {
      json: words.includes('--json'),
      verbose: words.includes('--verbose'),
      strict: words.includes('--strict'),
    };
    await (await import('./building/build.ts')).runBuild(process.cwd(), flags, seen);
  } else await (await import('./program.ts')).makeProgram(process.argv.slice(2)).parseAsync();
}

/** Prints an error for a person, and gives the exit status that says its kind. */
function explain(error: unknown, debug: boolean): number {
  if (isCommanderExit(error)) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  if (isPylitError(error)) {
    console.error(`pylit: ${error.message}`);
    if (error.hint !== undefined) console.error(`  ${error.hint}`);
    if (debug) console.error(error);
    return exitStatusOf(error.code);
  }
  if (isDiskError(error)) {
    console.error(`pylit: Cannot write pylit's own files in .pylit: ${error.message}.`);
    console.error('  The disk is full, or does not work. Make room, and run the same again: nothing is half done.');
    if (debug) console.error(error);
    return EXIT.usage;
  }
  console.error(`pylit: this is a bug in pylit: ${error instanceof Error ? error.message : String(error)}`);
  if (debug) console.error(error);
  else console.error('  Run again with --debug to see where, and report it.');
  return EXIT.bug;
}

/** SQLite's SQLITE_IOERR and SQLITE_FULL, or the system's own words for the same of a file in `.pylit`. */
function isDiskError(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  if (code === 'ERR_SQLITE_ERROR') return typeof errcode === 'number' && [10, 13].includes(errcode & 0xff);
  return code === 'ENOSPC' || code === 'EFBIG' || code === 'EDQUOT' || code === 'EIO';
}

/** By its name: the class may have been loaded twice, with the start of the program and with a command. */
function isPylitError(error: unknown): error is PylitError {
  return error instanceof Error && error.name === 'PylitError' && 'code' in error;
}

/** Commander throws its own exits (help, version, wrong usage), having printed what it had to say. */
function isCommanderExit(error: unknown): error is { exitCode: number } {
  return error instanceof Error && error.name === 'CommanderError' && 'exitCode' in error;
}

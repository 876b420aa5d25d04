import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { PylitError, quote } from '../core/error.ts';

/** A place to open; `file` is an absolute path, so it can never be taken for an option. */
export interface EditorPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** How editors with windows of their own are told where to go; keys are the names of their programs. */
const PLACE_ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  code: ['-g', '{file}:{line}:{column}'],
  'code-insiders': ['-g', '{file}:{line}:{column}'],
  codium: ['-g', '{file}:{line}:{column}'],
  cursor: ['-g', '{file}:{line}:{column}'],
  windsurf: ['-g', '{file}:{line}:{column}'],
  zed: ['{file}:{line}:{column}'],
  subl: ['{file}:{line}:{column}'],
  mate: ['-l', '{line}:{column}', '{file}'],
  idea: ['--line', '{line}', '--column', '{column}', '{file}'],
  webstorm: ['--line', '{line}', '--column', '{column}', '{file}'],
  pycharm: ['--line', '{line}', '--column', '{column}', '{file}'],
  emacsclient: ['-n', '+{line}:{column}', '{file}'],
  gvim: ['+{line}', '{file}'],
  kate: ['-l', '{line}', '-c', '{column}', '{file}'],
  gedit: ['+{line}:{column}', '{file}'],
};

/** Editors that live in a terminal: a server has none to give them. */
const IN_TERMINAL = [
  'vi',
  'vim',
  'nvim',
  'nano',
  'pico',
  'emacs',
  'hx',
  'helix',
  'kak',
  'micro',
  'joe',
  'ed',
  'ne',
  'mcedit',
];

/**
 * Says how to open a place: `$PYLIT_EDITOR`, else `$VISUAL` or `$EDITOR` unless it needs a terminal, else the first known editor on the path.
 * A command with `{file}`, `{line}` or `{column}` in it says itself where they go.
 *
 * @returns the program and its arguments, for a start without a shell
 * @throws PylitError `usage` where no editor is known
 */
export function editorCommand(
  place: EditorPlace,
  environment: Environment = process.env,
): readonly [string, ...string[]] {
  const command = [environment.PYLIT_EDITOR, environment.VISUAL, environment.EDITOR].map(words).find(isUsable);
  const [program = installed(environment.PATH ?? ''), ...given] = command ?? [];
  if (program === undefined)
    throw new PylitError('usage', 'No editor is known that opens a window.', {
      hint: 'Set PYLIT_EDITOR, for example to "code -g {file}:{line}:{column}", and start the server again.',
    });
  const takesPlace = given.some(argument => /\{(?:file|line|column)\}/.test(argument));
  const added = takesPlace ? [] : (PLACE_ARGUMENTS[nameOf(program)] ?? ['{file}']);
  // An editor whose place arguments begin with the same option (as in `code -g`) gets it once.
  const own = added[0] !== undefined && given.at(-1) === added[0] ? given.slice(0, -1) : given;
  return [program, ...[...own, ...added].map(argument => filled(argument, place))];
}

/**
 * Starts an editor on a place and does not wait for it.
 *
 * @throws PylitError `usage` where it cannot be started
 */
export async function openEditor(place: EditorPlace, environment: Environment = process.env): Promise<void> {
  const [program, ...args] = editorCommand(place, environment);
  const child = spawn(program, args, { shell: false, stdio: 'ignore', detached: true });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', error =>
      reject(
        new PylitError('usage', `The editor ${quote(program)} could not be started: ${error.message}.`, {
          hint: 'Set PYLIT_EDITOR to another one, and start the server again.',
        }),
      ),
    );
  });
  child.unref();
}

/** Splits a command at spaces; quotes keep words together. */
function words(command: string | undefined): string[] {
  return Array.from((command ?? '').matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g), ([, a, b, c]) => a ?? b ?? c ?? '');
}

function isUsable([program]: readonly string[]): boolean {
  return program !== undefined && program !== '' && !IN_TERMINAL.includes(nameOf(program));
}

function nameOf(program: string): string {
  return path.basename(program).replace(/\.(?:exe|cmd|bat)$/i, '');
}

function installed(searchPath: string): string | undefined {
  const folders = searchPath.split(path.delimiter).filter(folder => path.isAbsolute(folder));
  return Object.keys(PLACE_ARGUMENTS).find(name => folders.some(folder => isExecutable(path.join(folder, name))));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** One pass, so that a name with braces in it stays a name. */
function filled(argument: string, place: EditorPlace): string {
  return argument.replace(/\{(file|line|column)\}/g, (_, name: keyof EditorPlace) => String(place[name]));
}

import type { Config } from '../../build/config.ts';
import type { ProjectFiles } from '../../build/platform/files.ts';
import { isUtf8 } from '../../build/platform/utf8.ts';
import { inProject } from '../../build/scan/in-project.ts';
import { walk } from '../../build/scan/walk.ts';
import { programText } from '../../literate/untangle/program-text.ts';
import { type SourceLanguage, shebangLanguage, sourceLanguage } from '../../literate/untangle/source-language.ts';
import type { UntangledFile } from '../../literate/untangle/untangle.ts';

/** A file of which no document is made, and why. */
export interface LeftOut {
  readonly file: string;
  readonly reason: 'no-program' | 'too-large' | 'not-text' | 'not-held' | 'document-exists' | 'tangled-already';
  readonly message: string;
}

/** The files below a folder that documents can be made from. */
export interface ProgramFiles {
  readonly files: readonly FoundProgram[];
  readonly left: readonly LeftOut[];
}

/** A program file: its path from the project's root, and its text. */
export interface FoundProgram extends Omit<UntangledFile, 'title' | 'path'> {
  readonly place: string;
  readonly source: string;
}

/** Larger files are not written by people. */
const MAX_SIZE = 2 ** 20;

/** Reads the programs of a folder (or one file); what is hidden or ignored, and what pylit makes, is left out without a word. */
export function programFiles(
  files: ProjectFiles,
  config: Config,
  place: string,
  skip: readonly string[],
): ProgramFiles {
  const isFile = files.stamp(place) !== undefined;
  const left: LeftOut[] = [];
  const found = isFile ? [place] : placesBelow(files, config, place, skip, left);
  const programs: FoundProgram[] = [];
  for (const each of found) {
    const read = readProgram(files, each, isFile);
    if ('reason' in read) left.push(read);
    else programs.push(read);
  }
  return { files: programs, left };
}

function placesBelow(
  files: ProjectFiles,
  config: Config,
  folder: string,
  skip: readonly string[],
  left: LeftOut[],
): string[] {
  const options = { source: folder, exclude: [], skip: [config.output, ...skip], extensions: [] };
  const { others, refused } = walk(files, options, undefined, BigInt(Date.now()) * 1_000_000n);
  for (const { path, reason } of refused)
    if (sourceLanguage(path)) left.push({ file: inProject(folder, path), reason: 'not-held', message: reason });
  return others.map(path => inProject(folder, path));
}

function readProgram(files: ProjectFiles, place: string, isNamed: boolean): FoundProgram | LeftOut {
  const left = (reason: LeftOut['reason'], message: string): LeftOut => ({ file: place, reason, message });
  const known = sourceLanguage(place);
  if (!known && !isNamed && /\.\w+$/.test(place)) return left('no-program', 'it is in no language of programs');
  if ((files.stamp(place)?.size ?? 0) > MAX_SIZE) return left('too-large', 'it has more than 1 MiB');
  const bytes = files.read(place) ?? new Uint8Array();
  if (!isUtf8(bytes)) return left('not-text', 'it is not UTF-8');
  const source = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const language = known ?? shebangLanguage(source.slice(0, 200).split('\n')[0] ?? '') ?? (isNamed ? TEXT : undefined);
  if (!language) return left('no-program', 'it is in no language of programs');
  const text = programText(source);
  if ('refused' in text) return left('not-held', text.refused);
  const mode = files.mode(place);
  return { place, source, text, language, ...((mode & 0o111) !== 0 && { mode }) };
}

const TEXT: SourceLanguage = {
  name: 'text',
  definitions: [],
  lexis: { line: [], block: [], long: [], quotes: '' },
};

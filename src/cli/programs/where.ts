import { existsSync } from 'node:fs';
import path from 'node:path';
import { inProject } from '../../build/scan/in-project.ts';
import { PylitError, quote } from '../../core/error.ts';
import { programPlaces } from '../../literate/map/document-places.ts';
import { sourceMap } from '../../literate/map/source-map.ts';
import { nearest } from '../../literate/nearest.ts';
import type { PlacedPart } from '../../literate/tangle/placed-part.ts';
import { EXIT } from '../exit-status.ts';
import { printable } from '../terminal/printable.ts';
import { foldersOf, fromHere, openMaps, type ProgramMaps } from './program-maps.ts';

/** A place in a file of the project, from 1, columns in UTF-16 units. */
interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What the command line asks for. */
interface Asked {
  /** From the project's root. */
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** An answer: places, or why there are none. */
interface Answer {
  readonly places: readonly Place[];
  readonly reason?: string;
}

/** `pylit where src/greet.py:12:3`: says where in the documents a place of a program comes from, and the other way round. */
export async function where(
  root: string,
  typed: string,
  { json, map }: { readonly json?: boolean; readonly map?: boolean },
): Promise<void> {
  const maps = await openMaps(root);
  const asked = parse(maps, root, typed);
  if (map) return printMap(maps, root, asked);
  if (asked.line === undefined)
    throw new PylitError('usage', `Which line of ${quote(asked.file)}?`, { hint: `Write ${asked.file}:12 or :12:3.` });
  const { places, reason } = maps.files.has(asked.file)
    ? fromProgram(maps, root, { column: 1, ...asked, line: asked.line })
    : fromDocument(maps, root, { ...asked, line: asked.line });
  const shown = places.map(place => ({ ...place, file: fromHere(root, place.file) }));
  if (json) process.stdout.write(`${JSON.stringify({ places: shown, ...(reason !== undefined && { reason }) })}\n`);
  else {
    for (const { file, line, column } of shown) console.log(printable(`${file}:${line}:${column}`));
    if (reason !== undefined) console.error(printable(`pylit: ${reason}`));
  }
  if (places.length === 0) process.exitCode = EXIT.documentErrors;
}

/** @throws PylitError `usage` for what is neither a document nor a tangled file, with what is called much the same */
function parse(maps: ProgramMaps, root: string, typed: string): Asked {
  const whole = fileNamed(maps, root, typed);
  if (whole !== undefined) return { file: whole };
  const [, name = typed, line, column] = /^(.+?)(?::(\d{1,9})(?::(\d{1,9}))?)?:?$/s.exec(typed) ?? [];
  const file = fileNamed(maps, root, name);
  if (file !== undefined)
    return {
      file,
      ...(line !== undefined && { line: Number(line) }),
      ...(column !== undefined && { column: Math.max(1, Number(column)) }),
    };
  const known = [...maps.files.keys(), ...maps.documents];
  const near = [name, path.relative(root, path.resolve(name))].flatMap(one => nearest(one, known, 2));
  const what = existsSync(path.resolve(name)) ? 'neither a document nor tangled' : 'no file of this project';
  throw new PylitError('usage', `${quote(name)} is ${what}.`, {
    hint:
      near.length > 0
        ? `Did you mean ${[...new Set(near)].map(one => quote(fromHere(root, one))).join(' or ')}?`
        : '"pylit chunks" lists all programs.',
  });
}

/** A path of the project for one that was typed, from the current folder or from the project's. */
function fileNamed(maps: ProgramMaps, root: string, typed: string): string | undefined {
  for (const absolute of [path.resolve(typed), path.resolve(root, typed)])
    for (const folder of foldersOf(root)) {
      const file = path.relative(folder, absolute).split(path.sep).join('/');
      if (maps.files.has(file) || maps.documents.includes(file)) return file;
    }
  return undefined;
}

function fromProgram(maps: ProgramMaps, root: string, { file, line, column }: Required<Asked>): Answer {
  const disk = maps.onDisk(file);
  if (!disk) return none(`${file} is not there; "pylit tangle" writes it.`);
  const origin = disk.originOf(line, column);
  if (origin.kind === 'place') {
    const place = maps.inProject(origin.place);
    return { places: [{ file: place.document, line: place.line, column: place.column }] };
  }
  if (origin.kind === 'outside') return none(`${file} has ${disk.lines.length} lines.`);
  if (origin.kind === 'header')
    return none(
      `${file}:${line} comes from no line of a document: it is a header, a shebang, a license or an annotation.`,
    );
  const after = origin.after && maps.inProject(origin.after);
  const place = after ? `, behind ${fromHere(root, after.document)}:${after.line}` : '';
  return none(
    `${file}:${line} was edited since it was tangled${place}. "pylit stitch" or "pylit tangle" makes both alike.`,
  );
}

function none(reason: string): Answer {
  return { places: [], reason };
}

function fromDocument(maps: ProgramMaps, root: string, asked: Asked & { readonly line: number }): Answer {
  const document = maps.asDocument(asked.file);
  const { line, column } = asked;
  const found = programPlaces(maps.files.values(), { document, line, ...(column !== undefined && { column }) });
  const all = found.map(place => ({ ...place, file: inProject(maps.project.config.tangle.root, place.file) }));
  const places = all.flatMap(place => {
    const now = maps.onDisk(place.file)?.lineOnDisk(place.line);
    return now === undefined ? [] : [{ ...place, line: now }];
  });
  if (places.length > 0) return { places };
  if (all.length > 0) {
    const files = [...new Set(all.map(place => fromHere(root, place.file)))].join(' and ');
    return none(
      `${asked.file}:${line} was edited since, here or in ${files}. "pylit tangle" or "pylit stitch" makes both alike.`,
    );
  }
  return none(whyNowhere(maps, asked.file, document, line));
}

function whyNowhere(maps: ProgramMaps, file: string, document: string, line: number): string {
  const parts = maps.parts.filter(part => part.document === document);
  const part = parts.find(one => line >= one.line && line < one.line + lineCount(one));
  if (!part) return `${file}:${line} is in no chunk.`;
  const text = part.code.split('\n')[line - part.line] ?? '';
  if (/^\s*<<.+>>\s*$/.test(text)) return `${file}:${line} is a reference; ask for the lines of ${quote(text.trim())}.`;
  return `${file}:${line} is in the chunk ${quote(part.name)}, which goes to no file with these lines.`;
}

function lineCount({ code }: PlacedPart): number {
  return code.split('\n').length;
}

/** Prints the source map of a file, its documents named relative to the file's folder. */
function printMap(maps: ProgramMaps, root: string, { file }: Asked): void {
  const map = maps.files.get(file);
  if (!map) throw new PylitError('usage', `${quote(file)} is a document; source maps are of programs.`);
  if (maps.onDisk(file)?.isCurrent !== true)
    throw new PylitError('usage', `${quote(file)} is not as it would be tangled now.`, {
      hint: '"pylit stitch" carries edits of it back, "pylit tangle" writes it.',
    });
  const folder = path.dirname(path.join(root, file));
  const address = (document: string) => {
    const absolute = path.join(root, maps.inProject({ document, line: 1, column: 1 }).document);
    return path.relative(folder, absolute).split(path.sep).map(encodeURIComponent).join('/');
  };
  process.stdout.write(`${JSON.stringify(sourceMap(map, path.basename(file), address))}\n`);
}

import path from 'node:path';
import { lockBuild } from '../../build/platform/build-lock.ts';
import { ProjectFiles } from '../../build/platform/files.ts';
import { chunkParts } from '../../build/tangle.ts';
import { PylitError, quote } from '../../core/error.ts';
import type { PlacedPart } from '../../literate/tangle/placed-part.ts';
import { openRepository } from '../../repository/open.ts';
import { sayWaiting } from '../building/waiting.ts';
import { recordOperation } from '../operations/open-operations.ts';
import { loadReaders } from '../project/load-readers.ts';
import { openDocuments } from '../project/open-documents.ts';
import { openProject, type Project } from '../project/project.ts';
import { typedCommand } from '../terminal/typed-command.ts';
import { below, relativeTo } from './import-writing.ts';
import { documentPlace, knownTargets, type MadeDocument, TANGLED, untangleDocuments } from './untangle-documents.ts';
import { type LeftOut, programFiles } from './untangle-files.ts';
import { indexDocument } from './untangle-index.ts';
import { documentNames } from './untangle-names.ts';
import { printUntangled } from './untangle-report.ts';

/** What the command line says of untangling. */
export interface UntangleFlags {
  readonly dryRun?: boolean;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** What untangling did, or would do. Paths are the project's. */
export interface Untangled {
  readonly made: readonly { readonly file: string; readonly document: string; readonly chunks: number }[];
  readonly left: readonly LeftOut[];
  /** A page that links to the documents. */
  readonly index?: string;
}

/** `pylit untangle src/ docs/`: makes a document of each program file, which is tangled to the same bytes. */
export async function untangle(root: string, from: string, to: string, flags: UntangleFlags): Promise<void> {
  const project = await openProject(root);
  const files = new ProjectFiles(root);
  const place = relativeTo(project.root, from);
  const folder = relativeTo(project.root, to);
  if (place !== '.' && !files.stamp(place) && !files.hasFolder(place))
    throw new PylitError('usage', `There is no folder or file ${quote(from)}.`);
  const { source } = project.config;
  if (source !== '.' && folder !== source && !folder.startsWith(`${source}/`))
    throw new PylitError(
      'usage',
      `${quote(to)} is not below ${quote(source)}, where the documents of this project are.`,
      {
        hint: `For example: pylit untangle ${from} ${source}`,
      },
    );
  if (project.config.tangle.annotate !== 'none')
    throw new PylitError('usage', 'With tangle.annotate, no file is tangled to the bytes that it has.', {
      hint: "Untangle with annotate: 'none', and change it then.",
    });
  const texts = await plan(project, files, place, folder, flags);
  if (!flags.dryRun && texts.writes.size > 0) await write(project, files, texts.writes, flags.force === true);
  printUntangled(texts.done, flags);
}

interface Planned {
  readonly done: Untangled;
  /** Documents by path from the project's root. */
  readonly writes: ReadonlyMap<string, string>;
}

/** More are untangled folder by folder. */
const MAX_FILES = 5000;

async function plan(
  project: Project,
  files: ProjectFiles,
  place: string,
  folder: string,
  flags: UntangleFlags,
): Promise<Planned> {
  const { config } = project;
  const skip = [...project.configFiles, ...(folder === '.' || folder === place ? [] : [folder])];
  const found = programFiles(files, config, place, skip);
  if (found.files.length > MAX_FILES)
    throw new PylitError('usage', `There are more than ${MAX_FILES} program files in ${quote(place)}.`, {
      hint: 'Untangle one folder of it after the other.',
    });
  const isFile = files.stamp(place) !== undefined;
  const base = isFile ? path.posix.dirname(place) : place;
  const inside = (file: string) => (base === '.' ? file : file.slice(base.length + 1));
  const names = documentNames(found.files.map(file => inside(file.place)));
  const left: LeftOut[] = [...found.left];
  const existing = await existingParts(project, files);
  const known = knownTargets(config, existing);
  const programs = found.files.flatMap(program => {
    const title = inside(program.place);
    const at = below(folder, names.get(title) ?? `${title}.md`);
    if (files.stamp(at) && !flags.force) {
      if (known.has(program.place)) left.push({ file: program.place, reason: 'tangled-already', message: TANGLED });
      else left.push({ file: program.place, reason: 'document-exists', message: `${at} exists` });
      return [];
    }
    return [{ ...program, title, document: belowSource(config.source, at) }];
  });
  const replaced = new Set(programs.map(({ document }) => document));
  const parts = existing.filter(part => !replaced.has(part.document));
  const result = untangleDocuments({ config, readers: await loadReaders(project), programs, parts });
  const index = indexFor(files, place, folder, isFile, result.made, config.source);
  const writes = new Map(result.made.map(one => [documentPlace(config, one), one.text]));
  if (index) writes.set(index.place, index.text);
  return {
    done: {
      made: result.made.map(one => ({ file: one.file, document: documentPlace(config, one), chunks: one.chunks })),
      left: [...left, ...result.left],
      ...(index && { index: index.place }),
    },
    writes,
  };
}

/** The chunks of the documents that are there. */
async function existingParts(project: Project, files: ProjectFiles): Promise<readonly PlacedPart[]> {
  return files.hasFolder(project.config.source) ? chunkParts(await openDocuments(project)) : [];
}

/** A first page, where the folder has none and there is more than one document. */
function indexFor(
  files: ProjectFiles,
  place: string,
  folder: string,
  isFile: boolean,
  made: readonly MadeDocument[],
  source: string,
): { place: string; text: string } | undefined {
  const at = below(folder, 'index.md');
  const isThere = ['index.md', 'index.rst', 'README.md'].some(name => files.stamp(below(folder, name)));
  if (isFile || made.length < 2 || isThere) return undefined;
  const inSource = folder === '.' || folder === source ? '' : belowSource(source, folder);
  return { place: at, text: indexDocument(place === '.' ? 'The program' : place, inSource, made) };
}

async function write(
  project: Project,
  files: ProjectFiles,
  writes: ReadonlyMap<string, string>,
  force: boolean,
): Promise<void> {
  const work = async () => {
    const unlock = lockBuild(files.stateFile('build.lock'), { onWait: sayWaiting });
    try {
      files.beginBuild();
      for (const [place, text] of writes) {
        if (!force && files.stamp(place)) throw new PylitError('usage', `${place} was made by somebody else just now.`);
        files.write(place, text);
      }
    } finally {
      unlock();
    }
  };
  if (!files.hasFolder(project.config.source)) return work();
  const repository = openRepository({ root: project.root, store: project.config.store ?? 'native' });
  try {
    await recordOperation(repository, { project, command: typedCommand() }, work);
  } finally {
    await repository.close();
  }
}

function belowSource(source: string, place: string): string {
  return source === '.' ? place : place.slice(source.length + 1);
}

import { realpathSync } from 'node:fs';
import path from 'node:path';
import { inProject } from '../../build/scan/in-project.ts';
import { chunkParts, tangleOptions } from '../../build/tangle.ts';
import { DiskMap } from '../../literate/map/disk-map.ts';
import { type DocumentLines, FileMap, textLines } from '../../literate/map/file-map.ts';
import type { PlacedPart, SourcePlace } from '../../literate/tangle/placed-part.ts';
import { stageParts } from '../../literate/tangle/stages.ts';
import { tangle } from '../../literate/tangle/tangle.ts';
import { type OpenedDocuments, openDocuments } from '../project/open-documents.ts';
import { openProject, type Project } from '../project/project.ts';
import { readProject } from '../project/read-project.ts';

/**
 * Where the programs of a project come from. Nothing of it is kept: the documents are tangled in memory as they are now, and what is on the
 * disk is aligned with that, so the positions always belong to what is there.
 */
export class ProgramMaps {
  readonly project: Project;
  readonly parts: readonly PlacedPart[];
  /** By path from the project's root. */
  readonly files: ReadonlyMap<string, FileMap>;
  /** Paths from the project's root. */
  readonly documents: readonly string[];
  readonly #opened: OpenedDocuments;
  readonly #onDisk = new Map<string, DiskMap | undefined>();

  constructor(project: Project, opened: OpenedDocuments) {
    const { config } = project;
    this.project = project;
    this.#opened = opened;
    this.parts = stageParts(chunkParts(opened), config.stages).parts;
    this.documents = opened.order.documents.map(document => inProject(config.source, document));
    const { files } = tangle(this.parts, tangleOptions(config));
    const lines = linesOf(opened);
    this.files = new Map(
      files.map(file => [inProject(config.tangle.root, file.path), new FileMap(file, lines)] as const),
    );
  }

  /** The map of a file as it is on the disk; undefined where it is not tangled, or not there. */
  onDisk(file: string): DiskMap | undefined {
    if (!this.#onDisk.has(file)) this.#onDisk.set(file, this.#read(file));
    return this.#onDisk.get(file);
  }

  #read(file: string): DiskMap | undefined {
    const map = this.files.get(file);
    const bytes = map && this.#opened.files.read(file);
    return bytes && new DiskMap(map, new TextDecoder().decode(bytes));
  }

  /** A place in a document, its path from the project's root. */
  inProject(place: SourcePlace): SourcePlace {
    return { ...place, document: inProject(this.project.config.source, place.document) };
  }

  /** A document's path from the project's root as its chunks name it. */
  asDocument(file: string): string {
    const { source } = this.project.config;
    return source === '.' ? file : file.slice(source.length + 1);
  }
}

/** Reads and tangles a project as it is now. */
export async function openMaps(root: string): Promise<ProgramMaps> {
  const project = (await readProject(root)) ?? (await openProject(root));
  return new ProgramMaps(project, await openDocuments(project));
}

function linesOf({ sources }: OpenedDocuments): DocumentLines {
  const known = new Map<string, readonly string[] | undefined>();
  return document => {
    if (!known.has(document)) {
      const bytes = sources.bytes(document);
      known.set(document, bytes && textLines(new TextDecoder().decode(bytes)));
    }
    return known.get(document);
  };
}

/** A project's folder by all names that programs may have for it: as it was given, and with links followed. */
export function foldersOf(root: string): readonly string[] {
  return [...new Set([path.resolve(root), realpathSync(root)])];
}

/** A path of the project as one would type it in the current folder. */
export function fromHere(root: string, file: string): string {
  return path
    .relative(process.cwd(), path.join(path.resolve(root), file))
    .split(path.sep)
    .join('/');
}

import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from '../measure.ts';

/** A folder in which a tool builds a corpus; the pages lie in its `docs`. */
export interface Project {
  readonly folder: string;
  /** The pages' paths in `docs`, with `/`. */
  readonly pages: readonly string[];
}

/** A tool that makes pages of Markdown. */
export interface PeerKind {
  readonly name: string;
  /** How it is set up here, and what that leaves out: one line for the reader of the results. */
  readonly setUp: string;
  /** How many pages it gets at most. More take it too long, or all of the memory. */
  readonly mostPages: number;
  /**
   * Finds the tool, and installs it when it is an npm package.
   *
   * @throws Error saying what is missing
   */
  open(): Peer;
}

/** A tool that is there. */
export interface Peer {
  readonly version: string;
  /** What it makes in the project's folder, output and caches: removed before a cold build. */
  readonly made: readonly string[];
  /** Its index for searching, in the project's folder, when it makes one. */
  readonly searchIndex?: string;
  /** Writes its configuration into a project. */
  prepare(project: Project): void;
  build(project: Project): Command;
  /** The file that it makes of a page, in the project's folder. */
  outputOf(page: string): string;
  /** Builds again when a page is saved, until killed. */
  watch?(project: Project): Command;
  /** Why there is nothing to measure when there is no `watch`. */
  readonly noWatch?: string;
}

/** The version that a program on the path prints of itself; throws with how to get it when it is not there. */
export function versionOnPath(argv: readonly string[], pattern: RegExp, howToGet: string): string {
  const [file = '', ...args] = argv;
  const result = spawnSync(file, args, { encoding: 'utf8' });
  const version = pattern.exec(`${result.stdout}${result.stderr}`)?.[1];
  if (result.error || version === undefined) throw new Error(`${argv.join(' ')} does not run; ${howToGet}`);
  return version;
}

/** Writes files of a project, making their folders. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** The page's path with another ending. */
export function withEnding(page: string, ending: string): string {
  return page.replace(/\.md$/, ending);
}

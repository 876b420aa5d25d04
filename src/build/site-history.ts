import type { Format } from '../literate/format.ts';
import type { Output, OutputWriter } from './outputs.ts';
import type { BuildRecords } from './platform/build-records.ts';
import type { ProjectFiles } from './platform/files.ts';
import { type Controls, stampText } from './scan/source-index.ts';

/** Makes the files of a site that tell of its history. */
export interface SiteHistory {
  /** The history as it is now; the same value as long as it is the same. */
  open(): Promise<OpenedHistory>;
  close(): Promise<void>;
}

export interface OpenedHistory {
  /** Absolute paths of files, there or not, of which one changes whenever the history does. */
  readonly watched: readonly string[];
  /** Names the versions that everything is made from. */
  readonly identity: string;
  /** Names those that pages themselves are made from (see `Format.pages`). */
  readonly pages: string;
  /** The files that belong to some documents. */
  filesOf(documents: readonly HistoryDocument[]): Promise<readonly HistoryFile[]>;
  /**
   * The files that belong to no document.
   *
   * @param home output path of the page that the site begins with
   */
  siteFiles(home: string | undefined): Promise<readonly HistoryFile[]>;
}

export interface HistoryDocument {
  /** From the source root. */
  readonly document: string;
  /** Blob id. */
  readonly id: string;
  /** Output path of its page. */
  readonly page: string;
}

export interface HistoryFile {
  /** From the format's output folder. */
  readonly path: string;
  /** As long as it is the same, so is the file. */
  readonly key: string;
  make(): Promise<string>;
}

/** By what to see whether there is another history. */
export interface HistoryStamps {
  readonly identity: string;
  readonly pages: string;
  /** By absolute path. */
  readonly stamps: Controls;
}

/** Notes by what to see that a history is as it was. To be called before it is read. */
export function historyStamps(files: ProjectFiles, { watched, identity, pages }: OpenedHistory): HistoryStamps {
  const now = BigInt(Date.now()) * 1_000_000n;
  return {
    identity,
    pages,
    stamps: Object.fromEntries(watched.map(file => [file, stampText(files.stampAnywhere(file), now)])),
  };
}

/** Whether a history is as it was. */
export function historyStands(files: ProjectFiles, { stamps }: HistoryStamps): boolean {
  for (const file in stamps) if (stampText(files.stampAnywhere(file), LATEST) !== stamps[file]) return false;
  return true;
}

const LATEST = 1n << 63n;

/** The format whose pages tell of their history: the website. */
export function siteFormat(formats: readonly Format[]): Format | undefined {
  return formats.find(({ name }) => name === 'html');
}

interface Target {
  readonly writer: OutputWriter;
  readonly records: BuildRecords;
  /** The format's output folder, from the project's root. */
  readonly folder: string;
}

/** So many files are made before they are written. */
const AT_ONCE = 50;

/**
 * Brings files of the history to what they should be; those that stand are not made.
 *
 * @returns the keys of the files by their paths in the format's folder, to be saved with the records of the outputs
 */
export async function putHistory(
  { writer, records, folder }: Target,
  files: readonly HistoryFile[],
): Promise<ReadonlyMap<string, string>> {
  const keys = new Map<string, string>();
  const left = files.filter(({ path, key }) => {
    const place = `${folder}/${path}`;
    if (records.historyKey(path) !== key || !writer.stands(place)) return true;
    writer.keep({ path: place, kind: 'woven' });
    return false;
  });
  for (let at = 0; at < left.length; at += AT_ONCE) {
    const outputs: Output[] = [];
    for (const { path, key, make } of left.slice(at, at + AT_ONCE)) {
      outputs.push({ path: `${folder}/${path}`, kind: 'woven', content: await make() });
      keys.set(path, key);
    }
    writer.putAll(outputs);
  }
  return keys;
}

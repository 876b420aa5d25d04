import { NO_OUTPUTS, type OutputIndex } from './outputs.ts';
import type { ProjectFiles } from './platform/files.ts';
import type { BuildReport } from './report.ts';
import type { ScanIndex } from './scan.ts';
import type { UsedFiles } from './used-files.ts';

/** What a build remembers for the next one, in `.pylit/state.json`. It may be deleted: then everything is looked at again. */
export interface BuildState {
  readonly version: 1;
  /** Digest of everything the last complete build depended on. */
  readonly inputs: string;
  readonly scan: ScanIndex;
  /** By path, the blob id that a document had when it was last woven: its traces are the ones to begin with. */
  readonly woven: Readonly<Record<string, string>>;
  /** The last complete build's report, given again when nothing changed. */
  readonly report: BuildReport;
  readonly outputs: OutputIndex;
  /** Stamps of the files that documents include or show. */
  readonly used: UsedFiles;
}

const FILE = 'state.json';

const EMPTY: BuildState = {
  version: 1,
  inputs: '',
  scan: { time: '0', files: {} },
  woven: {},
  report: {
    documents: { total: 0, read: 0 },
    blocks: { total: 0, transformed: 0, reused: 0 },
    outputs: { written: 0, unchanged: 0, removed: 0 },
    messages: [],
    durationMs: 0,
  },
  outputs: NO_OUTPUTS,
  used: {},
};

/** Reads the state; one that is absent, torn or of another version is the empty state. */
export function loadState(files: ProjectFiles): BuildState {
  const text = files.readState(FILE);
  if (text === undefined) return EMPTY;
  try {
    const state = JSON.parse(text) as Partial<BuildState> | null;
    return state?.version === 1 && state.scan && state.report && state.outputs ? { ...EMPTY, ...state } : EMPTY;
  } catch {
    return EMPTY;
  }
}

export function saveState(files: ProjectFiles, state: BuildState): void {
  files.writeState(FILE, JSON.stringify(state));
}

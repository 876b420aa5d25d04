import { existsSync, readFileSync } from 'node:fs';

/** What is measured: `watch` is a save while the tool watches, the others are whole processes. */
export type Case = 'cold' | 'no-op' | 'edit' | 'watch';

/** The measurements of one tool in one case. */
export interface Line {
  readonly corpus: string;
  readonly peer: string;
  readonly case: Case;
  /** Each repeat; for `watch` each save. */
  readonly wallMs: readonly number[];
  readonly cpuMs: readonly number[];
  readonly peakBytes: number;
  /** Its number in `runs`. */
  readonly run: number;
}

/** Something that did not work. */
export interface Failure {
  readonly corpus: string;
  readonly peer: string;
  readonly case: Case | 'prepare';
  readonly reason: string;
  readonly run: number;
}

/** A tool as it was found, or why it was not. */
export interface PeerInfo {
  readonly name: string;
  readonly setUp: string;
  readonly version?: string;
  readonly missing?: string;
  readonly noWatch?: string;
  /** What a page that it made holds. */
  readonly contents?: Contents;
}

export interface Contents {
  readonly highlighting: boolean;
  readonly math: 'MathML' | 'left to the browser' | 'text';
  readonly search: boolean;
}

/** One time that the benchmark was run. */
export interface Run {
  readonly number: number;
  readonly date: string;
  readonly commit: string;
  readonly machine: string;
  readonly node: string;
  readonly command: string;
}

export interface Results {
  readonly runs: readonly Run[];
  readonly peers: readonly PeerInfo[];
  readonly lines: readonly Line[];
  readonly failures: readonly Failure[];
}

export const noResults: Results = { runs: [], peers: [], lines: [], failures: [] };

/** Results kept by an earlier run; none when there is no such file. */
export function readResults(file: string): Results {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : noResults;
}

/** The earlier results with what was measured anew in the place of what it measures again. */
export function mergeResults(earlier: Results, newer: Results): Results {
  const again = new Set(newer.lines.map(line => keyOf(line)));
  const tried = new Set([...newer.lines, ...newer.failures].map(({ corpus, peer }) => `${corpus} ${peer}`));
  const lines = [...earlier.lines.filter(line => !again.has(keyOf(line))), ...newer.lines];
  const kept = new Set(lines.map(line => line.run));
  const known = new Map(earlier.peers.map(peer => [peer.name, peer]));
  for (const peer of newer.peers) known.set(peer.name, { ...known.get(peer.name), ...peer });
  return {
    runs: [...earlier.runs.filter(run => kept.has(run.number)), ...newer.runs],
    peers: [...known.values()],
    lines,
    failures: [...earlier.failures.filter(old => !tried.has(`${old.corpus} ${old.peer}`)), ...newer.failures],
  };
}

function keyOf({ corpus, peer, case: name }: Line): string {
  return `${corpus}\n${peer}\n${name}`;
}

/** The measurements of one tool in one case, when there are some. */
export function lineOf(results: Results, corpus: string, peer: string, name: Case): Line | undefined {
  return results.lines.find(line => line.corpus === corpus && line.peer === peer && line.case === name);
}

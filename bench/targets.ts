import { median, quantile } from './measure.ts';
import { type Case, type Line, lineOf, type Results } from './results.ts';

/** The floors' names among the tools. */
export const EMPTY_NODE = 'an empty Node';
export const WALKING_NODE = 'a Node that walks and stats';

/** A target and what came of it. */
export interface Target {
  readonly what: string;
  /** Such as `≤ 0.5 × hugo`. */
  readonly wanted: string;
  /** Such as `0.41 × hugo (8.1 s)`, or why there is no number. */
  readonly found: string;
  /** Undefined when it was not measured. */
  readonly met: boolean | undefined;
  /** The numbers of the runs that the measurements are from. */
  readonly runs: readonly number[];
}

/** All targets, computed from the measurements; the largest generated corpus has `pages` pages. */
export function targetsOf(results: Results, pages: number): Target[] {
  const large = `pages-${pages}`;
  const size = `${pages.toLocaleString('en')} pages`;
  const at = (corpus: string, peer: string, name: Case) => lineOf(results, corpus, peer, name);
  const ours = (corpus: string, name: Case) => at(corpus, 'pylit', name);
  return [
    ratio(`cold build, ${size}`, 0.5, ours(large, 'cold'), at(large, 'hugo', 'cold'), 'hugo'),
    ratio('cold build, Rust Book', 1.5, ours('rust-book', 'cold'), at('rust-book', 'hugo', 'cold'), 'hugo'),
    ratio('cold build, Rust Book', 1, ours('rust-book', 'cold'), at('rust-book', 'mdbook', 'cold'), 'mdbook'),
    ratio(`no-op build, ${size}`, 1.7, ours(large, 'no-op'), at(large, WALKING_NODE, 'no-op'), WALKING_NODE),
    fasterThanBest(`no-op build, ${size}`, 30, ours(large, 'no-op'), peersAt(results, large, 'no-op')),
    ratio('no-op build, Rust Book', 1.7, ours('rust-book', 'no-op'), at('rust-book', EMPTY_NODE, 'no-op'), EMPTY_NODE),
    ratio(`one edited paragraph, ${size}`, 1.5, ours(large, 'edit'), ours(large, 'no-op'), 'our no-op'),
    ratio('one edited paragraph, Rust Book', 1.5, ours('rust-book', 'edit'), ours('rust-book', 'no-op'), 'our no-op'),
    ...[large, 'rust-book'].flatMap(corpus => [
      saves(`watching, ${corpus === large ? size : 'Rust Book'}: p50`, 0.5, 10, ours(corpus, 'watch')),
      saves(`watching, ${corpus === large ? size : 'Rust Book'}: p95`, 0.95, 30, ours(corpus, 'watch')),
    ]),
    memory(`peak memory, ${size}`, 400, [ours(large, 'cold'), ours(large, 'watch')]),
    memory('peak memory, Rust Book', 150, [ours('rust-book', 'cold'), ours('rust-book', 'watch')]),
    saves('watching, a document of 1 MB: p50', 0.5, 60, ours('large-document', 'watch')),
    ratio(
      '`pylit --version`',
      1.3,
      at('guide', 'pylit --version', 'no-op'),
      at('guide', EMPTY_NODE, 'no-op'),
      EMPTY_NODE,
    ),
  ];
}

function ratio(what: string, most: number, ours?: Line, base?: Line, name = ''): Target {
  const wanted = `≤ ${most} × ${name}`;
  const absent = notMeasured(what, wanted, [
    ['pylit', ours],
    [name, base],
  ]);
  if (absent || !ours || !base) return absent ?? never();
  const value = median(ours.wallMs) / median(base.wallMs);
  const found = `${value.toFixed(2)} × (${time(median(ours.wallMs))} against ${time(median(base.wallMs))})`;
  return { what, wanted, found, met: value <= most, runs: runsOf([ours, base]) };
}

function fasterThanBest(what: string, least: number, ours: Line | undefined, peers: readonly Line[]): Target {
  const wanted = `≥ ${least} × faster than the best other tool`;
  const [best] = peers.toSorted((a, b) => median(a.wallMs) - median(b.wallMs));
  const absent = notMeasured(what, wanted, [
    ['pylit', ours],
    ['another tool', best],
  ]);
  if (absent || !ours || !best) return absent ?? never();
  const value = median(best.wallMs) / median(ours.wallMs);
  const found = `${value.toFixed(1)} × (${best.peer} ${time(median(best.wallMs))})`;
  return { what, wanted, found, met: value >= least, runs: runsOf([ours, best]) };
}

function saves(what: string, share: number, mostMs: number, line: Line | undefined): Target {
  const wanted = `≤ ${mostMs} ms`;
  if (!line) return notMeasured(what, wanted, [['pylit', line]]) ?? never();
  const value = quantile(line.wallMs, share);
  return { what, wanted, found: `${value.toFixed(1)} ms`, met: value <= mostMs, runs: runsOf([line]) };
}

function memory(what: string, mostMB: number, measured: readonly (Line | undefined)[]): Target {
  const wanted = `≤ ${mostMB} MB`;
  const lines = measured.filter(line => line !== undefined);
  if (lines.length === 0) return notMeasured(what, wanted, [['pylit', undefined]]) ?? never();
  const value = Math.max(...lines.map(line => line.peakBytes)) / 1e6;
  const each = lines.map(line => `${line.case} ${(line.peakBytes / 1e6).toFixed(0)}`).join(', ');
  const found = `${value.toFixed(0)} MB (${each})`;
  return { what, wanted, found, met: value <= mostMB, runs: runsOf(lines) };
}

function notMeasured(what: string, wanted: string, needed: readonly [string, Line | undefined][]): Target | undefined {
  const absent = needed.filter(([, line]) => !line).map(([name]) => name);
  if (absent.length === 0) return undefined;
  return { what, wanted, found: `not measured: no number for ${absent.join(' and ')}`, met: undefined, runs: [] };
}

function never(): never {
  throw new Error('a measurement is missing');
}

function peersAt(results: Results, corpus: string, name: Case): Line[] {
  const ours = new Set(['pylit', EMPTY_NODE, WALKING_NODE]);
  return results.lines.filter(line => line.corpus === corpus && line.case === name && !ours.has(line.peer));
}

function runsOf(lines: readonly Line[]): number[] {
  return [...new Set(lines.map(line => line.run))].sort((a, b) => a - b);
}

/** A time for people: `83 ms`, `1.25 s`, `4.1 min`. */
export function time(ms: number): string {
  if (ms < 100) return `${ms.toFixed(1)} ms`;
  if (ms < 1000) return `${ms.toFixed(0)} ms`;
  return ms < 120_000 ? `${(ms / 1000).toFixed(2)} s` : `${(ms / 60_000).toFixed(1)} min`;
}

/** `met`, `missed (0.8 × of ≤ 0.5 × hugo)`, or `not measured`. */
export function verdict({ met, found, wanted }: Target): string {
  if (met === undefined) return 'not measured';
  return met ? 'met' : `missed (${found.replace(/ \([^()]*\)/g, '')} of ${wanted})`;
}

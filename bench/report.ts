import type { Corpus } from './corpora.ts';
import type { Series } from './growth-chart.ts';
import { median, quantile } from './measure.ts';
import { type Case, type Failure, type Line, lineOf, type PeerInfo, type Results } from './results.ts';
import { type Target, time, verdict } from './targets.ts';

/** The results as a Markdown document. `chart` is the name of the picture beside it. */
export function reportOf(
  results: Results,
  targets: readonly Target[],
  corpora: readonly Corpus[],
  chart: string,
): string {
  const known = corpora.filter(({ name }) => results.lines.some(line => line.corpus === name));
  return [
    '# Measurements',
    'Made by `npm run bench`; every number and verdict is computed from the measurements in the `.json` file beside this one.',
    runs(results),
    '## Targets',
    targetTable(results, targets),
    '## Tools',
    toolTable(results.peers),
    ...known.flatMap(corpus => [`## ${corpus.title}`, corpusTable(results, corpus.name)]),
    ...growthSection(results, chart),
    '## Starting',
    startTable(results),
    ...failureSection(results.failures),
    '## How it is measured',
    method,
  ].join('\n\n');
}

function runs(results: Results): string {
  const several = results.runs.length > 1;
  const lines = results.runs.map(
    run =>
      `- Run ${run.number}: ${run.date}, pylit at ${run.commit}, ${run.machine}, Node ${run.node}: \`${run.command}\``,
  );
  const note = several
    ? 'The numbers come from more than one run; the column “run” says from which. Only numbers of the same run were measured side by side.'
    : 'All numbers are from one run, side by side.';
  return `${lines.join('\n')}\n\n${note}`;
}

function targetTable(results: Results, targets: readonly Target[]): string {
  const several = results.runs.length > 1;
  return table(
    ['case', 'target', 'measured', 'verdict', ...(several ? ['run'] : [])],
    targets.map(target => [
      target.what,
      target.wanted,
      target.found,
      target.met === false ? `**${verdict(target)}**` : verdict(target),
      ...(several ? [target.runs.join(', ')] : []),
    ]),
  );
}

function toolTable(peers: readonly PeerInfo[]): string {
  const rows = peers.map(({ name, version, missing, contents, setUp }) => {
    if (version === undefined) return [name, `not measured: ${missing ?? 'unknown'}`, '', '', '', setUp];
    const found = contents
      ? [contents.highlighting ? 'yes' : 'no', contents.math, contents.search ? 'yes' : 'no']
      : ['', '', ''];
    return [name, version, ...found, setUp];
  });
  const tools = table(['tool', 'version', 'highlighting', 'math', 'search', 'set up'], rows);
  return `${tools}\n\nWhat the output contains was looked up in a page that the tool had made.`;
}

/** The tools of a corpus, the fastest at a cold build first. */
function corpusTable(results: Results, corpus: string): string {
  const names = [...new Set(results.lines.filter(line => line.corpus === corpus).map(line => line.peer))];
  const at = (peer: string, name: Case) => lineOf(results, corpus, peer, name);
  const coldOf = (peer: string) => median(at(peer, 'cold')?.wallMs ?? [0]);
  const rows = names
    .sort((a, b) => coldOf(a) - coldOf(b))
    .map(peer => {
      const cell = (name: Case) => timeAndRatio(at(peer, name), at('pylit', name));
      const watch = at(peer, 'watch');
      const lines = (['cold', 'no-op', 'edit', 'watch'] as const)
        .map(name => at(peer, name))
        .filter(line => line !== undefined);
      return [
        peer,
        cell('cold'),
        at(peer, 'cold') ? time(median(at(peer, 'cold')?.cpuMs ?? [])) : '–',
        cell('no-op'),
        cell('edit'),
        watch ? `${time(median(watch.wallMs))} / ${time(quantile(watch.wallMs, 0.95))} (${watch.wallMs.length})` : '–',
        [at(peer, 'cold'), watch].map(line => (line ? (line.peakBytes / 1e6).toFixed(0) : '–')).join(' / '),
        ...(results.runs.length > 1 ? [[...new Set(lines.map(line => line.run))].sort().join(', ')] : []),
      ];
    });
  const heads = [
    'tool',
    'cold build',
    'CPU of it',
    'no-op',
    'one edit',
    'watch p50 / p95 (saves)',
    'peak MB: cold / watch',
  ];
  return table([...heads, ...(results.runs.length > 1 ? ['run'] : [])], rows);
}

/** `1.20 s (3.4 ×)`: the median, and how many times ours it is. */
function timeAndRatio(line: Line | undefined, ours: Line | undefined): string {
  if (!line) return '–';
  const ms = median(line.wallMs);
  const single = line.wallMs.length === 1 ? ', once' : '';
  if (!ours || line === ours) return `${time(ms)}${single && ' (once)'}`;
  return `${time(ms)} (${times(ms / median(ours.wallMs))}${single})`;
}

/** `0.42 ×`, `4.2 ×`, `420 ×`. */
function times(ratio: number): string {
  return `${ratio.toFixed(ratio < 1 ? 2 : ratio < 10 ? 1 : 0)} ×`;
}

/** How pylit's costs grow: a line for each case. */
export function growthOf(results: Results): Series[] {
  const names: readonly [Case, string][] = [
    ['cold', 'cold build'],
    ['no-op', 'no-op build'],
    ['edit', 'one edit, new process'],
    ['watch', 'one edit, watching'],
  ];
  return names.flatMap(([kind, name]) => {
    const points = results.lines
      .filter(line => line.peer === 'pylit' && line.case === kind && line.corpus.startsWith('pages-'))
      .map(line => ({ pages: Number(line.corpus.slice('pages-'.length)), ms: median(line.wallMs) }))
      .sort((a, b) => a.pages - b.pages);
    return points.length > 0 ? [{ name, points }] : [];
  });
}

function growthSection(results: Results, chart: string): string[] {
  const series = growthOf(results);
  if (series.length === 0) return [];
  const sizes = [...new Set(series.flatMap(({ points }) => points.map(point => point.pages)))].sort((a, b) => a - b);
  const rows = series.map(({ name, points }) => {
    const [first, last] = [points[0], points.at(-1)];
    const times =
      first && last ? `${(last.ms / first.ms).toFixed(1)} × for ${last.pages / first.pages} × the pages` : '';
    const cells = sizes.map(size => points.find(point => point.pages === size)).map(p => (p ? time(p.ms) : '–'));
    return [name, ...cells, times];
  });
  return [
    '## Growth of pylit',
    `![Cost by number of pages, on logarithmic axes](${chart})`,
    table(['case', ...sizes.map(size => `${size.toLocaleString('en')} pages`), 'growth'], rows),
  ];
}

function startTable(results: Results): string {
  const lines = results.lines.filter(line => line.corpus === 'guide');
  if (lines.length === 0) return 'Not measured.';
  const empty = median(lines[0]?.wallMs ?? []);
  return table(
    ['process', 'median of 15', 'ratio'],
    lines.map(({ peer, wallMs }) => [peer, time(median(wallMs)), `${(median(wallMs) / empty).toFixed(2)} ×`]),
  );
}

function failureSection(failures: readonly Failure[]): string[] {
  if (failures.length === 0) return [];
  const rows = failures.map(({ peer, corpus, case: name, reason }) => [
    peer,
    corpus,
    name,
    reason.replace(/\s+/g, ' '),
  ]);
  return ['## What did not work', table(['tool', 'corpus', 'case', 'reason'], rows)];
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) => `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [row(heads), `|${heads.map(() => '---').join('|')}|`, ...rows.map(row)].join('\n');
}

const method = `- Wall time is from just before a process is started until it has ended. Each case is repeated, the tools taking turns, and the median counts:
  three times, fifteen when the first took less than a second, once when it took more than 90 s.
- CPU time is what the kernel counted for the process and its children. Memory is resident memory of the whole tree, sampled every 20 ms; pages that
  processes share count in each, and what came and went between two samples is seen only for single processes.
- *Cold*: output and caches are removed before. *No-op*: nothing changed. *One edit*: a word is added to a paragraph of another page each time, and
  the word has to be in the page's file afterwards. After a cold build every page has to have its file.
- *Watch*: from just before the source is written until the page's file on disk holds the new word, looked for every quarter of a millisecond.
- Ratios in brackets are to pylit in the same column: 3 × is three times as long.
- Tools that are not in a table cannot build that many pages in reasonable time or memory, or are not needed there.
`;

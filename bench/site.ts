import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir, totalmem, type } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Entrant, measureCorpus } from './cases.ts';
import { type Corpus, corporaFor } from './corpora.ts';
import { writeFloors } from './floor.ts';
import { growthChart } from './growth-chart.ts';
import { allPeers } from './peers/all.ts';
import type { Peer, PeerKind } from './peers/peer.ts';
import { growthOf, reportOf } from './report.ts';
import { type Failure, type Line, mergeResults, noResults, type PeerInfo, type Run, readResults } from './results.ts';
import { measureStart } from './start.ts';
import { EMPTY_NODE, targetsOf, verdict, WALKING_NODE } from './targets.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const usage = `npm run bench -- [options]

  --pages N        size of the largest generated corpus (10000)
  --corpora LIST   only these: pages-10000, pages-1000, pages-100, rust-book, large-document, guide
  --peers LIST     only these tools
  --runs N         repeats of each case (3)
  --timeout S      longest time of one command in seconds (1200)
  --out FILE       where to write the results (bench/results.md), with .json and .svg beside it
  --merge          keep what an earlier run measured and this one does not
`;

/** Measures pylit beside other tools, and writes the results. */
export async function benchSites(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options });
  if (values.help) return console.log(usage);
  const runs = numberOf('runs', values.runs);
  const timeoutMs = 1000 * numberOf('timeout', values.timeout);
  const out = values.out ?? join(root, 'bench/results.md');
  const corpora = corporaFor(numberOf('pages', values.pages));
  const wanted = namesOf('corpora', values.corpora, [...corpora.map(corpus => corpus.name), 'guide']);
  const earlier = values.merge ? readResults(beside(out, '.json')) : noResults;
  const run = describeRun(1 + Math.max(0, ...earlier.runs.map(({ number }) => number)), args);

  const peerNames = namesOf(
    'peers',
    values.peers,
    allPeers.map(kind => kind.name),
  );
  const found = openPeers(allPeers.filter(kind => peerNames.includes(kind.name)));
  const lines: Line[] = [];
  const failures: Failure[] = [];
  const infos = new Map(found.map(({ info }) => [info.name, info]));
  const folder = temporaryFolder();
  for (const corpus of corpora.filter(({ name }) => wanted.includes(name))) {
    console.log(`\n${corpus.title}`);
    const prepared = prepareEntrants(corpus, found, join(folder, corpus.name));
    const say = (text: string) => console.log(`  ${text}`);
    const measured = await measureCorpus({ corpus, entrants: prepared.entrants, runs, timeoutMs, say });
    lines.push(...measured.lines.map(line => ({ ...line, run: run.number })));
    failures.push(...[...prepared.failures, ...measured.failures].map(failure => ({ ...failure, run: run.number })));
    if (corpus.name.startsWith('pages-'))
      for (const [name, contents] of measured.contents) infos.set(name, { ...infoOf(infos, name), contents });
  }
  if (wanted.includes('guide') && peerNames.includes('pylit'))
    lines.push(...(await measureStart()).map(line => ({ ...line, run: run.number })));

  const results = mergeResults(earlier, { runs: [run], peers: [...infos.values()], lines, failures });
  const largest = Math.max(...results.lines.map(({ corpus }) => Number(/^pages-(\d+)$/.exec(corpus)?.[1] ?? 100)));
  const targets = targetsOf(results, largest);
  writeFileSync(beside(out, '.json'), `${JSON.stringify(results, undefined, 1)}\n`);
  const growth = growthOf(results);
  if (growth.length > 0) writeFileSync(beside(out, '.svg'), growthChart(growth));
  writeFileSync(out, reportOf(results, targets, corporaFor(largest), basename(beside(out, '.svg'))));
  console.log('\nTargets');
  for (const target of targets) {
    console.log(`  ${target.what}: ${target.wanted}`);
    console.log(`    ${verdict(target)}${target.met === undefined ? '' : `: ${target.found}`}`);
  }
}

const options = {
  pages: { type: 'string', default: '10000' },
  corpora: { type: 'string' },
  peers: { type: 'string' },
  runs: { type: 'string', default: '3' },
  timeout: { type: 'string', default: '1200' },
  out: { type: 'string' },
  merge: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

function numberOf(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new Error(`--${name} takes a whole number from 1, not ${text}`);
  return number;
}

function namesOf(option: string, list: string | undefined, known: readonly string[]): readonly string[] {
  if (list === undefined) return known;
  return list.split(',').map(name => {
    const found = known.find(one => one === name || one.startsWith(`${name} `));
    if (found === undefined) throw new Error(`--${option} takes some of ${known.join(', ')}; not ${name}`);
    return found;
  });
}

function beside(out: string, ending: string): string {
  return `${out.replace(/\.md$/, '')}${ending}`;
}

interface FoundPeer {
  readonly kind: PeerKind;
  readonly info: PeerInfo;
  readonly peer?: Peer;
}

function openPeers(kinds: readonly PeerKind[]): FoundPeer[] {
  return kinds.map(kind => {
    const { name, setUp } = kind;
    try {
      const peer = kind.open();
      const { version, noWatch } = peer;
      console.log(`${name} ${version}`);
      return { kind, peer, info: { name, setUp, version, ...(noWatch !== undefined && { noWatch }) } };
    } catch (error) {
      const missing = error instanceof Error ? error.message : String(error);
      console.log(`${name}: ${missing}`);
      return { kind, info: { name, setUp, missing } };
    }
  });
}

function infoOf(infos: ReadonlyMap<string, PeerInfo>, name: string): PeerInfo {
  return infos.get(name) ?? { name, setUp: '' };
}

interface Prepared {
  readonly entrants: readonly Entrant[];
  readonly failures: readonly Omit<Failure, 'run'>[];
}

/** Gives every tool a copy of the corpus; the floors read pylit's, or their own when it takes no part. */
function prepareEntrants(corpus: Corpus, found: readonly FoundPeer[], folder: string): Prepared {
  const entrants: Entrant[] = [];
  const failures: Omit<Failure, 'run'>[] = [];
  for (const { kind, peer } of found) {
    if (!peer || kind.mostPages < corpus.pages.length || !(corpus.peers?.includes(kind.name) ?? true)) continue;
    const project = { folder: join(folder, kind.name.replace(/\W+/g, '-')), pages: corpus.pages };
    try {
      corpus.write(join(project.folder, 'docs'));
      peer.prepare(project);
      entrants.push({ name: kind.name, project, peer, saves: kind.name === 'pylit' ? 40 : 5 });
    } catch (error) {
      failures.push({ corpus: corpus.name, peer: kind.name, case: 'prepare', reason: String(error) });
    }
  }
  return { entrants: [...floorsOf(corpus, folder), ...entrants], failures };
}

function floorsOf(corpus: Corpus, folder: string): Entrant[] {
  const docs = join(folder, 'floor/docs');
  corpus.write(docs);
  const floors = writeFloors(join(folder, 'floor'));
  const project = { folder: join(folder, 'floor'), pages: corpus.pages };
  return [
    { name: EMPTY_NODE, project, floor: { argv: floors.empty, cwd: project.folder }, saves: 0 },
    { name: WALKING_NODE, project, floor: { argv: [...floors.walk, docs], cwd: project.folder }, saves: 0 },
  ];
}

/** A folder that is removed however the benchmark ends. */
function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pylit-bench-'));
  mkdirSync(folder, { recursive: true });
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  return folder;
}

function describeRun(number: number, args: readonly string[]): Run {
  const git = (...words: string[]) =>
    spawnSync('git', ['-C', root, ...words], { encoding: 'utf8' }).stdout?.trim() ?? '';
  const changed = git('status', '--porcelain', 'src', 'plugins') === '' ? '' : ' with changes';
  return {
    number,
    date: new Date().toISOString().slice(0, 10),
    commit: `${git('rev-parse', '--short', 'HEAD') || 'an unknown commit'}${changed}`,
    machine: `${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB of memory, ${type()}`,
    node: process.versions.node,
    command: ['npm run bench', ...(args.length > 0 ? ['--', ...args.filter((_, i) => !isOut(args, i))] : [])].join(' '),
  };
}

/** Where the results go says nothing about them. */
function isOut(args: readonly string[], i: number): boolean {
  return args[i] === '--out' || args[i - 1] === '--out' || (args[i]?.startsWith('--out=') ?? false);
}

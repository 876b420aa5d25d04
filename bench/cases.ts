import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { contentsOf } from './contents.ts';
import type { Corpus } from './corpora.ts';
import { editFile, editParagraph, newWord } from './edit.ts';
import { type Command, type Cost, median, run } from './measure.ts';
import type { Peer, Project } from './peers/peer.ts';
import type { Case, Contents, Failure, Line } from './results.ts';
import { measureWatch } from './watching.ts';

/** A tool or a floor, with the project that it builds. */
export interface Entrant {
  readonly name: string;
  readonly project: Project;
  readonly peer?: Peer;
  /** The command of a floor, which does the same each time. */
  readonly floor?: Command;
  readonly saves: number;
}

/** How a corpus is measured. */
export interface Plan {
  readonly corpus: Corpus;
  readonly entrants: readonly Entrant[];
  /** How many times each case is repeated; quick ones more often, very slow ones once. */
  readonly runs: number;
  readonly timeoutMs: number;
  say(text: string): void;
}

export interface Measured {
  readonly lines: readonly Omit<Line, 'run'>[];
  readonly failures: readonly Omit<Failure, 'run'>[];
  /** By the name of the tool. */
  readonly contents: ReadonlyMap<string, Contents>;
}

const QUICK_MS = 1000;
const SLOW_MS = 90_000;

/** Measures a corpus in all cases. The tools take turns, so that whatever else the machine does is shared by all. */
export async function measureCorpus(plan: Plan): Promise<Measured> {
  const { corpus, say } = plan;
  const lines: Omit<Line, 'run'>[] = [];
  const failures: Omit<Failure, 'run'>[] = [];
  const contents = new Map<string, Contents>();
  const failed = new Set<Entrant>();
  const fail = (entrant: Entrant, name: Case, error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    failures.push({ corpus: corpus.name, peer: entrant.name, case: name, reason });
    say(`${entrant.name}, ${name}: ${reason}`);
    if (name !== 'watch') failed.add(entrant);
  };

  for (const name of ['cold', 'no-op', 'edit'] as const) {
    const costs = new Map<Entrant, Cost[]>();
    for (let round = 0; round < 5 * plan.runs; round += 1) {
      for (const entrant of plan.entrants) {
        const before = costs.get(entrant) ?? [];
        if (failed.has(entrant) || before.length >= repeats(before, plan.runs)) continue;
        try {
          const cost = await measureOnce(name, entrant, round, plan.timeoutMs);
          if (cost) costs.set(entrant, [...before, cost]);
        } catch (error) {
          fail(entrant, name, error);
        }
      }
    }
    for (const [entrant, all] of costs) {
      if (failed.has(entrant)) continue;
      lines.push({
        corpus: corpus.name,
        peer: entrant.name,
        case: name,
        wallMs: all.map(cost => cost.wallMs),
        cpuMs: all.map(cost => cost.cpuMs),
        peakBytes: Math.max(...all.map(cost => cost.peakBytes)),
      });
      say(`${entrant.name}, ${name}: ${median(all.map(cost => cost.wallMs)).toFixed(0)} ms (${all.length} times)`);
      if (name === 'cold' && entrant.peer && corpus.pages.length > 1)
        contents.set(entrant.name, contentsOf(entrant.peer, entrant.project.folder, corpus.pages[8] ?? ''));
    }
  }

  for (const entrant of plan.entrants) {
    const command = entrant.peer?.watch?.(entrant.project);
    if (failed.has(entrant) || !command) continue;
    try {
      const pages = editablePages(entrant).map(page => ({
        ...placesOf(entrant, page.path),
        ...(page.paragraph !== undefined && { paragraph: page.paragraph }),
      }));
      const { savesMs, peakBytes } = await measureWatch(command, {
        pages,
        saves: entrant.saves,
        timeoutMs: plan.timeoutMs,
      });
      lines.push({ corpus: corpus.name, peer: entrant.name, case: 'watch', wallMs: savesMs, cpuMs: [], peakBytes });
      say(`${entrant.name}, watch: ${median(savesMs).toFixed(1)} ms (${savesMs.length} saves)`);
    } catch (error) {
      fail(entrant, 'watch', error);
    }
  }
  return { lines, failures, contents };
}

function repeats([first]: readonly Cost[], runs: number): number {
  if (!first) return 1;
  if (first.wallMs < QUICK_MS) return 5 * runs;
  return first.wallMs > SLOW_MS ? 1 : runs;
}

/**
 * Moves away what the run before made. Removed just now, its files would make the next ones dear: ext4 goes around inodes that became free
 * in the last seconds, which no user's first build has to do.
 */
function setAside(folder: string, made: readonly string[], round: number): void {
  for (const name of made) {
    const from = join(folder, name);
    if (!existsSync(from)) continue;
    const trash = `${folder}-before-${round}`;
    mkdirSync(trash, { recursive: true });
    renameSync(from, join(trash, basename(name)));
  }
}

async function measureOnce(
  name: 'cold' | 'no-op' | 'edit',
  entrant: Entrant,
  round: number,
  timeoutMs: number,
): Promise<Cost | undefined> {
  const { peer, project, floor } = entrant;
  if (floor) return name === 'no-op' ? run(floor, timeoutMs) : undefined;
  if (!peer) return undefined;
  if (name === 'cold') setAside(project.folder, peer.made, round);
  const word = newWord(500_000 + round);
  const pages = editablePages(entrant);
  const page = pages[round % pages.length];
  const places = placesOf(entrant, page?.path ?? '');
  if (name === 'edit') editFile(places.source, word, page?.paragraph);
  // What the disk still has to do of the run before must not count in this one.
  spawnSync('sync');
  const cost = await run(peer.build(project), timeoutMs);
  if (name === 'edit' && !readFileSync(places.output).includes(word))
    throw new Error('the edit did not reach the page');
  if (name === 'cold') checkPages(entrant, peer);
  return cost;
}

function checkPages({ project }: Entrant, peer: Peer): void {
  const absent = project.pages.filter(page => !existsSync(join(project.folder, peer.outputOf(page))));
  if (absent.length > 0) throw new Error(`did not make ${absent.length} pages, such as that of ${absent[0]}`);
}

function placesOf({ peer, project }: Entrant, page: string): { source: string; output: string } {
  return { source: join(project.folder, 'docs', page), output: join(project.folder, peer?.outputOf(page) ?? page) };
}

/** Up to 60 pages from all over the corpus that have a paragraph; of a single document its paragraphs. */
function editablePages({ project }: Entrant): { path: string; paragraph?: number }[] {
  const [only, ...others] = project.pages;
  if (only !== undefined && others.length === 0)
    return Array.from({ length: 60 }, (_, i) => ({ path: only, paragraph: ((i * 37 + 11) % 60) / 60 }));
  const step = Math.max(1, Math.floor(project.pages.length / 60));
  return project.pages
    .filter((_, i) => i % step === 0)
    .slice(0, 60)
    .filter(path => hasParagraph(join(project.folder, 'docs', path)))
    .map(path => ({ path }));
}

function hasParagraph(file: string): boolean {
  try {
    editParagraph(readFileSync(file, 'utf8'), '', 0.3);
    return true;
  } catch {
    return false;
  }
}

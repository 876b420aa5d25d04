import type { ReportMessage } from '../../build/report.ts';

/** What is to be said of the problems of a build, when those of the build before were said already. */
export interface ProblemNews {
  readonly fresh: readonly ReportMessage[];
  /** A line about the others; empty when there are none. */
  readonly rest: string;
  /** Whether there is anything that was not said. */
  readonly changed: boolean;
}

/** Remembers which problems were said, so that a problem that stays is not said again at every save. */
export class SaidProblems {
  private said = new Map<string, number>();

  /** Notes are left out: they ask for nothing. */
  news(messages: readonly ReportMessage[]): ProblemNews {
    const problems = messages.filter(({ severity }) => severity !== 'info');
    const before = new Map(this.said);
    const fresh = problems.filter(problem => !takeOne(before, keyOf(problem)));
    this.said = counted(problems);
    const isSolved = [...before.values()].some(left => left > 0);
    return {
      fresh,
      rest: remaining(problems.length - fresh.length, isSolved && fresh.length === 0),
      changed: isSolved || fresh.length > 0,
    };
  }
}

/** Without the line, which changes when something is written above. */
function keyOf({ file, severity, rule, message }: ReportMessage): string {
  return JSON.stringify([file, severity, rule, message]);
}

function counted(problems: readonly ReportMessage[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const problem of problems) counts.set(keyOf(problem), (counts.get(keyOf(problem)) ?? 0) + 1);
  return counts;
}

function takeOne(counts: Map<string, number>, key: string): boolean {
  const left = counts.get(key) ?? 0;
  counts.set(key, left - 1);
  return left > 0;
}

function remaining(old: number, isSolved: boolean): string {
  if (old > 0) return `${old} problem${old === 1 ? ' remains' : 's remain'}.`;
  return isSolved ? 'No problem remains.' : '';
}

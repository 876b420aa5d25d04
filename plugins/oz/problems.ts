/** A mistake in a specification. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  readonly rule:
    | 'unknown-macro'
    | 'unknown-environment'
    | 'oz-structure'
    | 'oz-syntax'
    | 'oz-undeclared'
    | 'oz-duplicate'
    | 'oz-order'
    | 'oz-type';
  readonly text: string;
  readonly hint?: string;
  /** Offset in the specification. */
  readonly at: number;
}

/** More are not reported: what follows a torn specification says nothing new. */
const MOST = 25;

/** Collects mistakes. */
export interface Problems {
  readonly all: readonly Problem[];
  /** The mistake is asked for only when there is room: to find a near name takes time. */
  add(problem: () => Problem): void;
}

/** Makes an empty collection. */
export function createProblems(): Problems {
  const all: Problem[] = [];
  return {
    all,
    add(problem) {
      if (all.length < MOST) all.push(problem());
      else if (all.length === MOST) {
        const { severity, rule, at } = problem();
        all.push({ severity, rule, at, text: `More is wrong here: ${MOST} mistakes are listed.` });
      }
    },
  };
}

/** Where nobody asks what is wrong. */
export const NO_PROBLEMS: Problems = { all: [], add: () => {} };

/** Line and column of an offset, both from 1; the column counts UTF-16 units. */
export function placeAt(source: string, at: number): { line: number; column: number } {
  const before = source.slice(0, at);
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
}

import type { Frame } from './traced.ts';

/** Old lines that belong together. */
interface Owner {
  readonly frame: Frame;
  readonly lines: readonly string[];
}

/** Owners times lines that are weighed; more go to the first owner. */
const MAX_WORK = 1_000_000;

/**
 * Shares new lines out among the owners of the lines that they replace, in order: to whom they are most alike (as when code was wrapped
 * anew), and else to the first.
 *
 * @returns for each owner its lines
 */
export function distribute(owners: readonly Owner[], lines: readonly string[]): (readonly string[])[] {
  if (owners.length * lines.length > MAX_WORK) return owners.map((_, index) => (index === 0 ? lines : []));
  const words = owners.map(owner => new Set(owner.lines.flatMap(tokens)));
  const weigh = (owner: number, line: string) => likeness(line, words[owner] ?? new Set(), owners[owner]?.frame);
  // best[o][l]: the weight of the best way to give the first l lines to the owners up to o, and where o's share begins then.
  let best = new Float64Array(lines.length + 1).fill(Number.NEGATIVE_INFINITY);
  best[0] = 0;
  const starts: Int32Array[] = [];
  for (let owner = 0; owner < owners.length; owner += 1) {
    const next = Float64Array.from(best);
    const start = Int32Array.from(next, (_, index) => index);
    for (let l = 1; l <= lines.length; l += 1) {
      const longer = (next[l - 1] ?? 0) + weigh(owner, lines[l - 1] ?? '');
      if (longer <= (next[l] ?? 0)) continue;
      next[l] = longer;
      start[l] = start[l - 1] ?? 0;
    }
    starts.push(start);
    best = next;
  }
  const shares: (readonly string[])[] = [];
  let end = lines.length;
  for (const start of starts.toReversed()) {
    const from = start[end] ?? 0;
    shares.unshift(lines.slice(from, end));
    end = from;
  }
  return shares;
}

/** Whether most words of an owner that gets no lines are in lines of others, which did not have them. */
export function isTaken(index: number, owners: readonly Owner[], shares: readonly (readonly string[])[]): boolean {
  const words = wordsOf(owners[index]?.lines ?? []);
  const others = new Set<string>();
  for (const [at, { lines }] of owners.entries()) {
    const old = wordsOf(lines);
    for (const word of at === index ? [] : wordsOf(shares[at] ?? [])) if (!old.has(word)) others.add(word);
  }
  const taken = [...words].filter(word => others.has(word)).length;
  return taken >= 2 && taken * 2 >= words.size;
}

function wordsOf(lines: readonly string[]): Set<string> {
  return new Set(lines.flatMap(tokens).filter(token => /^\w/.test(token)));
}

function likeness(line: string, words: ReadonlySet<string>, frame: Frame | undefined): number {
  let sum = 0;
  for (const token of tokens(line)) if (words.has(token)) sum += /^\w/.test(token) ? 1 : 0.1;
  return line.trim() === '' || line.startsWith(frame?.indent ?? '') ? sum : sum - 0.6;
}

function tokens(line: string): string[] {
  return line.match(/[\p{L}\p{N}_]+|\S/gu) ?? [];
}

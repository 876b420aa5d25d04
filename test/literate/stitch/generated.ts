import fc from 'fast-check';

export { part } from '../tangle/program.ts';

/** A chunk: each block is a part of its own. */
interface GeneratedChunk {
  readonly name: string;
  readonly code: string;
  readonly file?: string;
  /** Stands by a reference of its chunk. */
  readonly join?: 'before' | 'after';
  readonly anchor?: string;
}

export interface Program {
  readonly chunks: readonly GeneratedChunk[];
}

/**
 * Chunks c0, c1, ... in which each may use only those behind it. The first two are files; a chunk may have several parts, and in trees
 * also such that stand by a reference.
 *
 * @param options `isTree`: no chunk is used twice
 */
export function program({ isTree }: { isTree: boolean }): fc.Arbitrary<Program> {
  const line = fc.tuple(fc.nat(9), fc.nat(3), fc.nat(40));
  const block = fc.array(line, { minLength: 1, maxLength: 6 });
  return fc.array(fc.array(block, { minLength: 1, maxLength: 2 }), { minLength: 3, maxLength: 8 }).map(made => {
    const used = new Set<number>();
    let word = 0;
    const chunks = made.flatMap((blocks, index) =>
      blocks.map(lines => ({
        name: `c${index}`,
        ...(index < 2 && { file: `f${index}.py` }),
        code: lines
          .map(([kind, depth, number]) => {
            const indent = (kind % 2 === 0 ? '  ' : '\t').repeat(depth);
            const target = index < 2 ? 2 + (number % 6) : index + 1 + (number % 4);
            const canUse = target < made.length && target > index && !(isTree && used.has(target));
            if (kind < 4 && canUse) {
              used.add(target);
              return kind === 3 ? `${indent}w${(word += 1)}(<<c${target}>>)` : `${indent}<<c${target}>>`;
            }
            if (kind === 4) return '';
            if (kind === 5) return `${indent}@<<c2>> ${number}`;
            return `${indent}w${(word += 1)} = ${number % 5}`;
          })
          .join('\n'),
      })),
    );
    return { chunks: isTree ? chunks.flatMap(withBeside) : chunks };
  });
}

/** Some chunks, and a part by the last reference in them. */
function withBeside(chunk: GeneratedChunk, index: number): GeneratedChunk[] {
  const anchor = [...chunk.code.matchAll(/(?<!@)<<(c\d+)>>/g)].at(-1)?.[1];
  if (anchor === undefined || index % 3 !== 1) return [chunk];
  const join = index % 2 === 0 ? 'before' : 'after';
  return [chunk, { name: chunk.name, join, anchor, code: `by${index} = 1\n\n  by${index} = 2` }];
}

export interface Edit {
  /** Which file, modulo their number. */
  readonly file: number;
  readonly kind: 'insert' | 'replace' | 'delete' | 'word' | 'indent';
  readonly at: number;
  readonly length: number;
  readonly text: number;
}

export const edits: fc.Arbitrary<Edit[]> = fc.array(
  fc.record({
    file: fc.nat(5),
    kind: fc.constantFrom('insert', 'replace', 'delete', 'word', 'word', 'indent'),
    at: fc.nat(40),
    length: fc.nat(2),
    text: fc.nat(1000),
  }),
  { minLength: 1, maxLength: 4 },
);

/** Makes edits as a person would: new lines are indented as the line above. */
export function applyEdits(content: string, changes: readonly Edit[]): string {
  const lines = content.split('\n').slice(0, -1);
  for (const { kind, at, length, text } of changes) {
    if (lines.length === 0) break;
    const place = at % lines.length;
    const line = lines[place] ?? '';
    const indent = /^\s*/.exec(line)?.[0] ?? '';
    const fresh = Array.from({ length: length + 1 }, (_, index) => `${indent}new${text}_${index}`);
    if (kind === 'insert') lines.splice(place + 1, 0, ...fresh);
    else if (kind === 'replace') lines.splice(place, length + 1, ...fresh.slice(0, 1 + (text % 3)));
    else if (kind === 'delete') lines.splice(place, length + 1);
    else if (kind === 'word') lines[place] = line.replace(/\w+/, `word${text}`);
    else for (let i = place; i <= place + length && lines[i]; i += 1) lines[i] = `  ${lines[i]}`;
  }
  return lines.map(line => `${line}\n`).join('');
}

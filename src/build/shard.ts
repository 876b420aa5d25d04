import { hash } from '../bytes/hash.ts';

/** One of `of` shares of a project's documents; `number` counts from 1. */
export interface Shard {
  readonly number: number;
  readonly of: number;
}

/** Reads `2/8`; undefined for anything else. */
export function parseShard(text: string): Shard | undefined {
  const [, number, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const shard = { number: Number(number), of: Number(of) };
  return shard.number >= 1 && shard.number <= shard.of ? shard : undefined;
}

/** Whether a document, named from the source root, belongs to a share. Each belongs to exactly one, the same on every machine. */
export function inShard(path: string, { number, of }: Shard): boolean {
  return Number.parseInt(hash('sha1', path).slice(0, 8), 16) % of === number - 1;
}

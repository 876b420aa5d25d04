import { hash } from '../bytes/hash.ts';
import type { Output, OutputIndex } from './outputs.ts';
import type { ProjectFiles } from './platform/files.ts';
import { TANGLED_FILE, TangledTexts } from './platform/tangled-texts.ts';

/** Keeps the texts of programs before they are written, so that an edit is known for one, also when this process is killed. */
export function keepTexts(files: ProjectFiles, programs: readonly Output[]): void {
  if (programs.length === 0) return;
  withTexts(files, texts =>
    texts.put(new Map(programs.map(({ content }) => [hash('sha1', content), textOf(content)]))),
  );
}

/** Forgets texts that are on the disk no more. */
export function forgetTexts(files: ProjectFiles, { written, pending }: OutputIndex): void {
  if (files.stateStamp(TANGLED_FILE) === '') return;
  const kept = new Set<string>();
  for (const [digest, , , kind] of Object.values(written)) if (kind !== 'woven') kept.add(digest.slice(0, DIGEST));
  for (const [, ...digests] of Object.values(pending)) for (const digest of digests) kept.add(digest.slice(0, DIGEST));
  withTexts(files, texts => texts.keepOnly(kept));
}

/** What may have been tangled to a file last: what is remembered, and what builds that did not end may have written. */
export function basesOf(files: ProjectFiles, path: string, { written, pending }: OutputIndex): string[] {
  const digests = [written[path]?.[0], ...(pending[path]?.slice(1) ?? [])].filter(digest => digest !== undefined);
  if (files.stateStamp(TANGLED_FILE) === '') return [];
  return withTexts(files, texts => digests.flatMap(digest => texts.get(digest.slice(0, DIGEST)) ?? []));
}

/** Hexadecimal digits of a SHA-1; behind them an output's digest has its permissions. */
const DIGEST = 40;

function withTexts<Result>(files: ProjectFiles, use: (texts: TangledTexts) => Result): Result {
  const texts = new TangledTexts(files.stateFile(TANGLED_FILE));
  try {
    return use(texts);
  } finally {
    texts.close();
  }
}

function textOf(content: string | Uint8Array): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}

import { hash } from '../../bytes/hash.ts';
import type { Definition, DefinitionKind } from '../../literate/identifiers/definition.ts';
import { grammarOf } from '../../literate/identifiers/language-family.ts';
import type { KnownDefinitions } from '../../literate/identifiers/name-index.ts';
import type { BuildCache } from '../cache.ts';
import type { Config } from '../config.ts';
import type { ProjectDocuments } from '../project-documents.ts';

/** Of the grammars and of what is made of their trees. */
const VERSION = '2-0.3.1';

type Code = { readonly language: string; readonly code: string };

/** What is cached of a document, part by part. */
type CachedDefinitions = readonly (readonly (readonly [name: string, kind: DefinitionKind, line: number])[] | null)[];

/** What was found in code the last time, by language and code: where a build follows another in one process, most code is the same. */
let recent = new Map<string, readonly Definition[] | undefined>();

/**
 * Finds what the code of all documents defines: in memory, in the cache, or else by syntax trees. Parsers are loaded for code that is new only.
 *
 * @returns undefined where nobody asks for names
 */
export async function knownDefinitions(
  config: Pick<Config, 'html'>,
  { library, order }: Pick<ProjectDocuments, 'library' | 'order'>,
  cache: BuildCache,
): Promise<KnownDefinitions | undefined> {
  if (!config.html.code.identifiers) return undefined;
  const found: typeof recent = new Map();
  const unknown: Code[][] = [];
  for (const document of order.documents) {
    const parts = partsOf(library.outlines.get(document)?.exports.chunks ?? []);
    const isKnown = parts.every(part => recent.has(keyOf(part)));
    for (const part of isKnown ? parts : []) found.set(keyOf(part), recent.get(keyOf(part)));
    if (!isKnown) unknown.push(parts);
  }
  if (unknown.length > 0) await find(unknown, cache, found);
  recent = found;
  return part => found.get(keyOf(part));
}

/** Code in languages with a grammar. */
function partsOf(chunks: readonly (Code & { readonly shownOnly?: true })[]): Code[] {
  return chunks.filter(({ language, shownOnly }) => !shownOnly && grammarOf(language) !== undefined);
}

function keyOf({ language, code }: Code): string {
  return `${language} ${code}`;
}

/** Finds definitions in the code of some documents. */
async function find(documents: readonly (readonly Code[])[], cache: BuildCache, found: typeof recent): Promise<void> {
  const keys = documents.map(parts => cacheKey(parts));
  const cached = await cache.getMany<CachedDefinitions>(keys);
  const writes: { key: string; value: CachedDefinitions }[] = [];
  for (const [index, parts] of documents.entries()) {
    const known = cached[index];
    if (known?.length === parts.length) {
      parts.forEach((part, at) => {
        found.set(keyOf(part), fromCache(known[at] ?? null));
      });
      continue;
    }
    const { isWhole } = await parse(parts, found);
    const value = parts.map(part => toCache(found.get(keyOf(part))));
    if (isWhole) writes.push({ key: keys[index] ?? '', value });
  }
  await cache.setMany(writes);
}

function cacheKey(parts: readonly Code[]): string {
  const text = JSON.stringify(parts.map(({ language, code }) => [language, code]));
  return `names:${VERSION}:${hash('sha256', text).slice(0, 40)}`;
}

function fromCache(definitions: CachedDefinitions[number]): readonly Definition[] | undefined {
  return definitions?.map(([name, kind, line]) => ({ name, kind, line }));
}

function toCache(definitions: readonly Definition[] | undefined): CachedDefinitions[number] {
  return definitions?.map(({ name, kind, line }) => [name, kind, line] as const) ?? null;
}

/** Parses what is not known from elsewhere. Not all is found where a grammar cannot be loaded. */
async function parse(parts: readonly Code[], found: typeof recent): Promise<{ readonly isWhole: boolean }> {
  const [{ loadGrammar }, { definitionsIn }] = await Promise.all([
    import('./grammars.ts'),
    import('../../literate/identifiers/tree/code-definitions.ts'),
  ]);
  let isWhole = true;
  for (const part of parts) {
    const key = keyOf(part);
    if (found.has(key)) continue;
    const grammar = recent.has(key) ? undefined : await loadGrammar(grammarOf(part.language) ?? '');
    if (grammar) found.set(key, definitionsIn(part.language, part.code, grammar));
    else if (recent.has(key)) found.set(key, recent.get(key));
    else isWhole = false;
  }
  return { isWhole };
}

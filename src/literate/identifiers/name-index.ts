import type { ChunkEntry } from '../tangle/chunk-table.ts';
import type { PlacedPart } from '../tangle/placed-part.ts';
import { type CodeNames, namesIn } from './code-names.ts';
import type { Definition, DefinitionKind } from './definition.ts';
import { partRoots, shareRoot } from './part-roots.ts';
import { holdsWord, toldDefinitions } from './told-names.ts';
import type { WordUse } from './uses.ts';

/** A name that a part of a chunk defines, and the other parts that use it. */
export interface IndexedName {
  readonly name: string;
  readonly kind: DefinitionKind;
  /** Line in the part's code, from 1. */
  readonly line: number;
  readonly part: PlacedPart;
  /** In the order of documents and lines. */
  readonly uses: readonly PlacedPart[];
}

/** What all parts define and use. */
export interface NameIndex {
  /** In the order of documents and lines. */
  readonly names: readonly IndexedName[];
  readonly defined: ReadonlyMap<PlacedPart, readonly IndexedName[]>;
  /** Names of other parts that a part uses, in their order. */
  readonly used: ReadonlyMap<PlacedPart, readonly IndexedName[]>;
}

/** Definitions that were found in code before. */
export type KnownDefinitions = (part: Pick<PlacedPart, 'language' | 'code'>) => readonly Definition[] | undefined;

type Draft = IndexedName & { readonly uses: PlacedPart[] };

/**
 * Finds which parts define names and which use them. A use is noted only where it is clear which definition is meant.
 *
 * @param parts in the order of documents and lines; those that are only shown define and use nothing
 * @param table of the same parts
 * @param known definitions that were found in a part before, if they were
 */
export function nameIndex(
  parts: readonly PlacedPart[],
  table: readonly ChunkEntry[],
  known: KnownDefinitions = () => undefined,
): NameIndex {
  const real = parts.filter(part => part.shownOnly !== true);
  const found = new Map(real.map(part => [part, codeNames(part, known)]));
  const defined = new Map<PlacedPart, Draft[]>();
  const byName = new Map<string, Draft[]>();
  for (const [part, { definitions }] of found) {
    const all = [...definitions, ...toldDefinitions(part, definitions)];
    const drafts = all.map((definition): Draft => ({ ...definition, part, uses: [] }));
    if (drafts.length > 0) defined.set(part, drafts);
    for (const draft of drafts) {
      const others = byName.get(draft.name);
      if (others) others.push(draft);
      else byName.set(draft.name, [draft]);
    }
  }
  keepRecent(found);
  const roots = partRoots(table);
  const order = new Map(real.map((part, index) => [part, index]));
  const used = new Map<PlacedPart, Draft[]>();
  const told = [...byName.values()].flat().filter(({ kind }) => kind === 'name');
  for (const [part, { family, words }] of found) {
    const meant = new Set<Draft>();
    for (const draft of told.slice(0, MOST_TOLD))
      if (draft.part !== part && !definesToo(part, draft, defined) && holdsWord(part.code, draft.name))
        meant.add(draft);
    for (const word of words?.words ?? []) {
      const all = byName.get(word);
      const use = all && !all.some(draft => draft.part === part) ? words?.use(word) : undefined;
      if (!all || !use) continue;
      const fitting = all.filter(
        draft => draft.kind !== 'name' && found.get(draft.part)?.family === family && fits(draft, use, family),
      );
      const near = nearest(part, fitting, draft => shareRoot(roots, part, draft.part), order);
      if (near) meant.add(near);
    }
    for (const draft of meant) draft.uses.push(part);
    if (meant.size > 0) used.set(part, [...meant]);
  }
  return { names: [...defined.values()].flat(), defined, used };
}

function definesToo(part: PlacedPart, { name }: Draft, defined: ReadonlyMap<PlacedPart, readonly Draft[]>): boolean {
  return defined.get(part)?.some(draft => draft.name === name) === true;
}

/** Each is looked for in all code. */
const MOST_TOLD = 2000;

/** Languages in which a method calls another of its object by its name alone. */
const CALLS_OWN: ReadonlySet<CodeNames['family']> = new Set(['java', 'csharp', 'ruby'] as const);

/** Whether a word is used as what was defined is used. Short names of functions, methods and variables mean many things. */
function fits({ name, kind }: Draft, use: WordUse, family: CodeNames['family']): boolean {
  if (kind === 'method') {
    if (use.own || (use.called && CALLS_OWN.has(family))) return true;
    return isDistinctive(name) && (use.member || (family === 'rust' && use.called) || (family === 'ruby' && use.plain));
  }
  if (kind === 'function') return use.plain && (use.called || isDistinctive(name));
  return use.plain && (kind !== 'variable' || isDistinctive(name));
}

/** A name of several words. */
function isDistinctive(name: string): boolean {
  return name.length >= 5 && /[a-z][A-Z]|[a-zA-Z0-9]_[a-zA-Z0-9]/.test(name);
}

/** Of definitions in the same program the last one before the use, else the first; in another program only one that is alone. */
function nearest(
  part: PlacedPart,
  all: readonly Draft[],
  isSameProgram: (draft: Draft) => boolean,
  order: ReadonlyMap<PlacedPart, number>,
): Draft | undefined {
  const same = all.filter(isSameProgram);
  const place = order.get(part) ?? 0;
  if (same.length > 0) return same.findLast(draft => (order.get(draft.part) ?? 0) < place) ?? same[0];
  const [only, ...others] = all;
  if (!only || others.length > 0 || only.name === 'main' || only.kind === 'method' || only.kind === 'variable')
    return undefined;
  return isDistinctive(only.name) || (only.kind !== 'function' && only.name.length >= 5) ? only : undefined;
}

/** What was found in code the last time, by language and code: where a build follows another in one process, most code is the same. */
let recent = new Map<string, Map<string, CodeNames>>();

function codeNames(part: PlacedPart, known: KnownDefinitions): CodeNames {
  const { language, code } = part;
  return recent.get(language)?.get(code) ?? namesIn(language, code, known(part));
}

function keepRecent(found: ReadonlyMap<PlacedPart, CodeNames>): void {
  const kept: typeof recent = new Map();
  for (const [{ language, code }, names] of found) {
    const ofLanguage = kept.get(language);
    if (ofLanguage) ofLanguage.set(code, names);
    else kept.set(language, new Map([[code, names]]));
  }
  recent = kept;
}

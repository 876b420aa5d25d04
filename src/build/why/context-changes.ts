import type { Block } from '../../literate/block.ts';
import type { DocumentOutline } from '../../literate/document.ts';
import { changed, type Reason } from './reason.ts';

/** What else in its document changed the meaning of a block whose text is the same. Of a context only the digest is known, so it is guessed at. */
export function contextChanges(
  before: { readonly outline: DocumentOutline; readonly block: Block },
  now: { readonly outline: DocumentOutline; readonly block: Block; readonly text: string },
): Reason[] {
  const reasons: Reason[] = [];
  if (before.block.depth !== now.block.depth)
    reasons.push(
      changed('context', 'the level of the heading', numberText(before.block.depth), numberText(now.block.depth)),
    );
  if (before.block.kind !== now.block.kind)
    reasons.push(changed('context', 'the kind of block', before.block.kind, now.block.kind));
  for (const [title, list] of NAMED) {
    const [were, are] = [list(before.outline), list(now.outline)];
    for (const name of new Set([...were.keys(), ...are.keys()]))
      if (were.get(name) !== are.get(name) && mentions(now.text, name))
        reasons.push(changed('context', `${title} \`${name}\``, were.get(name), are.get(name)));
  }
  reasons.push(...inclusionChanges(before.outline, now.outline));
  if (reasons.length > 0) return reasons;
  const text = 'what reading it takes from the rest of its document changed';
  return [{ cause: 'context', text }];
}

/** The included files that have another text now, came or went. */
export function inclusionChanges(before: Pick<DocumentOutline, 'inclusions'>, now: DocumentOutline): Reason[] {
  const were = new Map(before.inclusions.map(({ path, digest }) => [path, digest]));
  const are = new Map(now.inclusions.map(({ path, digest }) => [path, digest]));
  return [...new Set([...were.keys(), ...are.keys()])].flatMap(path => {
    const [was, is] = [were.get(path), are.get(path)];
    if (was === is && were.has(path) === are.has(path)) return [];
    return [{ cause: 'inclusion', text: `the included ${path} ${inclusionText(were, are, path)}`, name: path }];
  });
}

type Inclusions = ReadonlyMap<string, string | undefined>;

function inclusionText(were: Inclusions, are: Inclusions, path: string): string {
  if (!were.has(path)) return 'is included now';
  if (!are.has(path)) return 'is not included any more';
  if (were.get(path) === undefined) return 'was ABSENT, now it is there';
  return are.get(path) === undefined ? 'is gone now' : 'was edited';
}

const NAMED: readonly (readonly [string, (outline: DocumentOutline) => ReadonlyMap<string, string>])[] = [
  ['link definition', ({ exports }) => new Map(exports.definitions.map(({ name, url }) => [name, url]))],
  ['footnote', ({ exports }) => new Map(exports.footnotes.map(({ name }) => [name, 'there']))],
  [
    'substitution',
    ({ exports }) => new Map(exports.substitutions.map(({ name, children }) => [name, JSON.stringify(children)])),
  ],
];

function mentions(text: string, name: string): boolean {
  return folded(text).includes(folded(name));
}

function folded(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ');
}

function numberText(depth: number | undefined): string | undefined {
  return depth === undefined ? undefined : String(depth);
}

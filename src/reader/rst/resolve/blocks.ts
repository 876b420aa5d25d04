import type { RootContent } from 'mdast';
import type { BlockSpan } from '../../../literate/lines.ts';
import type { IncludedFile } from '../context.ts';
import { type Resolving, resolveNode } from './references.ts';
import { type Settings, spanOf } from './spans.ts';
import { holder, nodesOfType, walk } from './walk.ts';

/** Blocks as resolved; all lists have an entry for each. */
export interface ResolvedBlocks {
  readonly spans: readonly BlockSpan[];
  /** What was set before it, as text. */
  readonly settings: readonly string[];
  /** How many anonymous references it holds. */
  readonly anonymous: readonly number[];
  /** The names that it asked for. */
  readonly asked: readonly (readonly string[])[];
}

/** What is known of blocks before they are resolved. */
export interface BeforeResolving {
  readonly settings: Settings;
  readonly inclusions: readonly IncludedFile[];
  /** Classes that blocks got from others. */
  readonly classes: ReadonlyMap<RootContent, readonly string[]>;
  readonly docinfo: { readonly before: RootContent; readonly after: RootContent } | undefined;
}

/** Resolves the references of blocks and finds what each took from the rest of the document. */
export function resolveBlocks(
  nodes: readonly RootContent[],
  resolving: Resolving,
  { settings, inclusions, classes, docinfo }: BeforeResolving,
): ResolvedBlocks {
  const all: ResolvedBlocks = { spans: [], settings: [], anonymous: [], asked: [] };
  const {
    spans,
    settings: before,
    anonymous,
    asked,
  } = all as { [Key in keyof ResolvedBlocks]: ResolvedBlocks[Key][number][] };
  for (const node of nodes) {
    resolving.used.length = 0;
    resolving.asked.clear();
    const own = included(inclusions, node);
    const names = classes.get(node);
    if (names) resolving.used.push(`class ${names.join(' ')}`);
    if (docinfo?.before === node) resolving.used.push('docinfo');
    const count = resolving.anonymousCount;
    const resolved = resolveNode(resolving, docinfo?.before === node ? docinfo.after : node);
    forgetIncludedPlaces(resolved);
    const set = settings.next(node);
    spans.push(spanOf(resolved, resolving.used.length === 0 ? NOTHING : [...new Set(resolving.used)], set, own));
    before.push(set);
    anonymous.push(resolving.anonymousCount - count);
    asked.push(resolving.asked.size === 0 ? NOTHING : [...resolving.asked]);
  }
  return all;
}

const NOTHING: readonly string[] = [];

function included(inclusions: readonly IncludedFile[], node: RootContent): readonly IncludedFile[] {
  if (inclusions.length === 0) return inclusions;
  const start = node.position?.start.line ?? 1;
  const end = node.position?.end.line ?? start;
  return inclusions.filter(file => file.line >= start && file.line <= end);
}

const holdsDirectives = holder(['containerDirective'], false);

/** Places in another file mean nothing in this one. */
function forgetIncludedPlaces(node: RootContent): void {
  if (!holdsDirectives(node)) return;
  for (const directive of nodesOfType([node], 'containerDirective')) {
    if (directive.name !== 'include') continue;
    walk(directive.children, inner => {
      delete inner.position;
      return undefined;
    });
  }
}

import type { RootContent } from 'mdast';
import type { Document as SourceDocument } from '../../../literate/document.ts';
import type { CustomRole, SettingsAt } from '../context.ts';
import type { ResolvedBlocks } from '../resolve/blocks.ts';
import type { DocumentNames } from '../resolve/names.ts';
import type { DocumentSubstitutions } from '../resolve/substitutions.ts';

/** What is kept of a reading for the next one. */
export interface ReadFacts extends Omit<ResolvedBlocks, 'spans'> {
  readonly names: DocumentNames;
  readonly substitutions: DocumentSubstitutions;
  readonly changes: readonly SettingsAt[];
  /** All title styles. */
  readonly styles: readonly string[];
  /** The roles that hold at the end, and the last of them. */
  readonly roles: ReadonlyMap<string, CustomRole>;
  readonly lastRole: CustomRole | undefined;
  /** What the configuration puts before and after every document. */
  readonly shared: readonly RootContent[];
}

const known = new WeakMap<SourceDocument, ReadFacts>();

/** Keeps what the next reading of a document may use. */
export function remember(document: SourceDocument, facts: ReadFacts): void {
  known.set(document, facts);
}

/** What was kept of a reading. */
export function factsOf(document: SourceDocument): ReadFacts | undefined {
  return known.get(document);
}

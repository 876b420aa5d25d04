import type { BlockKind } from '../../literate/block.ts';

/** What kind of input changed, or why nothing has to be done. */
export type Cause =
  | 'new' // there was nothing yet
  | 'edited' // the text is another one
  | 'context' // what reading it took from the rest of its document
  | 'lookup' // an answer to what its transform asked
  | 'link' // where a link of the page leads
  | 'site' // what the page shows of the rest of the site
  | 'inclusion' // a file that the document includes
  | 'identity' // the format: its plugins and their options, or pylit itself
  | 'reader' // what reads the documents
  | 'configuration'
  | 'output' // the file on the disk
  | 'failed' // a transform threw, which is never remembered
  | 'cache' // what was remembered is gone
  | 'repeated' // an equal block stands above
  | 'gone' // the source is gone
  | 'unreadable';

/** One input that changed. */
export interface Reason {
  readonly cause: Cause;
  /** For a person, without a full stop. */
  readonly text: string;
  /** What changed, with what it was and is; absent where that is not known, `was` and `now` also where there was nothing. */
  readonly name?: string;
  readonly was?: string;
  readonly now?: string;
}

/** What the next build does with a block. */
export interface BlockExplanation {
  /** First line in the source, from 1. */
  readonly line: number;
  readonly lines: number;
  readonly kind: BlockKind;
  readonly language?: string;
  /** A miss is transformed; of a hit the result is known. */
  readonly result: 'hit' | 'miss';
  readonly reasons: readonly Reason[];
}

/** What the next build does with a page. Paths are from the project's root. */
export interface PageExplanation {
  readonly document: string;
  readonly format: string;
  readonly output: string;
  /** A page that is made is written only when its bytes differ. */
  readonly result: 'stays' | 'made' | 'removed' | 'left out';
  readonly reasons: readonly Reason[];
  /** Of all blocks of the document. */
  readonly counts: { readonly blocks: number; readonly misses: number };
  /** All blocks, or those that were asked for. */
  readonly blocks: readonly BlockExplanation[];
}

/** What the next build does with a file that is no page. */
export interface FileExplanation {
  readonly output: string;
  readonly kind: 'tangled' | 'site' | 'asset';
  readonly result: 'stays' | 'written' | 'removed' | 'left';
  readonly reasons: readonly Reason[];
  /** Where it comes from: the code of each part of a program, or the file that is copied. */
  readonly sources: readonly FileSource[];
}

/** A place in a source, from the project's root; the line from 1. */
export interface FileSource {
  readonly file: string;
  readonly line?: number;
}

/** Says that something was one thing and is another; `undefined` is what is absent. */
export function changed(cause: Cause, name: string, was: string | undefined, now: string | undefined): Reason {
  return {
    cause,
    text: `${name} was ${was ?? 'ABSENT'}, ${now === undefined ? 'is gone now' : `now ${now}`}`,
    name,
    ...(was !== undefined && { was }),
    ...(now !== undefined && { now }),
  };
}

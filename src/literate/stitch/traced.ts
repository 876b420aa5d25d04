import type { Chunk } from '../tangle/chunk-graph.ts';
import type { LinkedLine } from '../tangle/linked-line.ts';
import type { PlacedPart } from '../tangle/placed-part.ts';

/**
 * One use of a chunk in a file: the root, or what stands for a reference that is alone on its line. Parts that stand by an indented
 * reference (`before`, `after`, `replace`) are in a frame of their own within that of their chunk.
 */
export interface Frame {
  readonly chunk: Chunk;
  /** The line with the reference; absent for the root, and for parts by a reference. */
  readonly reference?: Slot;
  /** The frame around; absent for the root. */
  readonly outer?: Frame;
  /** Blank space before every line that is not blank. */
  readonly indent: string;
}

/** A line of code in a frame. */
export interface Slot {
  readonly frame: Frame;
  readonly line: LinkedLine;
}

/** A piece of a part in a line with references; places count from 0, in the lines without the frame's indentation. */
export interface Segment {
  readonly part: PlacedPart;
  readonly index: number;
  /** Column in the code. */
  readonly column: number;
  readonly text: string;
  /** Offset in the unit's lines, joined by LF. */
  readonly offset: number;
}

/** Lines of a tangled file that come from one line of code: one line, or more where references stand within it. */
export interface Unit {
  readonly slot: Slot;
  /** First line, from 0, below the header. */
  readonly start: number;
  /** The lines without the frame's indentation. */
  readonly lines: readonly string[];
  /** Present where references stand within the line. */
  readonly segments?: readonly Segment[];
}

/** A tangled file with where everything in it comes from. */
export interface Traced {
  /** Frames before those that they hold. */
  readonly frames: readonly Frame[];
  /** Every line of code of every frame, in order. */
  readonly slots: readonly Slot[];
  readonly units: readonly Unit[];
  /** All lines below the header, blank ones at the end too. */
  readonly lines: readonly string[];
}

import type {} from 'mdast-util-to-hast';

/** What readers note on code nodes for the woven page. */
export interface ChunkMark {
  /** The chunk's name. */
  readonly name: string;
  /** Which of its block's chunk parts the node is, from 0. */
  readonly part: number;
  readonly file?: string;
}

declare module 'mdast' {
  interface CodeData {
    /** Present where the code is part of a chunk. */
    chunk?: ChunkMark;
    /** A caption from the fence or directive. */
    title?: string;
    /** Lines that are emphasised, from 1 for the first of the code. */
    emphasized?: number[];
    /** The number of the first line, where lines are to be numbered. */
    numbered?: number;
  }
}

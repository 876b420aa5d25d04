/** A function or a class that code stands in or by. */
export interface Definition {
  readonly kind: 'function' | 'type';
  /** As a sentence names it: `scanToken()`, `class Scanner`. */
  readonly name: string;
}

/** Lines that a page shows of the program. */
export interface ListedLines {
  readonly lines: readonly string[];
  /** There would be more of them. */
  readonly more?: true;
}

/** Where a code block goes in its program, at the place in the text where it stands. Plain data: pages remember it. */
export interface Listing {
  /** Paths of the files that it is tangled to, at most three. */
  readonly files: readonly string[];
  /** How many files there are besides. */
  readonly moreFiles?: number;
  /** The innermost definition around it. */
  readonly inside?: Definition;
  /** The definition above it, at the same depth. */
  readonly after?: Definition;
  /** Where none is above: the definition below it. */
  readonly before?: Definition;
  /** How many lines of code the block has. */
  readonly added: number;
  /** How many lines it takes the place of. */
  readonly removed: number;
  /** These lines. */
  readonly replaces?: ListedLines;
  /** Lines of the program around it, as many as the author asked for. */
  readonly context?: ListingContext;
}

/** Lines around a block, with the blank space that they have in their file. */
export interface ListingContext {
  readonly above: readonly string[];
  readonly below: readonly string[];
  /** Blank space that the block's own lines have before them in the file. */
  readonly indent: string;
}

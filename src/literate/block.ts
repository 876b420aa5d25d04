/** What a block is. `gap` is not a kind: blank space is an attribute of the block that follows it. */
export type BlockKind =
  | 'frontmatter'
  | 'heading'
  | 'paragraph'
  | 'list'
  | 'table'
  | 'code'
  | 'math'
  | 'quote'
  | 'html'
  | 'directive'
  | 'definition'
  | 'footnote'
  | 'break'
  | 'comment'
  | 'target'
  | 'substitution'
  | 'fields';

/**
 * The smallest addressed unit of a document. Blocks partition the document's lines, so a block's text is
 * `lines` whole lines of the normalised source from `line` on, without the final line end.
 */
export interface Block {
  readonly kind: BlockKind;
  /** The language of a code block. */
  readonly language?: string;
  /** Content id: the git blob id (SHA-1, hex) of the block's text with a final LF. */
  readonly id: string;
  /**
   * Digest of what parsing this block used from the rest of its document (link definitions that its brackets
   * name, the level of its title's adornment, included files), and of the format where that is not Markdown; empty when there is nothing.
   * Blocks with the same id and context have the same node, in any document.
   */
  readonly context: string;
  /** First line in the source, from 1. */
  readonly line: number;
  /** Number of lines. */
  readonly lines: number;
  /** The blank lines before it, when they are not exactly one empty line (for the first block: not none). LF ends, may be ''. */
  readonly gap?: string;
  /** Level of a heading, from 1. */
  readonly depth?: number;
  /** The author's own name for it. */
  readonly alias?: string;
}

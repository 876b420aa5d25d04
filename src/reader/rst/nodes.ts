import type { Parent, RootContent } from 'mdast';
import type { Position } from 'unist';
import type {} from '../../literate/nodes.ts';

/**
 * What reStructuredText says of a node beyond what mdast has a field for. It is plain data; a writer of reStructuredText or of
 * docutils' XML needs it, other outputs do not.
 */
export interface RstData {
  /** The element of the docutils document tree this node is, where the node type alone does not say so. */
  element?: string;
  /** Reference names of the node, normalised. */
  names?: string[];
  /** Names that another element has too; they are no longer names of this one. */
  duplicateNames?: string[];
  /** Attributes of the docutils element. */
  attributes?: Record<string, string>;
  /** How many elements of a `meta` directive stand before a message about one. */
  metaBefore?: number;
  /** To the letter: the line that docutils names for a name that another element has too. */
  blockLine?: number;
  /** Level of a section, from 1; `depth` of a heading ends at 6. */
  level?: number;
  /** A text with marked escapes, where quotes are to become typographic. */
  written?: string;
  /** The bibliographic field that a name in another language stands for, what that language calls it, what parts its authors, and whether it is in that language. */
  field?: { kind: string; label: string | undefined; separators: string[]; isOwn: boolean };
}

/**
 * A problem found while parsing, in the tree where docutils has it. Reading a document takes these out and makes messages of
 * them; what only they hold stays as a code block.
 */
export interface SystemMessage extends Parent {
  type: 'systemMessage';
  /** 1 info, 2 warning, 3 error, 4 severe. */
  level: 1 | 2 | 3 | 4;
  rule: string;
  line: number;
  column: number;
  /** Exact place, where `line` is that of the paragraph. */
  place?: { line: number; column: number };
  /** The included file it is in. */
  file?: string;
  /** What it is about, where that points back: problematic text, the second element of one name. */
  about?: RootContent;
  children: RootContent[];
}

declare module 'mdast' {
  interface Data {
    rst?: RstData;
  }
  interface CodeData {
    /** The options of a code directive as written, where its code stands, and whether the directive is not only pylit's. */
    codeDirective?: { options: Record<string, string>; content: Position; general?: true };
  }
  interface RootContentMap {
    systemMessage: SystemMessage;
  }
  interface BlockContentMap {
    systemMessage: SystemMessage;
  }
}

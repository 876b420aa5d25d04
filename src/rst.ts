/** What those import who want reStructuredText and nothing else: `import { parseRst } from 'pylit/rst'`. */
import type { Root } from 'mdast';
import type {} from 'mdast-util-directive';
import type {} from './literate/domains/nodes.ts';
import type { Message } from './literate/message.ts';
import type { SyntaxHighlight } from './reader/rst/highlight/highlight.ts';
import { highlightTree } from './reader/rst/highlight/highlight-tree.ts';
import { createRstReader } from './reader/rst/index.ts';
import { fillPositions } from './reader/rst/positions.ts';

export type * from './literate/domains/nodes.ts';
export type { Message, Severity } from './literate/message.ts';
export type * from './literate/nodes.ts';
export type { SyntaxHighlight } from './reader/rst/highlight/highlight.ts';
export type { RstData } from './reader/rst/nodes.ts';

/** How a text is read. */
export interface RstOptions {
  /** Path of the document, from which paths of included files are resolved. */
  readonly path?: string;
  /** Text of another file by its path from the folder of `path`; without it, `include` directives are problems. */
  readonly include?: (path: string) => string | undefined;
  /** As docutils, to the letter: directives and roles that it does not have are problems. */
  readonly strict?: boolean;
  /** A text that every document begins with: its targets, substitutions, roles and settings hold. */
  readonly prolog?: string;
  /**
   * Whether code in C, JavaScript, LaTeX, Python and shells has children for HTML (`data.hChildren`) with the classes that docutils takes
   * from Pygments, in their `long` (`name builtin`) or `short` (`nb`) form; by default it has not.
   */
  readonly syntaxHighlight?: SyntaxHighlight;
  /** The language of the text, whose names directives, roles and bibliographic fields may have besides English ones: `de`. */
  readonly language?: string;
  /** Whether quotes, dashes and dots become typographic, as docutils' `smart_quotes`. */
  readonly smartQuotes?: boolean | 'alternative';
  /** Whether markup may begin and end within words, as docutils' `character_level_inline_markup`. */
  readonly markupInWords?: boolean;
  /** Is told of each problem. */
  readonly onMessage?: (message: Message) => void;
}

/**
 * Reads reStructuredText to a tree of mdast, with nodes of its own for what mdast lacks. References within the document are resolved.
 * It never throws, whatever the text is.
 *
 * Every node has a position with line, column and offset, and lies inside its parent's. What stands in another file has the position of
 * the directive that includes it, and what does not stand in the text, such as the number of a standard, that of what it is made from.
 *
 * @example parseRst('Title\n=====\n\nSome *text*.\n').children.length === 2
 */
export function parseRst(
  text: string,
  {
    path = 'document.rst',
    include = () => undefined,
    onMessage,
    syntaxHighlight = 'none',
    ...options
  }: RstOptions = {},
): Root {
  const { nodes, messages } = createRstReader(options).read({ path, source: text, include });
  for (const message of messages) onMessage?.(message);
  highlightTree(nodes, syntaxHighlight);
  return fillPositions([...nodes], text);
}

/** A node of a syntax tree, as tree-sitter gives it. Places are UTF-16 units from the beginning of the text. */
export interface SyntaxNode {
  readonly type: string;
  readonly startIndex: number;
  readonly endIndex: number;
  /** In its line, from 0. */
  readonly startPosition: { readonly column: number };
  /** Whether something in it could not be parsed, or is missing. */
  readonly hasError: boolean;
  readonly isMissing: boolean;
  readonly children: readonly (SyntaxNode | null)[];
  readonly namedChildren: readonly (SyntaxNode | null)[];
  childForFieldName(name: string): SyntaxNode | null;
}

/** A grammar that is ready to parse. */
export interface Grammar {
  /**
   * Parses a text and lets go of the tree afterwards.
   *
   * @returns what `use` makes of the tree; undefined where parsing takes too many steps
   */
  parse<Result>(text: string, use: (root: SyntaxNode) => Result): Result | undefined;
}

/** The named children of a node. */
export function childrenOf(node: SyntaxNode | null): SyntaxNode[] {
  return (node?.namedChildren ?? []).filter(child => child !== null);
}

/** The first named child of one of some types. */
export function childOf(node: SyntaxNode | null, ...types: readonly string[]): SyntaxNode | undefined {
  return childrenOf(node).find(({ type }) => types.includes(type));
}

import type { Definition, DefinitionKind } from '../definition.ts';
import { DefinitionList } from '../definition.ts';
import { childrenOf, type SyntaxNode } from './syntax.ts';

/** Finds what a node defines. */
export type Visit = (node: SyntaxNode, walk: Walk) => void;

/** Looks at what stands in a node, and at nothing of its own. */
export const inside: Visit = (node, walk) => walk.into(node);

/** How a language's trees are walked. */
export interface TreeRules {
  /** What is done with nodes, by their types; others are passed by with all that is in them. */
  readonly visits: Readonly<Record<string, Visit>>;
  /** Whether a node of the outermost level tells that the code is the inside of a function. */
  isInside(node: SyntaxNode, textOf: (node: SyntaxNode | null) => string): boolean;
  /** Whether such a node tells that the code is no inside of a function: its variables are those of a module. */
  isModule?(node: SyntaxNode): boolean;
  /** Where code stands first; alone, where nothing is said. */
  first?(code: string): Frame;
  /** Where code may stand that is no program by itself. */
  readonly frames: readonly Frame[];
  /** Where code may stand that ends a block of braces which it did not begin. */
  readonly openFrames?: readonly Frame[];
}

/** Text before code and after it. */
export type Frame = readonly [before: string, after: string];

/** A walk over a tree, and what was found on it. */
export class Walk {
  /** Innermost type around; undefined in a module, and where code that is no whole program begins. */
  readonly owner: SyntaxNode | undefined;
  /** Whether the code is the inside of a function: variables and constants are its own. */
  readonly isInside: boolean;
  /** Whether it surely is none. */
  readonly isModule: boolean;
  readonly #rules: TreeRules;
  readonly #source: Source;

  constructor(
    rules: TreeRules,
    source: Source,
    { isInside, isModule }: { readonly isInside: boolean; readonly isModule: boolean },
    owner?: SyntaxNode,
  ) {
    this.#rules = rules;
    this.#source = source;
    this.isInside = isInside;
    this.isModule = isModule && !isInside;
    this.owner = owner;
  }

  /** Looks at all that stands in a node. */
  into(node: SyntaxNode | null | undefined): void {
    for (const child of childrenOf(node ?? null)) this.visit(child);
  }

  /** Looks at the members of a type. */
  members(owner: SyntaxNode, body: SyntaxNode | null): void {
    if (body) new Walk(this.#rules, this.#source, { isInside: false, isModule: false }, owner).into(body);
  }

  visit(node: SyntaxNode): void {
    this.#rules.visits[node.type]?.(node, this);
  }

  /** Notes a name, unless it is no name of the code, or what it is part of could not be parsed up to its body. */
  add(name: SyntaxNode | null | undefined, kind: DefinitionKind, whole: SyntaxNode): void {
    if (name && !name.isMissing && isSound(whole)) this.#source.add(name, kind);
  }

  textOf(node: SyntaxNode | null | undefined): string {
    return node ? this.#source.text(node) : '';
  }
}

/** Code, and the text with the code in it that was parsed. */
export class Source {
  readonly #code: string;
  readonly #text: string;
  readonly #offset: number;
  readonly #found: DefinitionList;

  /** @param offset where the code begins in the text */
  constructor(code: string, text: string, offset: number) {
    this.#code = code;
    this.#text = text;
    this.#offset = offset;
    this.#found = new DefinitionList(code);
  }

  text({ startIndex, endIndex }: SyntaxNode): string {
    return this.#text.slice(startIndex, endIndex);
  }

  /** Notes a name of the code: not of a frame, and not one that stands for a reference to a chunk. */
  add(node: SyntaxNode, kind: DefinitionKind): void {
    const [name, at] = [this.text(node), node.startIndex - this.#offset];
    if (at < 0 || !this.#code.startsWith(name, at) || !/^[\p{L}_$#]/u.test(name)) return;
    this.#found.add(name.replace(/^#/, ''), kind, at);
  }

  all(): Definition[] {
    return this.#found.all();
  }
}

/** Whether a definition could be parsed but for its body. */
function isSound(node: SyntaxNode): boolean {
  if (!node.hasError) return true;
  const body = node.childForFieldName('body');
  return node.children.every(child => !child?.hasError || child.startIndex === body?.startIndex);
}

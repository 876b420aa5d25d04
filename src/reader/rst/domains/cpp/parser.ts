import type { NamePart } from './mangling.ts';
import { type CppToken, cppTokens } from './tokens.ts';

/** What a token is, beside its text: for showing a declaration. */
export type CppMark = 'declared' | 'parameter' | 'name';

/** Says that a text is no declaration that pylit can read. It never leaves the reader of a signature. */
export class NoDeclaration extends Error {}

/** One for all, because to make one takes long. */
const REFUSED = new NoDeclaration();

/** Nobody nests deeper, and a text must not exhaust the stack. */
const DEEPEST = 100;

/** What names, types and expressions need of each other: each may hold the others. */
export interface CppGrammar {
  /** A type without a name. `isBare`: without parameters. */
  typeId(parser: CppParser, where: { readonly isBare: boolean }): NamePart;
  /** The id of an expression. As an argument of a template, `>` ends it. */
  expressionId(parser: CppParser, where: { readonly isArgument: boolean }): string;
}

/** Goes through the tokens of a declaration, and notes what they are. */
export class CppParser {
  readonly text: string;
  readonly tokens: readonly CppToken[];
  readonly grammar: CppGrammar;
  at = 0;
  /** In the order in which they were made; what comes later counts. */
  readonly #marks: { readonly start: number; readonly end: number; readonly mark: CppMark }[] = [];
  #depth = 0;
  #steps = 0;

  constructor(text: string, grammar: CppGrammar) {
    this.text = text;
    this.grammar = grammar;
    this.tokens = cppTokens(text);
  }

  peek(ahead = 0): string | undefined {
    return this.tokens[this.at + ahead]?.text;
  }

  get token(): CppToken | undefined {
    return this.tokens[this.at];
  }

  is(...texts: readonly string[]): boolean {
    const text = this.peek();
    return text !== undefined && texts.includes(text);
  }

  /** Goes on behind a token where it is there. */
  skip(...texts: readonly string[]): boolean {
    if (!this.is(...texts)) return false;
    this.at += 1;
    return true;
  }

  expect(text: string): void {
    if (!this.skip(text)) this.fail();
  }

  fail(): never {
    throw REFUSED;
  }

  /** Whether the next token stands right behind the last. */
  get isJoined(): boolean {
    return this.tokens[this.at - 1]?.end === this.tokens[this.at]?.start;
  }

  /** Tries to read; where that fails, all is as before. */
  attempt<Made>(read: () => Made): Made | undefined {
    const before = { at: this.at, depth: this.#depth, marks: this.#marks.length };
    // What was tried in vain again and again is no declaration that anybody wrote.
    if ((this.#steps += 1) > 2000) this.fail();
    try {
      return read();
    } catch (error) {
      if (!(error instanceof NoDeclaration)) throw error;
      this.at = before.at;
      this.#depth = before.depth;
      this.#marks.length = before.marks;
      return undefined;
    }
  }

  /** Reads something that may hold things of its own kind. */
  deeper<Made>(read: () => Made): Made {
    if ((this.#depth += 1) > DEEPEST) this.fail();
    const made = read();
    this.#depth -= 1;
    return made;
  }

  /** Goes behind the bracket that closes the one at hand, whatever is between. */
  passBrackets(): void {
    const waiting: string[] = [];
    do {
      const text = this.peek();
      if (text === undefined) this.fail();
      const closer = CLOSERS[text];
      if (closer !== undefined) waiting.push(closer);
      else if (text === waiting.at(-1)) waiting.pop();
      this.at += 1;
    } while (waiting.length > 0);
  }

  mark(start: number, mark: CppMark): void {
    this.#marks.push({ start, end: this.at, mark });
  }

  /** Marks of runs of tokens, by the index of the first. Of a qualified name only the last part is what is declared. */
  get marks(): ReadonlyMap<number, { readonly end: number; readonly mark: CppMark }> {
    const declared = this.#marks.findLast(({ mark }) => mark === 'declared');
    const all = this.#marks.filter(each => each.mark !== 'declared' || each === declared);
    return new Map(all.map(each => [each.start, each]));
  }
}

const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

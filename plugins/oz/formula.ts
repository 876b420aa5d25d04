import type { Element, ElementContent } from 'hast';
import { nearest } from 'pylit/plugin';
import { letters, operator, row, space } from './mathml.ts';
import type { Problems } from './problems.ts';
import { subscript, superscript, withLowered } from './scripts.ts';
import { IGNORED, MEDIUM, SPACES, THIN, WIDE } from './spaces.ts';
import {
  DIALECT_NAMES,
  type Dialect,
  MACRO_NAMES,
  macroOfDialect,
  macroSymbol,
  typedSymbol,
  type ZSymbol,
} from './symbols.ts';
import type { Token } from './tokens.ts';

/** What a formula needs besides its tokens. */
export interface FormulaContext {
  readonly dialect: Dialect;
  readonly problems: Problems;
  /** What is known of names, by their offsets in the specification. */
  readonly marks?: ReadonlyMap<number, NameMark>;
}

/** What a name is besides its letters: a declaration that links lead to, or a use that leads to one. */
export interface NameMark {
  readonly id?: string;
  readonly href?: string;
}

/** Draws one row of a specification as the children of a `math` element. */
export function formula(tokens: readonly Token[], context: FormulaContext): ElementContent[] {
  return new Formula(tokens, context, 0).draw();
}

/** What stands to the left of the next sign: it decides on the space between them. */
type Left = 'start' | 'operand' | 'operator';

/** Braces within braces are drawn so deep; TeX's own limit is 255. */
const DEEPEST = 60;

class Formula {
  private readonly tokens: readonly Token[];
  private readonly context: FormulaContext;
  private readonly depth: number;
  private readonly drawn: ElementContent[] = [];
  private left: Left = 'start';
  private isSpaced = false;
  private index = 0;

  constructor(tokens: readonly Token[], context: FormulaContext, depth: number) {
    this.tokens = tokens;
    this.context = context;
    this.depth = depth;
  }

  draw(): ElementContent[] {
    for (let token = this.next(); token; token = this.next()) this.token(token);
    return this.drawn;
  }

  private next(): Token | undefined {
    this.index += 1;
    return this.tokens[this.index - 1];
  }

  private token(token: Token): void {
    if (token.kind === 'blank') this.isSpaced = true;
    else if (token.kind === 'macro') this.macro(token);
    else if (token.kind === 'word') this.word(token);
    else if (token.kind === 'number') this.operand(letters('mn', token.text));
    else if (token.kind === 'text') this.operand(letters('mtext', token.text.replace(/\s+/g, ' ')));
    else if (token.kind === 'indent') this.put(space(2 * Math.min(20, Number(token.text))), this.left);
    else if (token.kind === 'open') this.operandOf(this.group(token));
    else if (token.kind === 'close') this.report(token.at, 'A closing brace has no opening brace in its row.');
    else if (token.kind !== 'cell') this.typed(token.text);
  }

  private word({ text, at }: Token): void {
    const symbol = typedSymbol(text);
    if (symbol) this.symbol(symbol);
    else this.operand(markedName(text, this.context.marks?.get(at)));
  }

  private typed(text: string): void {
    if (text === '~') this.put(space(0.25), 'operator');
    else if (text === '^') this.above(this.argument());
    else if (text === '_') this.underscore();
    else if (text !== '$') this.symbol(typedSymbol(text) ?? { text, kind: 'name', meaning: '' });
  }

  /** `_` alone is the place of an operator's argument; else it lowers what follows. */
  private underscore(): void {
    const following = this.tokens[this.index];
    const isPlace = (this.isSpaced || this.left !== 'operand') && (following?.kind ?? 'blank') === 'blank';
    if (isPlace) this.operand(letters('mi', '_', 'oz-upright'));
    else this.below(this.argument());
  }

  private macro(token: Token): void {
    const { text } = token;
    const width = SPACES[text];
    if (width !== undefined && Object.hasOwn(SPACES, text)) this.put(space(width), 'operator');
    else if ((text === '\\infix' || text === '\\inrel') && this.tokens[this.index]?.kind === 'open') this.underlined();
    else if (!IGNORED.has(text)) this.known(token);
  }

  private known({ text, at }: Token): void {
    const symbol = macroSymbol(text, this.context.dialect);
    if (symbol) {
      this.reportOtherDialect(text, at);
      this.symbol(symbol);
    } else {
      this.reportUnknown(text, at);
      this.operand(letters('mtext', text, 'oz-unknown'));
    }
  }

  private underlined(): void {
    const opening = this.next();
    const start = this.index;
    while (this.index < this.tokens.length && this.tokens[this.index]?.kind !== 'close') this.index += 1;
    const name = this.tokens.slice(start, this.index).map(({ text }) => text);
    this.index += 1;
    if (opening) this.put(operator(name.join(''), WIDE, WIDE, 'oz-infix'), 'operator');
  }

  private symbol({ text, kind }: ZSymbol): void {
    if (kind === 'atom')
      this.operand(withLowered(text, part => letters('mi', part, isWord(part) ? 'oz-word' : 'oz-upright')));
    else if (kind === 'name') this.operand(letters('mi', text));
    else if (kind === 'stroke') this.put(operator(text, 0, 0), 'operand');
    else if (text === '^') this.above(this.argument());
    else if (kind === 'postfix') this.postfix(text);
    else if (kind === 'close') this.put(operator(text, 0, 0), 'operand');
    else if (kind === 'layout') this.operand(letters('mi', text === '_' ? text : ' ', 'oz-upright'));
    else if (isPrefix(kind)) this.prefix(text, kind);
    else this.infix(text, kind);
  }

  private prefix(text: string, kind: string): void {
    const isTight = kind === 'open' || kind === 'prefix-name' || /[¬#↓θ-]/.test(text);
    this.gap();
    this.put(
      withLowered(text, part => operator(part, 0, isTight ? 0 : THIN, wordClass(part, kind))),
      'operator',
    );
  }

  private infix(text: string, kind: string): void {
    const [before, behind] = this.spaces(text, kind);
    this.put(
      operator(text, this.left === 'start' && kind !== 'colon' ? 0 : before, behind, wordClass(text, kind)),
      'operator',
    );
  }

  private spaces(text: string, kind: string): readonly [number, number] {
    if (kind === 'tight' || kind === 'selection') return [0, 0];
    if (text === ',' || text === ';') return [0, text === ',' ? THIN : WIDE];
    if (text === '−' && this.left !== 'operand') return [0, 0];
    if (text === '..') return [THIN, THIN];
    return kind === 'infix' || kind === 'colon' ? [MEDIUM, MEDIUM] : [WIDE, WIDE];
  }

  private postfix(text: string): void {
    if (text === 'contained') this.put(operator(text, THIN, 0), 'operand');
    else if (/[ⒸⓈⒺ]/.test(text)) this.below(operator(text, 0, 0));
    else this.above(operator(text === '⁺' ? '+' : text === '*' ? '∗' : text, 0, 0));
  }

  private above(what: ElementContent): void {
    this.replaceLast(base => superscript(base, what));
  }

  private below(what: ElementContent): void {
    this.replaceLast(base => subscript(base, what));
  }

  private replaceLast(change: (base: ElementContent) => readonly ElementContent[]): void {
    const base = this.drawn.pop() ?? row([]);
    this.drawn.push(...change(base));
    if (this.left === 'start') this.left = 'operand';
    this.isSpaced = false;
  }

  /** What a script raises or lowers: a group, a name, a number or a sign. */
  private argument(): ElementContent {
    while (this.tokens[this.index]?.kind === 'blank') this.index += 1;
    const token = this.next();
    if (!token) return row([]);
    if (token.kind === 'open') return row(this.group(token));
    const symbol = token.kind === 'macro' ? macroSymbol(token.text, this.context.dialect) : typedSymbol(token.text);
    if (symbol) return operator(symbol.text === '⁺' ? '+' : symbol.text, 0, 0);
    return row(this.inner([token]));
  }

  /** What stands in a pair of braces, which TeX does not print. */
  private group({ at }: Token): ElementContent[] {
    const start = this.index;
    let open = 1;
    for (; this.index < this.tokens.length && open > 0; this.index += 1) {
      const kind = this.tokens[this.index]?.kind;
      open += kind === 'open' ? 1 : kind === 'close' ? -1 : 0;
    }
    if (open > 0) this.report(at, 'An opening brace has no closing brace in its row.');
    return this.inner(this.tokens.slice(start, open > 0 ? this.index : this.index - 1));
  }

  private inner(tokens: readonly Token[]): ElementContent[] {
    if (this.depth < DEEPEST) return new Formula(tokens, this.context, this.depth + 1).draw();
    if (this.depth === DEEPEST) this.report(tokens[0]?.at ?? 0, `Braces are drawn ${DEEPEST} deep and no deeper.`);
    return [];
  }

  private operandOf(children: readonly ElementContent[]): void {
    if (children.length > 0) this.operand(row(children));
  }

  private operand(node: ElementContent): void {
    this.gap();
    this.put(node, 'operand');
  }

  /** Two operands that stand apart in the source stand apart in print: an application such as `f x`. */
  private gap(): void {
    if (this.isSpaced && this.left === 'operand') this.drawn.push(space(MEDIUM));
  }

  private put(node: ElementContent, left: Left): void {
    this.drawn.push(node);
    this.left = left;
    this.isSpaced = false;
  }

  private report(at: number, text: string): void {
    this.context.problems.add(() => ({ severity: 'warning', rule: 'oz-structure', text, at }));
  }

  private reportOtherDialect(name: string, at: number): void {
    const { problems, dialect } = this.context;
    const other = macroOfDialect(name, dialect);
    if (!other) return;
    const { instead } = other;
    problems.add(() => ({
      severity: 'warning',
      rule: 'unknown-macro',
      text: `"${name}" is no macro of ${DIALECT_NAMES[dialect]}.`,
      ...(instead !== undefined && { hint: `It has "${instead}" for the same sign.` }),
      at,
    }));
  }

  private reportUnknown(name: string, at: number): void {
    const { problems, dialect } = this.context;
    problems.add(() => {
      const [near] = nearest(name, MACRO_NAMES, 1);
      const meaning = near === undefined ? '' : macroSymbol(near, dialect)?.meaning;
      return {
        severity: 'warning',
        rule: 'unknown-macro',
        text: `"${name}" is no macro of Z or Object-Z.`,
        ...(near !== undefined && { hint: `Did you mean "${near}"${meaning ? ` (${meaning})` : ''}?` }),
        at,
      };
    });
  }
}

/** A name with its mark; links are made of it where the formula is put together. */
function markedName(text: string, mark: NameMark | undefined): Element {
  const name = letters('mi', text);
  return { ...name, properties: { ...name.properties, ...mark } };
}

/** Blackboard letters are signs, words are not. */
function isWord(text: string): boolean {
  return /^\p{L}{2}/u.test(text);
}

function wordClass(text: string, kind: string): string | undefined {
  if (kind === 'keyword') return 'oz-keyword';
  return isWord(text) ? 'oz-word' : undefined;
}

function isPrefix(kind: string): boolean {
  return ['prefix', 'prefix-name', 'prefix-relation', 'quantifier', 'binder', 'open'].includes(kind);
}

import { nearest } from 'pylit/plugin';
import type { Box } from '../box.ts';
import { operatorDirectives, revealed } from '../language/directives.ts';
import { type ParagraphContext, paragraphsOf } from '../language/paragraphs.ts';
import { fullName, type Name, type Span } from '../language/term.ts';
import { parseBoxes } from '../parse.ts';
import { type Problem, type Problems, placeAt } from '../problems.ts';
import type { Dialect } from '../symbols.ts';
import { tokenize } from '../tokens.ts';
import { settled } from '../types/type.ts';
import { type Entry, type Globals, Scope } from './entry.ts';
import { checkParagraph } from './paragraphs.ts';
import { TermRules } from './terms.ts';
import { toolkit } from './toolkit.ts';

/** What checking a specification needs. */
export interface CheckInput {
  readonly source: string;
  /** Its boxes, as they are drawn. */
  readonly bare: Box;
  readonly dialect: Dialect;
  readonly globals: Globals;
  readonly problems: Problems;
}

/** What came of it. */
export interface Checked {
  /** The names that it declares for others, in order. */
  readonly declared: readonly (readonly [name: Name, entry: Entry])[];
  /** Where names of all stand that are used. */
  readonly uses: readonly (Span & { readonly name: string })[];
}

/** Checks names and types of a specification, paragraph by paragraph. */
export function checkSpecification(input: CheckInput): Checked {
  return new SpecificationChecker(input).check();
}

/** Longer pieces of a specification are shortened in messages. */
const LONGEST = 60;

class SpecificationChecker {
  private readonly input: CheckInput;
  private readonly declared = new Map<string, readonly [Name, Entry]>();
  private readonly uses: (Span & { name: string })[] = [];
  private readonly scope = new Scope();
  private readonly operators = new Map<string, 'function' | 'relation'>();
  private readonly missing = new Map<string, { readonly at: number; readonly scope: Scope }>();
  private readonly early = new Set<string>();
  private readonly toolkit = toolkit((term, entries, generics) => typeOfToolkit(term, entries, generics));
  private readonly rules = new TermRules({
    find: (name, scope) => this.find(name, scope),
    use: (name, span, scope) => this.use(name, span, scope),
    report: (rule, at, text, hint) => this.report(rule, at, text, () => hint),
    source: span => this.sourceOf(span),
  });

  constructor(input: CheckInput) {
    this.input = input;
  }

  check(): Checked {
    const { source, dialect, problems } = this.input;
    const shown = revealed(source);
    const bare = shown === source ? this.input.bare : parseBoxes(shown, tokenize(shown), problems);
    for (const { name, kind } of operatorDirectives(source)) this.operators.set(name, kind);
    const context: ParagraphContext = {
      dialect,
      problems,
      operators: {
        of: name => this.operatorOf(name),
        isPrefix: name => this.isPrefix(name),
        declare: (name, kind) => void this.operators.set(name, kind),
      },
    };
    for (const paragraph of paragraphsOf(
      bare.sections.flatMap(({ content }) => content),
      context,
    ))
      checkParagraph(paragraph, this.scope, this.rules, (name, entry) => this.add(name, entry));
    for (const [name, { at, scope }] of this.missing) this.reportMissing(name, at, scope);
    return { declared: [...this.declared.values()], uses: this.uses };
  }

  private operatorOf(name: string): 'function' | 'relation' | undefined {
    const known = this.operators.get(name);
    if (known || this.scope.find(`_${name}_`)) return known ?? 'function';
    return this.input.globals.find(`_${name}_`)?.operator;
  }

  private isPrefix(name: string): boolean {
    const written = `${name}_`;
    if (this.operators.has(written)) return true;
    return this.scope.find(written) !== undefined || this.input.globals.find(written) !== undefined;
  }

  private find(name: string, scope: Scope): Entry | undefined {
    return scope.find(name) ?? this.input.globals.find(name) ?? this.toolkit.get(name);
  }

  private use(name: string, span: Span, scope: Scope): Entry | undefined {
    const local = scope.find(name);
    if (local) return this.noted(name, span, local);
    const known = this.input.globals.find(name);
    if (known?.isLater && !this.early.has(name)) {
      this.early.add(name);
      this.report('oz-order', span.at, `"${name}" is used before it is declared.`);
    }
    if (known) return this.noted(name, span, known);
    const own = this.toolkit.get(name);
    if (scope.isOpen && (!own || /^\p{L}{2}/u.test(name))) return undefined;
    if (!own && !name.startsWith('\\')) this.undeclared(name, span, scope);
    return own;
  }

  private noted(name: string, { at, end }: Span, entry: Entry): Entry {
    const isOfAll = this.declared.has(name)
      ? this.declared.get(name)?.[1] === entry
      : this.input.globals.find(name) === entry;
    if (isOfAll) this.uses.push({ at, end, name });
    return entry;
  }

  /** Of a name that is missing again and again one message is enough. */
  private undeclared(name: string, { at }: Span, scope: Scope): void {
    if (!this.missing.has(name)) this.missing.set(name, { at, scope });
  }

  /** Only at the end is it known whether a name is declared further below. */
  private reportMissing(name: string, at: number, scope: Scope): void {
    if (this.declared.has(name)) this.report('oz-order', at, `"${name}" is used before it is declared.`);
    else this.report('oz-undeclared', at, `"${name}" is not declared.`, () => this.nearestTo(name, scope));
  }

  private nearestTo(name: string, scope: Scope): string | undefined {
    const near = [...nearest(name, scope.names(), 3), ...this.input.globals.nearest(name)];
    const best = near.find(other => isLike(name, other));
    return best === undefined ? undefined : `Did you mean "${best}"?`;
  }

  /** @param hint takes time to find, and is asked for where there is room for the message */
  private report(rule: Problem['rule'], at: number, text: string, hint?: () => string | undefined): void {
    this.input.problems.add(() => {
      const found = hint?.();
      return { severity: 'warning', rule, text, at, ...(found !== undefined && { hint: found }) };
    });
  }

  private add(name: Name, entry: Entry): void {
    const full = fullName(name);
    if (full === '') return;
    const other = this.input.globals.find(full);
    if (this.declared.has(full) || (other && !other.isLater))
      this.report('oz-duplicate', name.at, `"${full}" is declared a second time.`, () => this.firstPlace(full));
    const own = settledEntry(entry);
    this.declared.set(full, [name, own]);
    this.scope.declare(full, own);
  }

  private firstPlace(name: string): string {
    const [first] = this.declared.get(name) ?? [];
    if (!first) return "Another block declares it. Rename one; with `scope: 'document'` each document is by itself.";
    const { line } = placeAt(this.input.source, first.at);
    return `It is declared in line ${line} of this block.`;
  }

  private sourceOf({ at, end }: Span): string {
    const text = this.input.source.slice(at, end).replace(/\s+/g, ' ').trim();
    return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  }
}

/** Whether somebody may have meant the one and written the other: not where they differ in their strokes, or in the case of their first letters. */
function isLike(name: string, other: string): boolean {
  const strokes = (text: string) => /[′?!]*$/.exec(text)?.[0];
  const isLarge = (text: string) => /^\p{Lu}/u.test(text);
  if (isLarge(name) !== isLarge(other)) return false;
  return name.length > 2 && Math.abs(name.length - other.length) <= 2 && strokes(name) === strokes(other);
}

/** An entry as plain data. */
function settledEntry({ members, ...entry }: Entry): Entry {
  const own = { ...entry, type: settled(entry.type) };
  return members ? { ...own, members: members.map(([name, member]) => [name, settledEntry(member)] as const) } : own;
}

function typeOfToolkit(...[term, entries, generics]: Parameters<Parameters<typeof toolkit>[0]>) {
  const scope = new Scope();
  for (const name of generics) scope.declare(name, { kind: 'given', type: { t: 'power', of: { t: 'param', name } } });
  const find = (name: string, inner: Scope) => inner.find(name) ?? entries.get(name);
  const use = (name: string, _: Span, inner: Scope) => find(name, inner);
  const report = (_: string, __: number, text: string) => {
    throw new RangeError(text);
  };
  return settled(new TermRules({ find, use, report, source: () => '' }).members(term, scope));
}

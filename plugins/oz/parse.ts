import { nearest } from 'pylit/plugin';
import type { Box, Section } from './box.ts';
import { BARE, ENVIRONMENT_NAMES, type Environment, environmentNamed, unknownEnvironment } from './environments.ts';
import { type Problems, placeAt } from './problems.ts';
import { RowBuilder } from './rows.ts';
import type { Token } from './tokens.ts';

/** Boxes within boxes within boxes: a class is two deep, and no text needs more than this. */
const DEEPEST = 12;

/** Macros that divide a box. */
const RULES: Readonly<Record<string, Section['rule']>> = {
  '\\where': 'where',
  '\\ST': 'where',
  '\\derive': 'derive',
  '\\Derive': 'Derive',
  '\\nextside': 'side',
};

/** Finds the boxes of a specification. Whatever is wrong is reported, and what is there is kept. */
export function parseBoxes(source: string, tokens: readonly Token[], problems: Problems): Box {
  return new BoxParser(source, tokens, problems).parse();
}

class OpenBox {
  readonly environment: Environment;
  readonly at: number;
  readonly name: readonly Token[];
  readonly generics: readonly Token[];
  readonly sections: Section[] = [];
  rows: RowBuilder;
  rule: Section['rule'];
  condition: readonly Token[] = [];

  constructor(environment: Environment, at: number, name: readonly Token[], generics: readonly Token[]) {
    this.environment = environment;
    this.at = at;
    this.name = name;
    this.generics = generics;
    this.rows = new RowBuilder(environment.name === '');
  }

  divide(rule: Section['rule'], condition: readonly Token[]): void {
    this.endSection();
    this.rule = rule;
    this.condition = condition;
  }

  close(): Box {
    this.endSection();
    const { environment, name, generics, sections } = this;
    return { kind: 'box', environment, name, generics, sections };
  }

  private endSection(): void {
    const content = this.rows.finish();
    this.sections.push({ ...(this.rule && { rule: this.rule }), condition: this.condition, content });
    this.rows = new RowBuilder(this.environment.name === '');
  }
}

class BoxParser {
  private readonly source: string;
  private readonly tokens: readonly Token[];
  private readonly problems: Problems;
  private readonly open: OpenBox[];
  private index = 0;

  constructor(source: string, tokens: readonly Token[], problems: Problems) {
    this.source = source;
    this.tokens = tokens;
    this.problems = problems;
    this.open = [new OpenBox(BARE, 0, [], [])];
  }

  parse(): Box {
    for (let token = this.tokens[0]; token; token = this.tokens[this.index]) {
      this.index += 1;
      if (token.kind === 'begin') this.begin(token);
      else if (token.kind === 'end') this.end(token);
      else if (token.kind === 'macro' && Object.hasOwn(RULES, token.text)) this.divide(token);
      else this.top.rows.add(token);
    }
    while (this.open.length > 1) {
      this.report(this.top.at, `\\begin{${this.top.environment.name}} has no \\end{${this.top.environment.name}}.`);
      this.closeTop();
    }
    return this.top.close();
  }

  private get top(): OpenBox {
    return this.open.at(-1) ?? this.open[0]!;
  }

  private begin(token: Token): void {
    const environment = this.environment(token);
    const outer = this.top.environment;
    if (!outer.holds)
      this.report(
        token.at,
        `\\begin{${token.text}} cannot stand in ${outer.name}: is its \\end{${outer.name}} missing?`,
      );
    if (this.open.length > DEEPEST) {
      this.report(token.at, `Boxes are drawn ${DEEPEST} deep and no deeper.`);
      return;
    }
    const { name, generics } = this.parameters(environment, token);
    this.open.push(new OpenBox(environment, token.at, name, generics));
  }

  private environment({ text, at }: Token): Environment {
    const known = environmentNamed(text);
    if (known) return known;
    this.problems.add(() => {
      const [near] = nearest(text, ENVIRONMENT_NAMES, 1);
      return {
        severity: 'error',
        rule: 'unknown-environment',
        text: `There is no environment "${text}" in Z.`,
        hint: near === undefined ? `There are ${ENVIRONMENT_NAMES.join(', ')}.` : `Did you mean "${near}"?`,
        at,
      };
    });
    return unknownEnvironment(text);
  }

  private parameters({ takes, name }: Environment, { at }: Token): { name: Token[]; generics: Token[] } {
    if (takes === 'count') this.bracketed('[', ']');
    const found = { name: [] as Token[], generics: [] as Token[] };
    if (takes.startsWith('name')) {
      this.skipBlank();
      const title = this.braced();
      if (title === undefined) this.report(at, `\\begin{${name}} needs a name in braces: \\begin{${name}}{Name}.`);
      found.name = title ?? [];
    }
    if (takes !== '' && takes !== 'count')
      found.generics = this.bracketed('[', ']') ?? (takes.endsWith('generics') ? this.braced() : undefined) ?? [];
    return found;
  }

  private skipBlank(): void {
    if (this.tokens[this.index]?.kind === 'blank') this.index += 1;
  }

  private braced(): Token[] | undefined {
    return this.enclosed(token => (token.kind === 'open' ? 1 : token.kind === 'close' ? -1 : 0));
  }

  private bracketed(open: string, close: string): Token[] | undefined {
    return this.enclosed(({ kind, text }) => (kind !== 'symbol' ? 0 : text === open ? 1 : text === close ? -1 : 0));
  }

  /** What stands between a pair of brackets that opens here, on this line of the box; else nothing is taken. */
  private enclosed(step: (token: Token) => number): Token[] | undefined {
    let depth = 0;
    for (let at = this.index; at < this.tokens.length; at += 1) {
      const token = this.tokens[at];
      if (!token || token.kind === 'begin' || token.kind === 'end' || token.kind === 'break') return undefined;
      depth += step(token);
      if (depth === 0 && at === this.index) return undefined;
      if (depth > 0) continue;
      const inner = this.tokens.slice(this.index + 1, at);
      this.index = at + 1;
      return inner;
    }
    return undefined;
  }

  private end(token: Token): void {
    const isOpen = this.open.some(({ environment }, depth) => depth > 0 && environment.name === token.text);
    if (this.open.length === 1) {
      this.report(token.at, `\\end{${token.text}} has no \\begin{${token.text}}.`);
      return;
    }
    while (isOpen && this.top.environment.name !== token.text) this.closeWrongly(token);
    if (!isOpen) this.closeWrongly(token);
    else this.closeTop();
  }

  private closeWrongly(token: Token): void {
    const { environment, at } = this.top;
    const { line } = placeAt(this.source, at);
    this.report(
      token.at,
      `\\end{${token.text}} stands where \\end{${environment.name}} is expected, for the \\begin in line ${line} of the specification.`,
    );
    this.closeTop();
  }

  private closeTop(): void {
    const box = this.open.length > 1 ? this.open.pop() : undefined;
    if (box) this.top.rows.addBox(box.close());
  }

  private divide(token: Token): void {
    const { top } = this;
    const rule = RULES[token.text];
    const condition = rule === 'derive' || rule === 'Derive' ? this.bracketed('[', ']') : undefined;
    if (!mayDivide(top.environment, rule)) {
      const place = top.environment.name === '' ? 'outside of a box' : `in ${top.environment.name}`;
      this.report(token.at, `${token.text} cannot stand ${place}.`);
    } else if (rule !== 'side' && top.rule !== undefined) {
      this.report(
        token.at,
        `${token.text} stands a second time in ${top.environment.name}: a box has one middle rule.`,
      );
    }
    if (top.environment.name !== '') top.divide(rule, condition ?? []);
  }

  private report(at: number, text: string): void {
    this.problems.add(() => ({ severity: 'warning', rule: 'oz-structure', text, at }));
  }
}

function mayDivide({ shape, divided, name }: Environment, rule: Section['rule']): boolean {
  if (rule === 'side') return shape === 'columns';
  return rule === 'where' ? divided : name === 'infrule';
}

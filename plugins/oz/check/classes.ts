import type { Member, Paragraph } from '../language/paragraph.ts';
import { fullName, type Name, type SchemaText } from '../language/term.ts';
import { ANY, power, resolved, type Type } from '../types/type.ts';
import { type Entry, Scope } from './entry.ts';
import type { Declare } from './paragraphs.ts';
import type { Rules } from './rules.ts';
import { schemaSet } from './schema-terms.ts';

type Class = Extract<Paragraph, { kind: 'class' }>;
type CheckParagraph = (paragraph: Paragraph, scope: Scope, rules: Rules, declare: Declare) => void;

/** Checks a class of Object-Z, and tells what its objects have. */
export function classEntry(paragraph: Class, scope: Scope, rules: Rules, check: CheckParagraph): Entry {
  return new ClassChecker(paragraph, scope, rules, check).check();
}

class ClassChecker {
  private readonly paragraph: Class;
  private readonly rules: Rules;
  private readonly checkInner: CheckParagraph;
  private readonly scope: Scope;
  private readonly members = new Map<string, Entry>();
  private readonly ancestors: string[] = [];
  private readonly state = new Set<string>();

  constructor(paragraph: Class, outer: Scope, rules: Rules, check: CheckParagraph) {
    this.paragraph = paragraph;
    this.rules = rules;
    this.checkInner = check;
    this.scope = new Scope(outer);
  }

  check(): Entry {
    const { members, name } = this.paragraph;
    for (const member of members) if (member.kind === 'inherits') this.inherit(member);
    const self: Type = { t: 'object', name: fullName(name), ancestors: this.ancestors };
    this.scope.declare(fullName(name), { kind: 'class', type: power(self) });
    this.scope.declare('self', { kind: 'variable', type: self });
    for (const member of members) this.expectOperation(member);
    for (const member of members) this.member(member);
    for (const member of members) if (member.kind === 'visible') this.mustBeThere(member.names);
    return { kind: 'class', type: power(self), members: [...this.members] };
  }

  private inherit({ parent }: Extract<Member, { kind: 'inherits' }>): void {
    const type = resolved(this.rules.type(parent, this.scope));
    const object = type.t === 'power' ? resolved(type.of) : type;
    if (object.t !== 'object') {
      if (object.t !== 'any' && object.t !== 'variable')
        this.rules.report('oz-type', parent.at, `"${this.rules.source(parent)}" is inherited from, and is no class.`);
      this.scope.open();
      return;
    }
    this.ancestors.push(object.name, ...object.ancestors);
    const renaming = new Map(
      parent.kind === 'rename' ? parent.pairs.map(({ to, from }) => [fullName(from), fullName(to)]) : [],
    );
    for (const [name, entry] of this.rules.find(object.name, this.scope)?.members ?? [])
      this.add(renaming.get(name) ?? name, entry);
  }

  private add(name: string, entry: Entry): void {
    this.members.set(name, entry);
    this.scope.declare(name, entry);
    if (entry.kind === 'variable') this.state.add(name);
  }

  /** Operations may call one another. */
  private expectOperation(member: Member): void {
    const name = member.kind === 'operation' || member.kind === 'definition' ? member.name : undefined;
    if (name && !this.members.has(fullName(name))) this.scope.declare(fullName(name), { kind: 'operation', type: ANY });
  }

  private member(member: Member): void {
    const { rules } = this;
    if (member.kind === 'visible' || member.kind === 'inherits') return;
    if (member.kind === 'state') this.stateOf(member.text);
    else if (member.kind === 'initial') rules.text(member.text, new Scope(this.scope));
    else if (member.kind === 'operation') this.operation(member);
    else
      this.checkInner(member, this.scope, rules, (name, entry) =>
        this.declared(name, entry, member.kind === 'definition'),
      );
  }

  private declared(name: Name, entry: Entry, isDefinition: boolean): void {
    const kind = isDefinition ? 'operation' : entry.kind === 'variable' ? 'schema' : entry.kind;
    this.add(fullName(name), { ...entry, kind });
  }

  private stateOf(text: SchemaText): void {
    const inner = new Scope(this.scope);
    const { fields } = this.rules.text(text, inner);
    for (const [name, type] of fields) this.add(name, inner.own(name) ?? { kind: 'variable', type });
  }

  /** An operation sees the state before and after. */
  private operation({ name, text }: Extract<Member, { kind: 'operation' }>): void {
    const around = new Scope(this.scope);
    for (const variable of this.state) {
      const entry = this.scope.find(variable);
      if (entry) around.declare(`${variable}′`, entry);
    }
    const { fields } = this.rules.text(text, new Scope(around));
    this.add(fullName(name), { kind: 'operation', type: schemaSet(fields) });
  }

  private mustBeThere(names: readonly Name[]): void {
    for (const name of names)
      if (!this.members.has(fullName(name)))
        this.rules.report(
          'oz-undeclared',
          name.at,
          `The class "${fullName(this.paragraph.name)}" has no "${fullName(name)}".`,
        );
  }
}

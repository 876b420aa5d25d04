import type { Type } from '../types/type.ts';

/** What is known of a name. Plain data, where the type is settled. */
export interface Entry {
  readonly kind: 'variable' | 'given' | 'schema' | 'class' | 'operation';
  readonly type: Type;
  /** Names of its formal parameters. */
  readonly generics?: readonly string[];
  /** What it is, in a word, where its declaration says more than its type: a function is a relation. */
  readonly word?: string;
  /** How it is written between its arguments. */
  readonly operator?: 'function' | 'relation';
  /** Of a class: what its objects have. */
  readonly members?: readonly (readonly [name: string, entry: Entry])[];
  /** A declaration that only some paragraph below it makes. */
  readonly isLater?: true;
}

/** What all paragraphs see. */
export interface Globals {
  find(name: string): Entry | undefined;
  /** Names that a mistyped one may have meant. */
  nearest(name: string): readonly string[];
}

/** Names that hold in a part of a specification. */
export class Scope {
  private readonly outer: Scope | undefined;
  private readonly entries = new Map<string, Entry>();
  private isOpenHere = false;

  constructor(outer?: Scope) {
    this.outer = outer;
  }

  find(name: string): Entry | undefined {
    return this.entries.get(name) ?? this.outer?.find(name);
  }

  /** Notes that it includes what is not known: any name may be declared in it. */
  open(): void {
    this.isOpenHere = true;
  }

  get isOpen(): boolean {
    return this.isOpenHere || this.outer?.isOpen === true;
  }

  own(name: string): Entry | undefined {
    return this.entries.get(name);
  }

  declare(name: string, entry: Entry): void {
    this.entries.set(name, entry);
  }

  names(): string[] {
    return [...this.entries.keys(), ...(this.outer?.names() ?? [])];
  }
}

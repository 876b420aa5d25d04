import { resolved, type Type, type TypeVariable } from './type.ts';

const LETTERS = 'XYZWVU';

/** Longer types are cut. */
const LONGEST = 160;
const DEEPEST = 12;
const MOST_FIELDS = 5;

/** Prints types as Z does; those that are not known yet are letters, the same in all that one printer prints. */
export class TypePrinter {
  private readonly letters = new Map<TypeVariable, string>();
  private readonly isTaken: (letter: string) => boolean;
  private count = 0;

  /** @param isTaken whether a letter is the name of something else */
  constructor(isTaken: (letter: string) => boolean = () => false) {
    this.isTaken = isTaken;
  }

  print(type: Type): string {
    const text = this.type(type, 0);
    return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  }

  private type(type: Type, depth: number): string {
    const found = resolved(type);
    if (depth > DEEPEST) return '…';
    if (found.t === 'power') return `ℙ ${this.factor(found.of, depth + 1)}`;
    if (found.t === 'product') return found.items.map(item => this.factor(item, depth + 1)).join(' × ');
    if (found.t === 'schema') return this.schema(found.fields, depth + 1);
    if (found.t === 'variable') return this.letter(found);
    return found.t === 'any' ? '?' : found.name;
  }

  private factor(type: Type, depth: number): string {
    const text = this.type(type, depth);
    return resolved(type).t === 'product' ? `(${text})` : text;
  }

  private schema(fields: Extract<Type, { t: 'schema' }>['fields'], depth: number): string {
    const shown = fields.slice(0, MOST_FIELDS).map(([name, type]) => `${name} : ${this.type(type, depth)}`);
    return `[${[...shown, ...(fields.length > MOST_FIELDS ? ['…'] : [])].join('; ')}]`;
  }

  private letter(variable: TypeVariable): string {
    const known = this.letters.get(variable);
    if (known) return known;
    let letter = this.nextLetter();
    while (this.isTaken(letter)) letter = this.nextLetter();
    this.letters.set(variable, letter);
    return letter;
  }

  private nextLetter(): string {
    const number = Math.floor(this.count / LETTERS.length);
    const letter = LETTERS.charAt(this.count % LETTERS.length) + (number > 0 ? number : '');
    this.count += 1;
    return letter;
  }
}

/** What something of a type is, in a word. */
export function wordFor(type: Type): string {
  const found = resolved(type);
  switch (found.t) {
    case 'power': {
      const of = resolved(found.of);
      if (of.t === 'schema') return 'a schema';
      return of.t === 'product' && of.items.length === 2 ? 'a relation' : 'a set';
    }
    case 'product':
      return found.items.length === 2 ? 'a pair' : 'a tuple';
    case 'schema':
      return 'a binding';
    case 'object':
      return 'an object';
    case 'given':
      return found.name === 'ℤ' ? 'a number' : 'an element';
    default:
      return 'something';
  }
}

import type { Environment } from './environments.ts';
import type { Token } from './tokens.ts';

/** One line of a box. */
export interface Row {
  readonly kind: 'row';
  readonly tokens: readonly Token[];
  /** Extra space above it: 0 none, 1 `\also`, 2 `\Also`, 4 `\ALSO`. */
  readonly gap: number;
}

/** What stands above, between or below the rules of a box. */
export interface Section {
  /** The rule above it, but for the first: a middle rule or a rule of inference, single or double. */
  readonly rule?: 'where' | 'derive' | 'Derive' | 'side';
  /** The side condition of a rule of inference. */
  readonly condition: readonly Token[];
  readonly content: readonly (Row | Box)[];
}

/** An environment with what stands in it. */
export interface Box {
  readonly kind: 'box';
  readonly environment: Environment;
  readonly name: readonly Token[];
  readonly generics: readonly Token[];
  readonly sections: readonly Section[];
}

/** Boxes, and the rows between them together. */
export function grouped(content: readonly (Row | Box)[]): (Row[] | Box)[] {
  const groups: (Row[] | Box)[] = [];
  for (const item of content) {
    const last = groups.at(-1);
    if (item.kind === 'box') groups.push(item);
    else if (Array.isArray(last)) last.push(item);
    else groups.push([item]);
  }
  return groups;
}

import type { Element } from 'hast';
import type { Box } from './box.ts';
import { BARE } from './environments.ts';
import type { Token } from './tokens.ts';

/** A specification in all its forms. */
export interface Drawing {
  readonly source: string;
  readonly tokens: readonly Token[];
  readonly bare: Box;
  /** Its boxes are not closed, or wrongly nested. */
  readonly isTorn: boolean;
  readonly figures: readonly Element[];
  /** Why it is not drawn. */
  readonly refusal?: string;
}

/** The box of a specification that is not read. */
export const NOTHING: Box = { kind: 'box', environment: BARE, name: [], generics: [], sections: [] };

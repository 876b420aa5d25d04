import type { RootContent } from 'mdast';
import type { ParseContext } from '../context.ts';
import type { Line } from '../text/line.ts';
import type { OptionType } from './option-types.ts';

/** A directive as found in the text. */
export interface DirectiveCall {
  readonly context: ParseContext;
  readonly name: string;
  /** Its first line. */
  readonly line: Line;
  /** All its lines, for its position and for messages. */
  readonly source: readonly Line[];
  readonly argument: readonly Line[];
  readonly options: Readonly<Record<string, string>>;
  /** The lines of an option's value. */
  readonly optionLines: ReadonlyMap<string, readonly Line[]>;
  readonly content: readonly Line[];
  /** Name of the substitution that it defines. */
  readonly substitution?: string;
}

/** What is wrong with a use of a directive. */
export interface DirectiveFailure {
  readonly level: 1 | 2 | 3 | 4;
  readonly failed: string;
}

/** What a directive takes, and what it makes of it. */
export interface DirectiveDefinition {
  /** Least and most arguments; none by default. */
  readonly arguments?: readonly [number, number];
  /** The last argument may hold spaces. */
  readonly longArgument?: boolean;
  /** Options and how their values are checked; absent: it takes none. */
  readonly options?: Readonly<Record<string, OptionType>>;
  /** Whether it takes content; with `'needed'`, it is nothing without. */
  readonly content?: boolean | 'needed';
  readonly run: (call: DirectiveCall) => readonly RootContent[] | DirectiveFailure;
}

/** Says that a directive cannot be used so. */
export function failure(failed: string, level: DirectiveFailure['level'] = 3): DirectiveFailure {
  return { failed, level };
}

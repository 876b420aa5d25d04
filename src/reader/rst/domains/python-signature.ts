import { closingIndex } from './signature-text.ts';

/** A signature of Python taken apart. */
export interface PythonSignature {
  /** What stands before the name, with its last dot. */
  readonly prefix: string;
  readonly name: string;
  /** Type parameters, without their brackets. */
  readonly types?: string;
  /** Without its parentheses; absent where there are none. */
  readonly parameters?: string;
  readonly returns?: string;
}

const LONGEST_NAME = 1000;
const NAME = /^([\p{L}\p{N}_.]*\.)?([\p{L}\p{N}_]+)\s*/u;

/**
 * Takes a signature of Python apart.
 *
 *     prefix.name[T](a, b=1) -> int
 *
 * @returns undefined where it is none
 */
export function pythonSignature(text: string): PythonSignature | undefined {
  const match = NAME.exec(text.slice(0, LONGEST_NAME));
  if (!match) return undefined;
  const [whole, prefix = '', name = ''] = match;
  const types = bracketed(text.slice(whole.length), '[');
  const parameters = bracketed(types.rest, '(');
  const returns = /^->\s*(.*)$/s.exec(parameters.rest)?.[1];
  const isWhole = parameters.rest === '' || (returns !== undefined && parameters.inner !== undefined);
  if (!isWhole) return undefined;
  return {
    prefix,
    name,
    ...(types.inner !== undefined && { types: types.inner }),
    ...(parameters.inner !== undefined && { parameters: parameters.inner }),
    ...(returns !== undefined && { returns: returns.trim() }),
  };
}

/** What stands in the brackets at the start, and what after them. Of brackets that do not match the last closer counts. */
function bracketed(text: string, open: '(' | '['): { inner?: string; rest: string } {
  if (!text.startsWith(open)) return { rest: text };
  const matching = closingIndex(text, 0);
  const end = matching >= 0 ? matching : text.lastIndexOf(open === '(' ? ')' : ']');
  if (end < 0) return { rest: text };
  return { inner: text.slice(1, end).trim(), rest: text.slice(end + 1).trim() };
}

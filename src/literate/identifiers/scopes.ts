/** What a pair of braces encloses: members of a type; a module or namespace, which is as if it were not there; or anything else. */
export type Scope = 'type' | 'open' | 'other';

/** A piece of code between braces and semicolons, and what it stands in. */
export interface Statement {
  /** Masked text, without what ends it. */
  readonly text: string;
  /** Where it begins in the code. */
  readonly start: number;
  /** The character that ends it; '' at the end of the code. */
  readonly end: '{' | '}' | ';' | '';
  /** Innermost scope, and whether any around it is code (`other`). */
  readonly scope: Scope | undefined;
  readonly isLocal: boolean;
  /** The text before the innermost brace that is open. */
  readonly owner: string;
}

/** Braces, brackets, semicolons and the end. Not the braces of an empty type among others: `<T = {}>`. */
const SIGNS = /\{[ \t]*\}(?=[ \t]*[>,])|[(){};[\]]|$/g;

/**
 * Cuts masked code at braces and semicolons. Blocks within parentheses, such as functions that are passed on, define nothing.
 *
 * @param scopeOf what the braces after some text enclose
 */
export function statementsOf(masked: string, scopeOf: (header: string) => Scope): Statement[] {
  const code = withoutPassedBlocks(masked);
  const statements: Statement[] = [];
  const open: { scope: Scope; owner: string }[] = [];
  let start = 0;
  let round = 0;
  for (const { 0: sign, index } of code.matchAll(SIGNS)) {
    if (sign.length > 1) continue;
    if (sign === '(' || sign === '[') round += 1;
    if (sign === ')' || sign === ']') round = Math.max(0, round - 1);
    const isEnd = sign === '' || (round === 0 && (sign === '{' || sign === '}' || sign === ';'));
    if (!isEnd) continue;
    const text = code.slice(start, index);
    statements.push({
      text,
      start: start + (text.length - text.trimStart().length),
      end: sign as Statement['end'],
      scope: open.at(-1)?.scope,
      isLocal: open.some(({ scope }) => scope === 'other'),
      owner: open.at(-1)?.owner ?? '',
    });
    if (sign === '{') open.push({ scope: scopeOf(text), owner: text });
    if (sign === '}') open.pop();
    start = index + 1;
  }
  return statements;
}

/** Blanks what stands in braces within parentheses. */
function withoutPassedBlocks(code: string): string {
  let result = '';
  let done = 0;
  let round = 0;
  let braces = 0;
  for (const { 0: sign, index } of code.matchAll(/[(){}[\]]/g)) {
    if (braces > 0) {
      if (sign === '{') braces += 1;
      if (sign !== '}') continue;
      braces -= 1;
      if (braces > 0) continue;
      result += code.slice(done, index).replace(/[^\n]/g, ' ');
      done = index;
    } else if (sign === '(' || sign === '[') round += 1;
    else if (sign === ')' || sign === ']') round = Math.max(0, round - 1);
    else if (sign === '{' && round > 0) {
      result += code.slice(done, index + 1);
      done = index + 1;
      braces = 1;
    }
  }
  return result + code.slice(done);
}

import { type HeaderArgs, headerArgs, mergedArgs } from './import-org-headers.ts';
import { unescaped, withoutIndentation } from './import-org-parts.ts';

/** A source block of an Org file. */
export interface OrgBlock {
  /** Of its `#+begin_src`, from 1. */
  readonly line: number;
  readonly language: string;
  /** At least one, without the indentation that they share, as references to the block find them. */
  readonly lines: readonly string[];
  readonly name?: string;
  readonly caption?: string;
  readonly args: HeaderArgs;
  /** How the labels of its lines are written, where tangling removes them: with `%s` for the name. */
  readonly labels?: string;
}

/** What stands above a block for it. */
export interface Affiliated {
  readonly name?: string;
  readonly caption?: string;
  readonly args: HeaderArgs;
}

/** Takes the words behind `#+begin_src` apart; without a language it is no block that Org tangles. */
export function sourceWords(
  words: string,
): { readonly language: string; readonly switches: string; readonly rest: string } | undefined {
  const [, language, switches = '', rest = ''] = WORDS.exec(words.slice(0, MAX_LENGTH)) ?? [];
  return language === undefined ? undefined : { language, switches, rest: rest + words.slice(MAX_LENGTH) };
}

const MAX_LENGTH = 10_000;
const WORDS = /^(\S+)((?: +(?:-(?:l +".+"|[ikr])|[-+]n(?: *\d+)?))+)?(.*)$/s;

/** Makes a block of its words, what stands above it and around it, and its lines. */
export function sourceBlock(
  { language, switches, rest }: NonNullable<ReturnType<typeof sourceWords>>,
  { line, inside }: { readonly line: number; readonly inside: readonly string[] },
  inherited: HeaderArgs,
  { args, ...above }: Affiliated,
): OrgBlock {
  const code = unescaped(inside.length > 0 ? inside : ['']);
  const label = /-l +"([^"]+)"/.exec(switches)?.[1] ?? '(ref:%s)';
  return {
    line,
    language,
    lines: /-i/.test(switches) ? code : withoutIndentation(code),
    args: mergedArgs(inherited, headerArgs(rest.trim()), args),
    ...above,
    ...(/-r/.test(switches) && { labels: label }),
  };
}

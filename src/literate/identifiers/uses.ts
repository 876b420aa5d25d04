import type { LanguageFamily } from './language-family.ts';

/** How a block uses a word. */
export interface WordUse {
  /** By itself: `scan`, `module::scan`. */
  readonly plain: boolean;
  /** By itself and called: `scan(`. */
  readonly called: boolean;
  /** As a member: `x.scan`. */
  readonly member: boolean;
  /** As a member, called, of what the code belongs to: `self.scan(`, `this.scan(`. */
  readonly own: boolean;
}

const WORD = /[A-Za-z_$][\w$]*/g;
const RUBY_WORD = /[A-Za-z_]\w*[?!]?/g;

/** The words of a piece of code. How one is used is found out when it is asked for: few words are names that other code defines. */
export class CodeWords {
  readonly words: ReadonlySet<string>;
  readonly #family: LanguageFamily;
  readonly #code: string;
  readonly #known = new Map<string, WordUse | undefined>();
  #bound: ReadonlySet<string> | undefined;

  /** @param code masked */
  constructor(family: LanguageFamily, code: string) {
    this.words = new Set(code.match(family === 'ruby' ? RUBY_WORD : WORD));
    this.#family = family;
    this.#code = code;
  }

  /** How a word is used; undefined where it is bound: a key, a parameter or a variable. */
  use(word: string): WordUse | undefined {
    if (!this.#known.has(word)) this.#known.set(word, this.#find(word));
    return this.#known.get(word);
  }

  #find(word: string): WordUse | undefined {
    this.#bound ??= boundNames(this.#family, this.#code);
    if (this.#bound.has(word)) return undefined;
    let use: WordUse | undefined;
    for (let at = this.#code.indexOf(word); at >= 0; at = this.#code.indexOf(word, at + word.length))
      if (!isLetter(this.#code[at - 1]) && !isLetter(this.#code[at + word.length]))
        use = useAt(this.#family, this.#code, word, at, use);
    return use;
  }
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\w$]/.test(character);
}

function useAt(
  family: LanguageFamily,
  code: string,
  word: string,
  at: number,
  known: WordUse | undefined,
): WordUse | undefined {
  const before = code.slice(Math.max(0, at - 24), at);
  const after = code.slice(at + word.length, at + word.length + 80);
  const isMember = /(?:\.|->|\?\.)\s*#?$/.test(before) && !/\.\.\.?$/.test(before);
  if (!isMember && isKey(family, before, after)) return known;
  const isCalled = /^\s*(?:!\s*)?(?:::\s*)?(?:<[\w\s,<>&[\]:.|']*>\s*)?\(/.test(after);
  const isOwn = isCalled && /\b(?:self|this|Self|cls)\s*(?:\.|->|::|\?\.)\s*#?$/.test(before);
  return {
    plain: known?.plain || !isMember,
    called: known?.called || (!isMember && isCalled),
    member: known?.member || isMember,
    own: known?.own || isOwn,
  };
}

/** A key of an object, a field or parameter with its type, or an argument by name. */
function isKey(family: LanguageFamily, before: string, after: string): boolean {
  if (family === 'python') return /^[ \t]*=(?!=)/.test(after) && /[(,]\s*$/.test(before);
  if (family === 'c' || family === 'java' || family === 'shell') return false;
  return /^\s*\??:(?!:)/.test(after) && !/\bcase\s+$|\?[^:]*$/.test(before);
}

/** What binds a name for the block itself. */
const BINDINGS: Readonly<Record<LanguageFamily, readonly RegExp[]>> = {
  python: [/^[ \t]+(\w+)[ \t]*(?::[^=\n]+)?=(?!=)/gm, /\bfor[ \t]+(\w+)[ \t]+in\b/g, /\bas[ \t]+(\w+)[ \t]*:/g],
  script: [
    /\b(?:const|let|var)\s+([\w$]+)\s*(?::[^=\n]*)?(?:=(?!\s*(?:async\s*)?(?:\(|<|function|[\w$]+\s*=>))|;|of\b|in\b)/g,
    /([\w$]+)\s*=>/g,
  ],
  c: [/[\w*>&]\s*[\s*&]([a-z_]\w*)\s*(?:=(?!=)|;|\[[^\]]*\]\s*[=;])/g],
  rust: [/\blet\s+(?:mut\s+)?(\w+)/g, /\bfor\s+(\w+)\s+in\b/g, /\|\s*&?(?:mut\s+)?(\w+)\s*[|,]/g],
  go: [/(?:^|[\s{;(])(\w+)(?:\s*,\s*\w+)*\s*:=/g, /,\s*(\w+)\s*:=/g, /\bvar\s+(\w+)/g],
  java: [/[\w>\]]\s+([a-z_]\w*)\s*(?:=(?!=)|;|:)/g, /\b(\w+)\s*->/g],
  csharp: [/[\w>\]?]\s+([a-z_]\w*)\s*(?:=(?![=>])|;|\bin\b)/g, /\b(\w+)\s*=>/g],
  ruby: [/^[ \t]*([a-z_]\w*)[ \t]*=(?![=~>])/gm, /\|[ \t]*(\w+)/g, /\bfor[ \t]+(\w+)[ \t]+in\b/g],
  // Variables have names of their own kind.
  php: [],
  shell: [],
};
/** What follows in parentheses are parameters. */
const PARAMETERS: Readonly<Record<LanguageFamily, RegExp>> = {
  python: /\bdef[ \t]+\w+[ \t]*\(([^)]*)\)/g,
  script: /\bfunction\b[^(]*\(([^)]*)\)|\(([^()]*)\)\s*(?::[^=;{}]*)?(?:=>|\{)/g,
  c: /\b\w+\s*\(([^()]*)\)\s*\{/g,
  rust: /\bfn\s+\w+[^(]*\(([^)]*)\)/g,
  go: /\bfunc\b[^{\n]*?\(([^)]*)\)/g,
  java: /\b\w+\s*\(([^()]*)\)\s*(?:throws\s[\w\s,.]+)?\{/g,
  csharp: /\b\w+\s*\(([^()]*)\)\s*(?:where\s[^{;]*)?(?:\{|=>)/g,
  ruby: /\bdef[ \t]+(?:self\.)?\w+[?!]?[ \t]*\(([^)]*)\)/g,
  php: /(?!)/g,
  shell: /(?!)/g,
};
const NO_NAMES = new Set('return else case goto in of as is not and or yield await new delete typeof throw'.split(' '));

function boundNames(family: LanguageFamily, code: string): Set<string> {
  const bound = new Set<string>();
  for (const pattern of BINDINGS[family])
    for (const match of code.matchAll(pattern)) {
      const previous = /(\w+)\s*[\s*&]*$/.exec(match[0].slice(0, match[0].lastIndexOf(match[1] ?? '')))?.[1];
      if (!NO_NAMES.has(previous ?? '') && !isReturned(family, code, match.index)) bound.add(match[1] ?? '');
    }
  for (const match of code.matchAll(PARAMETERS[family]))
    for (const parameter of (match[1] ?? match[2] ?? '').split(',')) {
      const name = parameterName(family, parameter.trim());
      if (name !== undefined) bound.add(name);
    }
  // Types and constants are hardly ever hidden by variables, which are written in another way.
  for (const name of bound) if (/^[A-Z]/.test(name)) bound.delete(name);
  return bound;
}

/** `return x;` looks like a declaration of `x`. */
function isReturned(family: LanguageFamily, code: string, at: number): boolean {
  return (
    (family === 'c' || family === 'java' || family === 'csharp') &&
    /\b(?:return|else|goto|case|typedef)$/.test(code.slice(Math.max(0, at - 8), at + 1))
  );
}

function parameterName(family: LanguageFamily, parameter: string): string | undefined {
  if (family === 'c' || family === 'java' || family === 'csharp')
    return /[\s*&](\w+)\s*(?:\[[^\]]*\])?$/.exec(parameter)?.[1];
  return /^(?:\*{1,2}|\.{3}|&?\s*mut\s+)?([\w$]+)\s*(?:[?:=\s]|$)/.exec(parameter)?.[1];
}

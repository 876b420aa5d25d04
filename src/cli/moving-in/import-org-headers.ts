/** Header arguments by their names, without the colon; the last of each counts. */
export type HeaderArgs = ReadonlyMap<string, string>;

/** Reads `:tangle src/a.py :noweb yes` as Org does: a value goes up to the next colon behind a space, and may stand in quotes. */
export function headerArgs(text: string): HeaderArgs {
  const args = new Map<string, string>();
  // Behind a single space, Org takes the first name for one without a colon, which means nothing.
  for (const part of splitArguments(text).slice(/^[ \t]:/.test(text) ? 2 : 0)) {
    const [, name = '', value = ''] = /^:(\S+)(?:\s+(\S.*))?$/s.exec(part.trim()) ?? [];
    if (name !== '') args.set(name, readValue(value));
  }
  return args;
}

/** Longer texts have no brackets that belong together: Org looks for the end of each, and so do we. */
const MAX_LENGTH = 10_000;

/** Splits before each colon behind blank space that is neither in quotes nor in brackets. */
function splitArguments(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; ) {
    if (text[at] === ':' && at > 0 && /[ \t]/.test(text[at - 1] ?? '')) {
      parts.push(text.slice(start, at));
      start = at;
      at += 1;
    } else at = text.length > MAX_LENGTH ? at + 1 : (groupEnd(text, at) ?? at + 1);
  }
  return [...parts, text.slice(start)];
}

/** Where brackets or quotes that open here end. */
function groupEnd(text: string, open: number): number | undefined {
  const first = text[open];
  if (first === '"' && text[open - 1] !== '\\') {
    const close = /[^\\]"/g;
    close.lastIndex = open;
    return close.exec(text) ? close.lastIndex : undefined;
  }
  if (first !== '(' && first !== '[') return undefined;
  const openings: string[] = [];
  const brackets = /[[\]()]/g;
  brackets.lastIndex = open;
  for (let match = brackets.exec(text); match; match = brackets.exec(text)) {
    const [bracket] = match;
    if (bracket === '(' || bracket === '[') openings.push(bracket);
    else if (openings.at(-1) === (bracket === ')' ? '(' : '[')) openings.pop();
    if (openings.length === 0) return brackets.lastIndex;
  }
  return undefined;
}

/** A text in quotes is read as Lisp reads it. */
function readValue(written: string): string {
  const quoted = /^"((?:\\.|[^"\\])*)"/s.exec(written)?.[1];
  return quoted === undefined ? written : quoted.replace(/\\(.)/gs, (_, letter: string) => ESCAPES[letter] ?? letter);
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', s: ' ', '\n': '' };

/** Joins arguments of several places; later ones win. */
export function mergedArgs(...all: readonly HeaderArgs[]): HeaderArgs {
  return new Map(all.flatMap(args => [...args]));
}

/** Whether references in a block are followed when it is tangled. */
export function followsReferences(args: HeaderArgs): boolean {
  return hasWord(args.get('noweb'), ['yes', 'tangle', 'no-export', 'strip-export']);
}

/** Whether references in a block are followed where another block refers to it. */
export function followsWithin(args: HeaderArgs): boolean {
  return hasWord(args.get('noweb'), ['yes', 'eval', 'no-export', 'strip-export']);
}

function hasWord(value: string | undefined, words: readonly string[]): boolean {
  return (value ?? '').split(/\s+/).some(word => words.includes(word));
}

/** Permissions that a block asks for: `:tangle-mode (identity #o755)`, `o755` or `755`; 755 for a `:shebang`. */
export function tangleMode(args: HeaderArgs): string | undefined {
  const written = args.get('tangle-mode') ?? '';
  if (written !== '') return /(?:#o|\bo|^)0?([0-7]{3})\b/.exec(written)?.[1];
  return (args.get('shebang') ?? '') === '' ? undefined : '755';
}

/** The ending that Org gives to a file of a language for `:tangle yes`. */
export function tangleEnding(language: string): string {
  return ENDINGS[language] ?? language;
}

/** The language as code fences name it. */
export function fenceLanguage(language: string): string {
  return FENCES[language] ?? (/^[\w+#-]+$/.test(language) ? language.toLowerCase() : 'text');
}

const ENDINGS: Readonly<Record<string, string>> = {
  ...{ 'emacs-lisp': 'el', elisp: 'el', python: 'py', ruby: 'rb', haskell: 'hs', perl: 'pl', ocaml: 'ml' },
  ...{ clojure: 'clj', clojurescript: 'cljs', 'C++': 'cpp', D: 'd', latex: 'tex', fortran: 'F90', julia: 'jl' },
  ...{ processing: 'pde', LilyPond: 'ly', maxima: 'max' },
};

const FENCES: Readonly<Record<string, string>> = {
  C: 'c',
  'C++': 'cpp',
  R: 'r',
  D: 'd',
  elisp: 'emacs-lisp',
  shell: 'sh',
};

/** Arguments that are taken over, or that ask for what pylit does anyway. */
export function isTakenOver(name: string, value: string): boolean {
  if (name === 'noweb') return /^(?:yes|no|tangle|no-export|strip-export|eval)$/.test(value);
  if (name === 'comments' || name === 'eval') return /^(?:no|never)\b/.test(value);
  if (name === 'exports') return /^(?:code|both)$/.test(value);
  return /^(?:tangle|noweb-ref|noweb-sep|shebang|mkdirp|padline|tangle-mode|prologue|epilogue)$/.test(name);
}

/** Arguments that may change what is tangled, though pylit does not know how. */
export function mayChangeCode(name: string): boolean {
  return /^(?:comments|var|noweb-prefix|includes|defines|main|namespaces|libs|flags|imports|classname)$/.test(name);
}

/** Header arguments by their names, without the colon; the last of each counts. */
export type HeaderArgs = ReadonlyMap<string, string>;

/** Reads `:tangle src/a.py :noweb yes`; a value goes up to the next colon behind a space, and may stand in quotes. */
export function headerArgs(text: string): HeaderArgs {
  const args = new Map<string, string>();
  const quoted = /"(?:\\.|[^"\\])*"/g;
  const hidden: string[] = [];
  const plain = text.replace(quoted, value => {
    hidden.push(value);
    return `\ue000${hidden.length - 1}\ue000`;
  });
  for (const [, name = '', value = ''] of plain.matchAll(
    /(?:^|\s):([\w+-]+)((?:\s+(?!:[\w-]).*?)?)(?=\s+:[\w-]|\s*$)/g,
  ))
    args.set(name, unhidden(value.trim(), hidden));
  return args;
}

function unhidden(value: string, hidden: readonly string[]): string {
  const whole = /^\ue000(\d+)\ue000$/.exec(value);
  if (whole) return (hidden[Number(whole[1])] ?? '""').slice(1, -1).replace(/\\(.)/g, '$1');
  return value.replace(/\ue000(\d+)\ue000/g, (_, index: string) => hidden[Number(index)] ?? '');
}

/** Joins arguments of several places; later ones win. */
export function mergedArgs(...all: readonly HeaderArgs[]): HeaderArgs {
  return new Map(all.flatMap(args => [...args]));
}

/** Whether references in a block are followed when it is tangled. */
export function followsReferences(args: HeaderArgs): boolean {
  return /^(?:yes|tangle|no-export|strip-export)\b/.test(args.get('noweb') ?? 'no');
}

/** Permissions of `:tangle-mode (identity #o755)`, `o755` or `755`. */
export function tangleMode(args: HeaderArgs): string | undefined {
  return /(?:#o|\bo|^)0?([0-7]{3})\b/.exec(args.get('tangle-mode') ?? '')?.[1];
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
  ...{
    'emacs-lisp': 'el',
    elisp: 'el',
    python: 'py',
    ruby: 'rb',
    haskell: 'hs',
    perl: 'pl',
    ocaml: 'ml',
    clojure: 'clj',
  },
  ...{ C: 'c', 'C++': 'cpp', D: 'd', latex: 'tex', fortran: 'F90', julia: 'jl', processing: 'pde', lisp: 'lisp' },
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
  if (name === 'noweb-sep') return value === '\\n' || value === 'n';
  if (name === 'comments' || name === 'eval') return /^(?:no|never)\b/.test(value);
  if (name === 'exports') return /^(?:code|both)$/.test(value);
  return /^(?:tangle|noweb-ref|shebang|mkdirp|padline|tangle-mode)$/.test(name);
}

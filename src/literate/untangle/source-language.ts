import { DEFINITIONS, type Definition } from './definitions.ts';

/** What untangling knows of a language. */
export interface SourceLanguage {
  /** As code fences name it. */
  readonly name: string;
  /** What opens a definition at the beginning of a line. */
  readonly definitions: readonly Definition[];
  readonly lexis: Lexis;
}

/** How comments and strings are written. */
export interface Lexis {
  readonly line: readonly string[];
  readonly block: readonly (readonly [open: string, close: string])[];
  /** Comments hold comments. */
  readonly isNested?: true;
  /** Strings that may go over many lines. */
  readonly long: readonly (readonly [open: string, close: string])[];
  /** What begins and ends a string of one line. */
  readonly quotes: string;
  /** `'` is a string of one character, or none at all: a lifetime, a prime. */
  readonly hasPrimes?: true;
  /** `/.../` may be a regular expression. */
  readonly hasRegExps?: true;
  /** Strings at the beginning of a body are its description. */
  readonly hasDocstrings?: true;
}

/** The language of a program file by its name, or undefined where it is none that pylit takes for a program. */
export function sourceLanguage(path: string): SourceLanguage | undefined {
  const file = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const ending = /\.([\w+]+)$/.exec(file)?.[1];
  const name = NAMES[file] ?? (ending === undefined ? undefined : ENDINGS.get(ending));
  if (name === undefined) return undefined;
  return { name, definitions: DEFINITIONS[name] ?? [], lexis: LEXIS.get(name) ?? PLAIN };
}

/** The language that a first line such as `#!/usr/bin/env python3` names. */
export function shebangLanguage(line: string): SourceLanguage | undefined {
  const command = /^#!\s*\S*\/(?:env\s+(?:-S\s+)?)?([a-z]+)/.exec(line)?.[1];
  const endings: Readonly<Record<string, string>> = { python: 'py', node: 'js', bash: 'sh', dash: 'sh', perl: 'pl' };
  return command === undefined ? undefined : sourceLanguage(`x.${endings[command] ?? command}`);
}

const NAMES: Readonly<Record<string, string>> = {
  ...{ makefile: 'make', gnumakefile: 'make', dockerfile: 'dockerfile', containerfile: 'dockerfile' },
  ...{ 'cmakelists.txt': 'cmake', justfile: 'just', rakefile: 'ruby', gemfile: 'ruby' },
};

const ENDINGS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    python: 'py pyi pyw',
    javascript: 'js mjs cjs',
    jsx: 'jsx',
    typescript: 'ts mts cts',
    tsx: 'tsx',
    c: 'c h',
    cpp: 'cc cpp cxx c++ hh hpp hxx h++ ino cu cuh',
    java: 'java',
    rust: 'rs',
    go: 'go',
    sh: 'sh bash zsh ksh',
    make: 'mk mak',
    cmake: 'cmake',
    lua: 'lua luau',
    haskell: 'hs',
    css: 'css',
    scss: 'scss',
    sql: 'sql',
    ruby: 'rb rake',
    perl: 'pl pm',
    php: 'php',
    kotlin: 'kt kts',
    swift: 'swift',
    csharp: 'cs',
    scala: 'scala sc',
    dart: 'dart',
    zig: 'zig',
    julia: 'jl',
    r: 'r',
    elixir: 'ex exs',
    erlang: 'erl hrl',
    ocaml: 'ml mli',
    elm: 'elm',
    clojure: 'clj cljs cljc',
    'emacs-lisp': 'el',
    scheme: 'scm ss',
    racket: 'rkt',
    'common-lisp': 'lisp cl',
    awk: 'awk',
    tcl: 'tcl',
    fortran: 'f90 f95 f03 f08',
    ada: 'adb ads',
    pascal: 'pas pp',
    nim: 'nim',
    d: 'd',
    groovy: 'groovy gradle',
    glsl: 'glsl vert frag',
    protobuf: 'proto',
    graphql: 'graphql gql',
    asm: 's asm',
    vim: 'vim',
    powershell: 'ps1 psm1',
    fish: 'fish',
    nix: 'nix',
    hcl: 'tf hcl',
    idris: 'idr',
    agda: 'agda',
    lean: 'lean',
    fsharp: 'fs fsi fsx',
    objectivec: 'm mm',
  }).flatMap(([name, endings]) => endings.split(' ').map(ending => [ending, name] as const)),
);

const C: Lexis = { line: ['//'], block: [['/*', '*/']], long: [], quotes: '"\'' };
const HASH: Lexis = { line: ['#'], block: [], long: [], quotes: '"\'' };
const DASH: Lexis = { line: ['--'], block: [], long: [], quotes: '"\'' };
const LISP: Lexis = { line: [';'], block: [['#|', '|#']], isNested: true, long: [['"', '"']], quotes: '' };
const PLAIN: Lexis = { line: [], block: [], long: [], quotes: '' };
const JS: Lexis = { ...C, long: [['`', '`']], hasRegExps: true };
const TRIPLE = [
  ['"""', '"""'],
  ["'''", "'''"],
] as const;

/** Languages by how they write comments and strings. */
const LEXIS: ReadonlyMap<string, Lexis> = new Map(
  (
    [
      [C, 'c java csharp dart d zig protobuf glsl objectivec scss groovy'],
      [{ ...C, long: [['R"(', ')"']] }, 'cpp'],
      [{ ...C, long: [['`', '`']] }, 'go'],
      [{ ...C, long: [TRIPLE[0]] }, 'kotlin swift scala'],
      [JS, 'javascript jsx typescript tsx'],
      [{ ...C, isNested: true, hasPrimes: true, long: [['r#"', '"#']] }, 'rust'],
      [{ ...C, line: ['//', '#'] }, 'php hcl'],
      [{ ...C, line: [] }, 'css'],
      [{ ...HASH, long: TRIPLE, hasDocstrings: true }, 'python'],
      [{ ...HASH, long: TRIPLE }, 'julia elixir graphql nim'],
      [HASH, 'sh make cmake ruby perl r awk tcl fish dockerfile just nix'],
      [{ ...HASH, block: [['<#', '#>']] }, 'powershell'],
      [
        {
          ...DASH,
          block: [
            ['--[[', ']]'],
            ['--[=[', ']=]'],
          ],
          long: [['[[', ']]']],
        },
        'lua',
      ],
      [{ ...DASH, block: [['{-', '-}']], isNested: true, hasPrimes: true }, 'haskell elm idris agda'],
      [{ ...DASH, block: [['/-', '-/']], isNested: true, hasPrimes: true }, 'lean'],
      [{ ...DASH, block: [['/*', '*/']], long: [['$$', '$$']] }, 'sql'],
      [DASH, 'ada'],
      [{ ...HASH, line: ['%'], hasPrimes: true }, 'erlang'],
      [{ ...PLAIN, block: [['(*', '*)']], isNested: true, quotes: '"', hasPrimes: true }, 'ocaml'],
      [{ ...PLAIN, line: ['//'], block: [['(*', '*)']], quotes: '"', long: [TRIPLE[0]] }, 'fsharp'],
      [{ ...PLAIN, line: ['//'], block: [['(*', '*)']], quotes: "'" }, 'pascal'],
      [LISP, 'scheme racket common-lisp emacs-lisp clojure'],
      [{ ...PLAIN, line: ['!'], quotes: '"\'' }, 'fortran'],
      [{ ...PLAIN, line: [';', '#', '//'] }, 'asm'],
      [{ ...PLAIN, line: ['"'] }, 'vim'],
    ] satisfies readonly (readonly [Lexis, string])[]
  ).flatMap(([lexis, names]) => names.split(' ').map(name => [name, lexis] as const)),
);

/** Where a language may have `<<name>>` as its own code: nowhere, between two operands (shifts), or anywhere. */
type OwnMeaning = 'nowhere' | 'between-operands' | 'anywhere';

/** Languages that have neither shifts nor here-documents nor anything else that is written so. */
const NOWHERE = `html xml svg xhtml vue svelte css scss sass less json jsonc json5 yaml yml toml ini properties make makefile mk
  cmake haskell hs elm purescript agda idris lisp common-lisp commonlisp cl elisp emacs-lisp scheme scm racket clojure clj cljs edn
  fennel hy fortran f90 f95 pascal delphi ocaml ml sml coq lean lean4 matlab octave vim viml tex latex bibtex metapost asm nasm
  awk gawk sed bat batch cmd graphql gql nix dhall apl j stata`;

/** Languages whose shift operators are the only such code. */
const BETWEEN_OPERANDS = `python py python3 cython sage mojo javascript js mjs cjs jsx typescript ts mts cts tsx c h objective-c objc
  java go golang rust rs swift kotlin kt scala dart groovy csharp c# cs zig d v nim julia jl lua luau solidity verilog
  systemverilog sql fsharp f# gdscript coffeescript haxe vala odin`;

const MEANING: ReadonlyMap<string, OwnMeaning> = new Map([
  ...NOWHERE.split(/\s+/).map(name => [name, 'nowhere'] as const),
  ...BETWEEN_OPERANDS.split(/\s+/).map(name => [name, 'between-operands'] as const),
]);

/**
 * Tells whether `<<name>>` between this text could be the language's own code (a shift, a template, a here-document, Erlang's
 * binaries) rather than a reference. Of a language that pylit does not know, anything is assumed.
 */
export function mayBeCode(language: string, before: string, after: string): boolean {
  const meaning = MEANING.get(language.toLowerCase()) ?? 'anywhere';
  if (meaning === 'anywhere') return true;
  if (meaning === 'nowhere') return false;
  return /[\w)\]}"'`]$/.test(before.trimEnd()) && /^[\w([{"'`~!+&*-]/.test(after.trimStart());
}

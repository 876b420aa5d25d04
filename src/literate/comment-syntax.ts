/** How a language writes comments: to the end of the line, or between two marks. */
export interface CommentSyntax {
  readonly line?: string;
  readonly block?: readonly [open: string, close: string];
}

/** The comment syntax of a language by its usual names on code fences (any case), or undefined where pylit does not know it. */
export function commentSyntax(language: string): CommentSyntax | undefined {
  return SYNTAX.get(language.toLowerCase());
}

/** Writes one line of text as a comment; as it is where the language's comments are not known. */
export function commentLine(language: string, text: string, override?: string): string {
  if (override !== undefined) return `${override} ${text}`;
  const syntax = commentSyntax(language);
  if (syntax?.line !== undefined) return `${syntax.line} ${text}`;
  if (syntax?.block !== undefined) return `${syntax.block[0]} ${text} ${syntax.block[1]}`;
  return text;
}

const C_BLOCK = ['/*', '*/'] as const;
const XML_BLOCK = ['<!--', '-->'] as const;

/** Names of languages, separated by spaces, by the comment syntax they share. */
const LANGUAGES: readonly (readonly [CommentSyntax, string])[] = [
  [
    { line: '//', block: C_BLOCK },
    `c h cpp c++ cc cxx hpp hxx cuda cu objective-c objc objectivec java javascript js mjs cjs jsx typescript ts mts cts tsx
     csharp c# cs go golang rust rs swift kotlin kt kts scala dart groovy gradle zig v d php solidity sol glsl hlsl wgsl metal
     protobuf proto thrift scss sass less stylus jsonc json5 dot graphviz verilog systemverilog sv typst typ odin vala haxe hx
     processing arduino ino rescript reason cue jsonnet pkl gleam carbon move cairo apex qml
     antlr antlr4 g4 bicep prisma`,
  ],
  [
    { line: '#' },
    `python py python3 mojo ruby rb perl pl raku shell sh bash zsh fish ksh r julia jl yaml yml toml make makefile
     mk cmake dockerfile docker containerfile nix elixir ex exs crystal cr nim awk gawk sed tcl gdscript coffeescript coffee
     starlark bazel bzl python-repl ninja meson graphql gql hcl terraform tf puppet pp properties conf nginx apache
     gitignore gitconfig powershell ps1 pwsh octave gnuplot sage snakemake nushell nu rego just justfile cython pyx ssh-config
     dotenv env janet po gettext robotframework elvish xonsh`,
  ],
  [{ line: '--', block: ['{-', '-}'] }, 'haskell hs elm purescript purs idris agda lhs dhall'],
  [
    { line: '--' },
    'lua luau moonscript ada vhdl eiffel applescript sql plsql pgsql mysql sqlite postgresql tsql lean lean4',
  ],
  [
    { line: ';;' },
    'lisp common-lisp commonlisp cl elisp emacs-lisp scheme scm racket rkt clojure clj cljs edn fennel hy',
  ],
  [{ line: ';' }, 'asm nasm assembly masm x86asm ini autohotkey ahk llvm ll newlisp inno'],
  [{ line: ';;', block: ['(;', ';)'] }, 'wat wast wasm'],
  [{ line: '%' }, 'tex latex bibtex erlang erl prolog matlab postscript ps metapost mp mercury'],
  [{ line: '!' }, 'fortran f90 f95 f03 f08 fortran-free'],
  [{ line: "'" }, 'vb vbnet visual-basic vba basic qbasic plantuml puml'],
  [{ line: '"' }, 'vim viml vimscript'],
  [{ line: '//', block: ['(*', '*)'] }, 'fsharp f# fs pascal delphi'],
  [{ block: ['(*', '*)'] }, 'ocaml ml sml standard-ml coq rocq mathematica wolfram wl isabelle modula-2 oberon'],
  [{ block: C_BLOCK }, 'css postcss'],
  [{ block: XML_BLOCK }, 'html xml svg xhtml vue svelte astro markdown md mathml xsl xslt rss atom plist'],
  [{ line: '%%' }, 'mermaid'],
  [{ line: 'REM' }, 'bat batch cmd dosbatch'],
  [{ line: '..' }, 'rst restructuredtext rest'],
  [{ line: '\\' }, 'forth'],
  [{ line: '*>' }, 'cobol'],
  [{ line: 'NB.' }, 'j'],
  [{ line: '⍝' }, 'apl'],
  [{ line: '*' }, 'stata gams abap'],
  [{ line: '.\\"' }, 'roff troff groff man nroff'],
  [{ line: '\\*', block: ['(*', '*)'] }, 'tlaplus tla tla+'],
];

const SYNTAX: ReadonlyMap<string, CommentSyntax> = new Map(
  LANGUAGES.flatMap(([syntax, names]) => names.split(/\s+/).map(name => [name, syntax] as const)),
);

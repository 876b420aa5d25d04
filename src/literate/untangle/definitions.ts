/** A line that opens a definition: its first group that is there is the name, or `name` makes one of them. */
export interface Definition {
  readonly pattern: RegExp;
  readonly name?: (match: RegExpExecArray) => string;
}

const d = (pattern: RegExp, name?: Definition['name']): Definition => ({ pattern, ...(name && { name }) });

const JS = [
  d(
    /^(?:export\s+)?(?:default\s+)?(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(?:function\b\s*\*?|class\b|interface\b|type\b|enum\b|namespace\b)\s*([\w$]+)/,
  ),
  d(/^(?:export\s+)?(?:declare\s+)?(?:const|let|var)\s+([\w$]+)/),
  d(/^(?:describe|it|test)(?:\.\w+)*\(\s*(?:'([^'\\]{1,60})'|"([^"\\]{1,60})"|`([^`\\$]{1,60})`)/),
];

const C_FUNCTION = d(
  /^(?!(?:else|return|if|for|while|switch|do|case|goto|typedef|using|extern\s+"C"|static_assert)\b)(?:[\w:<>,~[\]]+[\s*&]+)*(?![A-Z_]+\s*\()([A-Za-z_~][\w:~]*(?:<[^<>()]*>::~?\w+)?)\s*\([^;]*$/,
);
const C_TYPE = d(/^(?:typedef\s+)?(?:template\s*<.*>\s*)?(?:struct|union|enum(?:\s+class)?|class|namespace)\s+(\w+)/);

const JAVA = d(
  /^(?:(?:public|private|protected|internal|abstract|final|static|sealed|open|data|partial|readonly|case)\s+)*(?:class|interface|enum|record|object|struct|trait|extension|protocol|actor)\s+(\w+)/,
);

const RUST = [
  d(
    /^(?:pub(?:\([^)]*\))?\s+)?(?:default\s+)?(?:const\s+)?(?:async\s+)?(?:unsafe\s+)?(?:extern\s+"[^"]*"\s+)?(?:fn|struct|enum|trait|union|mod|type)\s+(\w+)/,
  ),
  d(/^(?:unsafe\s+)?(impl\b[^{]*?)\s*(?:\{|where\b|$)/),
  d(/^macro_rules!\s*(\w+)/),
];

const GO = [
  d(/^func\s+\(\s*\w*\s*\*?(\w+)[^)]*\)\s*(\w+)/, ([, type, method]) => `${type}.${method}`),
  d(/^(?:func|type)\s+(\w+)/),
];

const SHELL = [d(/^(?:function\s+)?([\w:.-]+)\s*\(\)/), d(/^function\s+([\w:.-]+)/)];

const HASKELL = [
  d(/^(?:data|newtype|type(?:\s+(?:family|alias))?)\s+(\w+)/),
  d(/^((?:class|instance)\s+.{1,60}?)(?:\s+where\b.*)?$/),
  d(/^([a-z_][\w']*)(?:\s*,\s*[\w']+)*\s*::?\s/),
  d(/^([a-z_][\w']*)\b[^=|]*[=|]/),
];

const LUA = [d(/^(?:local\s+)?function\s+([\w.:]+)/), d(/^(?:local\s+)?([\w.]+)\s*=\s*function\b/)];

const SQL = [
  d(
    /^create\s+(?:or\s+replace\s+)?(?:temp(?:orary)?\s+)?(?:unique\s+)?(?:materialized\s+)?(?:table|view|function|procedure|index|trigger|type|schema)\s+(?:if\s+not\s+exists\s+)?["`[]?([\w.]+)/i,
  ),
];

/** What opens a definition, by the language's name. */
export const DEFINITIONS: Readonly<Record<string, readonly Definition[]>> = {
  python: [d(/^(?:async\s+)?def\s+(\w+)/), d(/^class\s+(\w+)/)],
  javascript: JS,
  jsx: JS,
  typescript: JS,
  tsx: JS,
  c: [C_TYPE, C_FUNCTION],
  cpp: [C_TYPE, C_FUNCTION],
  objectivec: [d(/^@(?:interface|implementation|protocol)\s+(\w+)/), C_TYPE, C_FUNCTION],
  java: [JAVA],
  csharp: [JAVA],
  scala: [JAVA, d(/^def\s+(\w+)/)],
  kotlin: [JAVA, d(/^(?:\w+\s+)*fun\s+(?:<[^>]*>\s*)?([\w.]+)/)],
  swift: [JAVA, d(/^(?:\w+\s+)*func\s+(\w+)/)],
  dart: [JAVA, C_FUNCTION],
  rust: RUST,
  go: GO,
  sh: SHELL,
  fish: SHELL,
  make: [d(/^(?!\.[A-Z]+)([\w./%-]+)[^:=#]*::?(?!=)/), d(/^define\s+(\S+)/)],
  lua: LUA,
  haskell: HASKELL,
  elm: HASKELL,
  idris: HASKELL,
  sql: SQL,
  ruby: [d(/^(?:def|class|module)\s+([\w.:?!]+)/)],
  perl: [d(/^sub\s+(\w+)/), d(/^package\s+([\w:]+)\s*\{/)],
  php: [JAVA, d(/^function\s+&?(\w+)/)],
  julia: [d(/^(?:function|struct|mutable struct|module|macro|abstract type)\s+([\w.!]+)/)],
  r: [d(/^([\w.]+)\s*(?:<-|=)\s*function\b/)],
  elixir: [d(/^(?:defmodule|defprotocol|defimpl)\s+([\w.]+)/)],
  zig: [d(/^(?:pub\s+)?(?:fn|const)\s+(\w+)/)],
  ocaml: [d(/^(?:let|and)\s+(?:rec\s+)?([a-z_][\w']*)/), d(/^(?:type|module|class)\s+(?:\w+\s+of\s+)?([\w']+)/)],
  fsharp: [d(/^(?:let|and|type|module)\s+(?:rec\s+|inline\s+)*([\w']+)/)],
};

import type { Definition } from './listing.ts';

/** A line of code, and what is known of its neighbours. */
export interface HeaderLine {
  /** Without blank space at its ends. */
  readonly text: string;
  readonly isIndented: boolean;
  /** It opens a block, or the lines below it do. */
  readonly opensBlock: boolean;
  /** What it begins goes on in a line below it, such as `) {`. */
  readonly isContinued: boolean;
}

/** Finds the function or class that a line begins. */
export type FindDefinition = (line: HeaderLine) => Definition | undefined;

/** Finds definitions in code of a language; undefined where their form is not known. */
export function definitionFinder(language: string): FindDefinition | undefined {
  return FINDERS.get(language.toLowerCase());
}

function finder(...rules: readonly FindDefinition[]): FindDefinition {
  return line => {
    for (const rule of rules) {
      const found = rule(line);
      if (found) return found;
    }
    return undefined;
  };
}

/** A function's name is the pattern's first group. */
function functions(pattern: RegExp): FindDefinition {
  return ({ text }) => {
    const name = pattern.exec(text)?.[1];
    return name === undefined ? undefined : { kind: 'function', name: `${name}()` };
  };
}

/** The pattern's groups are the word (`class`) and the name. */
function types(pattern: RegExp): FindDefinition {
  return ({ text }) => {
    const [, word = '', name] = pattern.exec(text) ?? [];
    return name === undefined ? undefined : { kind: 'type', name: `${word} ${name.trim()}` };
  };
}

/** Only for lines that open a block: a call or a declaration is written in the same way. */
function opening(rule: FindDefinition): FindDefinition {
  return line => (line.opensBlock ? rule(line) : undefined);
}

/** Only for lines that are the beginning of a longer one: a call is written in the same way. */
function continued(rule: FindDefinition): FindDefinition {
  return line => (line.isContinued ? rule(line) : undefined);
}

function indented(rule: FindDefinition): FindDefinition {
  return line => (line.isIndented ? rule(line) : undefined);
}

/** Words that are followed by parentheses and a block, and name nothing. */
const NO_NAME =
  '(?!(?:if|for|foreach|while|switch|catch|return|else|do|with|function|sizeof|using|lock|synchronized|when|new|throw|await|typeof|case|in|of)\\b)';

const PYTHON = finder(functions(/^(?:async\s+)?def\s+(\w+)/), types(/^(class)\s+(\w+)/));

const JS_MODIFIERS = '(?:(?:static|async|get|set|public|private|protected|readonly|override|abstract|declare)\\s+)*';
const JAVASCRIPT = finder(
  functions(/^(?:export\s+)?(?:default\s+)?(?:async\s+)?function\s*\*?\s*([\w$]+)/),
  types(/^(?:export\s+)?(?:default\s+)?(?:declare\s+)?(?:abstract\s+)?(class|interface|namespace)\s+([\w$]+)/),
  types(/^(?:export\s+)?(?:declare\s+)?(?:const\s+)?(enum)\s+([\w$]+)/),
  functions(/^(?:export\s+)?(?:const|let|var)\s+([\w$]+)\s*(?::[^=]+)?=\s*(?:async\s+)?(?:function\b|[\w$]+\s*=>)/),
  functions(
    /^(?:export\s+)?(?:const|let|var)\s+([\w$]+)\s*=\s*(?:async\s+)?(?:<[^>]*>)?\((?:(?!=>)[^;])*\)\s*(?::[^=]+)?=>/,
  ),
  indented(
    functions(
      new RegExp(`^${JS_MODIFIERS}\\*?${NO_NAME}(#?[\\w$]+)\\s*(?:<[^(]*>)?\\((?:(?!=>)[^;])*\\)\\s*(?::[^;{]+)?\\{$`),
    ),
  ),
  continued(indented(functions(new RegExp(`^${JS_MODIFIERS}\\*?${NO_NAME}(#?[\\w$]+)\\s*(?:<[^(]*>)?\\($`)))),
);

const GENERIC = '(?:<(?:[^;(){}<>]|<[^;(){}<>]*>)*>)?';
const C_TYPE = `(?:[\\w:]+${GENERIC}[\\s*&]+)+`;
const C = finder(
  opening(
    types(
      /^(?:typedef\s+|static\s+|const\s+)*(struct|union|class|namespace|enum)\s+(?:class\s+|struct\s+)?(\w+)[^;()=]*$/,
    ),
  ),
  opening(
    functions(
      new RegExp(
        `^(?!(?:return|else|case|throw|new|delete|goto|using|typedef)\\b)${C_TYPE}${NO_NAME}((?:\\w+::)*[~\\w]+)\\s*\\([^;]*$`,
      ),
    ),
  ),
  opening(functions(/^((?:\w+::)+~?\w+)\s*\([^;]*$/)),
);

const JAVA = finder(
  types(
    /^(?:(?:public|private|protected|internal|static|final|abstract|sealed|partial|readonly|data|open)\s+)*(class|interface|enum|record|struct|namespace)\s+(\w+)/,
  ),
  opening(
    functions(
      new RegExp(
        `^(?!(?:return|else|case|throw|new)\\b)(?:(?:[\\w.]+${GENERIC}(?:\\[\\])*|<[^<>]*>)\\s+)+${NO_NAME}(\\w+)\\s*\\([^;]*$`,
      ),
    ),
  ),
);

const RUST_WORDS = '(?:pub(?:\\([^)]*\\))?\\s+)?(?:(?:const|async|unsafe|default|extern(?:\\s+"[^"]*")?)\\s+)*';
const RUST = finder(
  functions(new RegExp(`^${RUST_WORDS}fn\\s+(\\w+)`)),
  types(new RegExp(`^${RUST_WORDS}(struct|enum|trait|union|mod)\\s+(\\w+)`)),
  types(/^(?:unsafe\s+)?(impl)(?:<[^{]*?>)?\s+([^{]+?)\s*(?:where\b.*)?\{?$/),
);

const GO = finder(functions(/^func\s+(?:\([^)]*\)\s*)?(\w+)/), ({ text }) => {
  const [, name, word] = /^type\s+(\w+)(?:\[[^\]]*\])?\s+(struct|interface)\b/.exec(text) ?? [];
  return name === undefined ? undefined : { kind: 'type', name: `${word} ${name}` };
});

const RUBY = finder(functions(/^(?:private\s+)?def\s+(?:self\.)?(\w+[?!]?)/), types(/^(class|module)\s+([\w:]+)/));

const PHP = finder(
  functions(/^(?:(?:public|private|protected|static|final|abstract)\s+)*function\s+&?(\w+)/),
  types(/^(?:(?:final|abstract|readonly)\s+)*(class|interface|trait|enum)\s+(\w+)/),
);

/** Kotlin, Swift, Scala, Dart's kin: a word says that a function follows. */
const WORDED = finder(
  functions(/^(?:[\w@]+\s+)*(?:fun|func|def)\s+(?:<[^>]*>\s*)?(?:[\w<>]+\.)?(\w+)/),
  types(/^(?:[\w@]+\s+)*(class|struct|enum|protocol|extension|interface|object|trait)\s+(\w+)/),
);

const LUA = functions(/^(?:local\s+)?function\s+([\w.:]+)/);
const SHELL = finder(functions(/^function\s+([\w-]+)/), functions(/^([\w-]+)\s*\(\)/));
const PERL = finder(functions(/^sub\s+(\w+)/), types(/^(package)\s+([\w:]+)/));
const ELIXIR = finder(functions(/^defp?\s+(\w+[?!]?)/), types(/^(defmodule)\s+([\w.]+)/));
const R = functions(/^([\w.]+)\s*(?:<-|=)\s*function\b/);
const JULIA = finder(functions(/^function\s+(\w+!?)/), types(/^(?:mutable\s+)?(struct|module)\s+(\w+)/));

const FINDERS: ReadonlyMap<string, FindDefinition> = new Map(
  (
    [
      ['python py python3 cython sage', PYTHON],
      ['javascript js mjs cjs jsx typescript ts mts cts tsx', JAVASCRIPT],
      ['c h cpp c++ cc cxx hpp hh objective-c objc cuda glsl', C],
      ['java csharp c# cs dart', JAVA],
      ['rust rs', RUST],
      ['go golang', GO],
      ['ruby rb', RUBY],
      ['php', PHP],
      ['kotlin kt swift scala', WORDED],
      ['lua luau', LUA],
      ['sh bash shell zsh ksh', SHELL],
      ['perl pl', PERL],
      ['elixir ex exs', ELIXIR],
      ['r', R],
      ['julia jl', JULIA],
    ] as const
  ).flatMap(([names, find]) => names.split(' ').map(name => [name, find] as const)),
);

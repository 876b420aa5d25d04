import type { Grammar, Pattern, Prism } from './prism.ts';

/** Where prism's grammars see less than those of Visual Studio Code: what is added to them, by the grammar's name. */
export const AMENDMENTS: Readonly<Record<string, (prism: Prism) => void>> = {
  bash: prism => {
    replace(prism, 'bash', {
      parameter: { pattern: /((?:^|\s))--?[a-z\d](?:[\w.-]*\w)?(?=[=\s)]|$)/i, lookbehind: true, alias: 'variable' },
      function: { pattern: COMMAND, lookbehind: false, greedy: true },
    });
  },
  cpp: prism => {
    insertBefore(prism, 'cpp', 'function', { namespace: /\b[a-z_]\w*(?=::)/i });
  },
  diff: prism => {
    prism.languages.diff = {
      'diff-header': /^(?:diff |Index: |={4,}).*$/m,
      'diff-from': /^(?:--- |\*{3} ).*$/m,
      'diff-to': /^\+\+\+ .*$/m,
      'diff-range': /^(?:@@.*?@@|\d+(?:,\d+)?[acd]\d+(?:,\d+)?$)/m,
      deleted: /^[-<].*(?:\r?\n[-<].*)*/m,
      inserted: /^[+>].*(?:\r?\n[+>].*)*/m,
      'diff-changed': /^!.*(?:\r?\n!.*)*/m,
    };
  },
  go: prism => {
    const patterns: Pattern[] = [
      { pattern: /(\btype\s+)[a-z_]\w*/i, lookbehind: true },
      { pattern: /(\bfunc\s*\(\s*\w+\s+\*?)\w+/, lookbehind: true },
      { pattern: /((?:\[\]|\bmap\[\w+\])\*?)[A-Z]\w*/, lookbehind: true },
      { pattern: /[A-Z]\w*(?=\{)/ },
    ];
    insertBefore(prism, 'go', 'keyword', { 'class-name': patterns });
  },
  javascript: prism => {
    insertBefore(prism, 'javascript', 'operator', { colon: { pattern: /:/, alias: 'punctuation' } });
  },
  python: prism => {
    insertBefore(prism, 'python', 'keyword', {
      'builtin-function': { pattern: /\b(?:print|exec)\b(?=\s*\()/, alias: 'builtin' },
      'variable-language': /\b(?:self|cls)\b|\b__\w+__\b(?!\s*\()/,
      exception: /\b[A-Z]\w*(?:Error|Exception|Warning|Exit|Interrupt)\b/,
    });
  },
  typescript: prism => {
    insertBefore(prism, 'typescript', 'function', {
      'type-keyword': { pattern: /\b(?:satisfies|override|accessor|unique)\b(?=\s)/, alias: 'keyword' },
    });
    const inside = insideOf(prism.languages.typescript?.['class-name']);
    for (const grammar of [prism.languages.typescript, inside]) if (grammar) grammar.constant = /\b[A-Z][A-Z\d_]+\b/;
    append(prism, 'typescript', {
      'maybe-class-name': { pattern: /\b[A-Z](?:[\w$]*[a-z][\w$]*)?\b/, alias: 'class-name' },
    });
  },
};

/** The first word of a command, unless bash itself knows it. */
const COMMAND =
  /(?<=(?:(?<!\\\r?\n)^|[;|&{]|\$\(|\b(?:then|do|else|if|elif|while|sudo|exec|time|xargs|env)[ \t])[ \t]*)(?!(?:if|then|else|elif|fi|for|while|in|case|esac|function|select|do|done|until|time|exec|set|unset|echo|printf|read|cd|pwd|export|local|declare|typeset|readonly|return|exit|break|continue|eval|shift|source|test|trap|alias|true|false|let|wait|kill|type|ulimit|umask|hash|help|getopts|mapfile|shopt|builtin|command|enable|logout|bind|caller|dirs|popd|pushd|disown|fg|bg|jobs|suspend|times)(?![\w./+-]))[\w./~+-]*\w(?=[\s;|&)]|$)(?![\w|*]*\))/m;

function insertBefore(prism: Prism, language: string, token: string, added: Grammar): void {
  const insert = prism.languages.insertBefore as unknown as (language: string, token: string, added: Grammar) => void;
  insert.call(prism.languages, language, token, added);
}

function append(prism: Prism, language: string, added: Grammar): void {
  Object.assign(prism.languages[language] ?? {}, added);
}

function insideOf(pattern: Pattern | Pattern[] | undefined): Grammar | undefined {
  return pattern && 'inside' in pattern ? pattern.inside : undefined;
}

/** Changes patterns where they are, because other patterns share them. */
function replace(prism: Prism, language: string, patterns: Readonly<Record<string, object>>): void {
  for (const [token, pattern] of Object.entries(patterns))
    Object.assign(prism.languages[language]?.[token] ?? {}, pattern);
}

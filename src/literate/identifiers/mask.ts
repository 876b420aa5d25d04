import { lineTokens } from '../tangle/line-token.ts';
import type { LanguageFamily } from './language-family.ts';

/** Comments and strings; a string that does not end is one to the end of its line, or of the code where it may have lines. */
const HIDDEN: Readonly<Record<LanguageFamily, RegExp>> = {
  python:
    /#[^\n]*|(?:(?<!\w)[rbufRBUF]{1,2})?(?:"""(?:\\[\s\S]|[^\\])*?(?:"""|$)|'''(?:\\[\s\S]|[^\\])*?(?:'''|$)|"(?:\\[\s\S]|[^"\\\n])*"?|'(?:\\[\s\S]|[^'\\\n])*'?)/g,
  script:
    /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:\\[\s\S]|[^"\\\n])*"?|'(?:\\[\s\S]|[^'\\\n])*'?|`|(?<=(?:^|[(,=:[!&|?{};\n]|\breturn|=>)\s*)\/(?![*/])(?:\\[^\n]|\[(?:\\[^\n]|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/g,
  c: /\/\/(?:\\\r?\n|[^\n])*|\/\*[\s\S]*?(?:\*\/|$)|R"([^\s()\\]{0,16})\([\s\S]*?(?:\)\1"|$)|"(?:\\[\s\S]|[^"\\\n])*"?|(?<![\da-fA-F])'(?:\\[\s\S]|[^'\\\n])*'?|(?<=#[ \t]*(?:include|import)[ \t]*)<[^>\n]*>/g,
  rust: /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|\bb?r(#*)"[\s\S]*?(?:"\1|$)|\bb?"(?:\\[\s\S]|[^"\\])*(?:"|\\?$)|"(?:\\[\s\S]|[^"\\])*(?:"|\\?$)|'(?:\\(?:u\{[^}\n]*\}|x..|[^\n])|[^\\'\n])'|'[A-Za-z_]\w*/g,
  go: /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:\\[^\n]|[^"\\\n])*"?|`[^`]*(?:`|$)|'(?:\\[^\n]|[^'\\\n])*'?/g,
  java: /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"""(?:\\[\s\S]|[^\\])*?(?:"""|$)|"(?:\\[\s\S]|[^"\\\n])*"?|'(?:\\[^\n]|[^'\\\n])*'?/g,
  csharp:
    /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|^[ \t]*#[^\n]*|(?:\$@|@\$?)"(?:""|[^"])*(?:"|$)|"""[\s\S]*?(?:"""|$)|"(?:\\[\s\S]|[^"\\\n])*"?|'(?:\\[^\n]|[^'\\\n])*'?/gm,
  ruby: /^=begin\b[\s\S]*?(?:^=end\b|$(?![\s\S]))|#[^\n]*|<<[~-]?(['"]?)([A-Z]\w*)\1[^\n]*\n(?:[\s\S]{0,5000}?\n)??[ \t]*\2\b|%[qQwWiI]?(?:\([^)]{0,2000}\)|\[[^\]]{0,2000}\]|\{[^}]{0,2000}\})|"(?:\\[\s\S]|[^"\\])*(?:"|\\?$(?![\s\S]))|'(?:\\[\s\S]|[^'\\])*(?:'|\\?$(?![\s\S]))|(?<=(?:^|[(,=~|&!{]|\b(?:if|unless|when|and|or|return))[ \t]*)\/(?:\\[^\n]|[^\\/\n])+\/[a-z]*/gm,
  php: /\/\/[^\n]*|#(?!\[)[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|<<<[ \t]*(['"]?)(\w+)\1\n(?:[\s\S]{0,5000}?\n)??[ \t]*\2\b|"(?:\\[\s\S]|[^"\\])*(?:"|\\?$)|'(?:\\[\s\S]|[^'\\])*(?:'|\\?$)/g,
  shell:
    /(?<=^|[\s;(])#[^\n]*|<<-?[ \t]*(['"]?)(\w+)\1[^\n]*\n(?:[\s\S]{0,5000}?\n)??\t*\2\b|\\[\s\S]|'[^']*(?:'|$(?![\s\S]))|"(?:\\[\s\S]|[^"\\])*(?:"|\\?$(?![\s\S]))/gm,
};

/** Replaces comments, strings and references to chunks by blanks; what is left stands where it stood. */
export function maskCode(family: LanguageFamily, code: string): string {
  const plain = hideReferences(code);
  return family === 'script' ? maskScript(plain) : plain.replace(HIDDEN[family], blank);
}

/** Templates hold code, which may hold templates. */
function maskScript(code: string): string {
  const hidden = HIDDEN.script;
  let masked = '';
  let done = 0;
  hidden.lastIndex = 0;
  for (let found = hidden.exec(code); found; found = hidden.exec(code)) {
    masked += code.slice(done, found.index);
    const template = found[0] === '`' ? maskTemplate(code, found.index) : blank(found[0]);
    masked += template;
    done = found.index + template.length;
    hidden.lastIndex = done;
  }
  return masked + code.slice(done);
}

/** The code in a template stays, without what separates it from the text. */
function maskTemplate(code: string, start: number): string {
  let masked = '';
  /** Open braces in each piece of code that is open; -1 for text. */
  const open = [-1];
  let at = start + 1;
  for (; at < code.length && open.length > 0; at += 1) {
    const sign = code[at] ?? '';
    const braces = open.at(-1) ?? 0;
    let isShown = braces >= 0;
    if (sign === '\\') {
      masked += ' ';
      at += 1;
      isShown = false;
    } else if (sign === '`') {
      if (braces >= 0) open.push(-1);
      else open.pop();
      isShown = false;
    } else if (braces < 0 && sign === '$' && code[at + 1] === '{') {
      open.push(0);
      masked += ' ';
      at += 1;
    } else if (braces >= 0 && (sign === '{' || sign === '}')) {
      if (sign === '}' && braces === 0) open.pop();
      else open[open.length - 1] = braces + (sign === '{' ? 1 : -1);
      isShown = false;
    }
    masked += isShown ? sign : blank(code[at] ?? ' ');
  }
  return ` ${masked}`.slice(0, Math.min(at, code.length) - start);
}

function blank(text: string): string {
  return text.includes('\n') ? text.replace(/[^\n]/g, ' ') : ' '.repeat(text.length);
}

function hideReferences(code: string): string {
  if (!code.includes('<<')) return code;
  return code
    .split('\n')
    .map(line => {
      let hidden = line;
      for (const token of line.includes('<<') ? lineTokens(line) : [])
        if (token.kind === 'reference') {
          const { column, length } = token;
          hidden = hidden.slice(0, column) + ' '.repeat(length) + hidden.slice(column + length);
        }
      return hidden;
    })
    .join('\n');
}

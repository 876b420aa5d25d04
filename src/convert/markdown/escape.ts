/** Punctuation of ASCII, which a backslash may stand before. */
const PUNCTUATION = /[!-/:-@[-`{-~]/;

/**
 * Writes text so that Markdown reads it as text, with no more backslashes than it takes.
 *
 * @param before the character that stands before it, '' at the start of a line
 * @param after the character that follows it
 */
export function escapeText(value: string, before = '', after = ''): string {
  let text = '';
  for (let at = 0; at < value.length; at += 1) {
    const character = value[at] ?? '';
    const previous = at === 0 ? before : (value[at - 1] ?? '');
    const next = at + 1 < value.length ? (value[at + 1] ?? '') : after;
    text += isActive(value, at, { character, previous, next }) ? `\\${character}` : character;
  }
  return text;
}

interface Place {
  readonly character: string;
  readonly previous: string;
  readonly next: string;
}

function isActive(value: string, at: number, { character, previous, next }: Place): boolean {
  switch (character) {
    case '\\':
      return PUNCTUATION.test(next) || next === '\n';
    case '`':
    case '[':
    case ']':
    case '$':
      return true;
    case '*':
    case '~':
      return !(isBlank(previous) && isBlank(next));
    case '_':
      return !(isWord(previous) && isWord(next)) && !(isBlank(previous) && isBlank(next));
    case '<':
      return /[A-Za-z/!?]/.test(next);
    case '&':
      return /^&(?:#\d+|#[xX][\da-fA-F]+|\w+);/.test(value.slice(at, at + 40));
    case ':':
      return /^:[A-Za-z][\w-]*\{/.test(value.slice(at, at + 80)) && previous !== ':';
    default:
      return false;
  }
}

function isBlank(character: string): boolean {
  return character === '' || /\s/.test(character);
}

function isWord(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}

/** What at the start of a line begins a block. */
const BLOCK_START =
  /^(?:[-+*](?=\s|$)|#{1,6}(?=\s|$)|>|\d{1,9}(?=[.)](?:\s|$))|~{3,}|:{2,}(?=[A-Za-z]|$)|:{3,}|(?=={1,}\s*$)=|(?=-{1,}\s*$)-|(?:(?:[-*_][ \t]*){3,}$)|\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*$)/;

/** Guards each line of a paragraph against being read as the start of another block. */
export function guardLines(text: string): string {
  return text
    .split('\n')
    .map(line => guardLine(line.replace(/^[ \t]+|(?<!\\)[ \t]+$/g, '')))
    .join('\n');
}

function guardLine(line: string): string {
  const match = BLOCK_START.exec(line);
  if (!match) return line;
  if (/^\d/.test(line)) return line.replace(/^\d+/, '$&\\');
  return `\\${line}`;
}

/** An address between the parentheses of a link. */
export function destination(url: string): string {
  const escaped = url
    .replace(/[\\<>]/g, '\\$&')
    .replace(/&(?=[\w#]+;)/g, '\\&')
    .replace(/\n/g, '%0A');
  if (url === '' || /[\s\u0000-\u001f]/.test(url) || /^</.test(url) || !isBalanced(url)) return `<${escaped}>`;
  return escaped.replace(/[*_`[\]~$]/g, character => (/[*`[\]]/.test(character) ? `\\${character}` : character));
}

function isBalanced(url: string): boolean {
  let depth = 0;
  for (const character of url) {
    if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** Code in backquotes that it does not hold. */
export function inlineCode(value: string): string {
  const code = value.replace(/\s*\n\s*/g, ' ');
  const runs = (code.match(/`+/g) ?? []).map(run => run.length);
  let length = 1;
  while (runs.includes(length)) length += 1;
  const fence = '`'.repeat(length);
  const isPadded = code.startsWith('`') || code.endsWith('`') || (/^ .* $/.test(code) && code.trim() !== '');
  return isPadded ? `${fence} ${code} ${fence}` : `${fence}${code}${fence}`;
}

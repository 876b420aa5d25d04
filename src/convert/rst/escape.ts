import { findUris } from '../../reader/rst/inline/uri.ts';
import { markEscapes } from '../../reader/rst/text/escape.ts';

/**
 * Writes text so that reStructuredText reads it as text, with no more backslashes than it takes.
 *
 * @param before the character that stands before it, '' at the start of a block
 * @param after the character that follows it
 */
export function escapeText(value: string, before = '', after = ''): string {
  const addresses = new Set(findUris(markEscapes(value.replaceAll('\\', ' '))).map(({ start }) => start));
  let text = '';
  for (let at = 0; at < value.length; at += 1) {
    const character = value[at] ?? '';
    const previous = at === 0 ? before : (value[at - 1] ?? '');
    const next = at + 1 < value.length ? (value[at + 1] ?? '') : after;
    const isStart = addresses.has(at) || isActive(value, at, previous, next);
    text += isStart ? `\\${character}` : character;
  }
  return text;
}

function isActive(value: string, at: number, previous: string, next: string): boolean {
  switch (value[at]) {
    case '\\':
    case '`':
      return true;
    case '*':
    case '|':
      return !(isBlank(previous) && isBlank(next));
    case '_':
      // A run of them at the end of a word makes a reference of it.
      return !isBlank(previous) && !/[\p{L}\p{N}]/u.test(afterRun(value, at, next));
    default:
      return false;
  }
}

function afterRun(value: string, at: number, next: string): string {
  let end = at;
  while (value[end] === '_') end += 1;
  return end === at + 1 ? next : (value[end] ?? '');
}

function isBlank(character: string): boolean {
  return character === '' || /\s/.test(character);
}

/** What the first line of a paragraph must not begin with. */
const BLOCK_START =
  /^(?:[-+*•‣⁃](?:\s|$)|\(?(?:\d+|#|[A-Za-z]|[ivxlcdmIVXLCDM]+)[.)](?:\s|$)|:(?![: ])[^`\n]*[^\s:]:(?:\s|$)|\.\.(?:\s|$)|__(?:\s|$)|>>>(?:\s|$)|\|(?:\s|$)|[-/+]{1,2}[A-Za-z0-9?#]|-{2,3}(?!-)|\+[-=]|={2,}(?:\s|$))/;

const ADORNMENT = /^([!-/:-@[-`{-~])\1*$/;

/** Guards a paragraph against being read as another block. Its lines keep their words and ends. */
export function guardParagraph(text: string): string {
  const lines = text.split('\n').map(line => line.trim());
  const guarded = lines.map((line, index) => {
    const isOther = (index === 0 && BLOCK_START.test(line)) || (ADORNMENT.test(line) && line.length > 1);
    return isOther && !line.startsWith('\\') ? `\\${line}` : line;
  });
  // Two colons at the end would begin code.
  return guarded.join('\n').replace(/(?<!\\)::$/, ':\\:');
}

/** Text inside backquotes: a title, the text of a link. */
export function escapePhrase(value: string): string {
  return value
    .replace(/[\\`<]/g, '\\$&')
    .replace(/\s+/g, ' ')
    .trim();
}

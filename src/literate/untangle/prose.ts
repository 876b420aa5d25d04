/**
 * Writes the words of a comment as Markdown that shows just these words: lists, indented examples and fenced code are kept as such, and
 * what Markdown would take for something else is escaped.
 *
 * @param lines of the comment, without its marks
 * @param language of code in fences that name none
 */
export function prose(lines: readonly string[], language: string): string {
  const blocks: string[] = [];
  let at = 0;
  while (at < lines.length && blocks.length < MAX_BLOCKS) {
    const line = lines[at] ?? '';
    const fence = /^\s*(`{3,}|~{3,})\s*([\w+-]*)/.exec(line);
    const end = fence ? lines.indexOf(closing(lines, at, fence[1] ?? ''), at + 1) : -1;
    if (line === '') at += 1;
    else if (fence && end > at) {
      blocks.push(example(lines.slice(at + 1, end), codeLanguage(fence[2] ?? '', language)));
      at = end + 1;
    } else {
      const next = lines.findIndex((other, index) => index > at && (other === '' || /^\s*(?:`{3}|~{3})/.test(other)));
      const stop = next < 0 ? lines.length : next;
      blocks.push(...group(lines.slice(at, stop), language));
      at = stop;
    }
  }
  return blocks.join('\n\n');
}

const MAX_BLOCKS = 200;

/** The first sentence, as a name may hold it; undefined where it is too long or says nothing. */
export function firstSentence(lines: readonly string[]): string | undefined {
  const [first = ''] = lines.join('\n').split('\n\n');
  const text = first.replace(/\s+/g, ' ').trim();
  const sentence = /^.*?[.:;!?](?=\s|$)/.exec(text)?.[0] ?? text;
  const name = sentence.replace(/[.:;!?]+$/, '').trim();
  return name.length >= 3 &&
    name.length <= 60 &&
    /^[\p{L}\p{N}][\p{L}\p{N} ,.'()/&+-]*$/u.test(name) &&
    !name.endsWith('...')
    ? name
    : undefined;
}

/** The first sentence as Markdown; '' where it is too long for a list. */
export function summary(lines: readonly string[]): string {
  const [first = ''] = lines.join('\n').split('\n\n');
  const text = first.replace(/\s+/g, ' ').trim();
  const sentence = /^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text;
  return sentence.length <= 150 ? escapedLine(sentence) : '';
}

function closing(lines: readonly string[], at: number, fence: string): string {
  const found = lines.slice(at + 1).find(line => line.trim().startsWith(fence) && /^[`~]+$/.test(line.trim()));
  return found ?? '\0';
}

/** Words such as `ignore` or `no_run`, which Rust's documentation has, are no languages. */
function codeLanguage(named: string, language: string): string {
  return named === '' || /^(?:ignore|no_run|should_panic|compile_fail)/.test(named) ? language : named;
}

function example(lines: readonly string[], language: string): string {
  const fence = '`'.repeat(Math.max(3, ...lines.map(line => (/`{3,}/.exec(line)?.[0].length ?? 0) + 1)));
  return `${fence}${language}\n${lines.map(clean).join('\n')}\n${fence}`;
}

/** Lines between two blank ones: words, then perhaps a list or words that stand by themselves. */
function group(lines: readonly string[], language: string): string[] {
  if (lines.every(line => /^ {2,}/.test(line)))
    return [example(dedent(lines), looksLikeCode(lines) ? language : 'text')];
  const [first = ''] = lines;
  const heading = /^#{1,6}\s+(.*)$/.exec(first);
  if (heading && lines.length === 1) return [`**${escaped(heading[1] ?? '').trim()}**`];
  const start = lines.findIndex(line => ITEM.test(line));
  if (start < 0) return [paragraph(lines)];
  return [...(start > 0 ? [paragraph(lines.slice(0, start))] : []), list(lines.slice(start))];
}

function looksLikeCode(lines: readonly string[]): boolean {
  return lines.some(line => /[;{}()=]\s*$|^\s*(?:>>>|\$ )/.test(line));
}

const ITEM = /^\s*(?:[-*•]\s+|(?:\d{1,3}[.)])\s+(?=\S)|@\w+\b)/;

function list(lines: readonly string[]): string {
  const items: string[][] = [];
  for (const line of lines) {
    if (ITEM.test(line)) items.push([line.trim()]);
    else items.at(-1)?.push(line.trim());
  }
  return items
    .map(([first = '', ...rest]) => [item(first), ...rest.map(line => `  ${escapedLine(line)}`)].join('\n'))
    .join('\n');
}

function item(line: string): string {
  const tag = /^@(\w+)\s*(.*)$/.exec(line);
  if (!tag) return `- ${escapedLine(line.replace(ITEM, ''))}`;
  const parameter = /^(?:\{[^}]*\}\s*)?([\w.$[\]=]+)\s+(?:-\s+)?(.*)$/.exec(tag[2] ?? '');
  if (/^(?:param|arg|argument|property|tparam)$/.test(tag[1] ?? '') && parameter)
    return `- \`${parameter[1]}\`: ${escapedLine(parameter[2] ?? '')}`;
  return `- \`@${tag[1]}\` ${escapedLine(tag[2] ?? '')}`.trimEnd();
}

function paragraph(lines: readonly string[]): string {
  return lines.map(line => escapedLine(line.trim())).join('\n');
}

/** A line of a paragraph as Markdown that shows just its words; code between backticks stays. */
export function escapedLine(text: string): string {
  const line = escaped(text).trim();
  if (/^(?:[#>+=|-]|:)/.test(line)) return `\\${line}`;
  return line.replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

/** Words outside of code spans, with what Markdown has a meaning for escaped. */
function escaped(text: string): string {
  const line = clean(text).replace(/\{@link\s+([^}\s|]+)[^}]*\}/g, '`$1`');
  let result = '';
  let at = 0;
  for (const span of line.matchAll(/(?<!`)(`{1,2})(?!`)([^`]+)(?<!`)\1(?!`)/g)) {
    result += escapedWords(line.slice(at, span.index)) + span[0];
    at = span.index + span[0].length;
  }
  return result + escapedWords(line.slice(at));
}

function escapedWords(text: string): string {
  return text
    .replace(/[\\*`[<~$]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/(?<!:):(?=[A-Za-z[{])/g, '\\:')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/\|/g, '\\|')
    .replace(/\{(?=[#.:])/g, '\\{');
}

/** Without characters that cannot be seen. */
function clean(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, '');
}

function dedent(lines: readonly string[]): string[] {
  const shared = Math.min(...lines.map(line => line.length - line.trimStart().length));
  return lines.map(line => line.slice(shared));
}

/** Words as a heading shows them. */
export function headingText(text: string): string {
  return escaped(text).replace(/[{}#]/g, '\\$&');
}

import { lineTokens } from '../tangle/line-token.ts';

/** A fenced block of Markdown. */
export interface CodeBlock {
  readonly language: string;
  /** As they stand between braces: {@link attribute}. */
  readonly attributes: readonly string[];
  readonly lines: readonly string[];
}

/** Writes a code block. Its fence is longer than any in the code. */
export function codeBlock({ language, attributes, lines }: CodeBlock): string {
  const info = `${language} {${attributes.join(' ')}}`;
  const mark = info.includes('`') ? '~' : '`';
  const runs = lines.map(line => /^\s*(`{3,}|~{3,})/.exec(line)?.[1] ?? '').filter(run => run[0] === mark);
  const fence = mark.repeat(Math.max(3, ...runs.map(run => run.length + 1)));
  return [`${fence}${info}`, ...lines, fence].join('\n');
}

/** `key="value"`, as Markdown and the reader of attributes take it apart again. */
export function attribute(key: string, value: string): string {
  const quote = value.includes('"') ? "'" : '"';
  return `${key}=${quote}${markdownSafe(value)}${quote}`;
}

/** `#name`, in quotes where it needs them. */
export function nameAttribute(name: string): string {
  return /^[A-Za-z_][\w.-]*$/.test(name) ? `#${name}` : `#"${markdownSafe(name)}"`;
}

function markdownSafe(value: string): string {
  return value.replace(/[\\&]/g, '\\$&');
}

/** Whether tangling would take something in the code for a reference or an escape. */
export function mayRefer(lines: readonly string[]): boolean {
  return lines.some(line => escapeReferences(line) !== line);
}

/** A line whose `<<name>>` are literal text. */
export function escapeReferences(line: string): string {
  if (!line.includes('<<')) return line;
  const text = line.replace(/[@\\](?=<<(?!<))/g, '$&@');
  let escaped = '';
  let at = 0;
  for (const token of lineTokens(text)) {
    if (token.kind !== 'reference') continue;
    escaped += `${text.slice(at, token.column)}@`;
    at = token.column;
  }
  return escaped + text.slice(at);
}

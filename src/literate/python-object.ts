import { maskCode } from './identifiers/mask.ts';

/** Lines of a text, from 1, the last one included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

const DEFINITION = /^([ \t]*)(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)/;

/**
 * Finds the function, class or method of Python code by its name within the module, such as `Class.method`: by its indentation alone,
 * decorators included.
 */
export function pythonObject(code: string, name: string): LineRange | undefined {
  const lines = code.split('\n');
  const masked = logicalLines(maskCode('python', code));
  const around: { readonly name: string; readonly indent: number }[] = [];
  for (const [index, text] of masked.entries()) {
    if (text === undefined || text.trim() === '') continue;
    const indent = indentOf(text);
    while ((around.at(-1)?.indent ?? -1) >= indent) around.pop();
    const [, , found] = DEFINITION.exec(text) ?? [];
    if (found === undefined) continue;
    const path = [...around.map(each => each.name), found].join('.');
    if (path === name)
      return { first: firstDecorator(masked, index) + 1, last: lastLine(lines, masked, index, indent) };
    around.push({ name: found, indent });
  }
  return undefined;
}

/** Lines that begin a statement; undefined for those within brackets or a string. */
function logicalLines(masked: string): (string | undefined)[] {
  let depth = 0;
  let isContinued = false;
  return masked.split('\n').map(line => {
    const isInside = depth > 0 || isContinued;
    for (const sign of line) {
      if ('([{'.includes(sign)) depth += 1;
      else if (')]}'.includes(sign)) depth = Math.max(0, depth - 1);
    }
    isContinued = line.endsWith('\\');
    return isInside ? undefined : line;
  });
}

function indentOf(text: string): number {
  return /^\s*/.exec(text.replaceAll('\t', '        '))?.[0].length ?? 0;
}

function firstDecorator(masked: readonly (string | undefined)[], index: number): number {
  let first = index;
  for (let at = index - 1; at >= 0; at -= 1) {
    const text = masked[at];
    if (text?.trimStart().startsWith('@')) first = at;
    else if (text !== undefined && text.trim() !== '') break;
  }
  return first;
}

/** The last line with text before the next statement that is not indented more than the definition. */
function lastLine(
  lines: readonly string[],
  masked: readonly (string | undefined)[],
  start: number,
  indent: number,
): number {
  let end = start + 1;
  for (; end < masked.length; end += 1) {
    const text = masked[end];
    if (text !== undefined && text.trim() !== '' && indentOf(text) <= indent) break;
  }
  while (end > start + 1 && isOutside(lines[end - 1] ?? '', indent)) end -= 1;
  return end;
}

/** Blank lines and comments at the margin belong to what follows. */
function isOutside(line: string, indent: number): boolean {
  return line.trim() === '' || (line.trimStart().startsWith('#') && indentOf(line) <= indent);
}

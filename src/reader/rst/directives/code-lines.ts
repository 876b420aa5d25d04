import { plainText } from '../inline/plain-text.ts';
import type { SystemMessage } from '../nodes.ts';
import { systemMessage } from '../system-message.ts';
import { cutLine, indentOf, type Line, linesText } from '../text/line.ts';
import { lineNumbers } from '../text/line-ranges.ts';
import type { DirectiveCall } from './definition.ts';

/** How code is shown: what `CodeData` says of it, and what is wrong with the options. */
export interface ShownCode {
  readonly data: { readonly title?: string; readonly numbered?: number; readonly emphasized?: number[] };
  readonly messages: readonly SystemMessage[];
}

/** Warns about an option of a directive. */
export function optionWarning(call: DirectiveCall, option: string, text: string): SystemMessage {
  const line = call.optionLines.get(option)?.[0] ?? call.line;
  return systemMessage(line, { level: 2, rule: 'code-option', text });
}

/**
 * Reads the options that say how code is shown.
 *
 * @param total number of its lines
 * @param first number of the first line, where the directive says that lines are numbered
 */
export function shownCode(call: DirectiveCall, total: number, first: number | undefined): ShownCode {
  const title = captionOf(call);
  const { numbers, messages } = emphasizedLines(call, total);
  const numbered = first ?? numberedByLength(call, total);
  return {
    data: {
      ...(title !== undefined && { title }),
      ...(numbered !== undefined && { numbered }),
      ...(numbers.length > 0 && { emphasized: numbers }),
    },
    messages,
  };
}

/** The caption as text. */
function captionOf(call: DirectiveCall): string | undefined {
  const lines = call.optionLines.get('caption');
  if (call.options.caption === undefined) return undefined;
  if (!lines || call.options.caption.trim() === '') return call.name.endsWith('include') ? fileName(call) : undefined;
  return plainText(call.context.inline(lines).nodes).replace(/\s+/g, ' ');
}

/** A caption without a text is the name of the file. */
function fileName(call: DirectiveCall): string {
  return linesText(call.argument).trim();
}

/** `highlight` may have lines numbered where there are so many of them. */
function numberedByLength({ context }: DirectiveCall, total: number): number | undefined {
  const { lineThreshold } = context.state;
  return lineThreshold !== undefined && total >= lineThreshold ? 1 : undefined;
}

function emphasizedLines(call: DirectiveCall, total: number): { numbers: number[]; messages: SystemMessage[] } {
  const spec = call.options['emphasize-lines'];
  if (spec === undefined) return { numbers: [], messages: [] };
  const numbers = lineNumbers(spec, total);
  if (!numbers) {
    return { numbers: [], messages: [optionWarning(call, 'emphasize-lines', `"${spec}" names no lines.`)] };
  }
  const inside = numbers.filter(number => number <= total);
  const messages = inside.length < numbers.length ? [optionWarning(call, 'emphasize-lines', beyond(spec, total))] : [];
  return { numbers: [...new Set(inside)].sort((a, b) => a - b), messages };
}

/** What is said of lines that are not there. */
export function beyond(spec: string, total: number): string {
  return `The lines "${spec}" are not all there: there are ${total}.`;
}

/** Takes spaces away before each line: as many as the option says, else those that all lines have. */
export function dedented(
  call: DirectiveCall,
  lines: readonly Line[],
): { readonly lines: readonly Line[]; readonly messages: readonly SystemMessage[] } {
  const option = call.options.dedent;
  if (option === undefined) return { lines, messages: [] };
  const least = Math.min(...lines.filter(line => line.text !== '').map(line => indentOf(line.text)));
  const count = option.trim() === '' ? least : Number(option);
  if (!Number.isSafeInteger(count) || count < 0) {
    return { lines, messages: [optionWarning(call, 'dedent', `"${option}" is no number of spaces.`)] };
  }
  const text = 'There is text among the spaces that "dedent" takes away.';
  return {
    lines: lines.map(line => cutLine(line, count)),
    messages: count > least ? [optionWarning(call, 'dedent', text)] : [],
  };
}

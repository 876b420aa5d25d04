import { cutLine, indentOf, type Line } from './line.ts';

/** What limits an indented block, and what is cut off its lines. */
export interface IndentRule {
  /** Columns cut off the first line, which belongs to the block whatever its indentation. */
  readonly first?: number;
  /** Columns cut off all lines; a line with text in them ends the block. Without it: the least indentation found. */
  readonly known?: number;
  /** The block ends at the first blank line. */
  readonly untilBlank?: boolean;
  /** The lines keep their indentation. */
  readonly keepIndent?: boolean;
  /** Blank lines at the start stay. */
  readonly keepTop?: boolean;
}

/** An indented block. */
export interface IndentedBlock {
  /** Its lines, without blank ones at the start unless the rule keeps them (blank ones at the end are part of it). */
  readonly lines: readonly Line[];
  /** Indentation that was cut off. */
  readonly indent: number;
  /** Index after its last line. */
  readonly end: number;
  /** A blank line, or the end of the input, follows. */
  readonly blankFinish: boolean;
}

/** Takes the block of indented lines that starts at index `start`. */
export function takeIndented(lines: readonly Line[], start: number, rule: IndentRule = {}): IndentedBlock {
  const first = rule.first ?? rule.known;
  const extent = measure(lines, start, rule, first);
  const cut = rule.keepIndent ? 0 : extent.indent;
  const block = lines.slice(start, extent.end).map((line, index) => {
    if (index === 0 && first !== undefined) return cutLine(line, first);
    return cutLine(line, cut);
  });
  let skip = 0;
  while (!rule.keepTop && skip < block.length && block[skip]?.text.trim() === '') skip += 1;
  return { lines: block.slice(skip), indent: extent.indent, end: extent.end, blankFinish: extent.blankFinish };
}

function measure(lines: readonly Line[], start: number, rule: IndentRule, first: number | undefined) {
  let indent = rule.known ?? 0;
  let end = first === undefined ? start : start + 1;
  for (; end < lines.length; end += 1) {
    const text = lines[end]?.text ?? '';
    if (text === '') {
      if (rule.untilBlank) return { indent, end, blankFinish: true };
      continue;
    }
    const own = text.startsWith(' ') ? indentOf(text) : 0;
    if (own === 0 || (rule.known !== undefined && own < rule.known)) {
      return { indent, end, blankFinish: end > start && lines[end - 1]?.text.trim() === '' };
    }
    if (rule.known === undefined) indent = indent === 0 ? own : Math.min(indent, own);
  }
  return { indent, end, blankFinish: true };
}

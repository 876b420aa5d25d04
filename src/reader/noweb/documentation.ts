import type { Html, RootContent } from 'mdast';
import type { ParseMarkdown } from '../markdown/parse.ts';
import type { NowebPieces } from './pieces.ts';

/** Stands for code in the text that the parser of Markdown gets: it ends whatever stands before it, and is as good as nothing. */
const MARK = '<!---->';

/** Files with such commands have their documentation in LaTeX. */
const LATEX =
  /^[^%\n]*\\(?:documentclass|documentstyle|begin\{|(?:sub)*section\*?[[{]|chapter\*?[[{]|input\{|usepackage|noweb|setup|title\{)/m;

/** Whether the documentation of a file is LaTeX, and not Markdown. @param lines of the whole file */
export function isLatex(lines: readonly string[], { pieces }: NowebPieces): boolean {
  return LATEX.test(withoutCode(lines, pieces).join('\n'));
}

function withoutCode(lines: readonly string[], pieces: NowebPieces['pieces']): string[] {
  const documentation = [...lines];
  for (const { line, end } of pieces) documentation.fill('', line - 1, end);
  return documentation;
}

/** Reads the documentation as Markdown: top-level nodes at their places in the file, and none for the code. */
export function markdownNodes(lines: readonly string[], found: NowebPieces, parse: ParseMarkdown): RootContent[] {
  const masked = quotesAsCode(withoutCode(lines, found.pieces));
  for (const { line } of found.pieces) masked[line - 1] = MARK;
  for (const line of found.marks) masked[line - 1] = MARK;
  for (const line of found.openings) masked[line - 1] = (masked[line - 1] ?? '').replace(/^@/, ' ');
  const nodes = parse(`${masked.join('\n')}\n`).children;
  const starts = new Set(nodes.filter(isMark).map(node => node.position?.start.line));
  const code = new Set(found.pieces.map(({ line }) => line));
  // An open fence would swallow what follows: then no line of documentation can be told from code.
  if ([...code].some(line => !starts.has(line))) return plainNodes(lines, found);
  return nodes.filter(node => !(isMark(node) && code.has(node.position?.start.line ?? 0))).map(withPlainText);
}

function isMark(node: RootContent): node is Html {
  return node.type === 'html' && node.value === MARK;
}

/** `[[code]]` is code; the same number of characters keeps all places right. Fences are left as they are. */
function quotesAsCode(lines: readonly string[]): string[] {
  let fence: string | undefined;
  return lines.map(line => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark && fence === undefined) fence = mark;
    else if (mark && fence !== undefined && mark.startsWith(fence)) fence = undefined;
    if (mark || fence !== undefined) return line;
    return line.replace(/(?<!@)\[\[([^`]+?)\]\](?!\])/g, '``$1``');
  });
}

/** Noweb's escapes become what they stand for. */
function withPlainText<Node extends object>(node: Node): Node {
  if ('type' in node && node.type === 'text' && 'value' in node)
    node.value = String(node.value).replace(/@(<<|>>|\[\[|\]\])/g, '$1');
  if ('children' in node && Array.isArray(node.children)) for (const child of node.children) withPlainText(child);
  return node;
}

/** Documentation that is not read: LaTeX, as a block of code for each run of lines. */
export function plainNodes(lines: readonly string[], { pieces, marks }: NowebPieces): RootContent[] {
  const documentation = withoutCode(lines, pieces);
  const own = new Set(marks);
  const code = new Set(pieces.map(({ line }) => line));
  const nodes: RootContent[] = [];
  let start: number | undefined;
  const offsets = lineOffsets(lines);
  const end = (before: number) => {
    if (start === undefined) return;
    let last = before;
    while (isBlank(documentation[last - 1])) last -= 1;
    nodes.push(latexNode(documentation.slice(start - 1, last), start, last, offsets));
    start = undefined;
  };
  for (let line = 1; line <= lines.length; line += 1) {
    if (own.has(line)) {
      end(line - 1);
      nodes.push({ type: 'html', value: MARK, position: placeOf(line, line, lines, offsets) });
    } else if (code.has(line)) end(line - 1);
    else if (start === undefined && !isBlank(documentation[line - 1])) start = line;
  }
  end(lines.length);
  return nodes;
}

function latexNode(text: readonly string[], start: number, end: number, offsets: readonly number[]): RootContent {
  const value = text.join('\n').replace(/^@ /, '');
  return { type: 'code', lang: 'latex', value, position: placeOf(start, end, text, offsets, start) };
}

/** From the first column of a line to the end of another. @param first the line that `lines` begin with */
export function placeOf(
  start: number,
  end: number,
  lines: readonly string[],
  offsets: readonly number[],
  first = 1,
): NonNullable<RootContent['position']> {
  const length = (lines[end - first] ?? '').length;
  return {
    start: { line: start, column: 1, offset: offsets[start - 1] ?? 0 },
    end: { line: end, column: length + 1, offset: (offsets[end - 1] ?? 0) + length },
  };
}

/** Where each line begins. */
export function lineOffsets(lines: readonly string[]): number[] {
  let at = 0;
  return lines.map(line => {
    const offset = at;
    at += line.length + 1;
    return offset;
  });
}

function isBlank(line: string | undefined): boolean {
  return line === undefined ? false : line.trim() === '';
}

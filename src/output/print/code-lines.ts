import type { Element, ElementContent } from 'hast';
import { attribute, classesOf, hasClass } from './elements.ts';

/** A piece of a line of code in one style. */
export interface CodePiece {
  readonly text: string;
  /** The classes that its highlighter gave it. */
  readonly classes: readonly string[];
  /** Where it leads: a reference to a chunk. */
  readonly href?: string;
}

export interface CodeLine {
  readonly pieces: readonly CodePiece[];
  readonly number?: string;
}

/** The lines of a `pre`, cut from the tokens of the page. */
export function codeLines(pre: Element): readonly CodeLine[] {
  const lines: { pieces: CodePiece[]; number?: string }[] = [{ pieces: [] }];
  const add = (text: string, classes: readonly string[], href: string | undefined) => {
    if (text !== '') lines.at(-1)?.pieces.push(href === undefined ? { text, classes } : { text, classes, href });
  };
  const visit = (nodes: readonly ElementContent[], classes: readonly string[], href: string | undefined) => {
    for (const node of nodes) {
      if (node.type === 'text') {
        let start = 0;
        for (let end = node.value.indexOf('\n'); end >= 0; end = node.value.indexOf('\n', start)) {
          add(node.value.slice(start, end), classes, href);
          lines.push({ pieces: [] });
          start = end + 1;
        }
        add(node.value.slice(start), classes, href);
      } else if (node.type === 'element') {
        const last = lines.at(-1);
        if (hasClass(node, 'line-number') && last) last.number = attribute(node, 'dataLine');
        const target = node.tagName === 'a' ? attribute(node, 'href') : '';
        const own = classesOf(node);
        visit(node.children, own.length === 0 ? classes : [...classes, ...own], target === '' ? href : target);
      }
    }
  };
  visit(pre.children, [], undefined);
  while (lines.length > 1 && lines.at(-1)?.pieces.length === 0) lines.pop();
  return lines;
}

/** A line with its tabs made spaces. */
export function withoutTabs(whole: CodeLine, width = 4): CodeLine {
  const { pieces, ...line } = whole;
  if (!pieces.some(({ text }) => text.includes('\t'))) return whole;
  let column = 0;
  const expand = (text: string) =>
    text.replace(/\t|[^\t]+/g, run => {
      const shown = run === '\t' ? ' '.repeat(width - (column % width)) : run;
      column += shown.length;
      return shown;
    });
  return { ...line, pieces: pieces.map(piece => ({ ...piece, text: expand(piece.text) })) };
}

import type { Element } from 'hast';
import type { Nodes } from 'mdast';
import { drawFigures } from '../draw.ts';
import { parseBoxes } from '../parse.ts';
import { createProblems, NO_PROBLEMS } from '../problems.ts';
import { specification } from '../source.ts';
import type { Dialect } from '../symbols.ts';
import { tokenize } from '../tokens.ts';
import { type Escape, specificationLatex } from './latex.ts';
import { figuresText } from './text.ts';
import { figuresTypst } from './typst.ts';

/** What printing must know. What is wrong in a specification is said where it is drawn for pages. */
export interface PrintOptions {
  readonly dialect: Dialect;
  readonly limit: number;
}

/** A specification for LaTeX; undefined where it is left to be shown as code. */
export function latexOf(node: Nodes, { limit }: PrintOptions, escaped: Escape): string | undefined {
  const source = textIn(node, limit);
  if (source === undefined) return undefined;
  const tokens = tokenize(source);
  const problems = createProblems();
  const bare = parseBoxes(source, tokens, problems);
  return specificationLatex(problems.all.length === 0 ? source : undefined, tokens, bare, escaped);
}

/** A specification as Unicode text in boxes. */
export function textOf(node: Nodes, options: PrintOptions): string | undefined {
  const figures = figuresOf(node, options);
  return figures && figuresText(figures);
}

/** A specification as code of Typst. */
export function typstOf(node: Nodes, options: PrintOptions): string | undefined {
  const figures = figuresOf(node, options);
  return figures && figuresTypst(figures);
}

function figuresOf(node: Nodes, { dialect, limit }: PrintOptions): Element[] | undefined {
  const source = textIn(node, limit);
  if (source === undefined) return undefined;
  return drawFigures(parseBoxes(source, tokenize(source), NO_PROBLEMS), { source, dialect, problems: NO_PROBLEMS });
}

function textIn(node: Nodes, limit: number): string | undefined {
  const found = specification(node);
  return found && found.text.length <= limit ? found.text : undefined;
}

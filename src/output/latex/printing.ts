import type { Element, ElementContent } from 'hast';
import type { Marks } from '../../literate/block-tree.ts';
import { attribute } from '../print/elements.ts';

/** What printing a tree needs to know. */
export interface Printing {
  readonly marks: Marks;
  /** Writes blocks that stand in others. */
  readonly blocks: (nodes: readonly ElementContent[], printing: Printing) => string;
  /** How many lists, quotes and boxes the nodes stand in. */
  readonly depth: number;
  /** How many styles text stands in. */
  readonly styles?: number;
  /** How many tables the nodes stand in. */
  readonly tables?: number;
  /** In the cell of a table: nothing may float, break over pages or begin a section. */
  readonly isInCell?: boolean;
  /** Where a note would be lost: the references are collected here, and only numbers are printed. */
  readonly notes?: string[];
  /** Reports what LaTeX cannot show. */
  readonly warn: (rule: string, text: string) => void;
}

/** Commands of headings by their depths; the title of a document is a chapter of a book. */
export const SECTIONS = ['doctitle', 'section', 'subsection', 'subsubsection', 'paragraph', 'subparagraph'];

/** TeX has memory for so many boxes in boxes; what is deeper stands at the same place. */
export const DEEPEST = 12;

/** The same of text in text, such as emphasis. */
export const DEEPEST_STYLE = 20;

/** The same of tables in tables. */
export const DEEPEST_TABLE = 3;

/** A label for an id whose value comes when the page is made. */
export function labelOf(node: Element, command = '\\doclabel'): string {
  const id = attribute(node, 'id');
  const mark = /^\ufdd0\d+\ufdd1$/.exec(id)?.[0];
  return mark === undefined ? '' : `${command}{${mark}}`;
}

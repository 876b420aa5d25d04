import type { Artifact, Hole } from '../../literate/artifact.ts';

/** Noncharacters that enclose a hole's number in a tree; documents cannot hold them (see `cleanText`). */
const OPEN = '\uFDD0';
const CLOSE = '\uFDD1';

/** The holes of one artifact while it is a tree: each is a mark in a text or attribute, split off when the tree is a string. */
export class HoleMarks {
  readonly #holes: Hole[] = [];

  /** Puts a hole's mark where its value is to stand. */
  mark(hole: Hole): string {
    return `${OPEN}${this.#holes.push(hole) - 1}${CLOSE}`;
  }

  /** Splits a string at its marks. Marks of no hole are dropped. */
  split(html: string): Artifact['parts'] {
    const parts: (string | Hole)[] = [];
    html.split(/\uFDD0(\d{1,9})\uFDD1/).forEach((piece, index) => {
      const part = index % 2 === 0 ? cleanText(piece) : this.#holes[Number(piece)];
      if (part !== undefined && part !== '') parts.push(part);
    });
    return parts;
  }
}

/** Whether an attribute's value holds a hole. */
export function isMarked(value: string): boolean {
  return value.includes(OPEN);
}

/** A text that stands for the n-th ready-made part of a tree until all else has been parsed and sanitised. */
export function placeholder(index: number): string {
  return `${OPEN}r${index}${CLOSE}`;
}

/** Splits a text at its placeholders: odd pieces are the numbers. */
export function splitPlaceholders(text: string): string[] {
  return text.split(/\uFDD0r(\d{1,9})\uFDD1/);
}

/** Replaces what could be taken for a mark by U+FFFD, as is proper for noncharacters. */
function cleanText(text: string): string {
  return /[\uFDD0\uFDD1]/.test(text) ? text.replace(/[\uFDD0\uFDD1]/g, '\uFFFD') : text;
}

/** Replaces character references to the marks' noncharacters in raw HTML: the HTML parser would make them. */
export function cleanReferences(html: string): string {
  return html.replace(/&#(?:x0*fdd[01]|0*6497[67])(?![0-9a-f]);?/gi, '\uFFFD');
}

/** Copies plain data (a tree) with all its texts cleaned. */
export function cleanCopy<T>(value: T): T;
export function cleanCopy(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(item => cleanCopy<unknown>(item));
  if (!isRecord(value)) return value;
  // One by one: trees are copied often, and `Object.entries` costs as much as all else.
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    if (key === '__proto__') return copyOfEntries(value);
    copy[key] = cleanCopy<unknown>(value[key]);
  }
  return copy;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Keeps a key that assigning would take for the prototype. */
function copyOfEntries(source: Readonly<Record<string, unknown>>): unknown {
  return Object.fromEntries(Object.entries(source).map(([key, item]) => [key, cleanCopy<unknown>(item)]));
}

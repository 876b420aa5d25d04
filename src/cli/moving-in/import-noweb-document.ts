import { attribute, codeBlock, nameAttribute } from '../../literate/untangle/code-block.ts';
import { headingText } from '../../literate/untangle/prose.ts';
import { plainCode, plainName, usedNames } from '../../reader/noweb/code-text.ts';
import { type NowebLine, nowebLines } from '../../reader/noweb/lines.ts';
import { latexToMarkdown } from './import-noweb-latex.ts';

/** A noweb file taken apart. */
export interface NowebDocument {
  readonly pieces: readonly NowebPiece[];
  /** Names of chunks that are defined here. */
  readonly defined: ReadonlySet<string>;
  /** Names that code here refers to. */
  readonly used: ReadonlySet<string>;
}

/** Documentation, or a piece of a chunk. */
export type NowebPiece =
  | { readonly kind: 'text'; readonly lines: readonly string[] }
  | {
      readonly kind: 'code';
      readonly line: number;
      readonly name: string;
      readonly lines: readonly string[];
      /** What `@ %def` names. */
      readonly defines: readonly string[];
    };

/** Takes a noweb file apart. */
export function nowebDocument(text: string): NowebDocument {
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  const pieces: NowebPiece[] = [];
  let open: { kind: 'text' | 'code'; line: number; name: string; lines: string[]; defines: string[] } | undefined;
  const begin = (kind: 'text' | 'code', line: number, name = '') => {
    open = { kind, line, name, lines: [], defines: [] };
    pieces.push(open);
  };
  nowebLines(lines).forEach((line: NowebLine, index) => {
    const text = lines[index] ?? '';
    if (line.kind === 'definition') begin('code', index + 1, plainName(line.name));
    else if (line.kind === 'index') open?.defines.push(...line.names);
    else if (line.kind === 'code') open?.lines.push(text);
    else {
      if (open?.kind !== 'text' || line.kind === 'documentation-start') begin('text', index + 1);
      open?.lines.push(line.kind === 'documentation-start' ? text.slice(2) : text);
    }
  });
  const code = pieces.flatMap(piece => (piece.kind === 'code' ? [piece] : []));
  const used = code.flatMap(({ lines }) => lines.flatMap(usedNames));
  return { pieces, defined: new Set(code.map(({ name }) => name)), used: new Set(used) };
}

/** How a noweb file becomes Markdown. */
export interface ConversionOptions {
  readonly title: string;
  /** Of the chunks, by name. */
  readonly language: (name: string) => string;
  /** Attributes of the first piece of a chunk. */
  readonly attributes: (name: string) => readonly string[];
  /** Names that only this document knows. */
  readonly isScoped: (name: string) => boolean;
  /** `notangle` made spaces of tabs, unless it was told not to. */
  readonly expandsTabs: boolean;
}

/** A document, and what of the documentation was kept as LaTeX. */
export interface ConvertedDocument {
  readonly text: string;
  readonly kept: readonly string[];
}

/** Writes a noweb file as Markdown. */
export function nowebToMarkdown({ pieces }: NowebDocument, options: ConversionOptions): ConvertedDocument {
  const blocks: string[] = [];
  const kept: string[] = [];
  const seen = new Set<string>();
  for (const piece of pieces) {
    if (piece.kind === 'text') {
      const converted = latexToMarkdown(piece.lines);
      kept.push(...converted.kept);
      if (converted.markdown !== '') blocks.push(converted.markdown);
      continue;
    }
    blocks.push(block(piece, options, !seen.has(piece.name)));
    seen.add(piece.name);
  }
  const title = /^# /m.test(blocks[0] ?? '') ? [] : [`# ${headingText(options.title)}`];
  return { text: `${[...title, ...blocks].join('\n\n')}\n`, kept };
}

function block(piece: Extract<NowebPiece, { kind: 'code' }>, options: ConversionOptions, isFirst: boolean): string {
  const { name } = piece;
  const lines = piece.lines.map(line => plainCode(options.expandsTabs ? withoutTabs(line) : line));
  return codeBlock({
    language: options.language(name),
    attributes: [
      nameAttribute(name),
      ...(options.isScoped(name) ? ['scope=document'] : []),
      ...(isFirst ? options.attributes(name) : []),
      ...(piece.defines.length > 0 ? [attribute('defs', piece.defines.join(' '))] : []),
    ],
    lines,
  });
}

function withoutTabs(line: string): string {
  let expanded = '';
  for (const character of line) expanded += character === '\t' ? ' '.repeat(8 - (expanded.length % 8)) : character;
  return expanded;
}

/** The attribute that names a chunk's file. */
export function fileAttribute(path: string): string {
  return attribute('file', path);
}

import { attribute, codeBlock, escapeReferences, mayRefer, nameAttribute } from './code-block.ts';
import { commentText } from './comment-text.ts';
import { docstringOf, fileDescription, isLicence } from './descriptions.ts';
import { fileHeader, isOption } from './file-header.ts';
import { membersOf } from './members.ts';
import { type Paragraph, paragraphs } from './paragraphs.ts';
import type { ProgramText } from './program-text.ts';
import { firstSentence, headingText, prose } from './prose.ts';
import type { SourceLanguage } from './source-language.ts';

/** A program file to make a document from. */
export interface UntangledFile {
  /** As `file=` names it. */
  readonly path: string;
  /** Of its document. */
  readonly title: string;
  readonly text: ProgramText;
  readonly language: SourceLanguage;
  /** Permissions, where they are not the usual ones. */
  readonly mode?: number;
}

/** How a document is laid out: told in chunks, or as one block, for what does not bear it. */
export type Layout = 'chunks' | 'one-block';

/** A file with its parts: what becomes a chunk of its own. */
export interface UntanglePlan {
  readonly file: UntangledFile;
  readonly pieces: readonly Piece[];
  /** Words on the file as a whole. */
  readonly description: readonly string[];
  /** The lines and attributes of its header, which are not in the code. */
  readonly header: ReturnType<typeof fileHeader>;
}

/** Lines of the file that a chunk holds. */
interface Piece extends Paragraph {
  readonly name: string;
  readonly words: readonly string[];
  /** What all lines begin with and the chunk's do not; '' for what is no part of a class. */
  readonly indent: string;
  /** The methods of a class. */
  readonly members: readonly Piece[];
}

/** Finds the parts of a file. */
export function planUntangle(file: UntangledFile): UntanglePlan {
  const { language, text } = file;
  const header = fileHeader(text.lines, language.name);
  const all = paragraphs(text.lines, language).flatMap(paragraph => behind(paragraph, header.lines));
  const { description, used } = fileDescription(text.lines, all, language);
  const found = all.flatMap(paragraph => pieceOf(paragraph, paragraph === used, text.lines, language));
  const pieces = found.length > 1 || (found.length === 1 && text.lines.length > LONG) ? found : [];
  return { file, description, header, pieces: distinct(pieces) };
}

/** A paragraph without the lines that attributes say. */
function behind(paragraph: Paragraph, line: number): Paragraph[] {
  const start = Math.max(paragraph.start, line);
  return start < paragraph.end ? [{ ...paragraph, start, codeStart: Math.max(paragraph.codeStart, start) }] : [];
}

/** A file with a single definition is told as a whole, unless it is longer. */
const LONG = 40;

/** Short definitions without a word on them stay where they are. */
const MIN_LINES = 3;

function pieceOf(
  paragraph: Paragraph,
  isDescribed: boolean,
  lines: readonly string[],
  language: SourceLanguage,
): Piece[] {
  const { start, codeStart, end } = paragraph;
  if (codeStart === end || isOption(lines[start] ?? '', language.name)) return [];
  const comment = isDescribed ? [] : commentText(lines.slice(start, codeStart), language.lexis);
  const words =
    comment.length > 0 && !isLicence(comment) ? comment : docstringOf(lines.slice(codeStart, end), language);
  const name = chunkName(paragraph.name) ?? (end - codeStart >= MIN_LINES ? firstSentence(words) : undefined);
  if (name === undefined || (words.length === 0 && end - start < MIN_LINES)) return [];
  const { indent, paragraphs: methods } = membersOf(lines, paragraph, language);
  const members = methods.flatMap(method => memberOf(method, name, indent, lines, language));
  return [{ ...paragraph, name, words, indent: '', members }];
}

function memberOf(
  method: Paragraph,
  owner: string,
  indent: string,
  lines: readonly string[],
  language: SourceLanguage,
): Piece[] {
  const { start, codeStart, end } = method;
  const name = chunkName(method.name);
  const own = lines.slice(start, end).map(line => line.slice(indent.length));
  if (name === undefined || isOption(own[0] ?? '', language.name)) return [];
  const comment = commentText(own.slice(0, codeStart - start), language.lexis);
  const words = comment.length > 0 ? comment : docstringOf(own.slice(codeStart - start), language);
  if (words.length === 0 && end - start < MIN_LINES) return [];
  return [{ ...method, name: `${owner}.${name}`, words, indent, members: [] }];
}

/** A definition's name without what no name of a chunk may hold: type parameters, mostly. */
function chunkName(name: string | undefined): string | undefined {
  let plain = name ?? '';
  for (let before = ''; before !== plain; ) {
    before = plain;
    plain = plain.replace(/<[^<>]*>/g, '');
  }
  const text = plain
    .replace(/[<>"`]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80)
    .trim();
  return text === '' ? undefined : text;
}

/** Names that a file has twice get numbers: tangling would join the chunks. */
function distinct(pieces: readonly Piece[]): Piece[] {
  const seen = new Set<string>();
  const renamed = (piece: Piece): Piece => {
    let name = piece.name;
    for (let number = 2; seen.has(name); number += 1) name = `${piece.name} ${number}`;
    seen.add(name);
    return { ...piece, name, members: piece.members.map(renamed) };
  };
  return pieces.map(renamed);
}

/** What {@link untangledDocument} is told. */
export interface DocumentOptions {
  readonly layout: Layout;
  /** Without the words of comments above the code. */
  readonly isBare?: boolean;
  /** Whether another document has a chunk of this name, so that it must be known in this one only. */
  readonly isTaken: (name: string) => boolean;
}

/** Writes a Markdown document that is tangled to the file, byte for byte. */
export function untangledDocument(plan: UntanglePlan, options: DocumentOptions): string {
  const { file, description, header } = plan;
  const pieces = options.layout === 'chunks' ? plan.pieces : [];
  const words = (text: readonly string[]) => (options.isBare ? '' : prose(text, file.language.name));
  const blocks = [
    `# ${headingText(file.title)}`,
    words(description),
    rootBlock(file, pieces, header),
    ...pieces.flatMap(piece =>
      [piece, ...piece.members].flatMap(one => [
        `${one === piece ? '##' : '###'} ${headingText(one.name)}`,
        words(one.words),
        pieceBlock(one, file, options.isTaken(one.name)),
      ]),
    ),
  ];
  return `${blocks.filter(block => block !== '').join('\n\n')}\n`;
}

function rootBlock(file: UntangledFile, pieces: readonly Piece[], header: UntanglePlan['header']): string {
  const isLiteral = pieces.length === 0 && mayRefer(file.text.lines);
  const lines = isLiteral
    ? file.text.lines.slice(header.lines)
    : outline(file.text.lines, { start: header.lines, end: file.text.lines.length }, pieces);
  const { language, mode, path, text } = file;
  const attributes = [
    attribute('file', path),
    ...header.attributes,
    ...(mode === undefined ? [] : [mode === 0o755 ? 'executable' : `mode=${mode.toString(8).padStart(4, '0')}`]),
    ...(text.isCrlf ? ['eol=crlf'] : []),
    ...(text.finalNewlines === usualEnd(text) ? [] : [`final-newlines=${text.finalNewlines}`]),
    ...(isLiteral ? ['noexpand'] : []),
  ];
  return codeBlock({ language: language.name, attributes, lines });
}

function usualEnd({ lines }: ProgramText): number {
  return lines.length === 0 ? 0 : 1;
}

/** Lines of a file, with references in the places of what is a chunk of its own. */
function outline(
  all: readonly string[],
  { start, end }: { readonly start: number; readonly end: number },
  pieces: readonly Piece[],
): string[] {
  const lines: string[] = [];
  let at = start;
  const copy = (to: number) => {
    for (const line of all.slice(at, to)) lines.push(escapeReferences(line));
  };
  for (const piece of pieces) {
    copy(piece.start);
    lines.push(`${piece.indent}<<${piece.name}>>`);
    at = piece.end;
  }
  copy(end);
  return lines;
}

function pieceBlock(piece: Piece, { language, text }: UntangledFile, isTaken: boolean): string {
  const own = text.lines.slice(piece.start, piece.end).map(line => line.slice(piece.indent.length));
  const isLiteral = piece.members.length === 0 && mayRefer(own);
  const lines = piece.members.length > 0 ? outline(text.lines, piece, piece.members) : own;
  const attributes = [
    nameAttribute(piece.name),
    ...(isTaken ? ['scope=document'] : []),
    ...(isLiteral ? ['noexpand'] : []),
  ];
  return codeBlock({ language: language.name, attributes, lines });
}

/** The names of the chunks that a file is told in, apart from its outline. */
export function chunkNamesOf({ pieces }: UntanglePlan): readonly string[] {
  return pieces.flatMap(piece => [piece.name, ...piece.members.map(({ name }) => name)]);
}

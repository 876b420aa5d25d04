import { type CodeToken, codeTokens } from './code-line.ts';
import { documentationLine } from './documentation-line.ts';
import { type NowebLine, nowebLines } from './lines.ts';

/** What Debian's `notangle` is told: `-R`, `-L` and `-t`. */
export interface NotangleOptions {
  /** The chunks to print one after the other; `*` by default. */
  readonly roots?: readonly string[];
  /** How a line directive is written (`%L` line, `%F` file, `%N` line end, `%%`); '' for none. */
  readonly lineFormat?: string;
  /** Columns between tab stops: indentation is written with tabs, and tabs in the code are kept. */
  readonly tabWidth?: number;
}

/** What it prints, and what it says is wrong. */
export interface Notangled {
  readonly output: string;
  readonly errors: readonly string[];
}

/** The directive of C compilers, which `-L` alone stands for. */
export const C_LINE_FORMAT = '#line %L "%F"%N';

/** A file's name as given, and its bytes, each as one character: columns are bytes. */
export interface NowebFile {
  readonly name: string;
  readonly text: string;
}

/** Prints what noweb 2.12's `notangle` prints for the same files and options, byte for byte. */
export function notangle(files: readonly NowebFile[], options: NotangleOptions = {}): Notangled {
  const keepsTabs = options.tabWidth !== undefined || (options.lineFormat ?? '') !== '';
  const sources = files.map(file => readLines(file, keepsTabs));
  const wrong = sources.flatMap(mistakes);
  if (wrong.length > 0) return { output: '', errors: wrong };
  const chunks = readChunks(sources);
  const printer = new Printer(chunks, options.lineFormat ?? '', options.tabWidth ?? 0);
  for (const root of options.roots ?? ['*']) printer.print(root);
  return { output: printer.output.join(''), errors: printer.errors };
}

interface Location {
  readonly file: NowebFile;
  readonly line: number;
}

type ChunkPiece =
  | { readonly kind: 'text'; readonly text: string; readonly location: Location }
  | { readonly kind: 'use'; readonly name: string }
  | { readonly kind: 'end-of-line' };

const END_OF_LINE: ChunkPiece = { kind: 'end-of-line' };

type Chunks = ReadonlyMap<string, readonly ChunkPiece[]>;

/** Longer names of definitions are cut by noweb. */
const MAX_NAME = 254;

function readChunks(sources: readonly NowebSource[]): Chunks {
  const chunks = new Map<string, ChunkPiece[]>();
  for (const { file, lines, kinds } of sources) {
    let current: ChunkPiece[] | undefined;
    let last: NowebLine['kind'] | undefined;
    for (const [index, kind] of kinds.entries()) {
      if (kind.kind === 'definition') {
        const name = kind.name.slice(0, MAX_NAME);
        current = chunks.get(name) ?? [];
        chunks.set(name, current);
      } else if (kind.kind === 'code')
        current?.push(...linePieces(lines[index] ?? '', { file, line: index + 1 }), END_OF_LINE);
      else if (kind.kind !== 'index') current = undefined;
      last = kind.kind;
    }
    // Where the file's last line has no end, noweb adds one, to whatever chunk is open.
    if (!file.text.endsWith('\n') && last !== 'code') current?.push(END_OF_LINE);
  }
  // The last line of a chunk has no end, so that what follows a use stands on the same line.
  for (const pieces of chunks.values()) if (pieces.at(-1)?.kind === 'end-of-line') pieces.pop();
  return chunks;
}

/** A file's lines, and what each is. */
interface NowebSource {
  readonly file: NowebFile;
  readonly lines: readonly string[];
  readonly kinds: readonly NowebLine[];
}

function readLines(file: NowebFile, keepsTabs: boolean): NowebSource {
  const written = file.text.split('\n');
  if (written.at(-1) === '') written.pop();
  const lines = keepsTabs ? written : written.map(expandTabs);
  return { file, lines, kinds: nowebLines(lines) };
}

/** Uses in the documentation that are neither quoted nor escaped, and quotes without an end: noweb prints nothing for such a file. */
function mistakes({ file, lines, kinds }: NowebSource): string[] {
  const found: string[] = [];
  const say = (line: number, text: string) => found.push(`${file.name}:${line}: ${text}`);
  let quote = 0;
  const endQuote = () => {
    if (quote > 0) say(quote, "open quote `[[' never closed");
    quote = 0;
  };
  for (const [index, { kind }] of kinds.entries()) {
    if (kind === 'definition' || kind === 'documentation-start') endQuote();
    if (kind !== 'documentation' && kind !== 'documentation-start') continue;
    const line = lines[index] ?? '';
    const { isQuoting, hasBareUse } = documentationLine(kind === 'documentation' ? line : line.slice(2), quote > 0);
    if (hasBareUse) say(index + 1, 'unescaped << in documentation chunk');
    if (!isQuoting) quote = 0;
    else if (quote === 0) quote = index + 1;
  }
  endQuote();
  return found;
}

function linePieces(line: string, location: Location): ChunkPiece[] {
  if (!line.includes('<<') && !line.includes('@')) return [{ kind: 'text', text: line, location }];
  const tokens = codeTokens(line);
  // Behind the last use there is the line's end, which is text without a character.
  const pieces: readonly CodeToken[] =
    tokens.at(-1)?.kind === 'text' ? tokens : [...tokens, { kind: 'text', text: '', column: line.length }];
  return pieces.map(token => (token.kind === 'use' ? token : { kind: 'text', text: token.text, location }));
}

function expandTabs(line: string): string {
  if (!line.includes('\t')) return line;
  let expanded = '';
  for (const character of line) expanded += character === '\t' ? ' '.repeat(8 - (expanded.length % 8)) : character;
  return expanded;
}

/** A chunk being printed, and how far. */
interface Frame {
  readonly name: string;
  readonly pieces: readonly ChunkPiece[];
  readonly indent: number;
  at: number;
  /** Width of what stands on the line. */
  width: number;
}

/** Output grows without bounds where chunks use each other twice. */
const MAX_PIECES = 50_000_000;

class Printer {
  readonly output: string[] = [];
  readonly errors: string[] = [];
  private readonly chunks: Chunks;
  private readonly format: string;
  private readonly tabWidth: number;
  private lastFile: NowebFile | undefined;
  private lastLine = -1;

  constructor(chunks: Chunks, format: string, tabWidth: number) {
    this.chunks = chunks;
    this.format = format;
    this.tabWidth = tabWidth;
  }

  print(root: string): void {
    const pieces = this.chunks.get(root);
    if (!pieces) {
      this.errors.push(`The root module <<${root}>> was not defined.`);
      return;
    }
    const frames: Frame[] = [{ name: root, pieces, indent: 0, at: 0, width: 0 }];
    for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
      const piece = frame.pieces[frame.at];
      frame.at += 1;
      if (!piece) frames.pop();
      else if (piece.kind === 'use') this.use(frame, piece.name, frames);
      else this.write(frame, piece);
    }
    this.output.push('\n');
  }

  private write(frame: Frame, piece: Exclude<ChunkPiece, { kind: 'use' }>): void {
    if (this.output.length > MAX_PIECES) throw new RangeError('the program is too large');
    if (piece.kind === 'end-of-line') {
      frame.width = 0;
      this.output.push('\n');
      this.lastLine += 1;
    } else if (piece.text !== '') {
      if (this.format !== '') {
        // The first piece of a chunk stands where its use stood.
        if (this.directive(piece.location, frame.width) && frame.at > 1) this.space(frame.width);
      } else if (frame.width === 0) {
        this.space(frame.indent);
        frame.width = frame.indent;
      }
      this.output.push(piece.text);
      frame.width = this.widthOf(piece.text, frame.width);
    }
  }

  private use(frame: Frame, name: string, frames: Frame[]): void {
    const pieces = this.chunks.get(name);
    if (!pieces) this.errors.push(`undefined chunk name: <<${name}>>`);
    else {
      if (this.format === '' && frame.width === 0) {
        this.space(frame.indent);
        frame.width = frame.indent;
      }
      const cycle = frames.findIndex(other => other.name === name);
      if (cycle < 0) frames.push({ name, pieces, indent: frame.width, at: 0, width: frame.width });
      else {
        const names = [...frames.slice(cycle).map(other => other.name), name];
        this.errors.push(`Cyclic code chunks: ${names.map(each => `<<${each}>>`).join(' -> ')}`);
      }
    }
    // Two brackets on either side.
    frame.width = this.widthOf(name, frame.width + 2) + 2;
  }

  /** Writes a line directive where a line does not follow the last; returns whether it did. */
  private directive(location: Location, partial: number): boolean {
    if (location.file === this.lastFile && location.line === this.lastLine) return false;
    if (partial > 0) this.output.push('\n');
    this.output.push(formatted(this.format, location));
    this.lastFile = location.file;
    this.lastLine = location.line;
    return true;
  }

  private space(width: number): void {
    const tabs = this.tabWidth > 1 ? Math.floor(width / this.tabWidth) : 0;
    this.output.push('\t'.repeat(tabs) + ' '.repeat(width - tabs * this.tabWidth));
  }

  private widthOf(text: string, start: number): number {
    if (this.tabWidth === 0 || !text.includes('\t')) return start + text.length;
    let width = start;
    for (const character of text)
      width = character === '\t' ? (Math.floor(width / this.tabWidth) + 1) * this.tabWidth : width + 1;
    return width;
  }
}

function formatted(format: string, { file, line }: Location): string {
  return format.replace(/%(?:([%NFL])|([-+])(\d)L)/g, (_, code: string | undefined, sign: string, digit: string) => {
    if (code === '%') return '%';
    if (code === 'N') return '\n';
    if (code === 'F') return file.name;
    if (code === 'L') return String(line);
    return String(sign === '+' ? line + Number(digit) : line - Number(digit));
  });
}

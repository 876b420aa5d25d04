import type { LinkedLine } from './linked-line.ts';
import { SourceRuns } from './source-run.ts';

/** Thrown when a file grows over its limit: chunks that use each other twice double with every level. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** Writes the lines of one tangled file and notes where they come from. Blank lines stay empty, whatever their indentation. */
export class TextWriter {
  readonly lines: string[] = [];
  readonly runs = new SourceRuns();
  readonly #firstLine: number;
  #budget: number;
  #line = '';
  #indent = '';

  /**
   * @param budget characters, lines and steps that may be written together
   * @param firstLine the line of the file that the first line written here becomes, from 1
   */
  constructor(budget: number, firstLine: number) {
    this.#budget = budget;
    this.#firstLine = firstLine;
  }

  /** What is left of the budget. */
  get budget(): number {
    return this.#budget;
  }

  /** How many characters the line has by now. */
  get column(): number {
    return this.#line.length;
  }

  count(cost = 1): void {
    this.#budget -= cost;
    if (this.#budget < 0) throw new TooLarge('a tangled file is too large');
  }

  /** Begins a line; its indentation is only written with its first character. */
  startLine(indent: string): void {
    this.#indent = indent;
  }

  /** Adds blank space that, at the beginning of a line, is indentation. */
  indent(space: string): this {
    if (this.#line === '') this.#indent += space;
    else this.#append(space);
    return this;
  }

  text(text: string, origin: LinkedLine, column: number): void {
    if (text !== '' && this.#line === '') this.#append(this.#indent);
    this.runs.add(this.#firstLine + this.lines.length, this.#line.length + 1, origin, column, text);
    this.#append(text);
  }

  endLine(): void {
    this.count();
    this.lines.push(this.#line);
    this.#line = '';
    this.#indent = '';
  }

  /** Writes a line that comes from no document, between two others. */
  annotation(text: string): void {
    this.count(text.length + 1);
    this.lines.push(text);
  }

  /** The blank space as wide as the line is now: tabs stay tabs. Computed when asked, from the line as it then stands. */
  padding(): () => string {
    const at = this.lines.length;
    const width = this.#line.length;
    const indent = this.#line === '' ? this.#indent : undefined;
    let padding: string | undefined;
    return () => (padding ??= (indent ?? (this.lines[at] ?? this.#line).slice(0, width)).replace(/[^\t]/gu, ' '));
  }

  #append(text: string): void {
    this.count(text.length);
    this.#line += text;
  }
}

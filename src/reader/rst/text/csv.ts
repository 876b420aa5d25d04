import type { Line } from './line.ts';

/** How values are written, as in Python's `csv` module. */
export interface CsvDialect {
  readonly delimiter: string;
  readonly quote: string;
  /** Takes the meaning of the character after it; without one, a quote in a quoted value is doubled. */
  readonly escaping: string | undefined;
  /** White space after a delimiter is part of the value. */
  readonly keepSpace: boolean;
}

/** A value: the lines it spans. */
export type CsvValue = readonly Line[];

/** What is wrong with values that cannot be read. */
export interface CsvProblem {
  readonly problem: string;
}

/** Longer values are refused, as by Python. */
const MAX_LENGTH = 131_072;

/** Reads values, a row a line; a quoted value may go on over lines. A blank line is a row without values. */
export function readCsv(lines: readonly Line[], dialect: CsvDialect): readonly (readonly CsvValue[])[] | CsvProblem {
  const reader = new CsvReader(dialect);
  for (const line of lines) {
    const problem = reader.line(line);
    if (problem !== undefined) return { problem };
  }
  return reader.isOpen ? { problem: 'unexpected end of data' } : reader.rows;
}

type State = 'start' | 'unquoted' | 'quoted' | 'quote';

/** A machine of few states, fed with characters; what a step returns is a problem. */
class CsvReader {
  readonly rows: CsvValue[][] = [];
  readonly #dialect: CsvDialect;
  #state: State = 'start';
  /** The next character stands for itself. */
  #isEscaped = false;
  /** The value goes on after the line. */
  #goesOn = false;
  #row: CsvValue[] = [];
  #value: Line[] = [];
  #text = '';
  #length = 0;
  #column = 0;

  constructor(dialect: CsvDialect) {
    this.#dialect = dialect;
  }

  /** A value has been left open. */
  get isOpen(): boolean {
    return this.#goesOn;
  }

  line(line: Line): string | undefined {
    if (line.text === '' && !this.#goesOn) {
      this.rows.push([]);
      return undefined;
    }
    this.#column = 0;
    let index = 0;
    for (const character of line.text) {
      const problem = this.#isEscaped ? this.#addEscaped(character) : this.#character(line, character, index);
      if (problem !== undefined) return problem;
      index += character.length;
    }
    if (this.#state === 'start') this.#column = index;
    return this.#endLine(line);
  }

  #character(line: Line, character: string, index: number): string | undefined {
    switch (this.#state) {
      case 'start':
        return this.#start(line, character, index);
      case 'unquoted':
        return this.#unquoted(line, character);
      case 'quoted':
        return this.#quoted(character);
      case 'quote':
        return this.#afterQuote(line, character);
    }
  }

  #start(line: Line, character: string, index: number): string | undefined {
    this.#column = index;
    if (character === this.#dialect.quote) {
      this.#column = index + 1;
      this.#state = 'quoted';
      return undefined;
    }
    if (character === ' ' && !this.#dialect.keepSpace && character !== this.#dialect.escaping) return undefined;
    return this.#unquoted(line, character);
  }

  #unquoted(line: Line, character: string): string | undefined {
    if (character === this.#dialect.escaping) this.#isEscaped = true;
    else if (character === this.#dialect.delimiter) this.#endValue(line);
    else {
      this.#state = 'unquoted';
      return this.#add(character);
    }
    return undefined;
  }

  #quoted(character: string): string | undefined {
    const { escaping, quote } = this.#dialect;
    if (character === escaping) this.#isEscaped = true;
    else if (character === quote) this.#state = escaping === undefined ? 'quote' : 'unquoted';
    else return this.#add(character);
    return undefined;
  }

  #afterQuote(line: Line, character: string): string | undefined {
    const { delimiter, quote } = this.#dialect;
    if (character === quote) {
      this.#state = 'quoted';
      return this.#add(character);
    }
    if (character !== delimiter) return `'${delimiter}' expected after '${quote}'`;
    this.#endValue(line);
    return undefined;
  }

  #addEscaped(character: string): string | undefined {
    this.#isEscaped = false;
    if (this.#state === 'start') this.#state = 'unquoted';
    return this.#add(character);
  }

  #add(character: string): string | undefined {
    this.#text += character;
    this.#length += 1;
    return this.#length > MAX_LENGTH ? `field larger than field limit (${MAX_LENGTH})` : undefined;
  }

  #endLine(line: Line): string | undefined {
    this.#goesOn = this.#isEscaped || this.#state === 'quoted';
    if (this.#goesOn) {
      this.#addEnd(line);
      return this.#add('');
    }
    this.#endValue(line);
    this.rows.push(this.#row);
    this.#row = [];
    return undefined;
  }

  /** The line's end is part of the value. */
  #addEnd(line: Line): void {
    if (this.#isEscaped && this.#state === 'start') this.#state = 'unquoted';
    this.#isEscaped = false;
    this.#pushLine(line);
  }

  #pushLine(line: Line): void {
    this.#value.push({ ...line, text: this.#text.trimEnd(), column: line.column + this.#column });
    this.#text = '';
    this.#column = 0;
  }

  #endValue(line: Line): void {
    if (this.#text !== '') this.#pushLine(line);
    this.#row.push(this.#value);
    this.#value = [];
    this.#length = 0;
    this.#state = 'start';
  }
}

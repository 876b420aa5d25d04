/** A position in the output of a program: where its path, line and column stand in the text. */
export interface Position {
  /** Offsets in the text, `[start, end]`. */
  readonly path: Span;
  readonly line: Span;
  readonly column?: Span;
}

type Span = readonly [start: number, end: number];

/** Finds positions in the output of compilers and other programs. */
export interface PositionPattern {
  /** Whether a text may hold a position; that it does is not sure. */
  mayMatch(text: string): boolean;
  /** Whether a text without a line end may end within a position. */
  mayGrow(text: string): boolean;
  /** Positions in a line, in order; none in one with a NUL, which is no text. @param isFile whether something is the path of a file */
  find(line: string, isFile: (path: string) => boolean): readonly Position[];
}

/**
 * Makes the pattern of positions in some files. It knows `file:line:column` (gcc, clang, rustc, go, node, pytest), `file(line,column)` (tsc),
 * `File "file", line 3` (Python), `file: line 3:` and `file: 3:` (shells) and their kin, with colours anywhere between the pieces.
 *
 * @param names of the files, in the encoding of the texts
 */
export function positionPattern(names: Iterable<string>): PositionPattern {
  const tails = [...new Set(Array.from(names, tailOf))].map(quoted);
  if (tails.length === 0) return { mayMatch: () => false, mayGrow: () => false, find: () => [] };
  const tail = `(?:${tails.join('|')})`;
  const quick = new RegExp(`${tail}(?=["'\`]?[:(, \\x1b])`);
  const growing = new RegExp(`${tail}["'\`]?[\\d:(, a-z]*$`);
  const whole = new RegExp(`${tail}(?=${FORMS.join('|')})`, 'g');
  return {
    mayMatch: text => quick.test(text),
    mayGrow: text => growing.test(text),
    find(line, isFile) {
      if (line.includes('\0')) return [];
      const plain = line.includes('\x1b') ? line.replace(ESCAPES, found => '\0'.repeat(found.length)) : line;
      const positions: Position[] = [];
      for (const match of plain.matchAll(whole)) {
        const end = match.index + match[0].length;
        const start = pathStart(plain, end, isFile);
        if (start === undefined) continue;
        const form = AFTER.map(pattern => matchAt(pattern, plain, end)).find(found => found !== null);
        const [, row, column] = form?.indices ?? [];
        if (row) positions.push({ path: [start, end], line: row, ...(column && { column }) });
      }
      return positions;
    },
  };
}

/** Colours and links, as terminals understand them: CSI and OSC sequences. */
const ESCAPES = /\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\^_])/g;

/** What stands behind a path; NUL stands for what is not seen. More digits than nine are no line. */
const NUMBER = '(\\d{1,9})(?!\\d)';
const FORMS = [
  `\\0*:\\0*${NUMBER}(?:\\0*:\\0*${NUMBER})?`,
  `\\0*\\(\\0*${NUMBER}(?:\\0*[,:]\\0* ?${NUMBER})?\\0*\\)`,
  `\\0*["'\`]?\\0*[,:]?\\0* (?:on |at )?\\0*line \\0*${NUMBER}(?:\\0*,?\\0* \\0*col(?:umn)? \\0*${NUMBER})?`,
  `\\0*: ${NUMBER}(?=:)`,
];
const AFTER = FORMS.map(form => new RegExp(form, 'dy'));

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** The end of a name by which it is looked for: its extension, or all of it. */
function tailOf(name: string): string {
  const base = name.slice(name.lastIndexOf('/') + 1);
  const dot = base.lastIndexOf('.');
  return dot > 0 && dot < base.length - 1 ? base.slice(dot) : base;
}

function quoted(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** Paths are not longer, and are not looked for behind more breaks than these. */
const LONGEST_PATH = 4096;
const MOST_BREAKS = 16;

/** The beginning of the longest path of a file that ends at a place. */
function pathStart(text: string, end: number, isFile: (path: string) => boolean): number | undefined {
  let found: number | undefined;
  let breaks = 0;
  for (let at = end - 1; at >= Math.max(0, end - LONGEST_PATH) && breaks < MOST_BREAKS; at -= 1) {
    if (at > 0 && !BREAK.test(text[at - 1] ?? '')) continue;
    if (isFile(text.slice(at, end))) found = at;
    breaks += 1;
    if (text[at - 1] === '\0') break;
  }
  return found;
}

/** What may stand before a path. */
const BREAK = /[\s"'`([{<>,;:=|@\0]/;

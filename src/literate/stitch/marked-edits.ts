import { isBlockMarker, markerSide } from '../tangle/block-markers.ts';
import { contentLines, type FileEdits, fileEdits, type LineEdit } from './edits.ts';

/** A tangled file with markers: as it was tangled last, as it is on the disk, and as it is tangled now. */
export interface MarkedFile {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

/**
 * As `fileEdits`, for lines without markers; but the markers say which block an edit belongs to. Undefined where they are not the same in
 * all three texts, or where lines were moved over them.
 */
export function markedEdits({ base, ours, theirs }: MarkedFile): FileEdits | undefined {
  const [was, is, now] = [new MarkedLines(base), new MarkedLines(ours), new MarkedLines(theirs)];
  if (was.markers !== is.markers || was.markers !== now.markers) return undefined;
  const { edits, conflicts } = fileEdits(was.lines, is.lines, now.lines);
  const isClean = edits.every(({ start, end, lines }) => !now.hasMarker(start, end) && !lines.some(isKey));
  if (!isClean) return undefined;
  return {
    edits: edits.map(edit => ({
      ...{ start: now.bare(edit.start), end: now.bare(edit.end), lines: edit.lines },
      within: now.place(edit),
    })),
    conflicts: conflicts.map(conflict => ({
      base: was.bareRun(conflict.base),
      ours: is.bareRun(conflict.ours),
      theirs: now.bareRun(conflict.theirs),
    })),
  };
}

/** The n-th marker is the same line in all texts, and like no other. */
const isKey = (line: string) => line.startsWith('\0');

class MarkedLines {
  /** Markers are NUL and their number. */
  readonly lines: readonly string[];
  readonly markers: string;
  readonly #sides: readonly ('begin' | 'end' | undefined)[];
  /** How many lines above each are no markers. */
  readonly #bare: readonly number[];

  constructor(text: string) {
    const lines = contentLines(text);
    const markers: string[] = [];
    const bare: number[] = [];
    this.lines = lines.map((line, index) => {
      bare.push(index - markers.length);
      return isBlockMarker(line) ? `\0${markers.push(line.trim())}` : line;
    });
    this.markers = markers.join('\n');
    this.#bare = [...bare, lines.length - markers.length];
    this.#sides = lines.map(markerSide);
  }

  hasMarker(start: number, end: number): boolean {
    return this.lines.slice(start, end).some(isKey);
  }

  bare(line: number): number {
    return this.#bare[line] ?? 0;
  }

  bareRun({ start, end }: { readonly start: number; readonly end: number }) {
    return { start: this.bare(start), end: this.bare(end) };
  }

  /** Where new lines in front of the first of an edit belong; of an edit of lines that are there, these say it. */
  place({ start, end }: LineEdit): NonNullable<LineEdit['within']> {
    if (end > start) return { side: 'before', levels: 0 };
    let [ends, begins] = [0, 0];
    while (this.#sides[start - 1 - ends] === 'end') ends += 1;
    while (this.#sides[start + begins] === 'begin') begins += 1;
    if (this.#sides[start - 1] === 'begin') return { side: 'before', levels: begins };
    return { side: 'after', levels: ends };
  }
}

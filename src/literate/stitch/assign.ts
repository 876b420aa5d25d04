import { commonSubsequence } from '../../diff/common-subsequence.ts';
import { gapsBetween } from '../../diff/match.ts';
import { distribute, isTaken } from './distribute.ts';
import type { LineEdit } from './edits.ts';
import type { Frame, Slot, Traced, Unit } from './traced.ts';

/** New lines for a traced file, each where it belongs. Lines are whole: with the indentation of their frame. */
export interface Assigned {
  /** What stands for a line (from 0), where that changes. */
  readonly replaced: ReadonlyMap<number, readonly string[]>;
  /** What is put in front of a line of code, and behind it with all that it refers to. */
  readonly before: ReadonlyMap<Slot, readonly string[]>;
  readonly after: ReadonlyMap<Slot, readonly string[]>;
  /** Lines (from 0) of a block whose words stand in another block's lines now: no block can hold what several held. */
  readonly mixed: readonly number[];
}

/** Finds the owner of every changed line. */
export function assign(traced: Traced, edits: readonly LineEdit[]): Assigned {
  const assignment = new Assignment(traced);
  for (const edit of edits) assignment.edit(edit);
  return assignment;
}

class Assignment implements Assigned {
  readonly replaced = new Map<number, readonly string[]>();
  readonly before = new Map<Slot, readonly string[]>();
  readonly after = new Map<Slot, readonly string[]>();
  readonly mixed: number[] = [];
  readonly #traced: Traced;
  readonly #units: readonly Unit[];

  constructor(traced: Traced) {
    this.#traced = traced;
    this.#units = traced.units.flatMap(unit => unit.lines.map(() => unit));
  }

  /** Lines that differ in blank space only are the same line; what is between them is shared out. */
  edit(edit: LineEdit): void {
    const old = this.#traced.lines.slice(edit.start, edit.end);
    const matches = old.length === 0 ? [] : commonSubsequence(keys(old, 'old'), keys(edit.lines, 'new'));
    for (const { before, after, length } of matches)
      for (let i = 0; i < length; i += 1) this.#replace(edit.start + before + i, [edit.lines[after + i] ?? '']);
    for (const gap of gapsBetween(matches, old.length, edit.lines.length)) {
      const lines = edit.lines.slice(gap.after, gap.afterEnd);
      const at = edit.start + gap.before;
      // Behind a line of the edit, new lines are that line's.
      const within = edit.within && (gap.before > 0 ? BEHIND : edit.within);
      if (gap.before === gap.beforeEnd) this.#insert(at, lines, within);
      else if (edit.within) this.#shareOut(at, edit.start + gap.beforeEnd, lines);
      else this.#replaceAll(at, edit.start + gap.beforeEnd, lines);
    }
  }

  #replace(at: number, lines: readonly string[]): void {
    if (lines.length !== 1 || lines[0] !== this.#traced.lines[at]) this.replaced.set(at, lines);
  }

  #replaceAll(start: number, end: number, all: readonly string[]): void {
    const frames = [this.#units[start]?.slot.frame, this.#units[end - 1]?.slot.frame] as const;
    const { above, lines, below } = withoutUnfit(all, ...frames);
    this.#shareOut(start, end, lines);
    if (above.length > 0) this.#insert(start, above, undefined);
    if (below.length > 0) this.#insert(end, below, undefined);
  }

  #shareOut(start: number, end: number, lines: readonly string[]): void {
    const owners = this.#owners(start, end);
    const shares = owners.length === 1 ? [lines] : distribute(owners, lines);
    for (const [index, owner] of owners.entries()) {
      const share = shares[index] ?? [];
      if (share.length === 0 && isTaken(index, owners, shares)) this.mixed.push(owner.start);
      const isPaired = share.length === owner.end - owner.start;
      for (let at = owner.start; at < owner.end; at += 1)
        this.#replace(at, isPaired ? [share[at - owner.start] ?? ''] : at === owner.start ? share : []);
    }
  }

  /** Runs of lines from one part in one frame. */
  #owners(start: number, end: number) {
    const owners: { frame: Frame; part: unknown; start: number; end: number; lines: string[] }[] = [];
    for (let at = start; at < end; at += 1) {
      const slot = this.#units[at]?.slot;
      const last = owners.at(-1);
      if (!slot) continue;
      if (last?.frame === slot.frame && last.part === slot.line.part) {
        last.end = at + 1;
        last.lines.push(this.#traced.lines[at] ?? '');
      } else {
        const lines = [this.#traced.lines[at] ?? ''];
        owners.push({ frame: slot.frame, part: slot.line.part, start: at, end: at + 1, lines });
      }
    }
    return owners;
  }

  /** New lines go to the block before them; where its indentation is not theirs, to one that holds it, or to the block behind. */
  #insert(at: number, lines: readonly string[], within: LineEdit['within']): void {
    const known = within && this.#placeWithin(at, within);
    if (known) {
      this.#put(known, lines);
      return;
    }
    const places = this.#placesAt(at);
    const hasPlace = lines.every(isBlank) || places.some(place => lines.every(line => fits(line, place.slot.frame)));
    let place = 0;
    let from = 0;
    for (let i = 0; i < lines.length; i += 1) {
      const line = lines[i] ?? '';
      if (isBlank(line) || fits(line, places[place]?.slot.frame)) continue;
      const next = places.findIndex((one, index) => index > place && fits(line, one.slot.frame));
      if (next < 0) continue;
      // Blank lines above go with the line.
      let end = i;
      while (end > from && isBlank(lines[end - 1] ?? '')) end -= 1;
      this.#put(places[place], lines.slice(from, end));
      from = end;
      place = next;
    }
    this.#put(places[hasPlace || from > 0 ? place : 0], lines.slice(from));
  }

  #put(place: Place | undefined, lines: readonly string[]): void {
    if (!place || lines.length === 0) return;
    if (place.isUnit) {
      const known = this.replaced.get(place.at) ?? [this.#traced.lines[place.at] ?? ''];
      this.replaced.set(place.at, place.side === 'after' ? [...known, ...lines] : [...lines, ...known]);
      return;
    }
    const sides = this[place.side];
    sides.set(place.slot, [...(sides.get(place.slot) ?? []), ...lines]);
  }

  /** The place beside the line above or below, or beside the reference so many levels out. */
  #placeWithin(at: number, { side, levels }: NonNullable<LineEdit['within']>): Place | undefined {
    const line = side === 'after' ? at - 1 : at;
    const unit = this.#units[line];
    if (!unit || this.#units[at - 1] === this.#units[at]) return undefined;
    // Lines outside of all blocks go to the outermost.
    const around = framesAround(unit.slot.frame)
      .slice(0, levels)
      .filter(frame => frame.outer);
    if (around.length === 0) return { slot: unit.slot, side, at: line, isUnit: !unit.segments };
    const slot = around.every(frame => frame.reference) ? around.at(-1)?.reference : undefined;
    return slot && { slot, side, at, isUnit: false };
  }

  /** Where lines in front of a line can be written, the best place first. */
  #placesAt(at: number): Place[] {
    const [above, below] = [this.#units[at - 1], this.#units[at]];
    const inside = (unit: Unit | undefined) => (unit === undefined ? [] : framesAround(unit.slot.frame));
    const [up, down] = [inside(above), inside(below)];
    const places: Place[] = [];
    // Within the lines of one line of code there is but one place.
    if (above && above === below) return [{ slot: above.slot, side: 'after', isUnit: true, at: at - 1 }];
    if (above) places.push({ slot: above.slot, side: 'after', at: at - 1, isUnit: !above.segments });
    for (const frame of up)
      if (frame.reference && !down.includes(frame))
        places.push({ slot: frame.reference, side: 'after', at, isUnit: false });
    if (below) places.push({ slot: below.slot, side: 'before', at, isUnit: !below.segments });
    for (const frame of down)
      if (frame.reference && !up.includes(frame))
        places.push({ slot: frame.reference, side: 'before', at, isUnit: false });
    return places;
  }
}

const BEHIND = { side: 'after', levels: 0 } as const;

interface Place {
  readonly slot: Slot;
  readonly side: 'before' | 'after';
  /** The slot writes just one line, and it is this one. */
  readonly isUnit: boolean;
  readonly at: number;
}

/**
 * Cuts off what stands above and below lines that take the place of others and is indented less than these could be: it is new, and belongs
 * to blocks around. Where no line is indented as the old ones were, all were indented anew.
 */
function withoutUnfit(all: readonly string[], first: Frame | undefined, last: Frame | undefined) {
  const from = all.findIndex(line => !isBlank(line) && fits(line, first));
  if (from < 0) return { above: [], lines: all, below: [] };
  const start = all.slice(0, from).every(isBlank) ? 0 : from;
  let stop = all.findIndex((line, index) => index > from && !fits(line, last));
  if (stop < 0) stop = all.length;
  while (stop < all.length && isBlank(all[stop - 1] ?? '')) stop -= 1;
  return { above: all.slice(0, start), lines: all.slice(start, stop), below: all.slice(stop) };
}

function framesAround(frame: Frame): Frame[] {
  const frames: Frame[] = [];
  for (let at: Frame | undefined = frame; at; at = at.outer) frames.push(at);
  return frames;
}

function fits(line: string, frame: Frame | undefined): boolean {
  return isBlank(line) || (frame !== undefined && line.startsWith(frame.indent));
}

function isBlank(line: string): boolean {
  return line.trim() === '';
}

/** Lines without their blank space; blank ones are like no other. */
function keys(lines: readonly string[], side: string): string[] {
  return lines.map((line, index) => line.replace(/\s+/g, '') || `${side} ${index}`);
}

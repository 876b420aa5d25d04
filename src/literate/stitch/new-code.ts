import type { Chunk } from '../tangle/chunk-graph.ts';
import type { ChunkNames } from '../tangle/chunk-names.ts';
import type { PlacedPart } from '../tangle/placed-part.ts';
import type { Assigned } from './assign.ts';
import { escapeCode } from './escape.ts';
import { type Indents, newIndents } from './indent.ts';
import { type NewSegment, newSegments } from './line-edit.ts';
import { LineJoins } from './line-joins.ts';
import { ownIndent, tokenText } from './trace.ts';
import type { Frame, Slot, Traced, Unit } from './traced.ts';

/** A part that an edited file changes, at one of the places where the file uses it. */
export interface PartEdit {
  readonly part: PlacedPart;
  readonly code: string;
  /** First line of the use, from 0, below the header. */
  readonly line: number;
}

/** Lines (from 0, below the header) that no part can hold as they are. */
export interface Misfit {
  readonly line: number;
  readonly reason: 'indentation';
}

/** What is to become of the parts of an edited file. */
export interface NewCode {
  readonly edits: readonly PartEdit[];
  readonly misfits: readonly Misfit[];
}

/**
 * Turns new lines, which have their owners, into new code of parts.
 *
 * @param isShared whether a chunk is used elsewhere, too
 */
export function newCode(
  traced: Traced,
  assigned: Assigned,
  names: ChunkNames,
  isShared: (chunk: Chunk) => boolean,
): NewCode {
  return new CodeWriter(traced, assigned, names, isShared).finish();
}

interface Use {
  readonly part: PlacedPart;
  readonly line: number;
  /** By line of code. Lines that do not hold here (others replace them) are missing. */
  readonly lines: Map<number, readonly string[]>;
}

class CodeWriter {
  readonly #traced: Traced;
  readonly #assigned: Assigned;
  readonly #names: ChunkNames;
  readonly #indents: Indents;
  readonly #misfits: Misfit[] = [];
  readonly #inner: PartEdit[] = [];

  constructor(traced: Traced, assigned: Assigned, names: ChunkNames, isShared: (chunk: Chunk) => boolean) {
    this.#traced = traced;
    this.#assigned = assigned;
    this.#names = names;
    this.#indents = newIndents(traced, assigned, isShared);
  }

  finish(): NewCode {
    const units = new Map(this.#traced.units.map(unit => [unit.slot, unit]));
    const uses = new Map<Frame, Map<PlacedPart, Use>>();
    let line = 0;
    for (const slot of this.#traced.slots) {
      const unit = units.get(slot);
      line = unit?.start ?? line;
      this.#useOf(uses, slot, line).lines.set(slot.line.index, this.#linesOf(slot, unit, line));
    }
    const edits = [...uses.values()]
      .flatMap(parts => [...parts.values()])
      .map(({ part, line, lines }) => ({ part, line, code: codeWith(part, lines) }))
      .filter(({ part, code }) => code !== part.code);
    return { edits: [...edits, ...this.#inner], misfits: this.#misfits };
  }

  #useOf(uses: Map<Frame, Map<PlacedPart, Use>>, { frame, line: { part } }: Slot, line: number): Use {
    const parts = uses.get(frame) ?? new Map<PlacedPart, Use>();
    uses.set(frame, parts);
    const use = parts.get(part) ?? { part, line, lines: new Map() };
    parts.set(part, use);
    return use;
  }

  #linesOf(slot: Slot, unit: Unit | undefined, line: number): string[] {
    const { before, after } = this.#assigned;
    return [
      ...this.#code(slot, before.get(slot) ?? [], line),
      ...(unit ? this.#unitLines(unit) : [this.#referenceLine(slot)]),
      ...this.#code(slot, after.get(slot) ?? [], line),
    ];
  }

  /** A line that is nothing but a reference: only its indentation may change. */
  #referenceLine(slot: Slot): string {
    const code = codeLine(slot);
    const inner = this.#frameOf(slot);
    if (!inner) return code;
    const [was, is] = [ownIndent(slot.line), this.#indents.of(inner)];
    const own = is.slice(this.#indents.of(slot.frame).length);
    return own === was ? code : own + code.slice(was.length);
  }

  #frames: Map<Slot, Frame> | undefined;

  #frameOf(slot: Slot): Frame | undefined {
    this.#frames ??= new Map(this.#traced.frames.flatMap(frame => (frame.reference ? [[frame.reference, frame]] : [])));
    return this.#frames.get(slot);
  }

  #unitLines(unit: Unit): string[] {
    const { slot, start, lines } = unit;
    const isSame = this.#indents.of(slot.frame) === slot.frame.indent;
    let isChanged = !isSame;
    const now: string[] = [];
    for (let at = start; at < start + lines.length; at += 1) {
      const replaced = this.#assigned.replaced.get(at);
      isChanged ||= replaced !== undefined;
      now.push(...(replaced ?? [this.#traced.lines[at] ?? '']));
    }
    if (!isChanged) return [codeLine(slot)];
    if (unit.segments && now.length > 0) return this.#segmentLines(unit, this.#relative(slot.frame, now, start));
    return this.#code(slot, now, start);
  }

  /** Lines as code of the part of a slot; one that is as it was keeps its escapes. */
  #code(slot: Slot, lines: readonly string[], start: number): string[] {
    const { part } = slot.line;
    const old = tokenText(slot.line);
    const isText = slot.line.alone === undefined;
    return this.#relative(slot.frame, lines, start).map(line =>
      isText && line === old ? codeLine(slot) : escapeCode(line, part, this.#names),
    );
  }

  #relative(frame: Frame, lines: readonly string[], start: number): string[] {
    const indent = this.#indents.of(frame);
    return lines.map(line => {
      if (line.trim() === '' && !line.startsWith(indent)) return '';
      if (!line.startsWith(indent)) this.#misfits.push({ line: start, reason: 'indentation' });
      return line.slice(indent.length);
    });
  }

  /** A line with references in it: each piece goes back to where it came from. */
  #segmentLines(unit: Unit, now: readonly string[]): string[] {
    const code = codeLine(unit.slot);
    if (now.join('\n') === unit.lines.join('\n')) return [code];
    const { part, index } = unit.slot.line;
    const segments = newSegments(unit, now);
    const isOwn = ({ segment }: NewSegment) => segment.part === part && segment.index === index;
    const inner = segments.filter(one => !isOwn(one));
    // Who deletes what a reference stands for deletes the reference, and not the chunk.
    if (inner.length === 0 || inner.every(({ text }) => text === ''))
      return now.map(line => escapeCode(line, part, this.#names));
    const joins = new LineJoins(segments);
    for (const use of usesOf(inner)) {
      const { part: innerPart } = use[0]?.segment ?? { part };
      const padding = paddingOf(unit, use);
      const unpadded = use.map(one => ({ ...one, text: one.text.replaceAll(`\n${padding}`, '\n') }));
      const edited = joins.joined(use, this.#spliced(innerPart.code.split('\n'), unpadded)).join('\n');
      if (edited !== innerPart.code) this.#inner.push({ part: innerPart, code: edited, line: unit.start });
    }
    const own = segments.filter(isOwn).map(one => ({ ...one, segment: { ...one.segment, index: 0 } }));
    return (this.#spliced([code], own)[0] ?? '').split('\n');
  }

  #spliced(lines: readonly string[], segments: readonly NewSegment[]): string[] {
    const spliced = [...lines];
    for (const { segment, text } of segments.toReversed()) {
      if (text === segment.text) continue;
      const line = spliced[segment.index] ?? '';
      const escaped = text
        .split('\n')
        .map(one => escapeCode(one, segment.part, this.#names))
        .join('\n');
      spliced[segment.index] =
        line.slice(0, segment.column) + escaped + line.slice(segment.column + segment.text.length);
    }
    return spliced;
  }
}

function codeWith(part: PlacedPart, lines: ReadonlyMap<number, readonly string[]>): string {
  return linesOf(part)
    .flatMap((line, index) => lines.get(index) ?? [line])
    .join('\n');
}

/** Pieces by part and use: where a part begins anew, it is another use. */
function usesOf(segments: readonly NewSegment[]): NewSegment[][] {
  const uses: NewSegment[][] = [];
  const open = new Map<PlacedPart, NewSegment[]>();
  for (const one of segments) {
    const { part, index, column } = one.segment;
    const last = open.get(part)?.at(-1)?.segment;
    const goesOn = last && (index > last.index || (index === last.index && column > last.column));
    const use = (goesOn && open.get(part)) || [];
    if (use.length === 0) uses.push(use);
    use.push(one);
    open.set(part, use);
  }
  return uses;
}

/** The blank space before the lines of a use that begins within a line. */
function paddingOf({ lines }: Unit, [first]: readonly NewSegment[]): string {
  const { offset = 0, column = 0 } = first?.segment ?? {};
  const before = lines.join('\n').slice(0, Math.max(0, offset - column));
  return before.slice(before.lastIndexOf('\n') + 1).replace(/[^\t]/gu, ' ');
}

const CODE_LINES = new WeakMap<PlacedPart, readonly string[]>();

function linesOf(part: PlacedPart): readonly string[] {
  const lines = CODE_LINES.get(part) ?? part.code.split('\n');
  CODE_LINES.set(part, lines);
  return lines;
}

function codeLine({ line: { part, index } }: Slot): string {
  return linesOf(part)[index] ?? '';
}

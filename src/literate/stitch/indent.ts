import type { Chunk } from '../tangle/chunk-graph.ts';
import type { Assigned } from './assign.ts';
import { ownIndent } from './trace.ts';
import type { Frame, Traced } from './traced.ts';

/** What the lines of a frame, with all in it, begin with, as they were and as they are. */
interface Lead {
  old?: string;
  now?: string;
  /** Lines that stay, that only moved to the right or left, and all there were. */
  kept: number;
  moved: number;
  total: number;
}

/** New blank space before the lines of frames. */
export interface Indents {
  readonly of: (frame: Frame) => string;
}

/**
 * Finds how far the references of an edited file are indented: as they were, wherever that can be. Where all lines of a use moved together,
 * as formatters have it, its reference moved.
 */
export function newIndents(traced: Traced, assigned: Assigned, isShared: (chunk: Chunk) => boolean): Indents {
  const leads = leadsOf(traced, assigned);
  const indents = new Map<Frame, string>();
  const moved = new Map<Frame | undefined, Map<string, string>>();
  const above = ({ outer }: Frame) => (outer && indents.get(outer)) ?? '';
  for (const frame of traced.frames) {
    if (!frame.reference) continue;
    // A part that stands by a reference may be met before the frame around is known.
    settle(frame.outer, indents, moved);
    const indent = newIndent(frame, above(frame), leads.get(frame), isShared(frame.chunk));
    indents.set(frame, indent);
    const within = moved.get(frame.outer) ?? new Map<string, string>();
    moved.set(frame.outer, within.set(frame.indent, within.get(frame.indent) ?? indent));
  }
  for (const frame of traced.frames) settle(frame, indents, moved);
  return { of: frame => indents.get(frame) ?? frame.indent };
}

/** The root has no indentation; parts by a reference have that of references in their chunk that were indented alike. */
function settle(
  frame: Frame | undefined,
  indents: Map<Frame, string>,
  moved: ReadonlyMap<Frame | undefined, ReadonlyMap<string, string>>,
): void {
  if (!frame || indents.has(frame)) return;
  const { outer, indent } = frame;
  const usual = outer ? (indents.get(outer) ?? outer.indent) + indent.slice(outer.indent.length) : '';
  indents.set(frame, moved.get(outer)?.get(indent) ?? usual);
}

function newIndent({ reference, indent }: Frame, above: string, lead: Lead | undefined, isShared: boolean): string {
  const usual = above + (reference ? ownIndent(reference.line) : '');
  if (lead?.now === undefined) return usual;
  const own = (lead.old ?? indent).slice(indent.length);
  const allMoved = lead.kept === 0 && lead.moved > 0 && lead.moved * 2 >= lead.total;
  if (lead.now.startsWith(usual) && (!allMoved || lead.now === usual + own)) return usual;
  const moved = own !== '' && lead.now.endsWith(own) ? lead.now.slice(0, -own.length) : lead.now;
  if (moved.startsWith(above) && (allMoved || !isShared)) return moved;
  // Lines that stay get their indentation from now on in their own code: elsewhere that would be seen, too.
  return lead.now.startsWith(above) && !isShared ? lead.now : usual;
}

function leadsOf(traced: Traced, assigned: Assigned): Map<Frame, Lead> {
  const leads = new Map<Frame, Lead>(traced.frames.map(frame => [frame, { kept: 0, moved: 0, total: 0 }]));
  for (const { slot, start, lines } of traced.units) {
    const lead = leads.get(slot.frame);
    for (let at = start; lead && at < start + lines.length; at += 1)
      addLine(lead, traced.lines[at] ?? '', assigned.replaced.get(at));
  }
  for (const sides of [assigned.before, assigned.after])
    for (const [slot, lines] of sides) for (const line of lines) addNow(leads.get(slot.frame), line);
  for (const frame of traced.frames.toReversed()) {
    const outer = frame.outer && leads.get(frame.outer);
    const inner = leads.get(frame);
    if (outer && inner) addFrame(outer, inner);
  }
  return leads;
}

function addLine(lead: Lead, old: string, replaced: readonly string[] | undefined): void {
  if (old.trim() !== '') {
    lead.old = common(lead.old, leadOf(old));
    lead.total += 1;
    if (!replaced || replaced.includes(old)) lead.kept += 1;
    else if (replaced.some(line => line.trim() === old.trim())) lead.moved += 1;
  }
  for (const line of replaced ?? [old]) addNow(lead, line);
}

function addNow(lead: Lead | undefined, line: string): void {
  if (lead && line.trim() !== '') lead.now = common(lead.now, leadOf(line));
}

function addFrame(outer: Lead, inner: Lead): void {
  if (inner.old !== undefined) outer.old = common(outer.old, inner.old);
  if (inner.now !== undefined) outer.now = common(outer.now, inner.now);
  outer.kept += inner.kept;
  outer.moved += inner.moved;
  outer.total += inner.total;
}

function leadOf(line: string): string {
  return /^\s*/.exec(line)?.[0] ?? '';
}

function common(a: string | undefined, b: string): string {
  if (a === undefined) return b;
  let end = 0;
  while (end < a.length && a[end] === b[end]) end += 1;
  return a.slice(0, end);
}

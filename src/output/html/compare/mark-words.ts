/** A stretch of two texts as a word diff gives it: see diffWords. */
export interface MarkedText {
  readonly kind: 'equal' | 'removed' | 'added';
  readonly text: string;
  /** What the old text has in place of `text`, where blank space alone differs. */
  readonly before?: string;
}

/** Compares two texts. */
export type CompareTexts = (before: string, after: string) => readonly MarkedText[];

/** Two versions of a block with their differences marked: `<del>` in the old, `<ins>` in the new one. */
export interface MarkedBlocks {
  readonly before: string;
  readonly after: string;
  /** False where nothing that is read differs: a link's address, or emphasis. */
  readonly isMarked: boolean;
}

/**
 * Marks the words that differ between two versions of a block. Without the marks the HTML is as it was.
 *
 * @param before well-formed HTML, as pylit writes it; so is `after`
 */
export function markWords(before: string, after: string, compare: CompareTexts): MarkedBlocks {
  const [old, now] = [flatten(before), flatten(after)];
  const removed: Span[] = [];
  const added: Span[] = [];
  let [oldAt, nowAt] = [0, 0];
  for (const change of compare(old.text, now.text)) {
    const oldEnd = oldAt + (change.kind === 'added' ? 0 : (change.before ?? change.text).length);
    const nowEnd = nowAt + (change.kind === 'removed' ? 0 : change.text.length);
    if (change.kind === 'removed') removed.push([oldAt, oldEnd]);
    if (change.kind === 'added') added.push([nowAt, nowEnd]);
    [oldAt, nowAt] = [oldEnd, nowEnd];
  }
  const marked = { before: withMarks(old, removed, 'del'), after: withMarks(now, added, 'ins') };
  return { ...marked, isMarked: marked.before !== before || marked.after !== after };
}

/** Marks a whole block. */
export function markAll(html: string, tag: 'del' | 'ins'): string {
  const flat = flatten(html);
  return withMarks(flat, [[0, flat.text.length]], tag);
}

type Span = readonly [start: number, end: number];

/** A part of the HTML: a tag, an element that is one thing (a picture, a formula), or text, which takes `length` of the flat text. */
interface Piece {
  readonly kind: 'tag' | 'whole' | 'text';
  /** For text: how each character of the flat text is written in HTML. */
  readonly units: readonly string[];
  readonly length: number;
}

interface Flat {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

const TAG = /<!--.*?-->|<(?:"[^"]*"|'[^']*'|[^>"'])*>/gs;

/** Elements whose text is not the reader's, or cannot hold marks. */
const WHOLE = /^<(svg|math|style|script|select|textarea|option|iframe|audio|video|object|button)[\s>/]/i;
const PICTURE = /^<img[\s>/]/i;

/** Takes the text out of HTML. What cannot be marked inside stands in it with its markup, so that a difference is seen. */
function flatten(html: string): Flat {
  const pieces: Piece[] = [];
  let text = '';
  const add = (kind: Piece['kind'], source: string) => {
    if (source === '') return;
    const units = kind === 'text' ? unitsOf(source) : [source];
    const flat = kind === 'text' ? units.map(plainUnit).join('') : kind === 'whole' ? source : '';
    pieces.push({ kind, units, length: flat.length });
    text += flat;
  };
  let at = 0;
  TAG.lastIndex = 0;
  for (let match = TAG.exec(html); match; match = TAG.exec(html)) {
    add('text', html.slice(at, match.index));
    const end = wholeEnd(html, match.index, match[0]);
    add(end === undefined ? 'tag' : 'whole', html.slice(match.index, end ?? TAG.lastIndex));
    at = end ?? TAG.lastIndex;
    TAG.lastIndex = at;
  }
  add('text', html.slice(at));
  return { text, pieces };
}

/** Where an element that is taken whole ends; undefined for any other tag. */
function wholeEnd(html: string, start: number, tag: string): number | undefined {
  if (PICTURE.test(tag)) return start + tag.length;
  const name = WHOLE.exec(tag)?.[1]?.toLowerCase();
  if (name === undefined || tag.endsWith('/>')) return undefined;
  const close = `</${name}>`;
  const end = html.toLowerCase().indexOf(close, start);
  return end < 0 ? undefined : end + close.length;
}

/** Characters as they are written; a reference is one. */
function unitsOf(source: string): readonly string[] {
  return source.match(/&(?:#\d+|#x[0-9a-f]+|[a-z][a-z0-9]*);|./gisu) ?? [];
}

/** What a unit is to the reader. What a name stands for matters only in so far as it differs from others. */
function plainUnit(unit: string): string {
  const reference = /^&(?:#(\d+)|#x([0-9a-f]+)|(\w+));$/i.exec(unit);
  if (!reference) return unit;
  const [, decimal, hex, name = ''] = reference;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  if (name !== '') return NAMED[name] ?? '\uFFFC';
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' };

function withMarks({ pieces }: Flat, spans: readonly Span[], tag: 'del' | 'ins'): string {
  let html = '';
  let at = 0;
  let next = 0;
  for (const { kind, units, length } of pieces) {
    while (next < spans.length && (spans[next]?.[1] ?? 0) <= at) next += 1;
    const here = kind === 'tag' ? [] : overlapping(spans, next, at, at + length);
    if (kind === 'text') html += markedText(units, at, here, tag);
    else html += here.length > 0 ? marked(units[0] ?? '', tag) : (units[0] ?? '');
    at += length;
  }
  return html;
}

function overlapping(spans: readonly Span[], first: number, start: number, end: number): readonly Span[] {
  const found: Span[] = [];
  for (let index = first; index < spans.length && (spans[index]?.[0] ?? end) < end; index += 1) {
    const span = spans[index];
    if (span && span[1] > start) found.push(span);
  }
  return found;
}

/** A document may hold such elements of its own: the class tells them apart. */
function marked(html: string, tag: 'del' | 'ins'): string {
  return `<${tag} class="change">${html}</${tag}>`;
}

/** Blank space is not marked: between the rows of a table, a mark must not stand. */
function markedText(units: readonly string[], start: number, spans: readonly Span[], tag: 'del' | 'ins'): string {
  if (spans.length === 0) return units.join('');
  let html = '';
  let run = '';
  let isIn = false;
  let at = start;
  const end = () => {
    html += isIn && run.trim() !== '' ? marked(run, tag) : run;
    run = '';
  };
  for (const unit of units) {
    const place = at;
    const isMarked = spans.some(([from, to]) => place >= from && place < to);
    if (isMarked !== isIn) {
      end();
      isIn = isMarked;
    }
    run += unit;
    at += plainUnit(unit).length;
  }
  end();
  return html;
}

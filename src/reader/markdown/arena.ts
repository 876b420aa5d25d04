import type { Root } from 'mdast';

/**
 * Satteri's tree as it comes: one buffer of little-endian words. A header (word offsets below) says where each part lies: nodes of 13 words,
 * lists of children's ids, the nodes' own data, and a pool of UTF-8 that strings are ranges of. Offsets in positions count UTF-16 units.
 */
const HEADER = {
  magic: 0,
  kind: 1,
  nodeSize: 2,
  nodes: 4,
  children: 6,
  data: 8,
  poolLength: 9,
  pool: 10,
} as const;

const MAGIC = 0x5241_444d;
const KIND = 1;
const NODE_SIZE = 52;

/** Word offsets in a node. */
const NODE = {
  type: 1,
  startOffset: 3,
  endOffset: 4,
  startLine: 5,
  startColumn: 6,
  endLine: 7,
  endColumn: 8,
  children: 9,
  childCount: 10,
  data: 11,
} as const;

/** Trees deeper than this are left to remark: what comes behind recurses. */
const MAX_DEPTH = 200;

const REFERENCE_TYPES = ['shortcut', 'collapsed', 'full'];
const ALIGNMENTS = [null, 'left', 'right', 'center'];

type Draft = Record<string, unknown> & { type: string };

/**
 * Makes mdast of satteri's buffer, with the properties that mdast-util-from-markdown gives each node.
 *
 * @returns undefined where the buffer holds a node that remark would not make, or is too deep
 */
export function decodeArena(buffer: Uint8Array): Root | undefined {
  const arena = openArena(buffer);
  const root = arena && decodeNode(arena, 0);
  if (!root) return undefined;
  const parents: Draft[] = [root];
  const ids = [0];
  const depths = [0];
  for (let next = 0; next < parents.length; next += 1) {
    const parent = parents[next];
    if (!parent) break;
    const depth = (depths[next] ?? 0) + 1;
    if (depth > MAX_DEPTH) return undefined;
    const base = arena.nodes + (ids[next] ?? 0) * (NODE_SIZE / 4);
    const first = arena.children + word(arena, base + NODE.children);
    const count = word(arena, base + NODE.childCount);
    const children = parent.children as Draft[];
    for (let index = 0; index < count; index += 1) {
      const id = word(arena, first + index);
      const child = decodeNode(arena, id);
      if (!child) return undefined;
      children.push(child);
      if (child.children === undefined) continue;
      parents.push(child);
      ids.push(id);
      depths.push(depth);
    }
  }
  return root as unknown as Root;
}

interface Arena {
  readonly words: Uint32Array;
  /** First words of nodes and lists of children. */
  readonly nodes: number;
  readonly children: number;
  /** First byte of the nodes' data; it need not be aligned. */
  readonly data: number;
  readonly view: DataView;
  readonly pool: string;
  /** UTF-16 index in `pool` for each of its bytes; absent where all are ASCII. */
  readonly indices: Uint32Array | undefined;
}

function openArena(given: Uint8Array): Arena | undefined {
  const buffer = given.byteOffset % 4 === 0 ? given : given.slice();
  const words = new Uint32Array(buffer.buffer, buffer.byteOffset, buffer.byteLength >> 2);
  if (words[HEADER.magic] !== MAGIC || words[HEADER.kind] !== KIND || words[HEADER.nodeSize] !== NODE_SIZE)
    return undefined;
  const bytes = buffer.subarray(words[HEADER.pool], (words[HEADER.pool] ?? 0) + (words[HEADER.poolLength] ?? 0));
  const pool = decoder.decode(bytes);
  return {
    words,
    nodes: (words[HEADER.nodes] ?? 0) >> 2,
    children: (words[HEADER.children] ?? 0) >> 2,
    data: words[HEADER.data] ?? 0,
    view: new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength),
    pool,
    indices: pool.length === bytes.length ? undefined : characterIndices(bytes),
  };
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function characterIndices(bytes: Uint8Array): Uint32Array {
  const indices = new Uint32Array(bytes.length + 1);
  let index = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    indices[at] = index;
    const byte = bytes[at] ?? 0;
    // A character's UTF-16 units are counted at its last byte; four bytes make two units.
    const next = bytes[at + 1] ?? 0;
    if ((next & 0xc0) !== 0x80) index += isFourBytes(bytes, at) ? 2 : 1;
    else if (byte < 0x80) index += 1;
  }
  indices[bytes.length] = index;
  return indices;
}

function isFourBytes(bytes: Uint8Array, last: number): boolean {
  return last >= 3 && ((bytes[last] ?? 0) & 0xc0) === 0x80 && (bytes[last - 3] ?? 0) >= 0xf0;
}

function word(arena: Arena, at: number): number {
  return arena.words[at] ?? 0;
}

function decodeNode(arena: Arena, id: number): Draft | undefined {
  const base = arena.nodes + id * (NODE_SIZE / 4);
  const make = MAKERS[word(arena, base + NODE.type) & 0xff];
  if (!make) return undefined;
  const node = make(arena, arena.data + word(arena, base + NODE.data));
  // No line means no place: what remark makes of literal addresses by searching the tree.
  if (word(arena, base + NODE.startLine) === 0) return undefined;
  node.position = {
    start: point(arena, base + NODE.startLine, base + NODE.startOffset),
    end: point(arena, base + NODE.endLine, base + NODE.endOffset),
  };
  return node;
}

function point(arena: Arena, line: number, offset: number) {
  return { line: word(arena, line), column: word(arena, line + 1), offset: word(arena, offset) };
}

/** Makes a node of its data, which begins at a byte. */
type Maker = (arena: Arena, at: number) => Draft;

/** By satteri's numbers of node types. Those of syntax that is not read are absent. */
const MAKERS: readonly (Maker | undefined)[] = makers({
  0: () => ({ type: 'root', children: [] }),
  1: () => ({ type: 'paragraph', children: [] }),
  2: (arena, at) => ({ type: 'heading', depth: byte(arena, at), children: [] }),
  3: () => ({ type: 'thematicBreak' }),
  4: () => ({ type: 'blockquote', children: [] }),
  5: (arena, at) => {
    const ordered = byte(arena, at + 4) !== 0;
    return {
      type: 'list',
      ordered,
      start: ordered ? arena.view.getUint32(at, true) : null,
      spread: byte(arena, at + 5) !== 0,
      children: [],
    };
  },
  6: (arena, at) => {
    const checked = byte(arena, at);
    return {
      type: 'listItem',
      spread: byte(arena, at + 1) !== 0,
      checked: checked === 2 ? null : checked === 1,
      children: [],
    };
  },
  7: (arena, at) => ({ type: 'html', value: text(arena, at) }),
  8: (arena, at) => ({
    type: 'code',
    lang: text(arena, at) || null,
    meta: text(arena, at + 8) || null,
    value: text(arena, at + 16),
  }),
  9: (arena, at) => ({
    type: 'definition',
    identifier: text(arena, at + 16),
    label: text(arena, at + 24),
    title: text(arena, at + 8) || null,
    url: text(arena, at),
  }),
  10: (arena, at) => ({ type: 'text', value: text(arena, at) }),
  11: () => ({ type: 'emphasis', children: [] }),
  12: () => ({ type: 'strong', children: [] }),
  13: (arena, at) => ({ type: 'inlineCode', value: text(arena, at) }),
  14: () => ({ type: 'break' }),
  15: (arena, at) => ({ type: 'link', title: text(arena, at + 8) || null, url: text(arena, at), children: [] }),
  16: (arena, at) => ({
    type: 'image',
    title: text(arena, at + 16) || null,
    url: text(arena, at),
    alt: text(arena, at + 8),
  }),
  17: (arena, at) => ({
    type: 'linkReference',
    children: [],
    identifier: text(arena, at),
    label: text(arena, at + 8),
    referenceType: REFERENCE_TYPES[byte(arena, at + 16)],
  }),
  18: (arena, at) => ({
    type: 'imageReference',
    alt: text(arena, at + 20),
    identifier: text(arena, at),
    label: text(arena, at + 8),
    referenceType: REFERENCE_TYPES[byte(arena, at + 16)],
  }),
  19: (arena, at) => ({
    type: 'footnoteDefinition',
    identifier: text(arena, at),
    label: text(arena, at + 8),
    children: [],
  }),
  20: (arena, at) => ({ type: 'footnoteReference', identifier: text(arena, at), label: text(arena, at + 8) }),
  21: (arena, at) => {
    const count = arena.view.getUint32(at, true);
    const align = Array.from({ length: count }, (_, column) => ALIGNMENTS[byte(arena, at + 4 + column)] ?? null);
    return { type: 'table', align, children: [] };
  },
  22: () => ({ type: 'tableRow', children: [] }),
  23: () => ({ type: 'tableCell', children: [] }),
  24: () => ({ type: 'delete', children: [] }),
  25: (arena, at) => ({ type: 'yaml', value: text(arena, at) }),
  27: (arena, at) => formula(text(arena, at) || null, text(arena, at + 8)),
});

function makers(byType: Readonly<Record<number, Maker>>): (Maker | undefined)[] {
  return Array.from({ length: 256 }, (_, type) => byType[type]);
}

/** With what mdast-util-math notes on it. */
function formula(meta: string | null, value: string): Draft {
  const properties = { className: ['language-math', 'math-display'] };
  const code = { type: 'element', tagName: 'code', properties, children: [{ type: 'text', value }] };
  return { type: 'math', meta, value, data: { hName: 'pre', hChildren: [code] } };
}

function byte(arena: Arena, at: number): number {
  return arena.view.getUint8(at);
}

/** A string: where it begins in the pool, and its length, in bytes. */
function text({ view, pool, indices }: Arena, at: number): string {
  const start = view.getUint32(at, true);
  const end = start + view.getUint32(at + 4, true);
  return indices ? pool.slice(indices[start], indices[end]) : pool.slice(start, end);
}

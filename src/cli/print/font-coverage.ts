/** Ranges of code points, first and last in turn, in order. */
export type Ranges = readonly number[];

/**
 * Reads which characters a TrueType or OpenType font has a shape for.
 *
 * @param offset where the font begins in the bytes
 * @returns the characters' code points; none where the bytes are no such font
 */
export function charactersOf(font: Uint8Array, offset = 0): readonly number[] {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  try {
    const cmap = tableAt(view, offset, 'cmap');
    return cmap === undefined ? [] : charactersOfTable(view, cmap);
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

/** The place of a table in a font. @returns undefined where it has none */
export function tableAt(view: DataView, offset: number, wanted: string): number | undefined {
  const count = view.getUint16(offset + 4);
  for (let index = 0; index < count; index += 1) {
    const record = offset + 12 + index * 16;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map(byte => view.getUint8(record + byte)));
    if (tag === wanted) return offset + view.getUint32(record + 8);
  }
  return undefined;
}

/** Formats 4 (up to U+FFFF) and 12 (all) are what fonts for text have. */
function charactersOfTable(view: DataView, cmap: number): number[] {
  const found: number[] = [];
  const count = view.getUint16(cmap + 2);
  for (let index = 0; index < count; index += 1) {
    const table = cmap + view.getUint32(cmap + 4 + index * 8 + 4);
    const format = view.getUint16(table);
    if (format === 4) addSegments(view, table, found);
    else if (format === 12) addGroups(view, table, found);
  }
  return found;
}

function addSegments(view: DataView, table: number, found: number[]): void {
  const segments = view.getUint16(table + 6) / 2;
  for (let index = 0; index < segments; index += 1) {
    const end = view.getUint16(table + 14 + index * 2);
    const start = view.getUint16(table + 16 + segments * 2 + index * 2);
    const delta = view.getUint16(table + 16 + segments * 4 + index * 2);
    const place = table + 16 + segments * 6 + index * 2;
    const range = view.getUint16(place);
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const glyph = range === 0 ? code : view.getUint16(place + range + (code - start) * 2);
      if (glyph !== 0 && ((glyph + delta) & 0xffff) !== 0) found.push(code);
    }
  }
}

function addGroups(view: DataView, table: number, found: number[]): void {
  const groups = Math.min(view.getUint32(table + 12), 100_000);
  for (let index = 0; index < groups; index += 1) {
    const group = table + 16 + index * 12;
    const [start, end] = [view.getUint32(group), Math.min(view.getUint32(group + 4), 0x10ffff)];
    for (let code = start; code <= end; code += 1) found.push(code);
  }
}

/** The characters that fonts have shapes for. */
export class Coverage {
  readonly #characters: ReadonlySet<number>;

  constructor(ranges: Ranges, fonts: readonly Uint8Array[]) {
    const characters = new Set<number>();
    for (let index = 0; index < ranges.length; index += 2)
      for (let code = ranges[index] ?? 0; code <= (ranges[index + 1] ?? -1); code += 1) characters.add(code);
    for (const font of fonts) for (const code of charactersOf(font)) characters.add(code);
    this.#characters = characters;
  }

  /** The characters of some texts that no font has, each once. */
  missing(texts: readonly string[]): string[] {
    const found = new Set<string>();
    for (const text of texts) {
      // Counting bytes is much faster than looking for the first character that is none.
      if (Buffer.byteLength(text) === text.length) continue;
      for (const [character] of text.matchAll(/[^\0-\x7f]/gu))
        if (!this.#characters.has(character.codePointAt(0) ?? 0) && !UNSEEN.test(character)) found.add(character);
    }
    return [...found];
  }
}

/** Characters that are never drawn, and control how others are. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}|\p{Cc}|\p{Zs}|\p{Zl}|\p{Zp}/u;

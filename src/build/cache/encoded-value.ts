/** How a value was made into text or bytes: JSON, a string as it is, bytes as they are. */
export type ValueKind = 0 | 1 | 2;

/** A cached value as it is kept. `data` is bytes for kind 2 and else text. */
export interface EncodedValue {
  readonly kind: ValueKind;
  readonly data: string | Uint8Array;
}

export interface EncodedEntry {
  readonly key: string;
  readonly value: EncodedValue;
}

/** A value that is JSON already: another thread made it. */
export class JsonText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export function encodeValue(value: unknown): EncodedValue {
  if (value instanceof JsonText) return { kind: 0, data: value.text };
  if (value instanceof Uint8Array) return { kind: 2, data: value };
  return typeof value === 'string' ? { kind: 1, data: value } : { kind: 0, data: JSON.stringify(value) ?? 'null' };
}

/** The value again; undefined where the text is not JSON. */
export function decodeValue({ kind, data }: EncodedValue): unknown {
  if (kind !== 0) return data;
  try {
    return typeof data === 'string' ? JSON.parse(data) : undefined;
  } catch {
    return undefined;
  }
}

/** An encoded value from parts of unknown origin; undefined where they do not go together. */
export function encodedValue(kind: unknown, data: unknown): EncodedValue | undefined {
  if (kind === 2) return data instanceof Uint8Array ? { kind, data } : undefined;
  return (kind === 0 || kind === 1) && typeof data === 'string' ? { kind, data } : undefined;
}

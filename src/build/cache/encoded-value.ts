/** How a value was made into text or bytes: JSON, a string as it is, bytes as they are. */
export type ValueKind = 0 | 1 | 2;

/** A cached value as it is kept. `data` is bytes for kind 2, text or its bytes in UTF-8 for kind 0, and text for kind 1. */
export interface EncodedValue {
  readonly kind: ValueKind;
  readonly data: string | Uint8Array;
}

export interface EncodedEntry {
  readonly key: string;
  readonly value: EncodedValue;
}

/** A value that is JSON already, in UTF-8: another thread made it. */
export class JsonBytes {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

export function encodeValue(value: unknown): EncodedValue {
  if (value instanceof JsonBytes) return { kind: 0, data: value.bytes };
  if (value instanceof Uint8Array) return { kind: 2, data: value };
  return typeof value === 'string' ? { kind: 1, data: value } : { kind: 0, data: JSON.stringify(value) ?? 'null' };
}

/** The value again; undefined where the text is not JSON. */
export function decodeValue({ kind, data }: EncodedValue): unknown {
  if (kind !== 0) return data;
  try {
    return JSON.parse(typeof data === 'string' ? data : textOf(data));
  } catch {
    return undefined;
  }
}

/** An encoded value from parts of unknown origin; undefined where they do not go together. */
export function encodedValue(kind: unknown, data: unknown): EncodedValue | undefined {
  if (kind === 2) return data instanceof Uint8Array ? { kind, data } : undefined;
  if (kind === 0 && data instanceof Uint8Array) return { kind, data };
  return (kind === 0 || kind === 1) && typeof data === 'string' ? { kind, data } : undefined;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Text from its bytes in UTF-8. */
export function textOf(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

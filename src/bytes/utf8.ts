const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true });

/** The length of text in UTF-8 bytes (unpaired surrogates count 3, as they are encoded as U+FFFD). */
export const utf8Length: (text: string) => number =
  typeof Buffer === 'undefined' ? text => encoder.encode(text).length : text => Buffer.byteLength(text, 'utf8');

/** Encodes text as UTF-8. */
export function encodeUtf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Decodes UTF-8, keeping a byte-order mark, and writing U+FFFD for what is not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

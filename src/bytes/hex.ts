import { PylitError, quote } from '../core/error.ts';

const DIGITS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Writes bytes in lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += DIGITS[byte];
  return text;
}

/**
 * Reads lower-case hexadecimal.
 *
 * @throws PylitError `object-malformed` for anything else, also for an odd number of digits
 */
export function fromHex(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length >> 1);
  if (text.length % 2 !== 0) throw notHex(text);
  for (let i = 0; i < bytes.length; i += 1) {
    bytes[i] = (digit(text, 2 * i) << 4) | digit(text, 2 * i + 1);
  }
  return bytes;
}

function digit(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= 48 && code <= 57) return code - 48;
  if (code >= 97 && code <= 102) return code - 87;
  throw notHex(text);
}

function notHex(text: string): PylitError {
  return new PylitError('object-malformed', `Expected lower-case hexadecimal digits in pairs, found ${quote(text)}.`);
}

import { PylitError } from './error.ts';

/*
 * Names in trees and the text of commits and tags are bytes that are nearly always UTF-8. They are kept as strings; a byte that
 * is not part of valid UTF-8 becomes the unpaired surrogate U+DC80 + (byte - 0x80), and is written back as that byte. So every
 * object can be parsed and written again byte for byte, and what is ill-formed can be seen (`text.isWellFormed()` is false).
 */

const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** Decodes bytes that should be UTF-8; the others become unpaired surrogates. `bytesFromText` is its inverse. */
export function textFromBytes(bytes: Uint8Array): string {
  try {
    return strictDecoder.decode(bytes);
  } catch {
    return decodeEscaping(bytes);
  }
}

/**
 * Encodes text as UTF-8, and unpaired surrogates from `textFromBytes` as the bytes they stand for.
 *
 * @throws PylitError `object-malformed` for any other unpaired surrogate
 */
export function bytesFromText(text: string): Uint8Array {
  return text.isWellFormed() ? encoder.encode(text) : encodeEscaping(text);
}

function decodeEscaping(bytes: Uint8Array): string {
  let text = '';
  let valid = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length === 0) {
      text += strictDecoder.decode(bytes.subarray(valid, at)) + String.fromCharCode(0xdc00 + (bytes[at] ?? 0));
      valid = at + 1;
    }
    at += length === 0 ? 1 : length;
  }
  return text + strictDecoder.decode(bytes.subarray(valid));
}

/** Length of the valid UTF-8 sequence at a place, or 0 (Unicode 16, table 3-7). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const second = bytes[at + 1] ?? 0;
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  if (first < 0xe0) return continues(second) ? 2 : 0;
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < low || second > high || !continues(bytes[at + 2] ?? 0)) return 0;
  if (first < 0xf0) return 3;
  return continues(bytes[at + 3] ?? 0) ? 4 : 0;
}

function continues(byte: number): boolean {
  return byte >= 0x80 && byte < 0xc0;
}

function encodeEscaping(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0xdc80 && code <= 0xdcff) {
      bytes[length++] = code - 0xdc00;
    } else if (code >= 0xd800 && code <= 0xdfff) {
      throw new PylitError('object-malformed', `Expected text, found an unpaired surrogate U+${code.toString(16)}.`);
    } else {
      length += encoder.encodeInto(character, bytes.subarray(length)).written;
    }
  }
  return bytes.slice(0, length);
}

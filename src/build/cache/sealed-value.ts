import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { type EncodedValue, encodedValue } from './encoded-value.ts';

/** An entry that is longer than this, sealed, is neither written nor read: base64 characters. */
export const MAX_SEALED_LENGTH = 16 << 20;
/** What an entry may inflate to, in bytes. */
const MAX_BYTES = 64 << 20;
const SEAL_BYTES = 32;

/**
 * Makes a value into text for a place that others can write to:
 * base64 of (seal, 32 bytes; kind, 1 byte; zstd frame), where the seal is the HMAC-SHA256 under the team's secret, or without a secret the
 * SHA-256, of key, NUL, kind and frame. A digest finds accidents; only a secret keeps out entries that somebody made up.
 */
export function sealValue(key: string, { kind, data }: EncodedValue, secret: string | undefined): string {
  const body = Buffer.concat([Uint8Array.of(kind), zstdCompressSync(data)]);
  return Buffer.concat([sealOf(key, body, secret), body]).toString('base64');
}

/** Opens what `sealValue` made for the same key and secret; undefined for anything else. */
export function openSealedValue(key: string, sealed: unknown, secret: string | undefined): EncodedValue | undefined {
  if (typeof sealed !== 'string' || sealed.length > MAX_SEALED_LENGTH) return undefined;
  const bytes = Buffer.from(sealed, 'base64');
  if (bytes.length <= SEAL_BYTES) return undefined;
  const body = bytes.subarray(SEAL_BYTES);
  if (!timingSafeEqual(bytes.subarray(0, SEAL_BYTES), sealOf(key, body, secret))) return undefined;
  const inflated = inflate(body.subarray(1));
  if (!inflated) return undefined;
  return encodedValue(body[0], body[0] === 2 ? new Uint8Array(inflated) : inflated.toString('utf8'));
}

/** Eight digits that tell secrets apart, so that teams with different secrets do not overwrite each other's entries. */
export function secretName(secret: string | undefined): string {
  return secret === undefined ? 'open' : createHmac('sha256', secret).update('pylit cache').digest('hex').slice(0, 8);
}

function sealOf(key: string, body: Uint8Array, secret: string | undefined): Buffer {
  const digest = secret === undefined ? createHash('sha256') : createHmac('sha256', secret);
  return digest.update(key).update('\0').update(body).digest();
}

function inflate(frame: Uint8Array): Buffer | undefined {
  try {
    return zstdDecompressSync(frame, { maxOutputLength: MAX_BYTES });
  } catch {
    return undefined;
  }
}

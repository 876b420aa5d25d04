import { expect } from 'vitest';

/** Expects the same bytes. Vitest looks at them one by one, which takes long where they are many; that is left to the case that they differ. */
export function expectBytes(actual: Uint8Array | undefined, expected: Uint8Array): void {
  if (actual === undefined || Buffer.compare(actual, expected) !== 0) expect(actual).toEqual(expected);
}

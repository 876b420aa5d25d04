import { collect, copyBytes, streamOf } from '../../bytes/byte-stream.ts';
import { PylitError } from '../../core/error.ts';
import type { BinaryStore } from '../../store/binary-store.ts';
import { compareText } from '../../store/compare-text.ts';
import { DIRECT_LIMIT } from '../../store/object-store.ts';

/** Bytes by name, in a map. */
export function memoryBinary(): BinaryStore {
  const map = new Map<string, Uint8Array>();
  return {
    size: name => map.get(name)?.length,
    read: name => {
      const bytes = map.get(name);
      if (bytes && bytes.length > DIRECT_LIMIT) throw tooLarge(name, bytes.length);
      return bytes && copyBytes(bytes);
    },
    stream: name => {
      const bytes = map.get(name);
      return bytes && streamOf(bytes);
    },
    write: async (name, bytes) => {
      map.set(name, bytes instanceof Uint8Array ? copyBytes(bytes) : await collect(bytes, Number.MAX_SAFE_INTEGER));
    },
    remove: async name => void map.delete(name),
    names: () => [...map.keys()].sort(compareText),
  };
}

function tooLarge(name: string, size: number): PylitError {
  return new PylitError('object-too-large', `Expected at most ${DIRECT_LIMIT} bytes, found ${size} under ${name}.`, {
    hint: 'Read it as a stream.',
    data: { kind: 'binary', id: name },
  });
}

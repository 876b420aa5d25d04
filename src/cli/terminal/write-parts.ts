import type { Writable } from 'node:stream';

/** Writes until everything is written or the other side is gone, which is no error: nothing more is asked of `parts` then. */
export async function writeParts(parts: AsyncIterable<string> | Iterable<string>, to: Writable): Promise<void> {
  let isGone = false;
  const leave = (error: Error) => {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
    isGone = true;
  };
  to.on('error', leave);
  try {
    for await (const part of parts) {
      if (isGone) break;
      if (part !== '' && !to.write(part)) await Promise.race([drained(to), closed(to)]);
    }
  } finally {
    if (to !== process.stdout) to.once('close', () => to.off('error', leave));
    else to.off('error', leave);
  }
}

function drained(to: Writable): Promise<void> {
  return new Promise(resolve => to.once('drain', resolve));
}

function closed(to: Writable): Promise<void> {
  return new Promise(resolve => {
    to.once('close', resolve);
    to.once('error', () => resolve());
  });
}

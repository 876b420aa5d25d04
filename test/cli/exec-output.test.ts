import { PassThrough, Writable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handOn, type LineRewriter } from '../../src/cli/programs/exec-output.ts';

/** Rewrites `@` to `[at]`; a line that ends in `@` may grow. */
const AT: LineRewriter = {
  mayChange: text => text.includes('@'),
  mayGrow: text => text.endsWith('@'),
  rewrite: async line => line.replaceAll('@', '[at]'),
};

class Written extends Writable {
  readonly chunks: Buffer[] = [];

  override _write(chunk: Buffer, _: unknown, done: () => void): void {
    this.chunks.push(chunk);
    setImmediate(done);
  }
}

/** What becomes of output that comes in such pieces. */
async function handedOn(pieces: readonly Uint8Array[]): Promise<Buffer> {
  const [from, to] = [new PassThrough(), new Written({ highWaterMark: 10 })];
  const done = handOn(from, to, AT);
  for (const piece of pieces) {
    from.write(piece);
    await new Promise(resolve => setImmediate(resolve));
  }
  from.end();
  await done;
  await new Promise(resolve => to.end(resolve));
  return Buffer.concat(to.chunks);
}

describe('output that is handed on', () => {
  it('is the same bytes, however it comes, but for what is rewritten', async () => {
    const bytes = fc.array(fc.constantFrom(10, 13, 64, 0, 0xff, 0xc3, 97), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.array(bytes), async pieces => {
        const whole = Buffer.from(pieces.flat());
        const expected = Buffer.from(whole.toString('latin1').replaceAll('@', '[at]'), 'latin1');
        expect(await handedOn(pieces.map(piece => Uint8Array.from(piece)))).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });

  it('is handed on as it is where a line is too long, up to its end', async () => {
    const long = Buffer.from('x'.repeat(70_000));
    expect((await handedOn([long, Buffer.from('@\n@')])).subarray(70_000).toString()).toBe('@\n[at]');
  });

  it('does not wait for the end of a prompt', async () => {
    const [from, to] = [new PassThrough(), new Written()];
    const done = handOn(from, to, AT);
    from.write('Name? ');
    while (to.chunks.length === 0) await new Promise(resolve => setTimeout(resolve, 5));
    expect(to.chunks.join('')).toBe('Name? ');
    from.end('@\n');
    await done;
    await new Promise(resolve => to.end(resolve));
    expect(to.chunks.join('')).toBe('Name? @\n');
  });
});

/** Where a slot is in its round: the owner of a slot is who may change it next. */
export const SLOT = { free: 0, queued: 1, taken: 2, done: 3 } as const;

/** Int32 fields of the control block before those of the slots: a counter that is notified with every job, and the order to end. */
export const CONTROL = { wake: 0, stop: 1, slots: 2 } as const;

/** Int32 fields of a slot. */
export const FIELDS = { state: 0, inputLength: 1, outputLength: 2, count: 3 } as const;

/** What a worker gets: shared memory, and how it is divided. */
export interface PackJob {
  readonly control: SharedArrayBuffer;
  readonly input: SharedArrayBuffer;
  readonly output: SharedArrayBuffer;
  readonly slots: number;
  readonly slotBytes: number;
  readonly names: { readonly SLOT: typeof SLOT; readonly CONTROL: typeof CONTROL; readonly FIELDS: typeof FIELDS };
  /** zstd's parameters. */
  readonly params: Readonly<Record<number, number>>;
  /** Milliseconds without a job after which it ends by itself. */
  readonly idle: number;
}

/**
 * Compresses what is queued in shared memory until it is told to end. It runs in a worker that is started from this function's
 * text, so that a bundle needs no file for it: it uses nothing from outside.
 */
export function packLoop(): void {
  const { workerData } = process.getBuiltinModule('node:worker_threads');
  const { zstdCompressSync } = process.getBuiltinModule('node:zlib');
  const { slots, slotBytes, names, params, idle, ...shared } = workerData as PackJob;
  const { SLOT: slot, CONTROL: control, FIELDS: fields } = names;
  const state = new Int32Array(shared.control);

  const compress = (index: number, at: number): void => {
    const input = new Uint8Array(shared.input, index * slotBytes, state[at + fields.inputLength]);
    const result = zstdCompressSync(input, { params, pledgedSrcSize: input.length, chunkSize: slotBytes });
    const fits = result.length < input.length;
    if (fits) new Uint8Array(shared.output, index * slotBytes, slotBytes).set(result);
    state[at + fields.outputLength] = fits ? result.length : -1;
    Atomics.store(state, at + fields.state, slot.done);
    Atomics.notify(state, at + fields.state);
  };

  for (;;) {
    const seen = Atomics.load(state, control.wake);
    let worked = false;
    for (let index = 0; index < slots; index += 1) {
      const at = control.slots + index * fields.count;
      if (Atomics.compareExchange(state, at + fields.state, slot.queued, slot.taken) !== slot.queued) continue;
      compress(index, at);
      worked = true;
    }
    if (Atomics.load(state, control.stop) === 1) return;
    if (!worked && Atomics.wait(state, control.wake, seen, idle) === 'timed-out') return;
  }
}

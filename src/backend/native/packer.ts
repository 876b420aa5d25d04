import { Worker } from 'node:worker_threads';
import { joinBytes } from '../../bytes/byte-stream.ts';
import { CONTROL, FIELDS, type PackJob, packLoop, SLOT } from './pack-worker.ts';
import { pack, packed, ZSTD_PARAMETERS } from './sealed.ts';

/** Bytes of a slot: a full segment with its table and one body more. */
const SLOT_BYTES = 1 << 17;
const SLOTS = 16;

/** A worker is started with this many segments: for less than 1 MiB it would come too late. */
const ENOUGH = 16;

/** How long a worker waits for the next job, and how long it is waited for, in milliseconds. */
const PATIENCE = 5000;

/**
 * Compresses segments, many of them on a second thread. Both threads take from the same slots: where none is free the caller
 * compresses too, so it never waits while there is work, and nothing depends on the worker being quick, or being there at all.
 */
export class Packer {
  readonly #payloads: Uint8Array[] = [];
  #shared: Shared | undefined;

  /** Segments so far. */
  get count(): number {
    return this.#payloads.length;
  }

  /** Takes a segment: its table and its bodies, which are copied. */
  add(table: Uint8Array, bodies: Uint8Array): void {
    const number = this.#payloads.length;
    if (number === ENOUGH) this.#shared = startWorker();
    const shared = this.#shared;
    const slot = shared && table.length + bodies.length <= SLOT_BYTES ? this.#freeSlot(shared) : undefined;
    this.#payloads.push(slot === undefined ? pack(joinBytes([table, bodies])) : NOT_YET);
    if (shared && slot !== undefined) enqueue(shared, slot, table, bodies, number);
  }

  /** Takes a payload as it is. */
  addPayload(payload: Uint8Array): void {
    this.#payloads.push(payload);
  }

  /** Ends and gives all payloads in order. */
  finish(): readonly Uint8Array[] {
    if (this.#shared) for (let slot = 0; slot < SLOTS; slot += 1) this.#settle(this.#shared, slot);
    this.stop();
    return this.#payloads;
  }

  /** Ends the worker. */
  stop(): void {
    if (!this.#shared) return;
    Atomics.store(this.#shared.state, CONTROL.stop, 1);
    wake(this.#shared);
    this.#shared = undefined;
  }

  /** A slot to fill, emptied first where its job is done. */
  #freeSlot(shared: Shared): number | undefined {
    for (let slot = 0; slot < SLOTS; slot += 1) {
      const state = Atomics.load(shared.state, fieldOf(slot, FIELDS.state));
      if (state === SLOT.done) this.#collect(shared, slot);
      if (state === SLOT.done || state === SLOT.free) return slot;
    }
    return undefined;
  }

  #collect(shared: Shared, slot: number): void {
    const length = shared.state[fieldOf(slot, FIELDS.outputLength)] ?? -1;
    const input = inputOf(shared, slot);
    const output = length < 0 ? undefined : shared.output.subarray(slot * SLOT_BYTES, slot * SLOT_BYTES + length);
    this.#payloads[shared.numbers[slot] ?? 0] = packed(input, output);
    Atomics.store(shared.state, fieldOf(slot, FIELDS.state), SLOT.free);
  }

  /** Takes back what still waits, and waits for what the worker is at. */
  #settle(shared: Shared, slot: number): void {
    const state = fieldOf(slot, FIELDS.state);
    const before = Atomics.compareExchange(shared.state, state, SLOT.queued, SLOT.free);
    if (before === SLOT.free) return;
    if (before === SLOT.taken) Atomics.wait(shared.state, state, SLOT.taken, PATIENCE);
    if (before !== SLOT.queued && Atomics.load(shared.state, state) === SLOT.done) this.#collect(shared, slot);
    else this.#payloads[shared.numbers[slot] ?? 0] = pack(inputOf(shared, slot));
  }
}

/** Stands for a payload that a slot will give. */
const NOT_YET = new Uint8Array(0);

interface Shared {
  readonly state: Int32Array;
  readonly input: Uint8Array;
  readonly output: Uint8Array;
  /** The segment that each slot holds. */
  readonly numbers: number[];
}

function startWorker(): Shared {
  const job: PackJob = {
    control: new SharedArrayBuffer(4 * (CONTROL.slots + SLOTS * FIELDS.count)),
    input: new SharedArrayBuffer(SLOTS * SLOT_BYTES),
    output: new SharedArrayBuffer(SLOTS * SLOT_BYTES),
    slots: SLOTS,
    slotBytes: SLOT_BYTES,
    names: { SLOT, CONTROL, FIELDS },
    params: ZSTD_PARAMETERS,
    idle: PATIENCE,
  };
  const worker = new Worker(`(${packLoop.toString()})()`, { eval: true, workerData: job, execArgv: [] });
  worker.unref();
  worker.on('error', () => undefined); // its jobs are done here instead
  return {
    state: new Int32Array(job.control),
    input: new Uint8Array(job.input),
    output: new Uint8Array(job.output),
    numbers: [],
  };
}

function enqueue(shared: Shared, slot: number, table: Uint8Array, bodies: Uint8Array, number: number): void {
  shared.numbers[slot] = number;
  shared.input.set(table, slot * SLOT_BYTES);
  shared.input.set(bodies, slot * SLOT_BYTES + table.length);
  shared.state[fieldOf(slot, FIELDS.inputLength)] = table.length + bodies.length;
  Atomics.store(shared.state, fieldOf(slot, FIELDS.state), SLOT.queued);
  wake(shared);
}

function wake({ state }: Shared): void {
  Atomics.add(state, CONTROL.wake, 1);
  Atomics.notify(state, CONTROL.wake);
}

function fieldOf(slot: number, field: number): number {
  return CONTROL.slots + slot * FIELDS.count + field;
}

function inputOf(shared: Shared, slot: number): Uint8Array {
  const start = slot * SLOT_BYTES;
  return shared.input.subarray(start, start + (shared.state[fieldOf(slot, FIELDS.inputLength)] ?? 0));
}

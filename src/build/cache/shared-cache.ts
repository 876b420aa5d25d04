import { PylitError } from '../../core/error.ts';
import type { SharedCache } from '../cache.ts';
import { decodeValue, type EncodedEntry } from './encoded-value.ts';
import { type KeyvAdapter, keyvAdapter, type TimeLimits } from './keyv-adapter.ts';
import { MAX_SEALED_LENGTH, openSealedValue, sealValue, secretName } from './sealed-value.ts';
import { shownAddress, shownReason } from './shared-address.ts';
import { withTimeLimit } from './time-limit.ts';

/** Where a team's cache is. */
export interface SharedCacheOptions {
  /** The configuration's `cache`: `redis://...` and kin. */
  readonly address: string;
  /** The project's folder, in which the adapter's package is looked for. */
  readonly root: string;
  /** Whoever does not know it cannot write entries that are believed. */
  readonly secret?: string;
  /** Whether a value has the shape that its key promises; others are absent. */
  readonly accept?: (key: string, value: unknown) => boolean;
  /** Other limits than a second for connecting and two for an answer, in milliseconds. */
  readonly timeLimits?: TimeLimits;
}

const TIME_LIMITS: TimeLimits = { connect: 1000, answer: 2000 };
const KEYS_PER_BATCH = 128;
/** Characters of sealed text in one writing, and waiting to be written. */
const BATCH_LENGTH = 1 << 20;
const MAX_WAITING_LENGTH = 8 << 20;
/** PostgreSQL's table has keys of at most 255 characters. */
const MAX_KEY_LENGTH = 200;
/** Entries are kept so long where the server can forget by itself. */
const LIFETIME_MILLISECONDS = 30 * 24 * 3600 * 1000;
/** Changes with the form of an entry. */
const VERSION = '2';

/** Opens a shared cache; the first use connects. */
export function openSharedCache(options: SharedCacheOptions, onProblem: (message: string) => void): SharedCache {
  return new KeyvSharedCache(options, onProblem);
}

/**
 * Removes all of pylit's entries from a shared cache.
 *
 * @throws PylitError `config` without the package, `io` when the server cannot be reached
 */
export async function clearSharedCache({ address, root }: SharedCacheOptions): Promise<void> {
  let failure: unknown;
  const adapter = await keyvAdapter(address, root, TIME_LIMITS, error => {
    failure ??= error;
  });
  try {
    await withTimeLimit(adapter.has('pylit'), TIME_LIMITS.connect);
    await adapter.clear();
  } catch (error) {
    failure ??= error;
  } finally {
    await disconnect(adapter, failure !== undefined);
  }
  if (failure === undefined) return;
  const reason = shownReason(failure, address);
  throw new PylitError('io', `The shared cache at ${shownAddress(address)} cannot be emptied: ${reason}.`);
}

type OpenedEntry = EncodedEntry & { readonly decoded: unknown };

class KeyvSharedCache implements SharedCache {
  private readonly options: SharedCacheOptions;
  private readonly onProblem: (message: string) => void;
  private readonly prefix: string;
  private readonly limits: TimeLimits;
  private adapter: Promise<KeyvAdapter | undefined> | undefined;
  private readable = true;
  private writable = true;
  private hasSaid = false;
  private lastError: unknown;
  private waiting: { key: string; value: string }[] = [];
  private waitingLength = 0;
  private writing: Promise<void> | undefined;

  constructor(options: SharedCacheOptions, onProblem: (message: string) => void) {
    this.options = options;
    this.onProblem = onProblem;
    this.limits = options.timeLimits ?? TIME_LIMITS;
    this.prefix = `${VERSION}:${secretName(options.secret)}:`;
  }

  async getMany(keys: readonly string[]): Promise<OpenedEntry[]> {
    const found: OpenedEntry[] = [];
    const wanted = keys.filter(key => key.length <= MAX_KEY_LENGTH);
    let refused = 0;
    for (let start = 0; start < wanted.length && this.readable; start += KEYS_PER_BATCH) {
      const batch = wanted.slice(start, start + KEYS_PER_BATCH);
      const values = await this.ask(adapter => adapter.getMany(batch.map(key => this.prefix + key)));
      batch.forEach((key, index) => {
        const sealed = values?.[index] ?? undefined;
        const entry = sealed === undefined ? undefined : this.opened(key, sealed);
        if (entry) found.push(entry);
        else if (sealed !== undefined) refused += 1;
      });
    }
    if (refused > 0) this.refuse(refused);
    return found;
  }

  async setMany(entries: readonly EncodedEntry[]): Promise<void> {
    for (const { key, value } of entries) {
      if (!this.writable) return;
      if (key.length > MAX_KEY_LENGTH) continue;
      const sealed = sealValue(this.prefix + key, value, this.options.secret);
      if (sealed.length > MAX_SEALED_LENGTH) continue;
      this.waiting.push({ key: this.prefix + key, value: sealed });
      this.waitingLength += sealed.length;
      if (this.waitingLength < MAX_WAITING_LENGTH) continue;
      this.writing ??= this.writeWaiting();
      await this.writing;
    }
    if (this.waiting.length > 0) this.writing ??= this.writeWaiting();
  }

  async close(): Promise<void> {
    await this.writing;
    await this.writeWaiting();
    const adapter = await this.adapter;
    this.readable = this.writable = false;
    if (adapter) await disconnect(adapter, false);
  }

  private opened(key: string, sealed: unknown): OpenedEntry | undefined {
    const value = openSealedValue(this.prefix + key, sealed, this.options.secret);
    const decoded = value && decodeValue(value);
    if (!value || decoded === undefined || this.options.accept?.(key, decoded) === false) return undefined;
    return { key, value, decoded };
  }

  private async writeWaiting(): Promise<void> {
    while (this.waiting.length > 0 && this.writable) {
      const batch = this.takeBatch();
      await this.ask(adapter => setAll(adapter, batch), true);
    }
    this.waiting = [];
    this.waitingLength = 0;
    this.writing = undefined;
  }

  private takeBatch(): { key: string; value: string }[] {
    let length = 0;
    const end = this.waiting.findIndex(({ value }) => (length += value.length) >= BATCH_LENGTH);
    const batch = this.waiting.splice(0, end < 0 ? this.waiting.length : end + 1);
    this.waitingLength -= length;
    // Of documents that are alike; PostgreSQL takes a key once.
    return [...new Map(batch.map(entry => [entry.key, entry])).values()];
  }

  /** Undefined when there was no answer, and then there will be none any more: no reading and writing, or only no writing. */
  private async ask<Answer>(
    question: (adapter: KeyvAdapter) => Promise<Answer>,
    isWrite = false,
  ): Promise<Answer | undefined> {
    this.adapter ??= this.connect();
    const adapter = await this.adapter;
    if (!adapter) return undefined;
    try {
      return await withTimeLimit(question(adapter), this.limits.answer);
    } catch (error) {
      this.writable = false;
      // A server that is full, or lets nobody write, can still be read.
      if (!isWrite) this.giveUp(adapter, error);
      else this.say(`takes no entries any more: ${shownReason(error, this.options.address)}`);
      return undefined;
    }
  }

  private async connect(): Promise<KeyvAdapter | undefined> {
    const { address, root } = this.options;
    let adapter: KeyvAdapter | undefined;
    try {
      // What matters also fails the question, in words that say less.
      adapter = await keyvAdapter(address, root, this.limits, error => {
        this.lastError ??= error;
      });
      await withTimeLimit(adapter.has('pylit'), this.limits.connect);
      return adapter;
    } catch (error) {
      this.giveUp(adapter, this.lastError ?? error);
      return undefined;
    }
  }

  private giveUp(adapter: KeyvAdapter | undefined, error: unknown): void {
    this.readable = this.writable = false;
    this.adapter = Promise.resolve(undefined);
    this.say(`is not used for the rest of this build: ${shownReason(error, this.options.address)}`);
    if (adapter) void disconnect(adapter, true);
  }

  private refuse(count: number): void {
    const entries = count === 1 ? 'an entry that is' : `${count} entries that are`;
    this.say(`has ${entries} damaged or not from this team, and not used`);
  }

  private say(what: string): void {
    if (this.hasSaid) return;
    this.hasSaid = true;
    this.onProblem(
      `The shared cache at ${shownAddress(this.options.address)} ${what}. Builds are right without it, and slower.`,
    );
  }
}

async function setAll(adapter: KeyvAdapter, entries: { key: string; value: string }[]): Promise<void> {
  const expiring = entries.map(entry => ({ ...entry, ttl: LIFETIME_MILLISECONDS }));
  if (adapter.setMany) await adapter.setMany(expiring);
  else await Promise.all(expiring.map(({ key, value, ttl }) => adapter.set(key, value, ttl)));
}

async function disconnect(adapter: KeyvAdapter, force: boolean): Promise<void> {
  try {
    await withTimeLimit(Promise.resolve(adapter.disconnect(force)), TIME_LIMITS.connect);
  } catch {
    // A connection that is broken already cannot be ended any better.
  }
}

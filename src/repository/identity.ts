import { PylitError, quote } from '../core/error.ts';
import { formatZone, makeSignature, type Signature } from '../core/signature.ts';

/** Where a person's name may come from. */
export interface IdentitySources {
  /** Environment variables: PYLIT_AUTHOR_NAME before GIT_AUTHOR_NAME, and so on for EMAIL, DATE and COMMITTER. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Name and address from the user's configuration, for what the environment leaves open. */
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly now: Date;
}

/**
 * Works out who signs a commit, and when.
 *
 * @throws PylitError `config` when there is no name or address, or a date cannot be read
 */
export function identity(role: 'AUTHOR' | 'COMMITTER', sources: IdentitySources): Signature {
  const variable = (what: string) => {
    const value = sources.environment[`PYLIT_${role}_${what}`] ?? sources.environment[`GIT_${role}_${what}`];
    return value === '' ? undefined : value;
  };
  const date = variable('DATE');
  const { time, zone } = date === undefined ? moment(sources.now) : parseDate(date);
  const name = variable('NAME') ?? sources.name ?? '';
  const email = variable('EMAIL') ?? sources.email ?? sources.environment.EMAIL ?? '';
  const signature = makeSignature(name, email, time, zone);
  if (signature.name === '') throw unknown(role, 'NAME', 'user.name');
  if (signature.email === '') throw unknown(role, 'EMAIL', 'user.email');
  return signature;
}

/**
 * Reads a date as git takes it from its environment: `@seconds +zone`, `seconds +zone`, or ISO 8601 with a zone (git:
 * Documentation/date-formats).
 *
 * @throws PylitError `config`
 */
export function parseDate(text: string): { readonly time: number; readonly zone: string } {
  const internal = /^@?([0-9]{1,12}) ([+-][0-9]{4})$/.exec(text.trim());
  if (internal) return { time: Number(internal[1]), zone: internal[2] ?? '+0000' };
  const bare = /^@([0-9]{1,12})$/.exec(text.trim());
  if (bare) return { time: Number(bare[1]), zone: '+0000' };
  const written = ISO.exec(text.trim());
  const time = written ? Date.parse(`${written[1]}T${written[2]}${zoneForDate(written[3])}`) : Number.NaN;
  if (written && Number.isFinite(time)) return { time: Math.floor(time / 1000), zone: plainZone(written[3]) };
  throw new PylitError('config', `Expected a date such as "2026-01-31T12:00:00+01:00", found ${quote(text)}.`);
}

const ISO =
  /^([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?) ?(Z|[+-][0-9]{2}:?[0-9]{2})$/;

function zoneForDate(zone = 'Z'): string {
  return zone === 'Z' ? zone : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
}

function plainZone(zone = 'Z'): string {
  return zone === 'Z' ? '+0000' : zone.replace(':', '');
}

function moment(now: Date): { time: number; zone: string } {
  return { time: Math.floor(now.getTime() / 1000), zone: formatZone(-now.getTimezoneOffset()) };
}

function unknown(role: string, what: string, key: string): PylitError {
  return new PylitError('config', `Expected to know who commits, found no ${what.toLowerCase()}.`, {
    hint: `Set ${key} with "git config --global ${key} ...", or the variable PYLIT_${role}_${what}.`,
    data: { key },
  });
}

/** Who did something and when: the author, committer or tagger line of an object. */
export interface Signature {
  readonly name: string;
  readonly email: string;
  /** Seconds since 1970-01-01 UTC. */
  readonly time: number;
  /** Offset from UTC as written: `+0130`, `-0800`. */
  readonly zone: string;
  /** The whole line, where it is not exactly what these four would give. */
  readonly raw?: string;
}

/**
 * Makes a signature as git does: control characters, `<` and `>` are left out of name and address, and dots, commas and quotes
 * at their ends too (git: ident.c, strbuf_addstr_without_crud).
 */
export function makeSignature(name: string, email: string, time: number, zone: string): Signature {
  return { name: withoutCrud(name), email: withoutCrud(email), time: Math.floor(time), zone };
}

/** Writes `Name <address> seconds zone`. */
export function formatSignature(signature: Signature): string {
  return signature.raw ?? plainForm(signature);
}

/** Reads a signature line. It always succeeds: what is missing is empty or 0, and the line is kept in `raw`. */
export function parseSignature(line: string): Signature {
  const open = line.indexOf('<');
  const close = line.lastIndexOf('>');
  const divided = open >= 0 && close > open;
  const name = (divided ? line.slice(0, open) : line).trimEnd();
  const email = divided ? line.slice(open + 1, close) : '';
  const rest = divided ? /^ (-?[0-9]{1,15}) ([+-][0-9]{4,6})$/.exec(line.slice(close + 1)) : null;
  const parsed = { name, email, time: rest ? Number(rest[1]) : 0, zone: rest?.[2] ?? '+0000' };
  return plainForm(parsed) === line ? parsed : { ...parsed, raw: line };
}

/** Writes minutes east of UTC as `+hhmm` or `-hhmm`. */
export function formatZone(minutes: number): string {
  const size = Math.abs(Math.trunc(minutes));
  const digits = String(Math.trunc(size / 60) * 100 + (size % 60)).padStart(4, '0');
  return `${minutes < 0 ? '-' : '+'}${digits}`;
}

/** Reads `+hhmm` as minutes east of UTC. */
export function zoneMinutes(zone: string): number {
  const size = Number.parseInt(zone.slice(1), 10) || 0;
  const minutes = Math.trunc(size / 100) * 60 + (size % 100);
  return zone.startsWith('-') ? -minutes : minutes;
}

function plainForm(signature: Signature): string {
  return `${signature.name} <${signature.email}> ${signature.time} ${signature.zone}`;
}

function withoutCrud(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isCrud(text.charCodeAt(start))) start += 1;
  while (end > start && isCrud(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end).replace(/[\n<>]/g, '');
}

function isCrud(code: number): boolean {
  return code <= 32 || '.,:;<>"\\\''.includes(String.fromCharCode(code));
}

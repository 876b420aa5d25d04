const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
] as const;

/** A day in milliseconds. */
const DAY = 86_400_000;

/** What a letter after `%` stands for. */
const PARTS: Readonly<Record<string, (date: Date) => string>> = {
  a: date => dayName(date).slice(0, 3),
  A: dayName,
  b: date => monthName(date).slice(0, 3),
  h: date => monthName(date).slice(0, 3),
  B: monthName,
  c: date => strftime(date, '%a %b %e %H:%M:%S %Y'),
  d: date => padded(date.getUTCDate()),
  D: date => strftime(date, '%m/%d/%y'),
  e: date => String(date.getUTCDate()).padStart(2),
  F: date => strftime(date, '%Y-%m-%d'),
  H: date => padded(date.getUTCHours()),
  I: date => padded(date.getUTCHours() % 12 || 12),
  j: date => padded(dayOfYear(date) + 1, 3),
  m: date => padded(date.getUTCMonth() + 1),
  M: date => padded(date.getUTCMinutes()),
  n: () => '\n',
  p: date => (date.getUTCHours() < 12 ? 'AM' : 'PM'),
  R: date => strftime(date, '%H:%M'),
  S: date => padded(date.getUTCSeconds()),
  t: () => '\t',
  T: date => strftime(date, '%H:%M:%S'),
  u: date => String(date.getUTCDay() || 7),
  U: date => padded(Math.floor((dayOfYear(date) + 7 - date.getUTCDay()) / 7)),
  w: date => String(date.getUTCDay()),
  W: date => padded(Math.floor((dayOfYear(date) + 7 - ((date.getUTCDay() + 6) % 7)) / 7)),
  x: date => strftime(date, '%m/%d/%y'),
  X: date => strftime(date, '%H:%M:%S'),
  y: date => padded(date.getUTCFullYear() % 100),
  Y: date => String(date.getUTCFullYear()),
  z: () => '+0000',
  Z: () => 'UTC',
  '%': () => '%',
};

/**
 * Writes a date in the words of C's `strftime`, in English and UTC: the same everywhere.
 *
 * @example strftime(new Date(0), '%a, %d %b %Y') // 'Thu, 01 Jan 1970'
 */
export function strftime(date: Date, format: string): string {
  return format.replace(/%(.)/gs, (written, letter: string) =>
    Object.hasOwn(PARTS, letter) ? (PARTS[letter]?.(date) ?? written) : written,
  );
}

function dayName(date: Date): string {
  return DAYS[date.getUTCDay()] ?? '';
}

function monthName(date: Date): string {
  return MONTHS[date.getUTCMonth()] ?? '';
}

/** Days since the first of January. */
function dayOfYear(date: Date): number {
  return Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0)) / DAY);
}

function padded(number: number, width = 2): string {
  return String(number).padStart(width, '0');
}

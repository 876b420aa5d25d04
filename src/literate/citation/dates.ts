/** A day as far as it is known; the year as it is shown. */
export interface EntryDate {
  readonly year?: string;
  /** From 1. */
  readonly month?: number;
  readonly day?: number;
}

/** Reads `2024`, `2024-05`, `2024-05-17`, a range of these (`2024/2026`), or any other words, which are the year. */
export function readDate(text: string): EntryDate {
  const [, year, month, day, rest = ''] =
    /^\s*(-?\d{1,4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?[~?]?\s*(\/.*)?$/.exec(text) ?? [];
  if (year === undefined) return text.trim() === '' ? {} : { year: text.trim() };
  const end = /^\/\s*(\d{4})/.exec(rest)?.[1];
  const shown = end === undefined || end === year ? year : `${year}–${end}`;
  return { year: shown, ...(month && ordinal('month', month, 12)), ...(day && ordinal('day', day, 31)) };
}

/** A month by its number or its English name; undefined for other words. */
export function readMonth(text: string): number | undefined {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 12) return number;
  const index = MONTHS.indexOf(text.trim().slice(0, 3).toLowerCase());
  return index < 0 ? undefined : index + 1;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function ordinal(name: 'month' | 'day', digits: string, most: number): EntryDate {
  const value = Number(digits);
  return value >= 1 && value <= most ? { [name]: value } : {};
}

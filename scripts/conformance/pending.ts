/** What a transform will do at a place of the document, once all of it is read. */
export interface Pending {
  /** Name of docutils' class, with its module. */
  readonly transform: string;
  readonly details: Readonly<Record<string, PendingDetail>>;
}

/** A Python value: a text, a number, a list of texts, or None. */
export type PendingDetail = string | number | readonly string[] | null;

/** The lines that pseudo-XML shows of it. */
export function pendingLines({ transform, details }: Pending): string[] {
  const values = Object.entries(details)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `       ${name}: ${python(value)}`);
  return ['.. internal attributes:', `     .transform: docutils.transforms.${transform}`, '     .details:', ...values];
}

function python(value: PendingDetail): string {
  if (value === null) return 'None';
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? quoted(value) : `[${value.map(quoted).join(', ')}]`;
}

function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  return quote + text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll(quote, `\\${quote}`) + quote;
}

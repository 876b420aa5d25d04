/** What documents can be woven into. */
export const FORMATS = ['html', 'latex', 'text', 'man', 'pdf'] as const;

export type FormatName = (typeof FORMATS)[number];

/** What documents can be woven into. */
export const FORMATS = ['html', 'latex', 'text', 'man', 'epub', 'single', 'pdf'] as const;

export type FormatName = (typeof FORMATS)[number];

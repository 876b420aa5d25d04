/** What documents can be woven into. */
export const FORMATS = ['html', 'latex'] as const;

export type FormatName = (typeof FORMATS)[number];

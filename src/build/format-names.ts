/** What documents can be woven into. */
export const FORMATS = ['html'] as const;

export type FormatName = (typeof FORMATS)[number];

export type { EpubFormatOptions } from './format.ts';
export { createEpubFormat } from './format.ts';

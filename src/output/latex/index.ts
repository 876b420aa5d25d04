export { createLatexFormat, LATEX } from './format.ts';
export type { LatexBook } from './settings.ts';

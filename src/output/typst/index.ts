export { bookFiles } from './book-files.ts';
export { codeColors } from './colors.ts';
export { createTypstFormat } from './format.ts';
export type { BookFacts, BookSettings } from './settings.ts';

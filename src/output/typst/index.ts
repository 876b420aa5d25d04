export { bookFiles } from './book-files.ts';
export { createTypstFormat } from './format.ts';
export type { BookFacts, BookSettings } from './settings.ts';

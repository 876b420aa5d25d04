export { createEpubFormat } from './format.ts';

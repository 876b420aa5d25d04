export { createHtmlFormat } from './format.ts';

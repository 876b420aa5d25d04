export { createLatexFormat, LATEX } from './format.ts';

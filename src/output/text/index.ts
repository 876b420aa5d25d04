export { createManFormat, createTextFormat, TEXT } from './format.ts';

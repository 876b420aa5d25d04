export { createSingleFormat } from './format.ts';

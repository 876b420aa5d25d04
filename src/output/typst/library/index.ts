import { BACK } from './back.ts';
import { BASE } from './base.ts';
import { BOOK } from './book.ts';
import { CITATIONS } from './citations.ts';
import { CODE } from './code.ts';
import { FLOW } from './flow.ts';

/** What every printed text begins with. */
export const LIBRARY = [BASE, FLOW, CODE, BOOK, BACK, CITATIONS].map(part => part.trimStart()).join('\n');

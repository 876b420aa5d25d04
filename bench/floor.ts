import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Processes that do less than any build can. */
export interface Floors {
  /** A Node process that runs an empty file. */
  readonly empty: readonly string[];
  /** A Node process that walks a folder, its last argument, and stats every Markdown file. */
  readonly walk: readonly string[];
}

/** Writes the floors' programs: plain CommonJS, since reading TypeScript would be a cost of its own. */
export function writeFloors(folder: string): Floors {
  writeFileSync(join(folder, 'empty.cjs'), '');
  writeFileSync(join(folder, 'walk.cjs'), walk);
  return { empty: [process.execPath, join(folder, 'empty.cjs')], walk: [process.execPath, join(folder, 'walk.cjs')] };
}

const walk = `'use strict';
const { readdirSync, statSync } = require('node:fs');
let bytes = 0n;
const visit = folder => {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = folder + '/' + entry.name;
    if (entry.isDirectory()) visit(path);
    else if (path.endsWith('.md')) bytes += statSync(path, { bigint: true }).size;
  }
};
visit(process.argv[2]);
if (bytes === 0n) process.exit(1);
`;

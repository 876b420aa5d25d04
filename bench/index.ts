/*
 * Building sites: pylit beside other tools, in one run. `npm run bench -- --help` lists the options.
 */
import { benchSites } from './site.ts';

try {
  await benchSites(process.argv.slice(2));
} catch (error) {
  console.error(`bench: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(2);
}

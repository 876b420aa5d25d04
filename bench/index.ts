/*
 * Building sites: pylit beside other tools, in one run. `npm run bench -- --help` lists the options.
 */
import { benchSites } from './site.ts';

await benchSites(process.argv.slice(2));

/** Writes the guide's page "Commands" from the commands as they are. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { commandsPage } from '../src/cli/commands-page.ts';

writeFileSync(path.resolve(import.meta.dirname, '../guide/commands.md'), commandsPage());

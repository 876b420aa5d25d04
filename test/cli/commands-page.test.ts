import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { commandsPage } from '../../src/cli/commands-page.ts';

it('the guide lists the commands as they are (npm run commands-page writes the page anew)', () => {
  expect(readFileSync(path.resolve(import.meta.dirname, '../../guide/commands.md'), 'utf8')).toBe(commandsPage());
});

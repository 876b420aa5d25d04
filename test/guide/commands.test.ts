import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { makeProgram } from '../../src/cli/program.ts';
import { root } from './project-copy.ts';

const program = makeProgram();
const pages = [
  ...readdirSync(join(root, 'guide'), { recursive: true, encoding: 'utf8' })
    .filter(path => /\.(?:md|rst)$/.test(path))
    .map(path => `guide/${path.replaceAll('\\', '/')}`),
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'SHORTCOMINGS.md',
  'ARCHITECTURE.md',
  'FORMAT.md',
];

describe('the command lines in the documents', () => {
  it.each(pages)('%s names only commands and options that exist', page => {
    const lines = commandLines(readFileSync(join(root, page), 'utf8'));
    expect(lines.map(problemWith).filter(problem => problem !== undefined)).toEqual([]);
  });

  it('are found in code spans and on lines of a console, and their mistakes seen', () => {
    const text =
      'Try `pylit bild` or `npx pylit build --jsn`.\n\n```console\n$ npx pylit store fsck && pylit log -n 3\n```\n';
    const lines = commandLines(text);
    expect(lines).toEqual(['bild', 'build --jsn', 'store fsck', 'log -n 3']);
    expect(lines.map(problemWith)).toEqual(['pylit bild', 'pylit build --jsn', undefined, undefined]);
  });
});

/** What follows `pylit` in code spans and console lines. */
function commandLines(text: string): string[] {
  const spans = Array.from(text.matchAll(/`{1,2}((?:npx )?pylit [^`\n]+?)`/g), ([, span = '']) => span);
  const lines = Array.from(text.matchAll(/^\s*\$ (.+)$/gm), ([, line = '']) => line);
  return [...spans, ...lines]
    .flatMap(line => line.split(/&&|\|/))
    .flatMap(part => Array.from(part.matchAll(/^\s*(?:npx )?pylit (.+)$/g), ([, rest = '']) => rest.trim()));
}

/** The command line again when it names a command or an option that pylit does not have. */
function problemWith(line: string): string | undefined {
  // What stands behind `--` are the words of another command.
  const words = line.replace(/ -- .*/, '').split(/\s+/);
  let command: Command = program;
  while (words[0] !== undefined) {
    const next = command.commands.find(candidate => candidate.name() === words[0]);
    if (next === undefined) break;
    command = next;
    words.shift();
  }
  const options = words.filter(word => /^-{1,2}[a-z]/i.test(word)).map(word => word.replace(/=.*$/, ''));
  const known = [...program.options, ...command.options].flatMap(option => [option.short, option.long]);
  const isUnknown = command === program || options.some(option => option !== '--help' && !known.includes(option));
  return isUnknown && !(command === program && options[0] === words[0]) ? `pylit ${line}` : undefined;
}

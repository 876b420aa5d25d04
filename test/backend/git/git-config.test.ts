import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseGitConfig } from '../../../src/backend/git/repository/git-config.ts';
import { describeNeeding } from '../../tools.ts';
import { git, temporaryFolder } from './repository.ts';

const ODD = [
  '[core] bare = true ; why\n\tautocrlf\n[remote "a.B \\"c\\""]\n url = "x # y" z # no\n',
  '[a]\n k = one \\\n  two\\t"  three "  \n[a "s"] k=\n',
  '# only\n;this\n\n',
  '\ufeff[A.b]\r\n K-1 = v\r\n',
  '[a]\nk = "never ended\n',
  '[a]\nk = \\q\n',
  'k = before any section\n',
  '[a]\n1k = v\n',
  '[a]\n# a comment \\\nk = v\n',
];

/** What git makes of a configuration: each name with its last value, or nothing where it refuses it. */
function byGit(path: string): Record<string, string> | undefined {
  try {
    const entries = git('.', ['config', '--file', path, '--list', '-z']).split('\0').slice(0, -1);
    return Object.fromEntries(
      entries.map(entry => [/^[^\n]*/.exec(entry)?.[0] ?? '', /\n(.*)/s.exec(entry)?.[1] ?? 'true']),
    );
  } catch {
    return undefined;
  }
}

/** Some versions of git make a space of a tab within a value. */
function withoutTabs(config: Record<string, string> | undefined): Record<string, string> | undefined {
  return (
    config && Object.fromEntries(Object.entries(config).map(([name, value]) => [name, value.replaceAll('\t', ' ')]))
  );
}

function byPylit(text: string, path: string): Record<string, string> | undefined {
  try {
    return Object.fromEntries(parseGitConfig(text, path));
  } catch {
    return undefined;
  }
}

describeNeeding('git', 'a configuration', () => {
  it('is read as git reads it', () => {
    const path = join(temporaryFolder(), 'config');
    const pieces = fc.constantFrom(
      '[a]',
      '[a "B"]',
      '\n',
      'k',
      ' = ',
      'v',
      '"',
      '\\',
      ' ',
      '#',
      ';',
      '\t',
      'n',
      '\\n',
      '\n x = 1',
    );
    const generated = fc.sample(
      fc.array(pieces, { maxLength: 14 }).map(all => `[s]\n${all.join('')}\n`),
      { numRuns: 80, seed: 7 },
    );
    for (const text of [...ODD, ...generated]) {
      writeFileSync(path, text);
      expect(withoutTabs(byPylit(text, path)), JSON.stringify(text)).toEqual(withoutTabs(byGit(path)));
    }
  });
});

describe('a configuration that cannot be read', () => {
  it('is refused with the line', () => {
    expect(() => parseGitConfig('[a]\nk = v\n\n]\n', 'config')).toThrow(
      expect.objectContaining({ code: 'store-format', data: { path: 'config', line: 4 } }),
    );
  });
});

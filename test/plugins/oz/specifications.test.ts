import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checked } from './checked.ts';

const FOLDER = path.join(import.meta.dirname, 'specifications');
const NAMES = readdirSync(FOLDER).map(name => name.replace(/\.zed$/, ''));

/** What a specification's remarks say that is said of it: `%: 3:8 oz-undeclared: ...`. */
function expected(source: string): string[] {
  return [...source.matchAll(/^%: (.*)$/gm)].map(([, text]) => text ?? '');
}

describe('oz: specifications, each with what is said of it', () => {
  it.each(NAMES)('%s', name => {
    const source = readFileSync(path.join(FOLDER, `${name}.zed`), 'utf8');
    expect(checked(source)).toEqual(expected(source));
  });

  it('are many, right ones and wrong ones', () => {
    const wrong = NAMES.filter(name => expected(readFileSync(path.join(FOLDER, `${name}.zed`), 'utf8')).length > 0);
    expect(NAMES.length).toBeGreaterThan(60);
    expect(wrong.length).toBeGreaterThan(25);
    expect(NAMES.length - wrong.length).toBeGreaterThan(25);
  });
});

import { readFileSync } from 'node:fs';
import { toHast } from 'mdast-util-to-hast';
import { parseRst } from 'pylit/rst';
import { describe, expect, it } from 'vitest';
import { highlightedParts } from '../../../src/reader/rst/highlight/highlight.ts';

/** What Pygments 2.14 makes of some code, as docutils 0.19 asks it. */
const RECORDED: readonly {
  readonly language: string;
  readonly code: string;
  readonly tokens: readonly (readonly [long: string, short: string, text: string])[];
}[] = JSON.parse(readFileSync(new URL('../../../fixtures/rst/pygments.json', import.meta.url), 'utf8'));

describe('code with the classes of Pygments', () => {
  it.each(RECORDED)('has the tokens of Pygments: $language', ({ code, language, tokens }) => {
    const parts = (form: 'long' | 'short') =>
      highlightedParts(code, language, form).map(({ classes, text }) => [classes.join(' '), text]);
    expect(parts('long')).toEqual(tokens.map(([long, , text]) => [long, text]));
    expect(parts('short')).toEqual(tokens.map(([, short, text]) => [short, text]));
  });

  it('is plain in languages that are not known, and where it is very long', () => {
    expect(highlightedParts('a b', 'no-language', 'long')).toEqual([{ classes: [], text: 'a b' }]);
    expect(highlightedParts('print '.repeat(5000), 'python', 'long')).toHaveLength(1);
  });

  it.each(['python', 'c', 'javascript', 'bash', 'latex'])('keeps every character of what is no %s', language => {
    const odd = '"\'`$ {(((\\[a $ /* <<x \u{1f600} \x07 #if 0\n'.repeat(100);
    const parts = highlightedParts(odd, language, 'long');
    expect(parts.map(part => part.text).join('')).toBe(odd.replace(/\n$/, ''));
  });

  it('is on nodes of the tree where it is asked for', () => {
    const text = '.. role:: python(code)\n\n:python:`id`\n\n.. code:: python\n\n   None\n';
    const html = (tree: ReturnType<typeof parseRst>) => JSON.stringify(toHast(tree));
    expect(html(parseRst(text, { syntaxHighlight: 'long' }))).toMatch(/"name","builtin".*"keyword","constant"/);
    expect(html(parseRst(text, { syntaxHighlight: 'short' }))).toMatch(/"nb".*"kc"/);
    expect(html(parseRst(text))).not.toMatch(/"nb"|builtin/);
  });
});

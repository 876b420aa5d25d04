import type { WordKey, Words } from '../../literate/words/words.ts';
import { escapeLatex } from './escape.ts';

/** What LaTeX calls its own words, which stand before a number or alone. */
const NAMES: readonly (readonly [command: string, key: WordKey])[] = [
  ['partname', 'part'],
  ['chaptername', 'chapter'],
  ['figurename', 'figure'],
  ['tablename', 'table'],
  ['contentsname', 'contents'],
  ['indexname', 'index'],
  ['seename', 'see'],
  ['alsoname', 'seeAlso'],
];

/** Commands for the phrases of a language. Those of LaTeX are set when the document begins, after babel has set its own. */
export function phrases(words: Words): string {
  const names = NAMES.flatMap(([command, key]) => {
    const name = nameOf(words, key);
    return name === undefined ? [] : [`\\def\\${command}{${name}}`];
  });
  return [
    `\\newcommand\\docatpage[1]{${words.markup(escapeLatex, 'atPage', '#1')}}`,
    `\\newcommand\\docnotes[1]{${words.markup(escapeLatex, 'tableNotes', '#1')}}`,
    `\\AtBeginDocument{${names.join('')}}`,
  ].join('\n');
}

/** What stands before the number; undefined where something stands after it, too, for which LaTeX has no place. */
function nameOf(words: Words, key: WordKey): string | undefined {
  const [name, number, ...rest] = words.pieces(key);
  if (typeof name !== 'string' || (number !== undefined && typeof number !== 'number') || rest.length > 0)
    return undefined;
  return escapeLatex(name.trim());
}

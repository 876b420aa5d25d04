import { LANGUAGES } from '../../../literate/words/languages.ts';
import { type WordKey, type Words, wordsOf } from '../../../literate/words/words.ts';
import type { Speaker } from '../../print/page-words.ts';

/** What style sheets write by themselves, by the names of their variables. */
const SAID: readonly (readonly [name: string, key: WordKey])[] = [
  ['figure', 'shortFigure'],
  ['table', 'table'],
  ['listing', 'listing'],
  ['written', 'writtenTo'],
];

/** The words of all languages, of which a page has those of its own; those of the project come last. */
export function wordStyles({ language, words }: Speaker): string {
  return [
    `:root { ${variables(wordsOf('en'))} }`,
    ...Object.keys(LANGUAGES).map(tag => `:root:lang(${tag}) { ${variables(wordsOf(tag))} }`),
    ...(words ? [`:root:lang(${language}) { ${variables(wordsOf(language, words))} }`] : []),
  ].join('\n');
}

/** What stands before and after what the style sheet puts in. */
function variables(words: Words): string {
  return SAID.map(([name, key]) => {
    const pieces = words.pieces(key);
    const at = pieces.findIndex(piece => typeof piece === 'number');
    const [before = '', after = ''] = [pieces.slice(0, at).join(''), pieces.slice(at + 1).join('')];
    return `--pylit-${name}: ${quoted(before)};${after === '' ? '' : ` --pylit-${name}-end: ${quoted(after)};`}`;
  }).join(' ');
}

function quoted(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&').replaceAll('\u00a0', '\\00a0')}'`;
}

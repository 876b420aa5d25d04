import type { BlockKind } from '../block.ts';
import type { WordKey, Words } from './words.ts';

const KINDS = {
  frontmatter: 'blockFrontmatter',
  heading: 'blockHeading',
  paragraph: 'blockParagraph',
  list: 'blockList',
  table: 'blockTable',
  code: 'blockCode',
  math: 'blockMath',
  quote: 'blockQuote',
  html: 'blockHtml',
  directive: 'blockDirective',
  definition: 'blockDefinition',
  footnote: 'blockFootnote',
  break: 'blockBreak',
  comment: 'blockComment',
  target: 'blockTarget',
  substitution: 'blockSubstitution',
  fields: 'blockFields',
} as const satisfies Record<BlockKind, WordKey>;

/** What a block of a kind is called; what has no kind is a block. */
export function kindWord(words: Words, kind = ''): string {
  const known = (Object.keys(KINDS) as BlockKind[]).find(one => one === kind);
  return words.text(known ? KINDS[known] : 'blockAny');
}

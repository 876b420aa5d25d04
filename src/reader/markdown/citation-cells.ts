import type { PhrasingContent, Text } from 'mdast';

/** One character of running text, or one node that is none, so that what stands in brackets can be read across nodes. */
export type Cell = CharacterCell | { readonly node: PhrasingContent };

export interface CharacterCell {
  readonly character: string;
  /** It is the author's own, and means nothing else: `\@`. */
  readonly isEscaped: boolean;
  /** Place in the source, in characters. */
  readonly offset: number;
}

/** The cells of running text. */
export function cellsOf(children: readonly PhrasingContent[], source: string): Cell[] {
  return children.flatMap((node): Cell[] => (node.type === 'text' ? characters(node, source) : [{ node }]));
}

/** The text that cells hold; each node is a character that stands nowhere else. */
export function textOfCells(cells: readonly Cell[]): string {
  return cells.map(cell => ('node' in cell ? '\uFFFC' : cell.isEscaped ? '\uFFFD' : cell.character)).join('');
}

/** Makes nodes of cells again. */
export function nodesOfCells(cells: readonly Cell[]): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  let run = '';
  const end = () => {
    if (run !== '') nodes.push({ type: 'text', value: run });
    run = '';
  };
  for (const cell of cells) {
    if ('character' in cell) {
      run += cell.character;
      continue;
    }
    end();
    nodes.push(cell.node);
  }
  end();
  return nodes;
}

/** Aligns a text with its source, in which backslashes, character references and the prefixes of lines stand between. */
function characters({ value, position }: Text, source: string): CharacterCell[] {
  const cells: CharacterCell[] = [];
  let at = position?.start.offset ?? 0;
  const end = position?.end.offset ?? at;
  for (let index = 0; index < value.length; index += 1) {
    const character = value[index] ?? '';
    while (at < end && source[at] !== character && !beginsOther(source, at) && /[\s>]/.test(source[at] ?? '')) at += 1;
    const other = beginsOther(source, at)
      ? OTHER.exec(source.slice(at, Math.min(at + LONGEST_REFERENCE, end)))?.[0]
      : undefined;
    const isReference =
      other?.startsWith('&') === true && (source[at] !== character || /^&(?:amp|#38|#x26);/i.test(other));
    const isEscaped = isReference || (other?.startsWith('\\') === true && other[1] === character);
    cells.push({ character, isEscaped, offset: at });
    at += isEscaped ? (other?.length ?? 1) : 1;
  }
  return cells;
}

const LONGEST_REFERENCE = 40;
const OTHER = /^(?:\\[!-/:-@[-`{-~]|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][\da-z]{1,31});)/i;

function beginsOther(source: string, at: number): boolean {
  return source[at] === '\\' || source[at] === '&';
}

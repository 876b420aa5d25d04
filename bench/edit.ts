import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Adds a word to a paragraph of a Markdown file, as a save in an editor does: the file is written anew.
 *
 * @param which which of its paragraphs, from 0 to below 1 of all
 */
export function editFile(file: string, word: string, which = 0.3): void {
  writeFileSync(file, editParagraph(readFileSync(file, 'utf8'), word, which));
}

/** The text with a word more at the end of one of its paragraphs. */
export function editParagraph(text: string, word: string, which: number): string {
  const lines = text.split('\n');
  const ends = endsOfParagraphs(lines);
  const end = ends[Math.floor(ends.length * which)];
  if (end === undefined) throw new Error('there is no paragraph to edit');
  return lines.with(end, `${lines[end]} ${word}`).join('\n');
}

/** A word that no page holds; another for each number. */
export function newWord(number: number): string {
  const letters = Array.from(String(number).padStart(6, '0'), digit => 'bcdfghjklm'[Number(digit)]);
  return `quizzical${letters.join('')}`;
}

/** The last lines of plain paragraphs: they begin with a letter after an empty line, outside of fences and HTML. */
function endsOfParagraphs(lines: readonly string[]): number[] {
  const ends: number[] = [];
  let fence: string | undefined;
  let inParagraph = false;
  for (const [i, line] of lines.entries()) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) fence = undefined;
      continue;
    }
    if (mark !== undefined) fence = mark;
    const begins = /^[A-Za-z]/.test(line) && (lines[i - 1] ?? '').trim() === '';
    inParagraph = fence === undefined && line.trim() !== '' && (inParagraph || begins);
    if (inParagraph && (lines[i + 1] ?? '').trim() === '') ends.push(i);
  }
  return ends;
}

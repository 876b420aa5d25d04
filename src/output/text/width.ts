/** Columns that a text takes in a terminal: wide signs two, those that are put on others none. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    if (character > '\x1f' && character < '\x7f') width += 1;
    else if (!/[\p{M}\p{Cf}]/u.test(character)) width += WIDE.test(character) ? 2 : 1;
  }
  return width;
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

/** Breaks a text into lines of at most so many columns; a word that is longer stands alone. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let length = 0;
  for (const word of text.split(' ')) {
    if (word === '') continue;
    const size = widthOf(word);
    if (line !== '' && length + 1 + size > width) {
      lines.push(line);
      line = '';
      length = 0;
    }
    length += size + (line === '' ? 0 : 1);
    line += line === '' ? word : ` ${word}`;
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  return lines;
}

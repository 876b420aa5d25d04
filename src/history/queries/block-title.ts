/** Characters of a title. */
const MAX_TITLE = 80;

/**
 * What a block is called in a list: the text of a heading without its marks, else the beginning of the first line that says something.
 *
 * @example blockTitle('heading', '## Getting *started* {#start}\n') === 'Getting started'
 */
export function blockTitle(kind: string, text: string): string {
  const lines = text.split('\n').filter(line => /[\p{L}\p{N}]/u.test(line));
  const first = (lines[0] ?? text.split('\n', 1)[0] ?? '').trim();
  return cut(kind === 'heading' ? headingText(first) : first);
}

function headingText(line: string): string {
  return line
    .replace(/^#{1,6}[ \t]+/, '')
    .replace(/[ \t]+#+$/, '')
    .replace(/[ \t]*\{[^{}]*\}$/, '')
    .replace(/\[([^\][]*)\]\([^()]*\)/g, '$1')
    .replace(/[*`]|\b_|_\b/g, '')
    .trim();
}

function cut(text: string): string {
  const characters = [...text];
  return characters.length > MAX_TITLE ? `${characters.slice(0, MAX_TITLE - 1).join('')}…` : text;
}

import type { Element } from 'hast';
import { type CodeLine, type CodePiece, codeLines, withoutTabs } from '../print/code-lines.ts';
import { escapeCode, escapeLatex } from './escape.ts';
import type { Printing } from './printing.ts';

/** So many lines at the beginning and at the end of code are kept together; shorter code altogether. */
const KEPT = 3;
const SHORT = 12;

/** A longer line may be broken where the page is too narrow for it, which a sign shows. */
const WIDE = 60;

/** Writes code line by line, coloured by the tokens of the page. */
export function printCode(pre: Element, printing: Printing): string {
  const lines = codeLines(pre).map(line => withoutTabs(line));
  const written = lines.map((line, index) => {
    const isKept = index < lines.length - 1 && (lines.length <= SHORT || index < KEPT || index >= lines.length - KEPT);
    return `\\codeline${isKept ? '*' : ''}{${codeLine(line, printing)}}`;
  });
  return `\\begin{code}\n${written.join('\n')}\n\\end{code}`;
}

/** Writes lines without colours. */
export function plainLines(lines: readonly string[]): string {
  return lines.map(text => `\\codeline*{${codeText(text.replaceAll('\t', '    '), text.length > WIDE)}}`).join('\n');
}

function codeLine({ pieces, number }: CodeLine, printing: Printing): string {
  const isWide = pieces.reduce((sum, { text }) => sum + text.length, 0) > WIDE;
  const shown = number === undefined ? '' : `\\codenumber{${escapeCode(number)}}`;
  return shown + pieces.map(piece => codePiece(piece, isWide, printing)).join('');
}

function codePiece({ text, classes, href }: CodePiece, isWide: boolean, { marks }: Printing): string {
  if (href !== undefined && typeof marks.split(href)[0] === 'object')
    return `\\chunkref{${href}}{${escapeLatex(text.replace(/^<<\s*|\s*>>$/g, ''))}}`;
  const code = codeText(text, isWide);
  const colour = classes.find(name => /^t\d+$/.test(name))?.slice(1);
  const bold = classes.includes('tb') ? `\\textbf{${code}}` : code;
  const styled = classes.includes('ti') ? `\\textit{${bold}}` : bold;
  return colour === undefined ? styled : `\\tok{${colour}}{${styled}}`;
}

/** Words of a wide line may be broken between them; words that are wide themselves after what parts them, and at last anywhere. */
function codeText(text: string, isWide: boolean): string {
  if (!isWide) return escapeCode(text);
  return text
    .split(/( )/)
    .map(word => (word === ' ' ? '\\codespace{}' : longWord(word)))
    .join('');
}

function longWord(word: string): string {
  if (word.length <= 20) return escapeCode(word);
  const parts = word.match(
    /[\ud800-\udbff][\udc00-\udfff]|.{1,20}?(?:[,;./()\-_=&?:](?![\udc00-\udfff])|$)|.{1,20}(?![\udc00-\udfff])/gsu,
  );
  return (parts ?? [word]).map(escapeCode).join('\\codebreak{}');
}

import { fenceLanguage } from './import-org-headers.ts';

/** An item of a list: its indentation, its mark and its words. */
export const ITEM = /^(\s*)([-+]|\d+[.)]|(?<=\s)\*)\s+(.*)$/;

/** Writes an Org list as Markdown, with boxes and descriptions. */
export function orgList(list: readonly string[], inline: (text: string) => string): string {
  const lines = list.map(line => {
    const item = ITEM.exec(line);
    if (!item) return line.trim() === '' ? '' : `${/^\s*/.exec(line)?.[0] ?? ''}${inline(line)}`;
    const [, indent = '', sign = '-', written = ''] = item;
    const box = /^\[([ Xx-])\]\s/.exec(written)?.[1];
    const words = written.replace(/^\[([ Xx-])\]\s/, '');
    const [, term, rest = ''] = /^(.*?)\s+::\s*(.*)$/.exec(words) ?? [];
    const text = term === undefined ? inline(words) : `**${inline(term)}**: ${inline(rest)}`;
    const mark = /^\d/.test(sign) ? sign : '-';
    return `${indent}${mark} ${box === undefined ? '' : `[${/x/i.test(box) ? 'x' : ' '}] `}${text}`;
  });
  return dedented(lines).join('\n');
}

/** Writes an Org table as Markdown; its head is what stands above the first line. */
export function orgTable(lines: readonly string[], inline: (text: string) => string): string {
  const rows: string[][] = [];
  let hasHead = false;
  for (const line of lines.map(each => each.trim())) {
    if (/^\|[-+]+\|?$/.test(line)) hasHead ||= rows.length === 1;
    else
      rows.push(
        line
          .replace(/^\||\|$/g, '')
          .split('|')
          .map(cell => inline(cell.trim())),
      );
  }
  const width = rows.reduce((most, row) => Math.max(most, row.length), 1);
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const [head = [], ...body] = hasHead ? rows : [[], ...rows];
  const wide = [...head, ...Array.from({ length: width - head.length }, () => '')];
  return [row(wide), `|${'---|'.repeat(width)}`, ...body.map(row)].join('\n');
}

/** Org writes `,*` and `,#+` for lines that would end a block. */
export function unescaped(lines: readonly string[]): string[] {
  return lines.map(line => line.replace(/^([ \t]*),(,*(?:\*|#\+))/, '$1$2'));
}

/** Without the indentation that all lines share. */
export function dedented(lines: readonly string[]): string[] {
  const indents = lines.filter(line => line.trim() !== '').map(line => /^\s*/.exec(line)?.[0].length ?? 0);
  const shared = Math.min(...indents, 200);
  return lines.map(line => (line.trim() === '' ? '' : line.slice(shared)));
}

/**
 * Without the indentation that all lines share, as Org removes it: tabs go to every eighth column, and are split into spaces. It removes
 * no more columns than the code has characters, and nothing where it cannot remove the same everywhere.
 */
export function withoutIndentation(lines: readonly string[]): readonly string[] {
  const most = lines.reduce((sum, line) => sum + [...line].length + 1, 0);
  const indents = lines.map(line => /^[ \t]*/.exec(line)?.[0] ?? '');
  const columns = indents.map(columnsOf);
  const filled = columns.filter((_, index) => /[^ \t\r\f]/.test(lines[index] ?? ''));
  const shared = filled.reduce((least, column) => Math.min(least, column), most);
  const isBlank = (index: number) => indents[index] === lines[index];
  if (shared === 0 || columns.some((column, index) => column < shared && !isBlank(index))) return lines;
  return lines.map((line, index) => {
    const [indent = '', column = 0] = [indents[index], columns[index]];
    return isBlank(index) ? '' : upToColumn(indent, column - shared) + line.slice(indent.length);
  });
}

function columnsOf(indent: string): number {
  return [...indent].reduce((column, letter) => (letter === '\t' ? column - (column % 8) + 8 : column + 1), 0);
}

/** The beginning of an indentation. */
function upToColumn(indent: string, wanted: number): string {
  let column = 0;
  let taken = '';
  for (const letter of indent) {
    const after = letter === '\t' ? column - (column % 8) + 8 : column + 1;
    if (after > wanted) return taken + ' '.repeat(wanted - column);
    taken += letter;
    column = after;
  }
  return taken;
}

/** A code block that is only shown. */
export function fence(language: string, lines: readonly string[]): string {
  const ticks = '`'.repeat(Math.max(3, ...lines.map(line => (/`{3,}/.exec(line)?.[0].length ?? 0) + 1)));
  return [`${ticks}${fenceLanguage(language)}`, ...lines, ticks].join('\n');
}

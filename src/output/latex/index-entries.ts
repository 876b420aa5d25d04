import type { IndexEntry } from '../../literate/document.ts';
import { escapeCode, escapeLatex } from './escape.ts';

/** Writes what the documents want to be in the index, as makeindex reads it. */
export function indexCommands(entries: readonly IndexEntry[]): string {
  return entries.map(indexCommand).join('');
}

function indexCommand({ kind, value, main }: IndexEntry): string {
  const words = value
    .split(';')
    .map(word => word.trim())
    .filter(word => word !== '');
  const [first, second, third] = words;
  if (first === undefined) return '';
  const page = main ? '|textbf' : '';
  const at = (...levels: readonly string[]) => `\\index{${levels.map(term).join('!')}${page}}%\n`;
  if (second === undefined) return at(first);
  if (kind === 'see' || kind === 'seealso') return `\\index{${term(first)}|${kind}{${quoted(escapeLatex(second))}}}%\n`;
  if (kind === 'pair') return at(first, second) + at(second, first);
  if (kind === 'triple' && third !== undefined)
    return at(first, `${second} ${third}`) + at(second, `${third}, ${first}`) + at(third, `${first} ${second}`);
  return at(first, second);
}

/** A name of code in the index. */
export function codeTerm(name: string): string {
  return `${sortKey(name)}@\\texttt{${quoted(escapeCode(name))}}`;
}

function term(word: string): string {
  return `${sortKey(word)}@${quoted(escapeLatex(word))}`;
}

/** By its letters alone, so that nothing of it is a sign of makeindex. */
function sortKey(word: string): string {
  return (
    word
      .normalize('NFD')
      .replace(/[^A-Za-z0-9 ]/g, '')
      .trim() || '0'
  );
}

/** What makeindex takes for its own signs is quoted. */
function quoted(latex: string): string {
  return latex.replace(/[!@|"]/g, '"$&');
}

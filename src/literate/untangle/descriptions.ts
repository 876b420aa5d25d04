import { commentText, docstringText } from './comment-text.ts';
import type { Paragraph } from './paragraphs.ts';
import type { SourceLanguage } from './source-language.ts';

/** Finds what is said of a file as a whole: its first comment that is no licence, or the docstring that it begins with. */
export function fileDescription(
  lines: readonly string[],
  all: readonly Paragraph[],
  language: SourceLanguage,
): { readonly description: readonly string[]; readonly used?: Paragraph } {
  for (const paragraph of all) {
    const { start, codeStart, end } = paragraph;
    const comment = commentText(lines.slice(start, codeStart), language.lexis);
    const isOwn = codeStart === end || (paragraph.name === undefined && comment.length > 0);
    if (isOwn && comment.length > 0 && !isLicence(comment)) return { description: comment, used: paragraph };
    if (language.lexis.hasDocstrings && DOCSTRING.test(lines[codeStart] ?? '') && codeStart < end)
      return { description: docstringText(quoted(lines.slice(codeStart, end))), used: paragraph };
    if (codeStart < end) break;
  }
  return { description: [] };
}

/** What the docstring of a definition says. @param lines of the definition */
export function docstringOf(lines: readonly string[], { lexis }: SourceLanguage): string[] {
  if (!lexis.hasDocstrings) return [];
  const head = lines.findIndex(line => /:\s*(?:#.*)?$/.test(line));
  const first = head < 0 ? undefined : lines[head + 1];
  return first !== undefined && DOCSTRING.test(first) ? docstringText(quoted(lines.slice(head + 1))) : [];
}

const DOCSTRING = /^\s*[rRuU]?(?:"""|''')/;

/** The lines up to the one that closes the quotes. */
function quoted(lines: readonly string[]): readonly string[] {
  const mark = /"""|'''/.exec(lines[0] ?? '')?.[0] ?? '"""';
  if ((lines[0] ?? '').split(mark).length > 2) return lines.slice(0, 1);
  const end = lines.findIndex((line, index) => index > 0 && line.includes(mark));
  return end < 0 ? [] : lines.slice(0, end + 1);
}

/** Whether a comment says who may do what with the file, and nothing of the code. */
export function isLicence(words: readonly string[]): boolean {
  return /\b(?:copyright|licen[cs]ed?|SPDX|all rights reserved)\b/i.test(words.join(' '));
}

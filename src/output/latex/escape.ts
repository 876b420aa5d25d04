import { characterMacro } from './characters.ts';

/**
 * Writes a text so that nothing in it is a command, and nothing of it is lost: letters that the fonts have stand as they are, others as
 * macros. Marks of holes pass.
 */
export function escapeLatex(text: string): string {
  return escaped(text, PROSE).replace(/\s*\n\s*/g, '\n');
}

/** The same for code: every quotation mark and every space is itself. */
export function escapeCode(text: string): string {
  return escaped(text, CODE).replace(/\s/g, '\\ ');
}

/** Characters that no font shows, and that would be an error. */
const CONTROLS =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ufe00-\ufe0f]|[\u{e0000}-\u{e0fff}]/gu;

const PROSE: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '`': '\\textasciigrave{}',
  '"': '\\textquotedbl{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  // After a command that may take an option.
  '[': '{[}',
  ']': '{]}',
};

const CODE: Readonly<Record<string, string>> = { ...PROSE, "'": '\\textquotesingle{}' };

/** Words that are written from right to left, with what stands between them. */
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]+(?:[ ,;:.'-]+[\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]+)*/gu;

function escaped(text: string, special: Readonly<Record<string, string>>): string {
  const plain = text.toWellFormed().normalize('NFC').replace(CONTROLS, '');
  let made = '';
  let end = 0;
  for (const { 0: words, index } of plain.matchAll(RIGHT_TO_LEFT)) {
    made += `${escapedRun(plain.slice(end, index), special)}\\docrtl{${escapedRun(words, special)}}`;
    end = index + words.length;
  }
  return made + escapedRun(plain.slice(end), special);
}

function escapedRun(plain: string, special: Readonly<Record<string, string>>): string {
  return (
    plain
      .replace(/[\\{}$&#%_^~`"'<>|[\]]/g, character => special[character] ?? character)
      // Two of these would become one sign.
      .replace(/([-,'])(?=\1)/g, '$1\\nolig{}')
      .replace(/[^\x20-\x7e\t\n\u00a0\ufdd0\ufdd1]/gu, characterMacro)
      .replace(/\u00a0/g, '~')
  );
}

/** An address for `\href`, in which nothing can end the argument. Marks of holes pass. */
export function escapeUrl(url: string): string {
  const safe = url.toWellFormed().replace(/[\s\\{}^`"<>|$\0-\x1f]|[^\x20-\x7e\ufdd0\ufdd1]/gu, encodeURIComponent);
  return safe.replace(/[%#&]/g, '\\$&');
}

/** A name for `\label`: only letters, digits and `./:-`; other characters as their numbers. */
export function labelName(text: string): string {
  return text.replace(/[^A-Za-z0-9./:-]/gu, character => `-x${character.codePointAt(0)?.toString(16) ?? ''}-`);
}

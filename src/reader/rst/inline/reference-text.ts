import { ESCAPE, unescapeText } from '../text/escape.ts';

/** What a role that refers to something is given: `title <target>`, `target`, or `!target` for no reference at all. */
export interface ReferenceText {
  readonly title: string;
  readonly target: string;
  /** The author gave the title. */
  readonly explicit: boolean;
  /** Written with `!`: it is shown like a reference and leads nowhere. */
  readonly suppressed: boolean;
}

/** Takes the text of a reference apart; escapes are marked in it. */
export function referenceText(escaped: string): ReferenceText {
  const suppressed = escaped.startsWith('!');
  const text = suppressed ? escaped.slice(1) : escaped;
  const open = text.endsWith('>') && !text.endsWith(`${ESCAPE}>`) ? text.lastIndexOf('<') : -1;
  const title = open > 0 && text[open - 1] !== ESCAPE ? unescapeText(text.slice(0, open)).trim() : '';
  if (suppressed || title === '') {
    const written = unescapeText(text);
    return { title: written, target: written.trim(), explicit: false, suppressed };
  }
  return { title, target: unescapeText(text.slice(open + 1, -1)).trim(), explicit: true, suppressed };
}

import { ESCAPE, unescapeText } from '../text/escape.ts';
import { AFTER, BEFORE } from './punctuation.ts';
import { URI_SCHEMES } from './uri-schemes.ts';

/** Characters of a URI (RFC 2396, 2732), of its end, and of the parts of an e-mail address. */
const URIC = String.raw`[\-_.!~*'\(\)\[\]\;\/:@\&=+$,%a-zA-Z0-9\0]`;
const URI_END = String.raw`(?:[_~*\/=+a-zA-Z0-9]|${URIC}(?=>))`;
const EMAILC = String.raw`[\-_!~*'\{\|\}\/\#?\^\`\&=+$%a-zA-Z0-9\0]`;
const EMAIL = String.raw`${EMAILC}+(?:\.${EMAILC}+)*(?<!\0)@${EMAILC}+(?:\.${EMAILC}*)*${URI_END}`;
const ABSOLUTE = String.raw`([a-zA-Z][a-zA-Z0-9.+\-]*):(?:\/\/?)?${URIC}*${URI_END}(?:\?${URIC}*${URI_END})?(?:#${URIC}*${URI_END})?`;

const URI = new RegExp(`(?<=^|${BEFORE})(?:${ABSOLUTE}|(${EMAIL}))${AFTER}`, 'v');
/** The same where markup may stand within words. */
const URI_IN_WORDS = new RegExp(`(?<!\\0)(?:${ABSOLUTE}|(${EMAIL}))`, 'v');
const WHOLE_EMAIL = new RegExp(`^${EMAIL}$`, 'v');
const WHOLE_URI = new RegExp(`^(?:${ABSOLUTE}|(${EMAIL}))${AFTER}`, 'v');

/** Longer words are no addresses; this bounds the search. */
const MAX_LENGTH = 1000;

/** An address found in a text. */
export interface FoundUri {
  readonly start: number;
  readonly end: number;
  readonly url: string;
}

/**
 * Finds the URIs and e-mail addresses in a text with marked escapes: up to a word that looks like one but has no known scheme, as docutils
 * does.
 */
export function findUris(escaped: string, inWords = false): FoundUri[] {
  if (!escaped.includes(':') && !escaped.includes('@')) return [];
  const found: FoundUri[] = [];
  for (const word of escaped.matchAll(/\S+/g)) {
    if (word[0].length > MAX_LENGTH || !/[:@]/.test(word[0])) continue;
    // What stands behind an address is a text of its own.
    for (let from = 0; from < word[0].length; ) {
      const match = (inWords ? URI_IN_WORDS : URI).exec(word[0].slice(from));
      if (!match) break;
      const url = uriOf(match);
      if (url === undefined) return found;
      const start = word.index + from + match.index;
      found.push({ start, end: start + match[0].length, url });
      from += match.index + match[0].length;
    }
  }
  return found;
}

function uriOf(match: RegExpExecArray): string | undefined {
  const scheme = match[1]?.toLowerCase();
  if (scheme !== undefined && !URI_SCHEMES.has(scheme)) return undefined;
  return `${scheme === undefined ? 'mailto:' : ''}${unescapeText(match[0])}`;
}

/** Whether a text starts with an address. */
export function startsWithUri(escaped: string): boolean {
  return escaped.length <= MAX_LENGTH && WHOLE_URI.test(escaped);
}

/** A bare e-mail address becomes a `mailto:` URI. */
export function adjustUri(uri: string): string {
  return uri.length <= MAX_LENGTH && !uri.includes(ESCAPE) && WHOLE_EMAIL.test(uri) ? `mailto:${uri}` : uri;
}

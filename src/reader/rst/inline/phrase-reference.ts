import type { Link, PhrasingContent } from 'mdast';
import type { Target } from '../../../literate/nodes.ts';
import {
  ESCAPE,
  joinEscapedWords,
  normalizeName,
  normalizeSpace,
  restoreEscapes,
  unescapeText,
} from '../text/escape.ts';
import { crossReference } from './cross-reference.ts';
import type { EndString } from './end-string.ts';
import type { Scanner } from './scanner.ts';
import { adjustUri, startsWithUri } from './uri.ts';

/** `<uri>` or `<alias_>` at the end of a phrase. */
const EMBEDDED = /(?:[ \n]+|^)<(?!\s)((?:[^<>]|\0[<>])+)(?<![\s\0])>$/;

/** `` `phrase`_ ``, `` `phrase`__ ``, with an embedded URI or alias. */
export function phraseReference(scanner: Scanner, place: { start: number; from: number }, end: EndString): void {
  const escaped = scanner.escaped.slice(place.from, end.start);
  const anonymous = end.reference === '__';
  const embedded = embeddedLink(escaped);
  if (!embedded) {
    const text = unescapeText(escaped);
    const name = anonymous ? undefined : normalizeName(text);
    scanner.add(place.start, end.end, [crossReference(name, textNodes(text), normalizeSpace(text))]);
    return;
  }
  const { text, alias, url } = embedded;
  const name = normalizeName(text);
  const node = alias === undefined ? link(url, text) : crossReference(alias, textNodes(text), normalizeSpace(text));
  const target: Target = {
    type: 'target',
    names: [name],
    ...(alias === undefined ? { url } : { refersTo: alias }),
    children: [],
    data: { hName: 'span', rst: { element: 'embedded' } },
  };
  scanner.add(place.start, end.end, anonymous ? [node] : [node, target]);
}

interface Embedded {
  readonly text: string;
  readonly alias: string | undefined;
  readonly url: string;
}

function embeddedLink(escaped: string): Embedded | undefined {
  // A match needs the last character, and white space or the start before the bracket: look from the last bracket only.
  const open = escaped.endsWith('>') ? lastOpening(escaped) : -1;
  const head = open < 0 ? '' : escaped.slice(0, open).replace(/[ \n]+$/, '');
  const match = open < 0 ? null : EMBEDDED.exec(escaped.slice(head.length));
  if (!match?.[1] || (head !== '' && head.length === open)) return undefined;
  const inside = match[1];
  const raw = restoreEscapes(inside);
  const isAlias = inside.endsWith('_') && !raw.endsWith('\\_') && !startsWithUri(inside);
  if (isAlias) {
    const alias = normalizeName(unescapeText(inside.slice(0, -1)));
    return { text: unescapeText(head) || alias, alias, url: '' };
  }
  const url = adjustUri(joinEscapedWords(inside));
  return { text: unescapeText(head) || url, alias: undefined, url };
}

function lastOpening(escaped: string): number {
  for (let at = escaped.lastIndexOf('<'); at > 0; at = escaped.lastIndexOf('<', at - 1)) {
    if (escaped[at - 1] !== ESCAPE) return at;
  }
  return escaped.startsWith('<') ? 0 : -1;
}

function link(url: string, text: string): Link {
  return {
    type: 'link',
    url,
    children: textNodes(text),
    data: { rst: { attributes: { name: normalizeSpace(text) } } },
  };
}

function textNodes(value: string): PhrasingContent[] {
  return [{ type: 'text', value }];
}

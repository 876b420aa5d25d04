/** An element of a page while it is written anew. */
export interface StartTag {
  readonly name: string;
  readonly attributes: Map<string, string>;
}

/**
 * What becomes of a tag: other attributes or another name; undefined leaves the tag out and keeps what stands in it. It is told the names
 * of the elements that the tag stands in, outermost first.
 */
export type TagRule = (tag: StartTag, inside: readonly string[]) => StartTag | undefined;

const VOID: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta source track wbr mprescripts none'.split(' '),
);

const TAG =
  /<(\/?)([a-zA-Z][^\s/>]*)((?:\s+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*(\/?)>|<!--[\s\S]*?-->|[<>]/g;
const ATTRIBUTE = /([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/**
 * Writes the HTML of a page, which a serialiser has made, as XML: every element is ended, every attribute has a value.
 *
 * @param rule is asked for each start tag
 */
export function toXhtml(html: string, rule: TagRule): string {
  const open: (string | undefined)[] = [];
  const sources: string[] = [];
  let result = '';
  let done = 0;
  for (const match of html.matchAll(TAG)) {
    const [token, slash, name, attributes = '', selfClosing] = match;
    result += xmlText(html.slice(done, match.index));
    done = match.index + token.length;
    if (name === undefined) result += token === '<' ? '&lt;' : token === '>' ? '&gt;' : '';
    else if (slash === '/') {
      // An end that nothing began is left out; so is what a serialiser never writes, wrong nesting.
      const at = sources.lastIndexOf(name);
      while (at >= 0 && sources.length > at) {
        sources.pop();
        const written = open.pop();
        if (written !== undefined) result += `</${written}>`;
      }
    } else {
      const tag = rule({ name, attributes: readAttributes(attributes) }, sources);
      const isEmpty = selfClosing === '/' || VOID.has(name.toLowerCase());
      if (tag) result += `<${tag.name}${writtenAttributes(tag.attributes)}${isEmpty ? '/' : ''}>`;
      if (!isEmpty) {
        sources.push(name);
        open.push(tag?.name);
      }
    }
  }
  result += xmlText(html.slice(done));
  for (const name of open.toReversed()) if (name !== undefined) result += `</${name}>`;
  return result;
}

function readAttributes(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single, bare] of text.matchAll(ATTRIBUTE)) {
    if (!attributes.has(name)) attributes.set(name, double ?? single ?? bare ?? '');
  }
  return attributes;
}

function writtenAttributes(attributes: ReadonlyMap<string, string>): string {
  return [...attributes].map(([name, value]) => ` ${name}="${xmlText(value).replaceAll('"', '&quot;')}"`).join('');
}

/** Text as XML has it: no named references but its own, none to characters that it does not allow. */
function xmlText(text: string): string {
  return text
    .replace(/&(?!(?:#\d{1,7}|#x[0-9a-f]{1,6}|amp|lt|gt|quot|apos);)/gi, '&amp;')
    .replace(/&#(x?)([0-9a-f]+);/gi, (reference, hex: string, digits: string) =>
      isXmlCharacter(Number.parseInt(digits, hex === '' ? 10 : 16)) ? reference : '\ufffd',
    )
    .replaceAll('<', '&lt;')
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd');
}

function isXmlCharacter(code: number): boolean {
  if (code === 9 || code === 10 || code === 13) return true;
  return (
    (code >= 0x20 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff)
  );
}

/** A text in XML, or an attribute's value. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** The value of an attribute without references. */
export function unescapeXml(value: string): string {
  return value.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(amp|lt|gt|quot|apos));/gi, (_, decimal, hex, name) => {
    if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? '';
    const code = Number.parseInt(decimal ?? hex, decimal === undefined ? 16 : 10);
    return isXmlCharacter(code) ? String.fromCodePoint(code) : '\ufffd';
  });
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

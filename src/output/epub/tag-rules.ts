import type { StartTag } from './xhtml.ts';

/** Elements that HTML no longer has, and what is in their place. */
const REPLACED: Readonly<Record<string, string>> = {
  acronym: 'abbr',
  big: 'span',
  center: 'div',
  dir: 'ul',
  font: 'span',
  rb: 'span',
  rtc: 'span',
  strike: 's',
  tt: 'code',
  main: 'div',
  hgroup: 'div',
};

/** Elements that a reading system has no use for; what stands in them stays. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'video',
  'audio',
  'source',
  'track',
  'link',
  'meta',
  'base',
  'iframe',
  'object',
]);

const ALLOWED: ReadonlySet<string> = new Set(
  (
    'id class title lang dir role style href src alt colspan rowspan headers start reversed value datetime cite open checked disabled ' +
    'width height hidden'
  ).split(' '),
);

/** Attributes that only these elements have. */
const ONLY_OF: Readonly<Record<string, readonly string[]>> = {
  scope: ['th'],
  type: ['ol', 'input', 'a'],
  value: ['li', 'data', 'meter', 'progress', 'input'],
  width: ['img', 'svg'],
  height: ['img', 'svg'],
  cite: ['blockquote', 'q', 'del', 'ins'],
  headers: ['td', 'th'],
  start: ['ol'],
  reversed: ['ol'],
  open: ['details'],
  href: ['a', 'area'],
  src: ['img'],
  alt: ['img', 'area'],
  colspan: ['td', 'th'],
  rowspan: ['td', 'th'],
  checked: ['input'],
  disabled: ['input'],
};

/** Makes a tag what HTML in an EPUB may have; formulas and drawings keep what they have. */
export function allowedTag({ name, attributes }: StartTag, isForeign: boolean): StartTag | undefined {
  if (isForeign) return foreignTag(name, attributes);
  const lower = name.toLowerCase();
  if (LEFT_OUT.has(lower)) return undefined;
  const shown = REPLACED[lower] ?? lower;
  const kept = new Map<string, string>();
  for (const [written, value] of attributes) {
    const attribute = written.toLowerCase();
    if (isAllowed(shown, attribute)) kept.set(attribute, value);
  }
  const style = styleOf(shown, attributes);
  if (style !== '') kept.set('style', [kept.get('style'), style].filter(Boolean).join('; '));
  if (shown === 'img' && !kept.has('alt')) kept.set('alt', '');
  if (kept.has('lang')) kept.set('xml:lang', kept.get('lang') ?? '');
  // A document has one place that is read as its notes.
  if (kept.get('role') === 'doc-backlink') kept.set('role', 'doc-backlink');
  return { name: shown, attributes: kept };
}

function isAllowed(name: string, attribute: string): boolean {
  const only = ONLY_OF[attribute];
  if (only) return only.includes(name);
  return ALLOWED.has(attribute) || /^aria-[a-z]+$/.test(attribute) || /^data-[a-z][a-z0-9-]*$/.test(attribute);
}

/** What attributes said of how something looks is said by styles. */
function styleOf(name: string, attributes: ReadonlyMap<string, string>): string {
  const align = attributes.get('align');
  const width = attributes.get('width');
  return [
    ...(align && /^(?:left|right|center|justify)$/.test(align) ? [`text-align: ${align}`] : []),
    ...(name === 'col' && width && /^\d+%$/.test(width) ? [`width: ${width}`] : []),
  ].join('; ');
}

const NAMESPACES: Readonly<Record<string, string>> = {
  math: 'http://www.w3.org/1998/Math/MathML',
  svg: 'http://www.w3.org/2000/svg',
};

/** In MathML 3, which books have, only some elements say how large formulas are. */
const SIZED: Readonly<Record<string, readonly string[]>> = {
  displaystyle: ['math', 'mstyle', 'mtable'],
  scriptlevel: ['math', 'mstyle'],
};

function foreignTag(name: string, attributes: ReadonlyMap<string, string>): StartTag {
  const isSized = Object.keys(SIZED).some(attribute => attributes.has(attribute));
  const shown = name === 'mrow' && isSized ? 'mstyle' : name;
  const kept = foreignAttributes(shown, attributes);
  for (const [attribute, elements] of Object.entries(SIZED)) if (!elements.includes(shown)) kept.delete(attribute);
  return { name: shown, attributes: kept };
}

function foreignAttributes(name: string, attributes: ReadonlyMap<string, string>): Map<string, string> {
  const kept = new Map(attributes);
  const namespace = NAMESPACES[name];
  if (namespace !== undefined) kept.set('xmlns', namespace);
  if (name === 'svg') kept.set('xmlns:xlink', 'http://www.w3.org/1999/xlink');
  kept.delete('tabindex');
  const role = kept.get('role');
  if (role !== undefined && !/^(?:application|document|img)$/.test(role)) kept.delete('role');
  return kept;
}

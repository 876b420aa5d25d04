import type { PhrasingContent } from 'mdast';
import type { CustomRole, ParseOptions } from '../context.ts';
import { normalizeName, restoreEscapes, unescapeText } from '../text/escape.ts';
import { CITATION_ROLES } from './citation-roles.ts';
import { MARKUP_ROLES } from './markup-roles.ts';
import { OBJECT_ROLES } from './object-roles.ts';
import { referenceText } from './reference-text.ts';

/** Interpreted text: what is between the backquotes with marked escapes, and all of it as written. */
export interface Interpreted {
  /** The role as written; undefined for the default one. */
  readonly role: string | undefined;
  readonly text: string;
  readonly raw: string;
}

/** Makes the node of interpreted text, or says what is wrong with it. */
export type Role = (use: Interpreted, custom: CustomRole | undefined) => PhrasingContent | string;

/** The roles that are more than a name: those of docutils, and the references of Sphinx. Names in lower case. */
const ROLES: ReadonlyMap<string, Role> = new Map<string, Role>([
  ['emphasis', (use, custom) => ({ type: 'emphasis', children: text(use), ...classData(custom) })],
  ['strong', (use, custom) => ({ type: 'strong', children: text(use), ...classData(custom) })],
  ['literal', (use, custom) => ({ type: 'inlineCode', value: unescapeText(use.text), ...classData(custom) })],
  ['code', code],
  ['math', math],
  ['raw', raw],
  ...named('subscript', 'sub', ['sub']),
  ...named('superscript', 'sup', ['sup']),
  ...named('title-reference', 'cite', ['title', 't']),
  ...named('abbreviation', 'abbr', ['ab']),
  ...named('acronym', 'abbr', ['ac']),
  ['pep-reference', pep],
  ['pep', pep],
  ['rfc-reference', rfc],
  ['rfc', rfc],
  ...OBJECT_ROLES,
  ...MARKUP_ROLES,
  ...CITATION_ROLES,
  ['ref', use => sphinxReference(use, 'label')],
  ['doc', use => sphinxReference(use, 'document')],
  ['lpref', use => sphinxReference(use, 'chunk')],
  ['pylit:ref', use => sphinxReference(use, 'chunk')],
]);

/** Names of docutils' own roles that it does nothing with. */
const NOT_IMPLEMENTED: ReadonlySet<string> = new Set(
  `index i anonymous-reference citation-reference footnote-reference named-reference substitution-reference uri-reference
  uri url target restructuredtext-unimplemented-role`.split(/\s+/),
);

/** Names of docutils' own roles. */
const DOCUTILS: ReadonlySet<string> = new Set(
  `abbreviation ab acronym ac code emphasis literal math pep-reference rfc-reference pep rfc strong subscript sub
  superscript sup title-reference title t raw`.split(/\s+/),
);

const notImplemented: Role = ({ role }) => `Interpreted text role "${role}" not implemented.`;

/** The role of a name in lower case; to the letter, those of docutils alone. */
export function findRole(name: string, { strict }: ParseOptions): Role | undefined {
  if (!strict) return ROLES.get(name);
  if (NOT_IMPLEMENTED.has(name)) return notImplemented;
  if (name === 'pep' || name === 'pep-reference') return strictPep;
  return DOCUTILS.has(name) ? ROLES.get(name) : undefined;
}

/** A role of the document that is based on none. */
export const plainRole: Role = (use, custom) => element('inline', 'span', use, custom);

/** A role that is only a name: plugins and styles may know it. */
export function genericRole(use: Interpreted, name: string): PhrasingContent {
  return element(name, undefined, use, undefined);
}

function classData(custom: CustomRole | undefined) {
  if (!custom || custom.classes.length === 0) return {};
  const className = [...custom.classes];
  return { data: { hProperties: { className }, rst: { attributes: { classes: className.join(' ') } } } };
}

function text(use: Interpreted): PhrasingContent[] {
  return [{ type: 'text', value: unescapeText(use.text) }];
}

function named(name: string, hName: string, aliases: readonly string[]): [string, Role][] {
  return [name, ...aliases].map(each => [each, (use, custom) => element(name, hName, use, custom)]);
}

function element(
  name: string,
  hName: string | undefined,
  use: Interpreted,
  custom: CustomRole | undefined,
): PhrasingContent {
  const className = [...(custom?.classes ?? [])];
  return {
    type: 'textDirective',
    name,
    attributes: custom && custom.classes.length > 0 ? { class: custom.classes.join(' ') } : {},
    children: text(use),
    data: {
      ...(hName !== undefined && { hName }),
      ...(className.length > 0 && { hProperties: { className } }),
      text: restoreEscapes(use.text),
    },
  };
}

function raw(use: Interpreted, custom: CustomRole | undefined): PhrasingContent | string {
  const format = custom?.options.format;
  if (format === undefined) {
    return (
      `No format (Writer name) is associated with this role: "${use.role ?? ''}".\n` +
      'The "raw" role cannot be used directly.\n' +
      'Instead, use the "role" directive to create a new role with an associated format.'
    );
  }
  return {
    type: 'textDirective',
    name: 'raw',
    attributes: { format, ...(custom && custom.classes.length > 0 && { class: custom.classes.join(' ') }) },
    children: [],
    data: { hName: 'span', text: restoreEscapes(use.text) },
  };
}

function code(use: Interpreted, custom: CustomRole | undefined): PhrasingContent {
  const given = custom?.options.language ?? custom?.name;
  const language = given === 'none' ? undefined : given;
  const own = (custom?.classes ?? []).filter(name => name !== language);
  const classes = ['code', ...own, ...(language ? [language] : [])];
  return {
    type: 'inlineCode',
    value: restoreEscapes(use.text),
    data: {
      hProperties: { className: language ? [`language-${language}`] : ['code'] },
      rst: { attributes: { classes: classes.join(' ') } },
    },
  };
}

function math(use: Interpreted, custom: CustomRole | undefined): PhrasingContent {
  const value = restoreEscapes(use.text);
  const own = custom?.classes ?? [];
  const hProperties = { className: ['language-math', 'math-inline', ...own] };
  const rst = own.length > 0 ? { rst: { attributes: { classes: own.join(' ') } } } : {};
  return {
    type: 'inlineMath',
    value,
    data: { hName: 'code', hProperties, hChildren: [{ type: 'text', value }], ...rst },
  };
}

function pep(use: Interpreted, custom: CustomRole | undefined): PhrasingContent | string {
  const { title, target, explicit } = referenceText(use.text);
  const [, number, section = ''] = /^(\d{1,4})(#.*)?$/s.exec(target) ?? [];
  if (number === undefined) return notAPep(target);
  const url = `https://peps.python.org/pep-${number.padStart(4, '0')}${section && `/${section}`}`;
  return link(url, explicit ? title : `PEP ${target}`, custom);
}

/** docutils knows no parts of a PEP. */
function strictPep(use: Interpreted, custom: CustomRole | undefined): PhrasingContent | string {
  return use.text.includes('#') ? notAPep(unescapeText(use.text)) : pep(use, custom);
}

function notAPep(text: string): string {
  return `PEP number must be a number from 0 to 9999; "${text}" is invalid.`;
}

function rfc(use: Interpreted, custom: CustomRole | undefined): PhrasingContent | string {
  const { title, target, explicit } = referenceText(use.text);
  const [, number = '', section = ''] = /^(\d+)(#.*)?$/s.exec(target) ?? [];
  if (!(Number(number) >= 1)) return `RFC number must be a number greater than or equal to 1; "${target}" is invalid.`;
  const url = `https://tools.ietf.org/html/rfc${Number(number)}.html${section}`;
  return link(url, explicit ? title : `RFC ${Number(number)}`, custom);
}

function link(url: string, value: string, custom: CustomRole | undefined): PhrasingContent {
  return { type: 'link', url, children: [{ type: 'text', value }], ...classData(custom) };
}

/** `text <name>` or a name alone. */
function sphinxReference(use: Interpreted, namespace: 'label' | 'document' | 'chunk'): PhrasingContent {
  const written = unescapeText(use.text);
  const [, title, inside] = /^(.*?\S)\s*<([^<>]+)>$/s.exec(written) ?? [];
  const target = (inside ?? written).trim();
  return {
    type: 'crossReference',
    namespace,
    name: namespace === 'label' ? normalizeName(target) : target,
    explicit: title !== undefined,
    children: [{ type: 'text', value: title ?? target }],
    data: { hName: 'a', rst: { element: 'role' } },
  };
}

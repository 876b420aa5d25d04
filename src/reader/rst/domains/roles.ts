import type { PhrasingContent } from 'mdast';
import { type ObjectQuery, queryName } from '../../../literate/domains/object-query.ts';
import { rolesOf } from '../../../literate/domains/object-types.ts';
import type { CrossReference } from '../../../literate/nodes.ts';
import type { ParseOptions } from '../context.ts';
import { referenceText } from '../inline/reference-text.ts';
import { unescapeText } from '../text/escape.ts';
import { C_KEYWORDS, cTokens } from './c-declaration.ts';
import { cppExpression, cppTarget } from './cpp/references.ts';
import { PLACE_ROLES } from './place-roles.ts';
import type { Scope } from './scope.ts';

/** Makes the node of interpreted text whose role is one of a domain; undefined where it is none. */
export function domainReference(
  written: string,
  text: string,
  { scope, nitpicky = true, objects = {} }: Pick<ParseOptions, 'nitpicky' | 'objects'> & { readonly scope: Scope },
): PhrasingContent | undefined {
  const place = PLACE_ROLES.get(written.toLowerCase().replace(/^std:/, ''));
  if (place) return place(text);
  const { inventory, domain, role } = ownRole(written, objects) ?? asked(written.toLowerCase(), scope);
  if (domain !== undefined && isExpression(domain, role))
    return (domain === 'c' ? expression : cppExpression)(unescapeText(text), scope);
  const isOwn = Object.hasOwn(objects, role);
  if (domain === undefined || (!rolesOf(domain).has(role) && role !== 'any' && !isOwn)) return undefined;
  if (inventory === undefined && domain === 'std' && OWN_ROLES.has(role)) return undefined;
  const reference = referenceText(text);
  const { title, target } = spoken(domain, role, reference);
  const specific = target.startsWith('.');
  const children: PhrasingContent[] = [
    PROSE.has(role) ? { type: 'text', value: title } : { type: 'inlineCode', value: title },
  ];
  const className = [domain, `${domain}-${role.replace(/[^\w-]/g, '-')}`];
  if (reference.suppressed) return { type: 'inlineCode', value: title, data: { hProperties: { className } } };
  const query: ObjectQuery = {
    domain,
    role,
    target: specific ? target.slice(1) : target,
    ...(specific && { specific: true }),
    ...surroundings(domain, scope),
    ...(inventory !== undefined && { inventory }),
  };
  const node: CrossReference = {
    type: 'crossReference',
    namespace: 'object',
    name: queryName(query),
    explicit: reference.explicit || !PROSE.has(role),
    ...(!nitpicky && { optional: 'noted' }),
    children,
    data: { hName: 'a', hProperties: { className }, rst: { element: 'role' } },
  };
  return node;
}

/** Roles of `std` that have their own way. */
const OWN_ROLES = new Set(['term', 'token', 'ref', 'doc']);

/** Roles whose text is prose, and not code. */
const PROSE = new Set(['ref', 'doc', 'term', 'any']);

/** The kind of things that a role of the configuration leads to is the name of their directive. */
function ownRole(written: string, objects: Readonly<Record<string, string>>) {
  const name = written.replace(/^std:/, '');
  const kind = Object.keys(objects).find(directive => objects[directive] === name);
  return kind === undefined ? undefined : { domain: 'std', role: kind, inventory: undefined };
}

/** `external+python:py:func`, `py:func`, or `func` alone. */
function asked(written: string, scope: Scope): { inventory?: string; domain: string | undefined; role: string } {
  const [, inventory, rest = written] = /^external(?:\+([^:]+))?:(.+)$/s.exec(written) ?? [];
  const outside = rest === written ? {} : { inventory: inventory ?? '' };
  const colon = rest.indexOf(':');
  if (rest === 'any') return { ...outside, domain: 'any', role: 'any' };
  if (colon > 0) return { ...outside, domain: rest.slice(0, colon), role: rest.slice(colon + 1) };
  const domain = [scope.domain ?? 'py', 'std'].find(each => rolesOf(each).has(rest) || isExpression(each, rest));
  return { ...outside, domain, role: rest };
}

function isExpression(domain: string, role: string): boolean {
  return (domain === 'c' || domain === 'cpp') && (role === 'expr' || role === 'texpr');
}

/** What a reference shows, and what it asks for. */
function spoken(domain: string, role: string, { title, target, explicit }: ReturnType<typeof referenceText>) {
  if (domain === 'cpp') return cppTarget(role, { title, target, explicit });
  if (domain !== 'py' && domain !== 'c' && domain !== 'js') return { title, target: target.replace(/\s+/g, ' ') };
  const wanted = target.replace(/^~/, '').replace(/\(\)$/, '').trim();
  const isCalled = CALLED.has(`${domain}:${role}`);
  if (explicit) return { title, target: wanted };
  const dotless = domain !== 'c' ? title.replace(/^\.+/, '') : title;
  const short = dotless.startsWith('~') ? dotless.slice(1).replace(/^.*\.(?=.)/s, '') : dotless;
  const shown = isCalled ? `${short.replace(/\(\)$/, '')}()` : role === 'deco' ? `@${short}` : short;
  return { title: shown, target: wanted };
}

const CALLED = new Set(['py:func', 'py:meth', 'c:func', 'js:func', 'js:meth', 'js:class']);

function surroundings(domain: string, scope: Scope): Pick<ObjectQuery, 'module' | 'scope'> {
  if (domain === 'py') return { module: scope.module, scope: scope.class };
  if (domain === 'c') return { scope: scope.c };
  if (domain === 'cpp') return { scope: scope.cpp };
  if (domain === 'js') return { module: scope.jsModule, scope: scope.jsObject };
  return domain === 'std' ? { scope: scope.program } : {};
}

/** `c:expr`: code of C whose names lead to their descriptions. */
function expression(text: string, scope: Scope): PhrasingContent {
  const children = cTokens(text).map((token): PhrasingContent => {
    const shown: PhrasingContent = { type: 'text', value: token.text };
    if (token.kind !== 'name' || C_KEYWORDS.has(token.text)) return shown;
    const query = { domain: 'c', role: 'identifier', target: token.text, scope: scope.c };
    return {
      type: 'crossReference',
      namespace: 'object',
      name: queryName(query),
      explicit: true,
      optional: true,
      children: [shown],
      data: { hName: 'a' },
    };
  });
  return { type: 'signaturePart', children, data: { hName: 'code', hProperties: { className: ['c', 'c-expr'] } } };
}

import type { PhrasingContent } from 'mdast';
import type { Target } from '../../../literate/nodes.ts';
import { normalizeSpace } from '../text/escape.ts';
import { indexEntries } from '../text/index-entries.ts';
import { plainText } from './plain-text.ts';
import { referenceText } from './reference-text.ts';
import type { Role } from './roles.ts';

/** Roles that refer to what documents describe for the whole project, and the one that puts a text into the general index. */
export const OBJECT_ROLES: readonly (readonly [string, Role])[] = [
  ['term', term],
  ['token', use => inCode(tokenReference(use.text, ''))],
  ['index', index],
];

function term(use: Parameters<Role>[0]): PhrasingContent {
  const { title, target, suppressed } = referenceText(use.text);
  const children: PhrasingContent[] = [{ type: 'text', value: title }];
  if (suppressed) return { type: 'emphasis', children };
  return {
    type: 'crossReference',
    namespace: 'term',
    name: normalizeSpace(target),
    explicit: true,
    children,
    data: { hName: 'a', hProperties: { className: ['role-term'] }, rst: { element: 'role' } },
  };
}

/** A token of a grammar; one without a group of its own belongs to `group`. `~group:name` shows the name alone. */
export function tokenReference(written: string, group: string): PhrasingContent {
  const { title, target, explicit, suppressed } = referenceText(written);
  const isShort = target.startsWith('~');
  const [own, name] = parts(isShort ? target.slice(1) : target);
  const of = own ?? group;
  const shown = explicit ? title : isShort || own === '' ? name : target;
  const children: PhrasingContent[] = [{ type: 'text', value: shown }];
  if (suppressed) return { type: 'inlineCode', value: shown };
  return {
    type: 'crossReference',
    namespace: 'token',
    name: of === '' ? name : `${of}:${name}`,
    explicit: true,
    children,
    data: { hName: 'a', hProperties: { className: ['role-token'] }, rst: { element: 'role' } },
  };
}

function inCode(node: PhrasingContent): PhrasingContent {
  if (node.type !== 'crossReference') return node;
  return { ...node, children: [{ type: 'inlineCode', value: plainText(node.children) }] };
}

/** Group and name of `group:name`; no group where there is no colon. */
function parts(target: string): [string | undefined, string] {
  const colon = target.indexOf(':');
  return colon < 0 ? [undefined, target] : [target.slice(0, colon), target.slice(colon + 1)];
}

/** `:index:`: the text stays, and the general index leads to it, by the text or by what stands in angle brackets. */
function index(use: Parameters<Role>[0]): PhrasingContent {
  const { title, target, explicit, suppressed } = referenceText(use.text);
  const main = suppressed ? { main: true as const } : {};
  const node: Target = {
    type: 'target',
    names: [],
    index: explicit ? indexEntries(target) : [{ kind: 'single', value: target, ...main }],
    children: [{ type: 'text', value: title }],
    data: { hName: 'span' },
  };
  return node;
}

/** What the general index calls the proposals that roles refer to. */
const PROPOSALS: ReadonlyMap<string, string> = new Map([
  ['pep', 'Python Enhancement Proposals; PEP'],
  ['rfc', 'RFC; RFC'],
]);

/** Puts references to proposals and to variables of the environment into the general index, as Sphinx does. */
export function indexed(role: string, made: PhrasingContent): PhrasingContent {
  const values = indexValues(role, made);
  if (values.length === 0) return made;
  return {
    type: 'target',
    names: [],
    index: values.map(value => ({ kind: 'single', value })),
    children: [made],
    data: { hName: 'span' },
  };
}

function indexValues(role: string, made: PhrasingContent): string[] {
  if (role === 'envvar' || role === 'std:envvar') {
    const name = made.type === 'crossReference' ? plainText(made.children) : '';
    return name === '' ? [] : [name, `environment variable; ${name}`];
  }
  const words = PROPOSALS.get(role);
  const number = made.type === 'link' ? /(?:pep-|rfc)0*(\d+)/.exec(made.url)?.[1] : undefined;
  return words === undefined || number === undefined ? [] : [`${words} ${number}`];
}

/** Which roles lead to which kinds of things, by domain; the first role is the one to write. */
const ROLES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  py: {
    function: ['func', 'obj'],
    data: ['data', 'obj'],
    class: ['class', 'exc', 'obj'],
    exception: ['exc', 'class', 'obj'],
    method: ['meth', 'obj'],
    classmethod: ['meth', 'obj'],
    staticmethod: ['meth', 'obj'],
    attribute: ['attr', 'obj'],
    property: ['attr', 'obj'],
    type: ['type', 'class', 'obj'],
    module: ['mod', 'obj'],
  },
  c: {
    member: ['member', 'var', 'data'],
    var: ['var', 'member', 'data'],
    function: ['func'],
    macro: ['macro'],
    struct: ['struct'],
    union: ['union'],
    enum: ['enum'],
    enumerator: ['enumerator'],
    type: ['type'],
    functionParam: ['member', 'var', 'data'],
  },
  cpp: {
    class: ['class', 'struct', 'type', 'identifier'],
    union: ['union', 'type', 'identifier'],
    function: ['func', 'identifier'],
    member: ['member', 'var', 'identifier'],
    type: ['type', 'identifier'],
    concept: ['concept', 'identifier'],
    enum: ['enum', 'type', 'identifier'],
    enumerator: ['enumerator', 'identifier'],
    functionParam: ['member', 'var', 'identifier'],
    templateParam: ['class', 'struct', 'union', 'member', 'var', 'type', 'identifier'],
  },
  js: {
    function: ['func'],
    method: ['meth'],
    class: ['class'],
    data: ['data'],
    attribute: ['attr'],
    module: ['mod'],
  },
  rst: { directive: ['dir'], 'directive:option': ['dir'], role: ['role'] },
  std: {
    cmdoption: ['option'],
    envvar: ['envvar'],
    confval: ['confval'],
    opcode: ['opcode'],
    pdbcommand: ['pdbcmd'],
    term: ['term'],
    token: ['token'],
    label: ['ref', 'keyword'],
    doc: ['doc'],
  },
};

/** Other names of roles. */
const SAME: Readonly<Record<string, string>> = { 'py:const': 'py:data', 'py:deco': 'py:func' };

const ANY_KIND: ReadonlySet<string> = new Set(['c', 'cpp', 'js']);

/** The roles of a domain. */
export function rolesOf(domain: string): ReadonlySet<string> {
  return BY_DOMAIN.get(domain) ?? new Set();
}

const BY_DOMAIN: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(ROLES).map(([domain, kinds]) => [
    domain,
    new Set([
      ...Object.values(kinds).flat(),
      ...Object.keys(SAME).flatMap(name => (name.startsWith(`${domain}:`) ? [name.slice(domain.length + 1)] : [])),
    ]),
  ]),
);

/** Whether a role of a domain leads to a kind of things. Those of C, C++ and JavaScript lead to any, as in Sphinx. */
export function leadsTo(domain: string, role: string, kind: string): boolean {
  if (ANY_KIND.has(domain) || role === 'any') return true;
  const asked = SAME[`${domain}:${role}`]?.slice(domain.length + 1) ?? role;
  const kinds = Object.hasOwn(ROLES, domain) ? ROLES[domain] : undefined;
  const roles = kinds && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  return roles?.includes(asked) ?? asked === kind;
}

/** The kinds of things that a role of a domain leads to. */
export function kindsOf(domain: string, role: string): string[] {
  return Object.keys(ROLES[domain] ?? {}).filter(kind => leadsTo(domain, role, kind));
}

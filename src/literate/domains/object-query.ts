/** What a reference to a described thing asks for. */
export interface ObjectQuery {
  /** `py`, `c`, `std`, `rst`, or `any`. */
  readonly domain: string;
  /** The role without its domain: `meth`, `option`. */
  readonly role: string;
  readonly target: string;
  /** The module, and the class, program, or other thing around, in which the reference stands. */
  readonly module?: string | undefined;
  readonly scope?: string | undefined;
  /** Written with a dot before it: the nearest thing of the role is wanted. */
  readonly specific?: true | undefined;
  /** Only in an inventory: of this name, or of any where it is ''. */
  readonly inventory?: string | undefined;
}

/**
 * The name under which a query is looked up.
 *
 * @example queryName({ domain: 'py', role: 'meth', target: 'sync', module: 'shelve', scope: 'Shelf' }) // 'py:meth sync (in shelve, Shelf)'
 */
export function queryName({ domain, role, target, module, scope, specific, inventory }: ObjectQuery): string {
  const where = module !== undefined || scope !== undefined ? ` (in ${module ?? ''}, ${scope ?? ''})` : '';
  const outside = inventory === undefined ? '' : `external+${inventory}:`;
  return `${outside}${domain}:${role} ${specific ? '.' : ''}${target}${where}`;
}

const NAME =
  /^(?:external\+(?<inventory>[^: ]*):)?(?<domain>[^: ]*):(?<role>\S*) (?<target>[\s\S]*?)(?: \(in (?<module>[^,()]*), (?<scope>[^()]*)\))?$/;

/** The query of a name; undefined where it is none. */
export function queryOf(name: string): ObjectQuery | undefined {
  const { inventory, domain, role, target, module, scope } = NAME.exec(name)?.groups ?? {};
  if (domain === undefined || role === undefined || target === undefined) return undefined;
  const specific = target.startsWith('.');
  return {
    domain,
    role,
    target: specific ? target.slice(1) : target,
    ...(specific && { specific: true as const }),
    ...(module && { module }),
    ...(scope && { scope }),
    ...(inventory !== undefined && { inventory }),
  };
}

/** A described thing of a domain, as a document exports it. */
export interface ObjectName {
  readonly domain: string;
  readonly kind: string;
  readonly name: string;
}

/** What a thing is called among all that is described: `py:method shelve.Shelf.sync`. */
export function objectName({ domain, kind, name }: ObjectName): string {
  return `${domain}:${kind} ${name}`;
}

/** The thing of such a name. */
export function objectOf(name: string): ObjectName {
  const space = name.indexOf(' ');
  const colon = name.indexOf(':');
  return { domain: name.slice(0, colon), kind: name.slice(colon + 1, space), name: name.slice(space + 1) };
}

/** A name as readers know it: those of functions of C++ have ids of their parameters behind a blank, `ns::f (i)`. */
export function plainName(name: string): string {
  const at = name.indexOf(' (');
  return at < 0 ? name : name.slice(0, at);
}

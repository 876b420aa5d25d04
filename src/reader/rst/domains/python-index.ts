/** What an index says of a thing of Python, as Sphinx words it. */
export function indexText(thing: {
  readonly kind: string;
  readonly module: string | undefined;
  /** In its module. */
  readonly name: string;
}): string {
  const { kind, module, name } = thing;
  const dot = name.lastIndexOf('.');
  const [owner, last] = [name.slice(0, Math.max(dot, 0)), name.slice(dot + 1)];
  const around = [module, owner].filter(part => part !== undefined && part !== '').join('.');
  const member = MEMBERS[kind];
  const isCalled = kind === 'function' || kind.endsWith('method');
  const shown = isCalled ? `${last}()` : last;
  if (member !== undefined && owner !== '') return `${shown} (${around} ${member})`;
  if (kind === 'class') return module === undefined ? `${name} (built-in class)` : `${name} (class in ${module})`;
  if (kind === 'exception') return name;
  if (kind === 'function' && module === undefined) return `${name}() (built-in function)`;
  if (module === undefined) return kind === 'data' ? `${name} (built-in variable)` : shown;
  return `${isCalled ? `${name}()` : name} (in module ${module})`;
}

/** What a member of a class is called. */
const MEMBERS: Readonly<Record<string, string>> = {
  method: 'method',
  classmethod: 'class method',
  staticmethod: 'static method',
  attribute: 'attribute',
  property: 'property',
};

import type { ObjectQuery } from '../../literate/domains/object-query.ts';
import { type DomainObjects, type KnownObject, lastPart } from './object-table.ts';

/**
 * Finds what a reference of C++'s domain means: in the declaration around, then in those around that, and at last everywhere. Without
 * parameters the first of overloaded functions is meant; what has no description with the arguments of a template is looked up without.
 */
export function findCpp(objects: DomainObjects, { role, target, scope = '' }: ObjectQuery): KnownObject | undefined {
  const at = target.indexOf(' (');
  const [name, parameters] = at < 0 ? [target, ''] : [target.slice(0, at), target.slice(at)];
  if (name === '') return undefined;
  const bare = withoutArguments(name);
  for (const wanted of new Set([name, bare])) {
    for (const around of scopes(scope)) {
      const full = around === '' ? wanted : `${around}::${wanted}`;
      const found = parameters === '' ? objects.byName.get(full) : overloaded(objects, full, parameters);
      // Within a class its name is the class, and no constructor.
      if (found && (role === 'func' || !isConstructor(full))) return found;
    }
  }
  return undefined;
}

function isConstructor(name: string): boolean {
  const [owner, own] = name.split('::').slice(-2);
  return own !== undefined && owner === own;
}

/** The declarations around, the nearest first, and that of everything. */
function scopes(scope: string): string[] {
  const found: string[] = [];
  let depth = 0;
  for (let at = scope.length; at > 0; at -= 1) {
    const sign = scope[at - 1];
    if (at === scope.length || (depth === 0 && scope.startsWith('::', at))) found.push(scope.slice(0, at));
    if (sign === '>') depth += 1;
    else if (sign === '<') depth -= 1;
  }
  return [...found, ''];
}

/** Exactly those parameters, or these with something behind them, such as `const`. */
function overloaded({ byName, ending }: DomainObjects, name: string, parameters: string): KnownObject | undefined {
  const wanted = name + parameters;
  return byName.get(wanted) ?? ending(lastPart(name)).find(one => one.name.startsWith(wanted));
}

/** Without the arguments of templates: `Foo` for `Foo<int>`. */
export function withoutArguments(name: string): string {
  if (/operator\W/.test(name)) return name;
  let bare = name;
  for (let before = ''; before !== bare; ) {
    before = bare;
    bare = bare.replace(/<[^<>]*>/g, '');
  }
  return bare;
}

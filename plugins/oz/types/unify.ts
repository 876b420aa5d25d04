import { resolved, type Type, type TypeVariable } from './type.ts';

/** Comparing takes so many steps at most; what takes more is held to be the same. */
const MOST_STEPS = 20_000;

/** Whether two types can be the same; variables in them are bound so that they are. */
export function unify(left: Type, right: Type): boolean {
  const steps = { left: MOST_STEPS };
  return same(left, right, steps);
}

interface Steps {
  left: number;
}

function same(left: Type, right: Type, steps: Steps): boolean {
  const [a, b] = [resolved(left), resolved(right)];
  steps.left -= 1;
  if (a === b || a.t === 'any' || b.t === 'any' || steps.left < 0) return true;
  if (a.t === 'variable') return bind(a, b, steps);
  if (b.t === 'variable') return bind(b, a, steps);
  if (a.t === 'power') return b.t === 'power' && same(a.of, b.of, steps);
  if (a.t === 'product') return b.t === 'product' && all(a.items, b.items, steps);
  if (a.t === 'schema') {
    const isAlike = b.t === 'schema' && a.fields.length === b.fields.length;
    return (
      isAlike &&
      a.fields.every(([name, type], index) => name === b.fields[index]?.[0] && same(type, b.fields[index][1], steps))
    );
  }
  if (a.t === 'object') return b.t === 'object' && isRelated(a, b);
  return b.t === a.t && a.name === b.name;
}

function all(a: readonly Type[], b: readonly Type[], steps: Steps): boolean {
  return a.length === b.length && a.every((type, index) => same(type, b[index] as Type, steps));
}

/** An object of a class may stand for one of a class that it inherits from. */
function isRelated(a: Extract<Type, { t: 'object' }>, b: Extract<Type, { t: 'object' }>): boolean {
  return a.name === b.name || a.ancestors.includes(b.name) || b.ancestors.includes(a.name);
}

function bind(variable: TypeVariable, type: Type, steps: Steps): boolean {
  if (occurs(variable, type, steps)) return false;
  if (variable.isElement) {
    if (type.t === 'variable') type.isElement = true;
    else if (type.t === 'power' || type.t === 'product' || type.t === 'schema') return false;
  }
  variable.bound = type;
  return true;
}

function occurs(variable: TypeVariable, type: Type, steps: Steps): boolean {
  const found = resolved(type);
  steps.left -= 1;
  if (found === variable) return true;
  if (steps.left < 0) return false;
  if (found.t === 'power') return occurs(variable, found.of, steps);
  if (found.t === 'product') return found.items.some(item => occurs(variable, item, steps));
  return found.t === 'schema' && found.fields.some(([, field]) => occurs(variable, field, steps));
}

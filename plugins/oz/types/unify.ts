import { resolved, type Type, type TypeVariable } from './type.ts';

/** Comparing takes so many steps at most; what takes more is held to be the same. */
const MOST_STEPS = 20_000;

/** Whether two types can be the same; variables in them are bound so that they are. */
export function unify(left: Type, right: Type): boolean {
  return same(left, right, { left: MOST_STEPS, depth: 0 });
}

interface Steps {
  left: number;
  depth: number;
}

/** Types are no deeper when they are made; variables in them may make them so. */
const DEEPEST = 300;

function same(left: Type, right: Type, steps: Steps): boolean {
  steps.left -= 1;
  if (steps.left < 0 || steps.depth > DEEPEST) return true;
  steps.depth += 1;
  const isSame = sameAsFound(resolved(left), resolved(right), steps);
  steps.depth -= 1;
  return isSame;
}

function sameAsFound(a: Type, b: Type, steps: Steps): boolean {
  if (a === b || a.t === 'any' || b.t === 'any') return true;
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
  if (steps.left < 0 || steps.depth > DEEPEST) return false;
  steps.depth += 1;
  const isThere = partsOf(found).some(part => occurs(variable, part, steps));
  steps.depth -= 1;
  return isThere;
}

function partsOf(type: Type): readonly Type[] {
  if (type.t === 'power') return [type.of];
  if (type.t === 'product') return type.items;
  return type.t === 'schema' ? type.fields.map(([, field]) => field) : [];
}

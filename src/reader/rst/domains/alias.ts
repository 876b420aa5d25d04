import type { DirectiveDefinition } from '../directives/definition.ts';
import { cppDeclaration } from './cpp/declaration.ts';
import { cppTarget } from './cpp/references.ts';
import { objectDirective } from './object-directive.ts';

/** `c:alias` and `cpp:alias`: names of things that are described elsewhere, which lead there. */
export function aliasDirective(domain: 'c' | 'cpp'): DirectiveDefinition {
  return objectDirective({
    domain,
    kind: 'alias',
    read(text, parts, { context: { state } }) {
      const scope = domain === 'c' ? state.scope.c : state.scope.cpp;
      const target = domain === 'c' ? text : cppAlias(text);
      parts.group('sig-name descname', inner =>
        inner.reference({ domain, role: 'identifier', target, scope }, text, { mustExist: true }),
      );
      return { described: [] };
    },
  });
}

/** A name, or a whole declaration, which tells one of several functions. */
function cppAlias(text: string): string {
  const declared = cppDeclaration('function', text);
  if (declared) return `${declared.name} ${declared.overload}`;
  return cppTarget('any', { title: text, target: text, explicit: false }).target;
}

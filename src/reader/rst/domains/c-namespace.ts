import type { DirectiveDefinition } from '../directives/definition.ts';
import { containerDirective } from '../directives/generic.ts';
import { linesText } from '../text/line.ts';
import type { Scope } from './scope.ts';

/** What C and C++ do otherwise. */
interface Namespaces {
  /** The declaration around. */
  readonly around: (scope: Scope) => string | undefined;
  /** Those to go back to, the nearest last. */
  readonly waiting: (scope: Scope) => readonly (string | undefined)[];
  readonly changed: (around: string | undefined, waiting: readonly (string | undefined)[]) => Partial<Scope>;
  /** Between a name and one in it. */
  readonly separator: string;
  /** The name that is written. */
  readonly read: (text: string) => string;
}

const C: Namespaces = {
  around: scope => scope.c,
  waiting: scope => scope.namespaces ?? [],
  changed: (c, namespaces) => ({ c, namespaces }),
  separator: '.',
  read: text => text,
};

/** Directives of C's domain that say to what the following belongs. */
export const C_NAMESPACES = namespaceDirectives(C);

/** Nobody goes deeper. */
const MOST = 100;

/**
 * Makes `namespace` (what follows belongs to a declaration), `namespace-push` (the same within the declaration around, until the next
 * pop) and `namespace-pop`.
 */
export function namespaceDirectives({
  around,
  waiting,
  changed,
  separator,
  read,
}: Namespaces): readonly (readonly [string, DirectiveDefinition])[] {
  const directive = (enter: (scope: Scope, name: string | undefined) => Partial<Scope>): DirectiveDefinition => ({
    arguments: [1, 1],
    longArgument: true,
    run(call) {
      const { state } = call.context;
      const name = named(linesText(call.argument));
      state.scope = { ...state.scope, ...enter(state.scope, name === undefined ? undefined : read(name)) };
      return [containerDirective(call, [])];
    },
  });
  const namespace = directive((_, name) => changed(name, []));
  const push = directive((scope, name) => {
    const outer = around(scope);
    const inner = name === undefined || outer === undefined ? name : `${outer}${separator}${name}`;
    return changed(inner, [...waiting(scope), outer].slice(-MOST));
  });
  const pop: DirectiveDefinition = {
    run(call) {
      const { state } = call.context;
      const names = waiting(state.scope);
      state.scope = { ...state.scope, ...changed(names.at(-1), names.slice(0, -1)) };
      return [containerDirective(call, [])];
    },
  };
  return [
    ['namespace', namespace],
    ['namespace-push', push],
    ['namespace-pop', pop],
  ];
}

function named(text: string): string | undefined {
  const name = text.trim();
  return ['', 'NULL', '0', 'nullptr'].includes(name) ? undefined : name;
}

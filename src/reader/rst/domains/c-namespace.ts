import type { DirectiveDefinition } from '../directives/definition.ts';
import { containerDirective } from '../directives/generic.ts';
import { linesText } from '../text/line.ts';

/** `c:namespace`: what follows belongs to a declaration. */
const namespace: DirectiveDefinition = {
  arguments: [1, 1],
  longArgument: true,
  run(call) {
    const { state } = call.context;
    state.scope = { ...state.scope, c: named(linesText(call.argument)), namespaces: [] };
    return [containerDirective(call, [])];
  },
};

/** `c:namespace-push`: the same within the declaration around, until the next `c:namespace-pop`. */
const push: DirectiveDefinition = {
  arguments: [1, 1],
  longArgument: true,
  run(call) {
    const { state } = call.context;
    const { c: around, namespaces = [] } = state.scope;
    const own = named(linesText(call.argument));
    const inner = own === undefined || around === undefined ? own : `${around}.${own}`;
    state.scope = { ...state.scope, c: inner, namespaces: [...namespaces, around].slice(-MOST) };
    return [containerDirective(call, [])];
  },
};

/** `c:namespace-pop`. */
const pop: DirectiveDefinition = {
  run(call) {
    const { state } = call.context;
    const { namespaces = [] } = state.scope;
    state.scope = { ...state.scope, c: namespaces.at(-1), namespaces: namespaces.slice(0, -1) };
    return [containerDirective(call, [])];
  },
};

/** Nobody goes deeper. */
const MOST = 100;

/** Directives of C's domain that say to what the following belongs. */
export const C_NAMESPACES: readonly (readonly [string, DirectiveDefinition])[] = [
  ['namespace', namespace],
  ['namespace-push', push],
  ['namespace-pop', pop],
];

function named(text: string): string | undefined {
  const name = text.trim();
  return ['', 'NULL', '0', 'nullptr'].includes(name) ? undefined : name;
}

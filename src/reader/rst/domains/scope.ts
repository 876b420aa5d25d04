import type { DocumentState } from '../context.ts';

/** In what names are looked up, as earlier directives of the document have set it. Sphinx calls it the reference context. */
export interface Scope {
  /** Domain of directives and roles that name none. */
  readonly domain?: string | undefined;
  readonly module?: string | undefined;
  /** Python's class around. */
  readonly class?: string | undefined;
  readonly program?: string | undefined;
  /** The C declaration around. */
  readonly c?: string | undefined;
  /** The C declarations to go back to (`c:namespace-pop`), the nearest last. */
  readonly namespaces?: readonly (string | undefined)[] | undefined;
  /** The C++ declaration around, whether it is an enum whose names are known outside of it, and those to go back to. */
  readonly cpp?: string | undefined;
  readonly cppEnum?: boolean | undefined;
  readonly cppNamespaces?: readonly (string | undefined)[] | undefined;
  /** The module and the object around of JavaScript. */
  readonly jsModule?: string | undefined;
  readonly jsObject?: string | undefined;
  /** The directive around, whose options are described. */
  readonly directive?: string | undefined;
}

/** Does something with another scope around it. */
export function within<Made>(state: DocumentState, inner: Partial<Scope>, make: () => Made): Made {
  const outer = state.scope;
  state.scope = { ...outer, ...inner };
  const made = make();
  const restored = Object.fromEntries(Object.keys(inner).map(key => [key, outer[key as keyof Scope]]));
  state.scope = { ...state.scope, ...restored };
  return made;
}

import { registerHooks } from 'node:module';

let registered = false;

/**
 * Makes `import ... from 'pylit'` in configurations and plugins mean the running pylit, also where the project has none installed
 * (a global install, or npx).
 */
export function resolvePylitHere(): void {
  if (registered) return;
  registered = true;
  // Resolved before the hook is there: resolving asks the hooks too.
  const own = new Map(OWN.map(name => [name, import.meta.resolve(name)]));
  registerHooks({
    resolve(specifier, context, next) {
      const url = own.get(specifier);
      return url === undefined ? next(specifier, context) : { url, shortCircuit: true };
    },
  });
}

/** The names under which pylit is imported; each resolves to the running package itself. */
const OWN = ['pylit', 'pylit/plugin'];

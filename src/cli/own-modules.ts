import { registerHooks } from 'node:module';

let registered = false;

/**
 * Makes `import ... from 'pylit'` in configurations and plugins mean the running pylit, also where the project has none installed
 * (a global install, or npx).
 */
export function resolvePylitHere(): void {
  if (registered) return;
  registered = true;
  registerHooks({
    resolve(specifier, context, next) {
      const own = OWN[specifier];
      return own === undefined ? next(specifier, context) : { url: import.meta.resolve(own), shortCircuit: true };
    },
  });
}

const OWN: Readonly<Record<string, string>> = { pylit: 'pylit', 'pylit/plugin': 'pylit/plugin' };

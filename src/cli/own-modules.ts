import { registerHooks } from 'node:module';

let registered = false;

/**
 * Makes `import ... from 'pylit'` in configurations and plugins mean the running pylit, also where the project has none installed
 * (a global install, or npx), and reads the project's TypeScript as modules, also where its package.json says `commonjs`, as
 * `npm init` writes it.
 */
export function resolvePylitHere(): void {
  if (registered) return;
  registered = true;
  // Resolved before the hook is there: resolving asks the hooks too.
  const own = new Map(OWN.map(name => [name, import.meta.resolve(name)]));
  registerHooks({
    resolve(specifier, context, next) {
      const url = own.get(specifier);
      if (url !== undefined) return { url, shortCircuit: true };
      const found = next(specifier, context);
      return isOwnTypeScript(found.url) ? { ...found, format: 'module-typescript' } : found;
    },
  });
}

/** The names under which pylit is imported; each resolves to the running package itself. */
const OWN = ['pylit', 'pylit/plugin'];

function isOwnTypeScript(url: string): boolean {
  return url.startsWith('file:') && /\.ts(?:\?|$)/.test(url) && !url.includes('/node_modules/');
}

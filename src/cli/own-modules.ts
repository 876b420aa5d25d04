import { createRequire, registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isVersioned, moduleUrl } from './project/module-graph.ts';

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
  const { resolve } = createRequire(import.meta.url);
  const own = new Map(OWN.map(name => [name, pathToFileURL(resolve(name)).href]));
  registerHooks({
    resolve(specifier, context, next) {
      const url = own.get(specifier);
      if (url !== undefined) return { url, shortCircuit: true };
      const found = versioned(next(specifier, context), context.parentURL);
      return isOwnTypeScript(found.url) ? { ...found, format: 'module-typescript' } : found;
    },
  });
}

/** What a configuration or plugin imports is imported again with it when it changed. */
function versioned<Found extends { readonly url: string }>(found: Found, parent: string | undefined): Found {
  if (parent === undefined || !isVersioned(parent) || isVersioned(found.url)) return found;
  if (!found.url.startsWith('file:') || found.url.includes('/node_modules/')) return found;
  const url = new URL(found.url);
  return { ...found, url: moduleUrl(url, fileURLToPath(url)).href };
}

/** The names under which pylit is imported; each resolves to the running package itself. */
const OWN = ['pylit', 'pylit/plugin'];

function isOwnTypeScript(url: string): boolean {
  return url.startsWith('file:') && /\.ts(?:\?|$)/.test(url) && !url.includes('/node_modules/');
}

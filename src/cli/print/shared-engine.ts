import { PylitError, quote } from '../../core/error.ts';
import { PrintEngine } from './engine.ts';
import type { CompilerKind } from './engine-compiler.ts';

const engines = new Map<string, PrintEngine>();
let chosen: CompilerKind | undefined;
let isSaid = false;

/** Has all that is printed from now on set by this Typst; by the best there is where none is named. */
export function chooseCompiler(compiler: CompilerKind | undefined): void {
  chosen = compiler;
  isSaid = false;
}

/** The engine of this process, started when it is first needed. @param folders with more fonts */
export function sharedEngine(folders: readonly string[]): PrintEngine {
  const compiler = chosen ?? compilerOf(process.env.PYLIT_TYPST);
  const key = [compiler, ...folders].join('\n');
  const known = engines.get(key);
  if (known) return known;
  const engine = new PrintEngine(folders, compiler, sayIfSlow);
  engines.set(key, engine);
  return engine;
}

/** Ends the engines' processes. */
export function closeEngine(): void {
  for (const engine of engines.values()) engine.close();
  engines.clear();
}

function compilerOf(name: string | undefined): CompilerKind | undefined {
  if (!name) return undefined;
  if (name === 'native' || name === 'wasm') return name;
  throw new PylitError('usage', `PYLIT_TYPST is ${quote(name)}, and can be native or wasm.`);
}

/** Once is enough. */
function sayIfSlow(compiler: CompilerKind): void {
  if (compiler === 'native' || isSaid) return;
  isSaid = true;
  console.error('note: Typst runs as WebAssembly here, which takes some five times as long.');
}

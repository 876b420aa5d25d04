import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Grammar } from '../../literate/identifiers/tree/syntax.ts';
import { inSteps } from './parse-limits.ts';

type TreeSitter = typeof import('@vscode/tree-sitter-wasm');

const require = createRequire(import.meta.url);
const PACKAGE = '@vscode/tree-sitter-wasm';

/** In pages of 64 KiB: 64 MiB. Programs need 32 at most. */
const MOST_MEMORY = 1024;

/** Grammars by name, and the runtime that they are loaded into. */
let runtime:
  | { readonly treeSitter: Promise<TreeSitter>; readonly grammars: Map<string, Promise<Grammar | undefined>> }
  | undefined;

/**
 * Loads a grammar, once in a process.
 *
 * @param name as tree-sitter has it, such as `typescript`
 * @returns undefined where it cannot be loaded: what needs it does without
 */
export function loadGrammar(name: string): Promise<Grammar | undefined> {
  runtime ??= { treeSitter: loadRuntime(), grammars: new Map() };
  const known = runtime.grammars.get(name) ?? load(name, runtime.treeSitter).catch(() => undefined);
  runtime.grammars.set(name, known);
  return known;
}

async function loadRuntime(): Promise<TreeSitter> {
  const file = require.resolve(PACKAGE);
  // A runtime that failed is never used again, and the package keeps only one.
  delete require.cache[file];
  const treeSitter: TreeSitter = require(file);
  const wasmMemory = new WebAssembly.Memory({ initial: 512, maximum: MOST_MEMORY });
  const options = { wasmMemory, print() {}, printErr() {} };
  // Its types know less than Emscripten.
  await treeSitter.Parser.init(options as unknown as Parameters<typeof treeSitter.Parser.init>[0]);
  return treeSitter;
}

async function load(name: string, treeSitter: Promise<TreeSitter>): Promise<Grammar> {
  const { Parser, Language } = await treeSitter;
  const language = await Language.load(readFileSync(require.resolve(`${PACKAGE}/wasm/tree-sitter-${name}.wasm`)));
  const parser = new Parser();
  parser.setLanguage(language);
  return {
    parse(text, use) {
      try {
        const { input, progressCallback } = inSteps(text);
        const tree = parser.parse(input, null, { progressCallback });
        if (!tree) parser.reset();
        try {
          return tree ? use(tree.rootNode) : undefined;
        } finally {
          tree?.delete();
        }
      } catch {
        // Its memory was not enough. What it left there is of no use.
        runtime = undefined;
        return undefined;
      }
    },
  };
}

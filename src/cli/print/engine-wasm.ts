import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  initSync,
  type TypstCompiler,
  TypstCompilerBuilder,
  type TypstCompileWorld,
} from '@myriaddreamin/typst-ts-web-compiler';
import { type Compiled, type CompiledDocument, type Compiler, ROOT, withoutRoot } from './engine-compiler.ts';
import type { EngineProblem } from './engine-task.ts';
import { fontsBelow, textFonts } from './font-files.ts';
import type { PlaceMark } from './places.ts';

/** Typst compiled to WebAssembly, which has no fonts of its own. @param folders with fonts beside those of the text */
export async function createWasmCompiler(folders: readonly string[]): Promise<Compiler> {
  const file = import.meta.resolve('@myriaddreamin/typst-ts-web-compiler/wasm');
  initSync({ module: readFileSync(fileURLToPath(file)) });
  const builder = new TypstCompilerBuilder();
  builder.set_dummy_access_model();
  for (const font of [...fontsBelow(folders), ...textFonts()]) await builder.add_raw_font(readFileSync(font));
  return new WasmCompiler(await builder.build());
}

/** Says at the end of the text how many pages there are, which nothing else tells. */
const LAST_PAGE = '\n#context [#metadata(here().page())<pylit-last-page>]\n';

/** Diagnostics as objects with a path and a range. */
const OBJECTS = 3;

/** Pages, and not HTML. */
const PAGED = 0;
const PDF = 1;

class WasmCompiler implements Compiler {
  readonly kind = 'wasm';
  readonly #compiler: TypstCompiler;
  readonly #texts = new Map<string, string>();
  #world: TypstCompileWorld | undefined;

  constructor(compiler: TypstCompiler) {
    this.#compiler = compiler;
  }

  put(path: string, content: string | Uint8Array): void {
    if (typeof content === 'string') {
      this.#texts.set(path, content);
      this.#compiler.add_source(ROOT + path, content);
    } else this.#compiler.map_shadow(ROOT + path, content);
  }

  remove(path: string): void {
    this.#texts.delete(path);
    this.#compiler.unmap_shadow(ROOT + path);
  }

  compile(main: string): Compiled {
    this.#compiler.add_source(ROOT + main, (this.#texts.get(main) ?? '') + LAST_PAGE);
    this.#world?.free();
    const world = this.#compiler.snapshot(ROOT, ROOT + main, undefined);
    this.#world = world;
    const { hasError = false, diagnostics = [] } = world.compile(PAGED, OBJECTS) as Diagnostics;
    const problems = diagnostics.map(problemOf);
    return { problems, ...(!hasError && { document: new WasmDocument(world) }) };
  }

  forget(): void {
    this.#compiler.reset();
  }
}

interface Diagnostics {
  readonly hasError?: boolean;
  readonly diagnostics?: readonly Diagnostic[];
}

interface Diagnostic {
  readonly path: string;
  /** `1:60-1:68`, from 0; empty where there is none. */
  readonly range: string;
  readonly severity: string;
  readonly message: string;
}

function problemOf({ path, range, severity, message }: Diagnostic): EngineProblem {
  return {
    isWarning: severity === 'warning',
    // What to do about it, such as to choose another root, is for those who call Typst themselves.
    text: message.replace(/, hints?: .*$/s, ''),
    ...(path !== '' && { path: withoutRoot(path) }),
    ...(range !== '' && { line: Number.parseInt(range, 10) }),
  };
}

class WasmDocument implements CompiledDocument {
  readonly pages: number;
  readonly #world: TypstCompileWorld;

  constructor(world: TypstCompileWorld) {
    this.#world = world;
    this.pages = Number(this.#values('pylit-last-page').at(-1) ?? 0);
  }

  marks(label: string): readonly PlaceMark[] {
    return this.#values(label) as PlaceMark[];
  }

  pdf(standard: string | undefined): Uint8Array | readonly EngineProblem[] {
    if (standard !== undefined)
      return [{ isWarning: false, text: `this Typst (WebAssembly) makes no PDF that keeps the standard ${standard}` }];
    const { result } = this.#world.get_artifact(PDF, OBJECTS) as { readonly result?: Uint8Array };
    return result ?? [{ isWarning: false, text: 'no PDF came of it' }];
  }

  #values(label: string): unknown[] {
    return JSON.parse(this.#world.query(PAGED, `<${label}>`, 'value')) as unknown[];
  }
}

import type { Compiler, CompilerKind } from './engine-compiler.ts';

/** Makes a compiler, with the fonts in these folders. */
type CreateCompiler = (folders: readonly string[]) => Promise<Compiler>;

/** Loads the Typst that is wanted. Where none is named, it is the native one, or the other where that cannot be loaded here. */
export async function loadCompiler(
  wanted: CompilerKind | undefined,
  folders: readonly string[],
  native: CreateCompiler = createNative,
): Promise<Compiler> {
  if (wanted === 'wasm') return createWasm(folders);
  try {
    return await native(folders);
  } catch (error) {
    if (wanted === 'native') throw error;
    return createWasm(folders);
  }
}

async function createNative(folders: readonly string[]): Promise<Compiler> {
  return (await import('./engine-native.ts')).createNativeCompiler(folders);
}

async function createWasm(folders: readonly string[]): Promise<Compiler> {
  return (await import('./engine-wasm.ts')).createWasmCompiler(folders);
}
